"""What stands on a cover is above nothing on the pages behind it; the first page of a text is no cover."""

from __future__ import annotations

from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.document import Document
from ingest.read import read_document
from tests.made_pdfs import Put, column, make_pdf, prose

COVER = [
    Put(60, 300, "De kracht van de wijk", 40, bold=True),
    Put(60, 250, "Programma 2021-2025", 20),
    Put(60, 200, "Stichting Samen Wonen"),
]
TEXT = [
    "De gemeente wil dat ouderen langer zelfstandig wonen in hun eigen wijk, en daarvoor zijn woningen nodig.",
    "Wie kleiner gaat wonen laat een huis achter waar een jong gezin in kan trekken.",
]


def read(path: Path, *pages: list[Put]) -> Document:
    return read_document(make_pdf(path / "a.pdf", pages), Catalogue())


def test_the_lines_of_a_cover_are_above_nothing_behind_it(tmp_path: Path) -> None:
    document = read(tmp_path, COVER, column(TEXT), prose("Wonen", TEXT))
    paths = {sentence.page: sentence.path for sentence in document.sentences}
    assert paths == {1: ("De kracht van de wijk", "Programma 2021-2025"), 2: (), 3: ("Wonen",)}
    assert "De kracht van de wijk" in document.pages[0].text


def test_a_chapter_begins_on_a_page_of_its_own(tmp_path: Path) -> None:
    chapter = [Put(60, 500, "Hoofdstuk 1 Wonen", 40, bold=True)]
    document = read(tmp_path, COVER, chapter, column(TEXT))
    assert {s.path for s in document.sentences if s.page == 3} == {("Hoofdstuk 1 Wonen",)}
    assert {s.path for s in read(tmp_path, chapter, column(TEXT)).sentences} == {("Hoofdstuk 1 Wonen",)}


def test_a_title_above_the_text_is_no_cover(tmp_path: Path) -> None:
    page = [Put(60, 790, "Wonen in de wijk", 24, bold=True), *column(TEXT * 4, top=740)]
    assert {s.path for s in read(tmp_path, page, column(TEXT * 4)).sentences} == {("Wonen in de wijk",)}


def test_a_title_page_behind_the_cover_is_one_too(tmp_path: Path) -> None:
    again = [Put(60, 500, "De kracht van de wijk", 30, bold=True), Put(60, 200, "Stichting Samen Wonen")]
    document = read(tmp_path, COVER, again, column(TEXT))
    assert {s.path for s in document.sentences if s.page == 3} == {()}
