"""Two printed pages on one page of the PDF are read one after the other."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ingest.catalogue import Catalogue
from ingest.document import Document
from ingest.read import read_document
from tests.made_pdfs import Put, column

TEXT = [
    "De gemeente bouwt woningen voor ouderen die kleiner willen",
    "wonen, en het waterschap bewaakt de dijken langs de rivier.",
]


def read(path: Path, pages: list[list[Put]]) -> Document:
    canvas = Canvas(str(path), pagesize=landscape(A4), invariant=1)
    for puts in pages:
        for put in puts:
            canvas.setFont("Helvetica-Bold" if put.bold else "Helvetica", put.size)
            canvas.drawString(put.x, put.y, put.text)
        canvas.showPage()
    canvas.save()
    return read_document(path, Catalogue())


def spread(first: int, left: list[Put], right: list[Put]) -> list[Put]:
    numbers = [Put(40, 20, str(first), 8), Put(460, 20, str(first + 1), 8)]
    return [*numbers, *left, *(put._replace(x=put.x + 420) for put in right)]


def test_a_title_low_on_the_left_page_comes_before_the_text_on_the_right_one(tmp_path: Path) -> None:
    title = [Put(40, 100, "WE BOUWEN AAN", 30, bold=True), Put(40, 66, "EEN STAD", 30, bold=True)]
    pages = [
        spread(2, column(TEXT * 6, 40, 500), column(TEXT * 6, 40, 500)),
        spread(4, title, column(TEXT * 4, 40, 500)),
    ]
    document = read(tmp_path / "a.pdf", pages)
    assert document.pages[1].text.startswith("WE BOUWEN AAN EEN STAD\nDe gemeente")
    assert document.sentences[-1].path == ("WE BOUWEN AAN EEN STAD",)


def test_a_title_beside_a_line_of_the_other_page_is_no_part_of_it(tmp_path: Path) -> None:
    title = [Put(40, 500 - 13 * 5 + 4, "WE DELEN WERK", 30, bold=True)]
    pages = [
        spread(2, column(TEXT * 6, 40, 500), column(TEXT * 6, 40, 500)),
        spread(4, column(TEXT * 6, 40, 500), title),
    ]
    assert read(tmp_path / "a.pdf", pages).pages[1].text.endswith("langs de rivier.\nWE DELEN WERK")


def test_a_broad_page_with_one_number_stays_whole(tmp_path: Path) -> None:
    wide = [Put(40, 480 - 13 * i, f"{TEXT[0]} {TEXT[1]} {TEXT[0]}", 9) for i in range(4)]
    page = [*wide, Put(460, 20, "3", 8)]
    text = read(tmp_path / "a.pdf", [page, page]).pages[0].text
    assert text.count(f"{TEXT[0]} {TEXT[1]} {TEXT[0]}") == 4


def test_a_spread_has_both_its_numbers(tmp_path: Path) -> None:
    pages = [spread(n, column(TEXT * 6, 40, 500), column(TEXT * 6, 40, 500)) for n in (2, 4, 6)]
    assert [page.label for page in read(tmp_path / "a.pdf", pages).pages] == ["2-3", "4-5", "6-7"]
