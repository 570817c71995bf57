"""A table of contents is no text to answer from, and its entries are no headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import Put, column, make_pdf, prose

ENTRIES = [("1 Inleiding", 3), ("1.1 Aanleiding van de nota en wat er sindsdien is gebeurd", 3), ("2 Wonen", 5)]
TEXT = [
    "De gemeente wil dat ouderen langer zelfstandig wonen in hun wijk en daar hulp krijgen. Dat doet zij al in 2023",
    "We bouwen woningen zonder trap, en we zorgen dat wie kleiner gaat wonen daar geen last van krijgt.",
]


def listed(leaders: str) -> list[Put]:
    if leaders:
        return [Put(60, 700 - 20 * at, f"{text} {leaders} {page}") for at, (text, page) in enumerate(ENTRIES)]
    lines = [Put(60, 700 - 20 * at, text, bold=at != 1) for at, (text, _) in enumerate(ENTRIES)]
    return lines + [Put(500, 700 - 20 * at, str(page), bold=at != 1) for at, (_, page) in enumerate(ENTRIES)]


@pytest.mark.parametrize(("title", "leaders"), [("Inhoudsopgave", ""), ("Inhoud", "......"), ("", ". . . . . .")])
def test_contents_are_neither_sentences_nor_headings(tmp_path: Path, title: str, leaders: str) -> None:
    contents = [*column([title] if title else [], top=760, size=16), *listed(leaders)]
    document = read_document(make_pdf(tmp_path / "a.pdf", [contents, prose("2 Wonen", TEXT)]), Catalogue())
    assert {s.page for s in document.sentences} == {2}
    assert {s.path for s in document.sentences} == {("2 Wonen",)}
    assert "1 Inleiding" in document.pages[0].text


def test_text_behind_the_contents_stays(tmp_path: Path) -> None:
    page = [Put(60, 760, "Inhoud", 16), *listed("......"), *(p._replace(y=p.y - 200) for p in prose("Wonen", TEXT))]
    sentences = read_document(make_pdf(tmp_path / "a.pdf", [page]), Catalogue()).sentences
    assert " ".join(s.text for s in sentences) == " ".join(TEXT)


@pytest.mark.parametrize("leaders", [". . . . . .", ""])
def test_the_last_entry_of_a_page_keeps_its_number_and_the_next_page_goes_on(tmp_path: Path, leaders: str) -> None:
    def entries(first: int, top: float) -> list[Put]:
        texts = [Put(60, top - 20 * at, f"{first + at} Hoofdstuk over de wijk {leaders}".strip()) for at in range(35)]
        return texts + [Put(500, top - 20 * at, str(2 * (first + at))) for at in range(35)]

    contents = [[Put(60, 790, "Inhoud", 16), *entries(1, 750)], entries(36, 790)]
    document = read_document(make_pdf(tmp_path / "a.pdf", [*contents, *[prose("2 Wonen", TEXT)] * 150]), Catalogue())
    assert min(s.page for s in document.sentences) == 3
    assert document.pages[0].text.splitlines()[-1].endswith(" 70")


def test_a_text_with_numbers_at_its_line_ends_is_not_of_the_contents(tmp_path: Path) -> None:
    text = [
        "De gemeente wil dat ouderen langer zelfstandig wonen in hun eigen wijk, ook wie er 12",
        "jaar of meer heeft gewoond. Daarvoor zijn woningen nodig zonder trap, in de wijken van",
        "de stad. In elke wijk komt een plek waar mensen elkaar kunnen zien, vanaf een leeftijd van 18",
        "jaar en ouder.",
    ]
    page = [Put(60, 760, "Inhoud", 16), *listed("......"), Put(60, 600, "Vooraf", 16), *column(text, top=570)]
    sentences = read_document(make_pdf(tmp_path / "a.pdf", [page, prose("Wonen", TEXT)]), Catalogue()).sentences
    assert " ".join(s.text for s in sentences if s.path == ("Vooraf",)) == " ".join(text)
