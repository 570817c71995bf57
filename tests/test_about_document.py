"""What a document is, told from the catalogue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answering.bodies import BodyFinder
from app.answering.collection.about_document import dates_printed, told_of_document
from ingest.document import Body, Document, Page, Part, Passage, Sentence

BODIES = (Body("SER", "Sociaal-Economische Raad", "de"), Body("PBL", "Planbureau voor de Leefomgeving", "het"))
TITLE = "Een veld voor de toekomst"
DOCUMENTS = (
    Document(
        "a.pdf",
        "x",
        TITLE,
        parts=(Part(TITLE, "SER", 2, 9, date="2015-06"), Part("Bijlage over velden", "PBL", 10, 12)),
        pages=tuple(Page(n, "", "") for n in range(1, 13)),
    ),
)


def told(question: str, documents: tuple[Document, ...] = DOCUMENTS) -> str:
    return told_of_document(question, documents, BodyFinder(BODIES, documents))


@pytest.mark.parametrize(
    "question",
    [
        "Wanneer verscheen het advies van de SER?",
        "Van wanneer is het stuk van de Sociaal-Economische Raad?",
        "In welk jaar is het advies Een veld voor de toekomst verschenen?",
        "wat is de datum van het SER-advies van de SER",
        "Wanneer verscheen het SER-advies?",
    ],
)
def test_date_of_a_document_is_told(question: str) -> None:
    assert f"‘{TITLE}’ van de SER is juni 2015" in told(question)


def test_pages_and_title_of_a_document_are_told() -> None:
    assert "8 bladzijden van de 12" in told("Hoeveel bladzijden telt het advies van de SER?")
    assert TITLE in told("Hoe heet het advies van de SER?")


@pytest.mark.parametrize(
    "question",
    [
        "Wanneer verscheen het rapport Zeven vragen van de SER?",  # another document
        "Wanneer verscheen de bijlage van het PBL?",  # its date is not known
        "Wanneer verscheen het advies?",  # of whom?
        "Wanneer is het advies van de SER over wonen overgenomen?",
        "Hoeveel bladzijden leest een ambtenaar van de SER?",
    ],
)
def test_what_is_not_known_or_asks_more_is_searched_for(question: str) -> None:
    assert told(question) == ""


def test_where_a_document_prints_its_date_is_told() -> None:
    sentences = (
        Sentence("Aan de leden", 2, 2, "sentence", (), 1),
        Sentence("Den Haag, Juni 2015", 2, 2, "sentence", (), 2),
        Sentence("In juni 2015 bleek dat.", 8, 8, "sentence", (), 3),
    )
    passages = (Passage("a.pdf", 1, "SER", (), 0, 3, 2, 8, ""),)
    document = replace(DOCUMENTS[0], sentences=sentences, passages=passages)
    finder = BodyFinder(BODIES, (document,))
    assert dates_printed("Wanneer verscheen het advies van de SER?", (document,), finder) == [(document, 1)]
    assert dates_printed("Hoe heet het advies van de SER?", (document,), finder) == []
    later = replace(document, sentences=(sentences[0], sentences[0], sentences[2]))
    assert dates_printed("Wanneer verscheen het advies van de SER?", (later,), finder) == []


def test_a_letter_about_a_report_is_not_that_report() -> None:
    letter = Part(f"Ledenbrief van de raad bij het advies {TITLE}", "PBL", 1, 1, date="2015-07-02")
    documents = (replace(DOCUMENTS[0], parts=(letter, *DOCUMENTS[0].parts)),)
    assert "2 juli 2015" in told(f"Van welke datum is de ledenbrief over {TITLE}?", documents)
    assert "juni 2015" in told(f"Van welke datum is het advies {TITLE}?", documents)


def test_the_date_of_a_file_is_told_as_such() -> None:
    document = replace(DOCUMENTS[0], date="2021-01-15~", parts=(Part(TITLE, "SER", 1, 12),))
    assert told("Wanneer verscheen het advies van de SER?", (document,)) == (
        f"Wanneer ‘{TITLE}’ van de SER verscheen, is niet bekend; het bestand is van 15 januari 2021."
    )
