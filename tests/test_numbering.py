"""The numbers that are printed on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import load_catalogue
from ingest.numbering import printed_labels
from ingest.pdf import RawPage
from ingest.read import read_document
from ingest.spreads import part_spreads
from tests.made_pdfs import Put, make_pdf, pages_of

TEXT = "De gemeente bouwt woningen aan de rand van de stad."


def labels_of(path: Path, own: tuple[str, ...] = ()) -> tuple[str, ...]:
    return printed_labels(part_spreads(pages_of(path)), own)


def numbered(tmp_path: Path, *numbers: str) -> Path:
    pages = [[Put(60, 600, TEXT), *([Put(280, 30, number, 9)] if number else [])] for number in numbers]
    return make_pdf(tmp_path / "a.pdf", pages)


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        (("", "", "1", "2", "", "4"), ("", "", "1", "2", "3", "4")),
        (("", "Pagina 2 van 4", "Pagina 3 van 4", "Pagina 4 van 4"), ("1", "2", "3", "4")),
        (("Beleidsnota | 11", "Beleidsnota | 12", "Beleidsnota | 13"), ("11", "12", "13")),
        (("8 Wonen in de stad", "9 Wonen in de stad", "10 Zorg in de stad"), ("8", "9", "10")),
        (("1", "2", "3", "", "11", "12", "13"), ("1", "2", "3", "4", "11", "12", "13")),
        (("2021", "2021", "2021"), ("", "", "")),  # a year on every page
        (("3", "", "7", "20"), ("", "", "", "")),
        (("7",), ("",)),
    ],
)
def test_numbers_that_count_on_are_the_labels(
    tmp_path: Path, printed: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    assert labels_of(numbered(tmp_path, *printed)) == labels


def test_a_number_that_is_printed_goes_before_the_label_in_the_file(tmp_path: Path) -> None:
    path = numbered(tmp_path, "", "1", "2", "3")
    assert labels_of(path, ("omslag", "xi", "xii")) == ("omslag", "1", "2", "3")
    assert labels_of(numbered(tmp_path, "", "", ""), ("i", "ii")) == ("i", "ii", "")


def test_a_page_that_was_lost_is_counted(tmp_path: Path) -> None:
    pages = list(pages_of(numbered(tmp_path, "5", "6", "", "8")))
    pages[2] = RawPage(3, 0.0, 0.0, ())
    assert printed_labels(pages, ()) == ("5", "6", "7", "8")


def test_the_document_has_them(tmp_path: Path) -> None:
    path = numbered(tmp_path, "", "1", "2", "3")
    document = read_document(path, load_catalogue(tmp_path))
    assert [page.label for page in document.pages] == ["", "1", "2", "3"]
