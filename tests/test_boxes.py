"""Quotations are marked where they stand on the page as it is shown: the picture itself is the judge."""

from __future__ import annotations

import textwrap
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2 as pdfium
import pytest

from ingest.boxes import Marks, marks_of
from ingest.pdf import UnreadablePdf
from ingest.places import fold
from tests.made_pdfs import Put, column, make_pdf, make_scan

QUOTE = "Bij het verbinden van samenwerkingsvormen telt elke gemeente mee, ook de kleinste."
LINES = ("Bij het verbinden van samen-", "werkingsvormen telt elke", "gemeente mee, ook de kleinste.")


def ink(path: Path, page: int) -> np.ndarray:
    """Where something is printed on a page as it is shown, shape (height, width), at two pixels a point."""
    with pdfium.PdfDocument(path) as document:
        return document[page - 1].render(scale=2, grayscale=True).to_numpy().squeeze() < 128


def split_ink(path: Path, marks: Marks, page: int = 1) -> tuple[float, float]:
    """The share of a page's ink that lies in the marks, and the share of the marks' room that is ink."""
    printed = ink(path, page)
    height, width = printed.shape
    marked = np.zeros_like(printed)
    for box in marks.boxes:
        if box.page == page:
            rows = slice(int(box.top * height) - 1, int(box.bottom * height) + 2)
            marked[rows, max(int(box.left * width) - 1, 0) : int(box.right * width) + 2] = True
    return float((printed & marked).sum() / printed.sum()), float((printed & marked).sum() / max(marked.sum(), 1))


def only_the_quote(path: Path) -> Path:
    return make_pdf(path, [column(LINES)])


def assert_all_is_marked(path: Path, marks: Marks, lines: int = 3) -> None:
    within, filled = split_ink(path, marks)
    assert marks.is_whole
    assert len(marks.boxes) == lines
    assert within > 0.999
    assert filled > 0.08  # tight: a box of a line of type holds so much ink


def test_a_quote_over_lines_and_a_hyphen_is_marked_line_by_line(tmp_path: Path) -> None:
    path = only_the_quote(tmp_path / "a.pdf")
    marks = marks_of(path, QUOTE, 1)
    assert_all_is_marked(path, marks)
    assert [box.top for box in marks.boxes] == sorted(box.top for box in marks.boxes)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page(tmp_path: Path, turn: int) -> None:
    writer = pypdf.PdfWriter(clone_from=only_the_quote(tmp_path / "a.pdf"))
    writer.pages[0].rotate(turn)
    writer.write(tmp_path / "b.pdf")
    assert_all_is_marked(tmp_path / "b.pdf", marks_of(tmp_path / "b.pdf", QUOTE, 1))


def test_a_page_that_was_drawn_sideways_and_is_shown_upright(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=only_the_quote(tmp_path / "a.pdf"))
    writer.pages[0].rotate(90)
    writer.pages[0].transfer_rotation_to_content()
    writer.pages[0].rotate(-90)
    writer.write(tmp_path / "b.pdf")
    assert_all_is_marked(tmp_path / "b.pdf", marks_of(tmp_path / "b.pdf", QUOTE, 1))


@pytest.mark.parametrize("turn", [0, 90])
def test_a_page_that_is_cut_out(tmp_path: Path, turn: int) -> None:
    writer = pypdf.PdfWriter(clone_from=only_the_quote(tmp_path / "a.pdf"))
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((40, 650, 400, 800))
    writer.pages[0].rotate(turn)
    writer.write(tmp_path / "b.pdf")
    assert_all_is_marked(tmp_path / "b.pdf", marks_of(tmp_path / "b.pdf", QUOTE, 1))


def test_an_encrypted_pdf_with_an_empty_password(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [column(LINES)], password="")
    assert_all_is_marked(path, marks_of(path, QUOTE, 1))


