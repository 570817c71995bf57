"""Pages that hold no text: noticed, and read where Tesseract is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest import ocr
from ingest.catalogue import Catalogue
from ingest.layout import reading_order
from ingest.read import read_document
from ingest.run import Run
from tests.made_pdfs import column, fake_tesseract, make_pdf, make_scan, merge, pages_of, prose, with_layer

LEFT = ["De gemeente maakt afspraken met", "de provincie over het aantal huizen", "dat de komende jaren nodig is."] * 3
RIGHT = ["Het waterschap bewaakt de dijken", "en meldt ieder jaar aan de raad", "hoe het ervoor staat."] * 3
HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"

needs_tesseract = pytest.mark.skipif(not ocr.tesseract(), reason="tesseract with Dutch (tesseract-ocr-nld) is absent")


def row(block: int, line: int, word: int, left: int, top: int, text: str, conf: float = 95.0) -> str:
    return f"5\t1\t{block}\t1\t{line}\t{word}\t{left}\t{top}\t{40 * len(text)}\t40\t{conf}\t{text}"


def test_pages_with_text_or_with_nothing_are_left_alone(tmp_path: Path) -> None:
    text = make_pdf(tmp_path / "tekst.pdf", [column(LEFT), column(["12"])])
    path = merge(tmp_path / "a.pdf", text, make_scan(tmp_path / "scan.pdf", [column(LEFT * 3), None]))
    with pdfium.PdfDocument(path) as document:
        assert [ocr.is_drawn(document, page) for page in pages_of(path)] == [False, False, True, False]


def test_table_of_words_becomes_lines_in_points() -> None:
    table = "\n".join(
        [HEADER, row(1, 1, 1, 100, 200, "Wonen"), row(1, 1, 2, 400, 201, "is"), row(1, 2, 1, 100, 300, "duur")]
    )
    first, second = ocr.runs_of_table(table, height=842, point=0.24)
    assert (first.text, second.text) == ("Wonen is", "duur")
    assert first.x0 == pytest.approx(24)
    assert first.x1 == pytest.approx(0.24 * 480)
    assert first.y > second.y
    assert first.y == pytest.approx(842 - 0.24 * 240.5)


def test_words_tesseract_is_not_sure_of_are_left_out() -> None:
    table = "\n".join([HEADER, row(1, 1, 1, 100, 200, "Wonen"), row(1, 1, 2, 400, 200, "~|", conf=12)])
    assert [run.text for run in ocr.runs_of_table(table, 842, 0.24)] == ["Wonen"]


def test_what_is_read_in_a_photograph_is_no_text() -> None:
    assert ocr.is_dutch("De gemeente bouwt woningen in Zuidhorn")
    assert not ocr.is_dutch("wiwrt ~ lljei KLORPF vvvvm")
    assert not ocr.is_dutch("")


def test_blocks_are_read_one_after_the_other() -> None:
    rows = [
        row(block, line, 1, 100 + 900 * block, 100 * line, f"b{block}r{line}") for line in (1, 2) for block in (1, 2)
    ]
    runs = ocr.runs_of_table("\n".join([HEADER, *rows]), 842, 0.24)
    assert [line.text for line in reading_order(runs)] == ["b1r1", "b1r2", "b2r1", "b2r2"]  # type: ignore[union-attr]


def test_tesseract_that_fails_leaves_the_page_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "tesseract", lambda: str(tmp_path / "geen-tesseract"))
    text = make_pdf(tmp_path / "tekst.pdf", [prose("Wonen", ["Het gaat om huizen voor wie weinig verdient."])])
    path = merge(tmp_path / "a.pdf", text, make_scan(tmp_path / "scan.pdf", [column(LEFT * 3)]))
    document = read_document(path, Catalogue())
    assert document.unreadable_pages == (2,)
    assert not document.recognised_pages


@needs_tesseract
def test_scan_of_two_columns_is_read(tmp_path: Path) -> None:
    path = make_scan(tmp_path / "scan.pdf", [[*column(LEFT), *column(RIGHT, x=320)]])
    document = read_document(path, Catalogue())
    text = " ".join(passage.text for passage in document.passages)
    assert document.recognised_pages == (1,)
    assert "De gemeente maakt afspraken met de provincie over het aantal huizen dat de komende jaren nodig is." in text
    assert "Het waterschap bewaakt de dijken en meldt ieder jaar aan de raad hoe het ervoor staat." in text


@needs_tesseract
def test_text_that_stands_there_is_kept_beside_what_is_read(tmp_path: Path) -> None:
    path = make_scan(tmp_path / "scan.pdf", [column(LEFT * 3)])
    from reportlab.pdfgen.canvas import Canvas

    stamp = Canvas(str(tmp_path / "stempel.pdf"))
    stamp.drawString(60, 60, "Vastgesteld op 3 maart 2021")
    stamp.save()
    import pypdf

    scan = pypdf.PdfWriter(clone_from=path)
    scan.pages[0].merge_page(pypdf.PdfReader(tmp_path / "stempel.pdf").pages[0])
    scan.write(path)
    text = read_document(path, Catalogue()).pages[0].text
    assert "Vastgesteld op 3 maart 2021" in text
    assert text.count("maakt afspraken") == 9


@pytest.mark.parametrize("installed", [True, False])
def test_layer_under_a_scan_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool) -> None:
    program = fake_tesseract(tmp_path, ["De", "gemeente", "gelezen"])
    monkeypatch.setattr(ocr, "tesseract", lambda: program if installed else "")
    document = read_document(with_layer(tmp_path / "a.pdf", column(LEFT * 3), column(LEFT)), Catalogue())
    assert document.recognised_pages == (1,)
    assert (
        document.sentences[0].text == "De gemeente maakt afspraken met de provincie over het aantal huizen dat de "
        "komende jaren nodig is."
    )
    assert "gelezen" not in document.pages[0].text


def test_layer_of_nonsense_gives_way_to_what_is_read_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = fake_tesseract(tmp_path, ["De", "gemeente", "maakt", "afspraken."])
    monkeypatch.setattr(ocr, "tesseract", lambda: program)
    laid = column(["Dc gcmccnte maakt afsprakcn mct", "dc provincic ovcr hct aantal"] * 4)
    document = read_document(with_layer(tmp_path / "a.pdf", column(LEFT * 3), laid), Catalogue())
    assert document.pages[0].text == "De gemeente maakt afspraken."


def test_what_is_read_in_a_picture_and_stands_in_the_text_counts_once(tmp_path: Path) -> None:
    lines = ["De gemeente bouwt ieder jaar woningen voor", "ouderen in de wijk."]
    page = pages_of(make_pdf(tmp_path / "a.pdf", [column(lines)]))[0]
    read = [
        Run("bouwt ieder jaar woningen voor", 200, 300, 40, 14, False),  # elsewhere on the page
        Run("ouderen in do wijk.", 60, 150, 748, 11, False),  # at the same place, misread
        Run("Noord en Zuid", 60, 150, 400, 11, False),
    ]
    assert [run.text for run in ocr.with_runs(page, read).runs[len(page.runs) :]] == ["Noord en Zuid"]


def test_tesseract_does_not_inherit_the_time_of_the_process_that_reads(tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\nulimit -S -t > {tmp_path}/tijd\nulimit -H -t > {tmp_path}/hoogstens\n", "utf-8")
    program.chmod(0o755)
    path = make_scan(tmp_path / "scan.pdf", [column(LEFT * 3)])
    script = (
        "import resource, sys; from pathlib import Path; from ingest.limits import allow; "
        "from ingest.page import read_pages; allow(30); limit = resource.getrlimit(resource.RLIMIT_CPU); "
        "print([r.state for r in read_pages(Path(sys.argv[1]), [0], sys.argv[2])]); "
        "assert resource.getrlimit(resource.RLIMIT_CPU) == limit"
    )
    done = subprocess.run([sys.executable, "-c", script, path, program], capture_output=True, text=True, check=True)
    assert "unread" in done.stdout
    assert (tmp_path / "tijd").read_text() == (tmp_path / "hoogstens").read_text() != ""
