"""The outline of a PDF tells which lines are headings and how they nest, where the text bears it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest
from pypdfium2 import PdfBookmark
from reportlab.pdfgen.canvas import Canvas

from ingest.bookmarks import bookmarks_of
from ingest.catalogue import Catalogue
from ingest.document import Document
from ingest.pdf import open_pdf
from ingest.read import read_document
from ingest.run import Bookmark
from tests.made_pdfs import LEADING, Put, column

TEXT = [
    "De gemeente bouwt woningen voor ouderen die kleiner willen wonen, en het waterschap bewaakt",
    "de dijken langs de rivier. De provincie betaalt daar ieder jaar een deel van, zolang de raad",
    "daar om vraagt.",
]


def made(path: Path, pages: Sequence[Sequence[Put]], outline: Sequence[Bookmark]) -> Path:
    canvas = Canvas(str(path), invariant=1)
    for number, puts in enumerate(pages, 1):
        for put in puts:
            canvas.setFont("Helvetica-Bold" if put.bold else "Helvetica", put.size)
            canvas.drawString(put.x, put.y, put.text)
        for key, entry in enumerate(outline):
            if entry.page == number:
                canvas.bookmarkPage(str(key))
                canvas.addOutlineEntry(entry.title, str(key), entry.depth - 1)
        canvas.showPage()
    canvas.save()
    return path


def read(tmp_path: Path, page: Sequence[Put], *outline: tuple[str, int]) -> Document:
    entries = [Bookmark(title, depth, 1) for title, depth in outline]
    return read_document(made(tmp_path / "a.pdf", [page], entries), Catalogue())


def stacked(*lines: str | Put) -> list[Put]:
    """Lines below each other, each as text of the body or as it is put."""
    return [
        line._replace(x=60, y=760 - i * LEADING) if isinstance(line, Put) else Put(60, 760 - i * LEADING, line)
        for i, line in enumerate(lines)
    ]


def paths(document: Document) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(sentence.path for sentence in document.sentences))


def test_the_outline_is_read(tmp_path: Path) -> None:
    outline = (Bookmark("Wonen", 1, 1), Bookmark("Wat  het kost", 2, 2), Bookmark("Werken", 1, 2))
    path = made(tmp_path / "a.pdf", [column(TEXT), column(TEXT)], outline)
    assert open_pdf(path).bookmarks == (outline[0], Bookmark("Wat het kost", 2, 2), outline[2])


def test_headings_in_the_type_of_the_text_are_told_and_nest(tmp_path: Path) -> None:
    page = stacked("1. Wonen", *TEXT, "1.1 Wat het kost", *TEXT, "2. Werken", *TEXT)
    outline = (("1 Wonen", 1), ("Wat het kost", 2), ("2 Werken", 1))
    assert paths(read(tmp_path, page, *outline)) == [("1. Wonen",), ("1. Wonen", "1.1 Wat het kost"), ("2. Werken",)]
    assert paths(read(tmp_path, page)) == [()]


def test_headings_of_one_type_below_each_other_stay_two_and_nest(tmp_path: Path) -> None:
    page = stacked(Put(0, 0, "Wonen in de stad", 12, True), Put(0, 0, "Wat dat kost", 12, True), *TEXT)
    assert paths(read(tmp_path, page, ("Wonen in de stad", 1), ("Wat dat kost", 2))) == [
        ("Wonen in de stad", "Wat dat kost")
    ]
    assert paths(read(tmp_path, page)) == [("Wonen in de stad Wat dat kost",)]


def test_a_heading_over_two_lines_is_one(tmp_path: Path) -> None:
    page = stacked("Wonen en leven in de wijken van", "onze gemeente", *TEXT)
    assert paths(read(tmp_path, page, ("Wonen en leven in de wijken van onze gemeente", 1))) == [
        ("Wonen en leven in de wijken van onze gemeente",)
    ]


def test_a_point_that_names_a_section_is_not_its_heading(tmp_path: Path) -> None:
    points = ["Deze nota gaat over:", "• Wonen in de wijk", "• Zorg dichtbij", Put(0, 0, "Wonen in de wijk", bold=True)]
    document = read(tmp_path, stacked(*points, *TEXT), ("Wonen in de wijk", 1))
    assert [(s.text, s.path) for s in document.sentences if s.kind == "item"] == [
        ("Wonen in de wijk", ()),
        ("Zorg dichtbij", ()),
    ]
    assert document.sentences[-1].path == ("Wonen in de wijk",)


def test_headings_that_the_outline_leaves_out_lie_below_those_that_it_names(tmp_path: Path) -> None:
    small = Put(0, 0, "Een kleine kop", 11, True)
    page = stacked(Put(0, 0, "Deel een", 16, True), "", Put(0, 0, "Wonen", 12, True), *TEXT, small, *TEXT)
    assert paths(read(tmp_path, page, ("Deel een", 1), ("Wonen", 2)))[-1] == ("Deel een", "Wonen", "Een kleine kop")


def test_what_the_text_does_not_bear_out_is_left_alone(tmp_path: Path) -> None:
    page = stacked(
        "De raad spreekt vandaag over de bouw van huizen en over alles wat te maken heeft met", "wonen", *TEXT
    )
    sentence = "Wat de raad besluit over de plannen voor de stad en de dorpen eromheen, is de zaak van"
    inside = stacked(sentence, "Wonen", "en van het college. Daarmee is alles gezegd wat er over te zeggen valt.")
    for lines in (page, inside):
        found = read(tmp_path, lines, ("Wonen", 1), ("Een kop die er niet staat", 1))
        assert found.sentences == read(tmp_path, lines).sentences


class Outline:
    """A document of which only the outline is asked; a title or an entry that cannot be read raises."""

    def __init__(self, entries: Iterable[PdfBookmark]) -> None:
        self.entries = entries

    def get_toc(self) -> Iterator[PdfBookmark]:
        yield from self.entries


def entry(title: str | ValueError, page: int | None = 0) -> PdfBookmark:
    target = None if page is None else Mock(get_index=Mock(return_value=page))
    told = Mock(side_effect=title) if isinstance(title, ValueError) else Mock(return_value=title)
    return Mock(level=0, get_dest=Mock(return_value=target), get_title=told)


def test_an_entry_that_cannot_be_read_costs_itself() -> None:
    entries = [entry("Wonen"), entry(UnicodeDecodeError("utf-16-le", b"", 0, 1, "")), entry("Werken", 2)]
    found = bookmarks_of(Outline(entries))  # type: ignore[arg-type]
    assert found == (Bookmark("Wonen", 1, 1), Bookmark("Werken", 1, 3))


def test_entries_without_a_page_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.bookmarks.MOST_ENTRIES", 3)
    asked = iter([entry(str(number), None if number < 5 else 1) for number in range(10)])
    assert bookmarks_of(Outline(asked)) == ()  # type: ignore[arg-type]
    assert sum(1 for _ in asked) == 7