def test_only_the_quote_is_marked(tmp_path: Path) -> None:
    words = f"Vooraf staat hier iets anders. {QUOTE} En daarna nog wat, dat er niet bij hoort."
    path = make_pdf(tmp_path / "a.pdf", [column(textwrap.wrap(words, 50)), column(["Een andere bladzijde."])])
    marks = marks_of(path, QUOTE, 1)
    within, _ = split_ink(path, marks)
    assert marks.is_whole
    assert within == pytest.approx(len(QUOTE) / len(words), abs=0.06)  # letters differ in ink


def test_a_quote_over_two_columns_gets_no_box_across_the_gutter(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[*column(LINES[:2], top=100), *column(LINES[2:], x=320, top=760)]])
    assert_all_is_marked(path, marks_of(path, QUOTE, 1))


def test_a_quote_runs_on_over_a_footer_and_a_header(tmp_path: Path) -> None:
    footer, header = Put(60, 40, "Samen sterker: bladzijde 1"), Put(60, 800, "Samenvatting van de agenda")
    pages = [[*column(LINES[:1], top=90), footer], [header, *column(LINES[1:], top=760)]]
    marks = marks_of(make_pdf(tmp_path / "a.pdf", pages), QUOTE, 1)
    assert marks.is_whole
    assert [box.page for box in marks.boxes] == [1, 2, 2]
    assert all(box.top > 0.8 and box.bottom < 0.93 for box in marks.boxes if box.page == 1)  # not the footer
    assert all(box.top > 0.08 for box in marks.boxes if box.page == 2)  # not the header


def test_a_note_within_a_quote_is_left_out(tmp_path: Path) -> None:
    lines = (*LINES[:2], "Noot: zie de bijlage van het vorige advies uit 2013.", LINES[2])
    marks = marks_of(make_pdf(tmp_path / "a.pdf", [column(lines)]), QUOTE, 1)
    assert marks.is_whole
    assert len(marks.boxes) == 3


def test_the_context_decides_which_of_two_is_meant(tmp_path: Path) -> None:
    lines = ("Over wonen. Dat moet beter.", "Over zorg. Dat moet beter.", "Over werk. Dat moet beter.")
    path = make_pdf(tmp_path / "a.pdf", [column(lines)])
    tops = [marks_of(path, "Dat moet beter.", 1, context).boxes[0].top for context in ("", *lines)]
    assert tops[0] == tops[1]
    assert tops[1] < tops[2] < tops[3]


def test_whole_words_come_before_parts_of_words(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [column(["Een stadje", "is geen stad"])])
    first, second = marks_of(path, "stadje", 1).boxes[0], marks_of(path, "stad", 1).boxes[0]
    assert first.top < second.top


def test_what_is_not_there_is_not_marked(tmp_path: Path) -> None:
    path = only_the_quote(tmp_path / "a.pdf")
    assert marks_of(path, "De kantine is op vrijdag gesloten wegens een verbouwing.", 1) == Marks()
    assert marks_of(path, " … ", 1) == Marks()
    half = marks_of(path, f"{QUOTE} Maar over een kantine die gesloten is zegt niemand iets.", 1)
    assert half.boxes
    assert not half.is_whole


def test_a_scan_has_nothing_to_mark(tmp_path: Path) -> None:
    assert marks_of(make_scan(tmp_path / "a.pdf", [column(LINES)]), QUOTE, 1) == Marks()


def test_a_file_that_is_gone_or_broken_or_too_short_is_told(tmp_path: Path) -> None:
    path = only_the_quote(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 kapot")
    for file, page in ((path, 2), (path, 0), (tmp_path / "weg.pdf", 1), (tmp_path / "b.pdf", 1)):
        with pytest.raises(UnreadablePdf):
            marks_of(file, QUOTE, page)


def test_folding_takes_forms_and_accents_apart() -> None:
    assert fold("Eﬃciënte ĲSBAAN-tocht, ½ km²") == "efficienteijsbaantocht12km2"
