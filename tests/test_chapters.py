"""What is in one paper as a whole: its table of contents."""

from __future__ import annotations

import pytest

from app.answering import wording
from app.answering.bodies import BodyFinder
from app.answering.collection.chapters import FEW, MANY, told_of_chapters
from ingest.document import Body, Document, Page, Part, Sentence

BODIES = (Body("SER", "Sociaal-Economische Raad", "de"), Body("Commissie Veld", "", "de"))


def document(file: str, title: str, parts: tuple[Part, ...], paths: list[tuple[str, ...]]) -> Document:
    """A page for each path, on which it starts."""
    sentences = tuple(Sentence(f"Zin {n}.", n, n, "text", path, n) for n, path in enumerate(paths, 1))
    pages = tuple(Page(n, str(n + 10), "") for n in range(1, len(paths) + 1))
    return Document(file, "x", title, parts=parts, pages=pages, sentences=sentences)


ADVICE = document(
    "a.pdf",
    "Een veld voor later: advies",
    (Part("Een veld voor later: advies", "SER", 1, 4), Part("Ledenbrief bij het advies", "Commissie Veld", 5, 6)),
    [("Inleiding",), ("Gras", "Kort gras:"), ("Gras", "Lang gras"), ("Water",), ("Beste leden",), ("Beste leden",)],
)
OUTLINE = [
    "‘Een veld voor later: advies’ van de SER heeft deze onderdelen:",
    "– Inleiding (p. 11)",
    "– Gras (p. 12)",
    "· Kort gras (p. 12)",
    "· Lang gras (p. 13)",
    "– Water (p. 14)",
    wording.ASK_OF_CHAPTER,
]


def told(text: str, *documents: Document) -> list[str]:
    documents = documents or (ADVICE,)
    return told_of_chapters(text, documents, BodyFinder(BODIES, documents)).splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "waar gaat het SER-advies over?",
        "Waar gaat het advies van de SER eigenlijk over?",
        "wat staat er in ‘Een veld voor later’?",
        "hoe is het rapport Een veld voor later opgebouwd?",
        "welke hoofdstukken heeft het advies van de Sociaal-Economische Raad?",
        "geef de inhoudsopgave van het SER-rapport",
    ],
)
def test_headings_of_the_paper_are_told_with_their_pages(text: str) -> None:
    assert told(text) == OUTLINE


@pytest.mark.parametrize("text", ["vat het SER-advies samen", "geef me een korte samenvatting van Een veld voor later"])
def test_in_the_place_of_a_summary_stand_the_headings(text: str) -> None:
    assert told(text) == [wording.NO_SUMMARY_BUT, *OUTLINE]


def test_a_part_is_told_by_itself() -> None:
    assert told("wat staat er in de ledenbrief?")[1:-1] == ["– Beste leden (p. 15)"]
    assert told("waar gaat het stuk van de Commissie Veld over?")[1:-1] == ["– Beste leden (p. 15)"]


@pytest.mark.parametrize(
    "text",
    [
        "waar gaat de wateragenda van de SER over?",  # a chapter, or none of his
        "wat staat er in het advies van de SER over gras?",
        "waar gaat de reis over?",
        "wat staat er in de grondwet?",
        "vat dat eens samen",
    ],
)
def test_a_question_about_something_else_is_searched_for(text: str) -> None:
    assert told(text) == []


def test_of_several_papers_none_is_told() -> None:
    other = document("b.pdf", "Tweede", (Part("Tweede", "SER", 1, 1),), [("Kop",)])
    assert told("waar gaat het SER-advies over?", ADVICE, other) == []
    assert told("waar gaat Een veld voor later over?", ADVICE, other) == OUTLINE


def test_a_paper_without_headings_is_searched() -> None:
    assert told("waar gaat het SER-advies over?", document("b.pdf", "Plat", (Part("Plat", "SER", 1, 1),), [()])) == []


def test_of_many_chapters_no_sections_are_told_and_only_so_many() -> None:
    paths = [(f"Kop {n}", f"Onder {n}") for n in range(MANY + 2)]
    lines = told("waar gaat het SER-advies over?", document("b.pdf", "Lang", (Part("Lang", "SER", 1, 99),), paths))
    assert len(lines) == MANY + 3
    assert lines[-2] == "en nog 2 andere."
    assert not any(line.startswith("·") for line in lines)
    some = document("b.pdf", "Lang", (Part("Lang", "SER", 1, 99),), paths[: FEW + 1])
    assert len(told("waar gaat het SER-advies over?", some)) == FEW + 3
