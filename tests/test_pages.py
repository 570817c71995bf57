"""Pictures of pages: made once, within bounds, by several threads at a time, and not at all of what cannot be read."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.web import pages
from app.web.pages import MOST_PIXELS, WIDTHS, PagePictures, page_size
from ingest.pdf import UnreadablePdf, open_pdf
from tests.made_pdfs import column, make_pdf


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "a.pdf", [column([f"Dit is bladzijde {n}."]) for n in range(1, 6)])


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The pages and widths that were really drawn."""
    told: list[tuple[int, int]] = []
    draw = pages._drawn

    def counted(path: Path, page: int, width: int) -> bytes:
        told.append((page, width))
        return draw(path, page, width)

    monkeypatch.setattr(pages, "_drawn", counted)
    return told


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


def test_a_page_is_drawn_as_wide_as_the_next_step(pdf: Path) -> None:
    image = opened(PagePictures().picture(pdf, 1, 500))
    assert image.format == "JPEG"
    assert image.size[0] == pytest.approx(WIDTHS[1], abs=1)
    assert image.size[1] / image.size[0] == pytest.approx(842 / 595, abs=0.01)
    assert image.convert("L").getextrema()[0] < 60  # there is type on it
    assert opened(PagePictures().picture(pdf, 1, 99_999)).size[0] == pytest.approx(WIDTHS[-1], abs=1)


def test_a_poster_stays_within_the_bound(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(300, 14_000))
    canvas.drawString(10, 10, "Lang")
    canvas.save()
    width, height = opened(PagePictures().picture(tmp_path / "a.pdf", 1, 2560)).size
    assert width * height <= 1.01 * MOST_PIXELS


def test_what_was_made_is_kept_until_the_file_changes(pdf: Path, drawn: list[tuple[int, int]]) -> None:
    pictures = PagePictures()
    first = pictures.picture(pdf, 1, 480)
    assert pictures.picture(pdf, 1, 480) == first
    assert drawn == [(1, 480)]
    make_pdf(pdf, [column(["Nu staat hier iets anders, en meer."])])
    assert pictures.picture(pdf, 1, 480) != first
    assert len(drawn) == 2


def test_the_least_lately_used_drop_off(pdf: Path, drawn: list[tuple[int, int]]) -> None:
    few = PagePictures(most_kept=2)
    for page in (1, 2, 1, 3, 1, 2):
        few.picture(pdf, page, 480)
    assert [page for page, _ in drawn] == [1, 2, 3, 2]
    drawn.clear()
    small = PagePictures(most_bytes=1)
    for page in (1, 1, 2, 1):
        small.picture(pdf, page, 480)
    assert [page for page, _ in drawn] == [1, 2, 1]


def test_many_at_a_time_while_a_folder_is_read(pdf: Path, drawn: list[tuple[int, int]]) -> None:
    """pdfium falls over when two threads are in it at once."""
    pictures = PagePictures()
    with ThreadPoolExecutor(8) as pool:
        reading = [pool.submit(open_pdf, pdf) for _ in range(20)]
        made = [pool.submit(pictures.picture, pdf, 1 + n % 5, 480) for n in range(60)]
        assert {job.result().pages for job in reading} == {5}
        assert len({job.result() for job in made}) == 5
    assert len(drawn) == 5


def test_an_encrypted_and_a_turned_page(tmp_path: Path) -> None:
    import pypdf

    path = make_pdf(tmp_path / "a.pdf", [column(["Geheim"])], password="")
    assert page_size(path, 1).pages == 1
    assert PagePictures().picture(path, 1, 480)
    writer = pypdf.PdfWriter(clone_from=make_pdf(tmp_path / "b.pdf", [column(["Gedraaid"])]))
    writer.pages[0].rotate(90)
    writer.write(tmp_path / "c.pdf")
    size = page_size(tmp_path / "c.pdf", 1)
    assert (round(size.width), round(size.height)) == (842, 595)
    width, height = opened(PagePictures().picture(tmp_path / "c.pdf", 1, 480)).size
    assert width > height


def test_what_cannot_be_shown_is_told(pdf: Path, tmp_path: Path) -> None:
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7 kapot")
    locked = make_pdf(tmp_path / "slot.pdf", [column(["Dicht"])], password="geheim")
    for path, page in ((pdf, 0), (pdf, 6), (tmp_path / "weg.pdf", 1), (tmp_path / "kapot.pdf", 1), (locked, 1)):
        with pytest.raises(UnreadablePdf):
            page_size(path, page)
        with pytest.raises(UnreadablePdf):
            PagePictures().picture(path, page, 480)
