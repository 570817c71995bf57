"""Pages that are turned, lie sideways or are cut out of a larger sheet read as any other."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.boxes import marks_of
from ingest.catalogue import Catalogue
from ingest.layout import reading_order
from ingest.read import read_document
from tests.made_pdfs import BODY, LEADING, Put, column, make_pdf, pages_of

LINES = [f"regel {i} van een tekst die door elk programma gewoon gelezen moet worden" for i in range(8)]
WIDTH, HEIGHT = A4
TURNS = {90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}  # where the origin goes when all is turned


def turned(path: Path, quarter: int, rotate: int, lines: list[str] = LINES) -> Path:
    """Text that runs ``quarter`` degrees counter-clockwise, on a page that is shown ``rotate`` degrees clockwise."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.translate(*TURNS.get(quarter, (0, 0)))
    canvas.rotate(quarter)
    canvas.setFont("Helvetica", BODY)
    for number, line in enumerate(lines):
        canvas.drawString(60, 500 - number * LEADING, line)
    canvas.save()
    return shown(path, rotate)


def shown(path: Path, rotate: int = 0, crop: tuple[int, int, int, int] | None = None) -> Path:
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        page.rotation = rotate
        if crop:
            page.cropbox = RectangleObject(crop)
    writer.write(path)
    return path


@pytest.mark.parametrize(
    ("quarter", "rotate"), [(0, 90), (90, 0), (90, 90), (180, 180), (180, 0), (270, 270), (270, 0), (90, 270)]
)
def test_text_is_read_whichever_way_it_lies(tmp_path: Path, quarter: int, rotate: int) -> None:
    path = turned(tmp_path / "a.pdf", quarter, rotate)
    page = pages_of(path)[0]
    assert [line.text for line in reading_order(page.runs)] == LINES  # type: ignore[union-attr]
    assert (page.width, page.height) == pytest.approx((HEIGHT, WIDTH) if quarter % 180 else (WIDTH, HEIGHT))
    assert 90 * page.turn == (quarter - rotate) % 360
    assert {(round(run.x0), round(run.y)) for run in page.runs} == {(60, 500 - 13 * i) for i in range(8)}
    assert page.runs[0].size == BODY
    document = read_document(path, Catalogue())
    assert not document.recognised_pages + document.unreadable_pages
    assert marks_of(path, LINES[3], 1).is_whole


def test_name_in_the_margin_does_not_turn_a_page(tmp_path: Path) -> None:
    page = pages_of(turned(tmp_path / "a.pdf", 90, 0, ["Foto: Jan Jansen"]))[0]
    assert (page.turn, page.runs) == (0, ())


def test_title_on_a_page_that_is_shown_lying_is_read(tmp_path: Path) -> None:
    page = pages_of(turned(tmp_path / "a.pdf", 0, 90, ["Bijlage 3"]))[0]
    assert [run.text for run in page.runs] == ["Bijlage 3"]


def test_page_is_cut_out_of_its_sheet(tmp_path: Path) -> None:
    marks = [Put(200, 20, "woonvisie_v3.indd 12 maart")]
    page = pages_of(shown(make_pdf(tmp_path / "a.pdf", [column(LINES) + marks]), crop=(40, 57, 500, 800)))[0]
    assert [run.text for run in page.runs] == LINES
    assert (page.width, page.height) == (460, 743)
    assert (round(page.runs[0].x0), round(page.runs[0].y)) == (20, 703)
