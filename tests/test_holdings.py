"""Which papers there are, and whose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answering.answer import NO_ANSWER
from app.answering.bodies import BodyFinder
from app.answering.collection.holdings import MOST, told_of_holdings
from app.answering.history import earlier_questions
from app.answering.leaning import leant_on
from ingest.document import Body, Document, Page, Part

BODIES = (Body("SER", "Sociaal-Economische Raad", "de"), Body("PBL", "Planbureau voor de Leefomgeving", "het"))
PAGES = tuple(Page(n, "", "") for n in range(1, 13))
DOCUMENTS = (
    Document("a.pdf", "x", "Oud veld", date="2011", parts=(Part("Oud veld", "SER", 1, 12),), pages=PAGES),
    Document(
        "b.pdf",
        "x",
        "Een veld voor later",
        date="2015-06",
        parts=(Part("Een veld voor later", "SER", 1, 9), Part("Bijlage over velden", "PBL", 10, 12)),
        pages=PAGES,
    ),
)


def told(text: str, documents: tuple[Document, ...] = DOCUMENTS) -> str:
    return told_of_holdings(text, documents, BodyFinder(BODIES, documents))


@pytest.mark.parametrize(
    "text",
    [
        "welke documenten heb je?",
        "Welke stukken zitten er allemaal in?",
        "hoeveel bronnen doorzoek je",
        "geef eens een overzicht van de documenten",
        "waar kun je iets over vertellen?",
        "waarover kan ik iets vragen?",
        "wat weet je allemaal?",
        "van wie zijn deze stukken?",
        "welke organisaties komen aan het woord?",
        "waar gaan de documenten over?",
        "wat is het nieuwste document?",
        "hoe recent zijn de bronnen?",
        "wat zit er allemaal in?",
        "geef me de titels van alle rapporten",
        "noem alle organisaties",
    ],
)
def test_all_papers_are_listed_the_newest_first(text: str) -> None:
    assert told(text).splitlines() == [
        "Ik zoek in 2 documenten:",
        "– ‘Een veld voor later’, SER en PBL, juni 2015, 12 bladzijden",
        "– ‘Oud veld’, SER, 2011, 12 bladzijden",
    ]


@pytest.mark.parametrize(
    "text", ["heb je ook iets van het PBL?", "zitten er stukken van het Planbureau in?", "welke rapporten zijn van PBL"]
)
def test_papers_of_a_body_are_listed(text: str) -> None:
    assert told(text).splitlines() == [
        "Ik zoek in 1 document van het PBL:",
        "– ‘Bijlage over velden’, in ‘Een veld voor later’, PBL, juni 2015, 3 bladzijden",
    ]


@pytest.mark.parametrize(("text", "name"), [("heb je iets van het CPB?", "het CPB"), ("is er iets van D66", "D66")])
def test_of_whom_there_is_none_is_told_with_of_whom_there_is(text: str, name: str) -> None:
    assert told(text) == f"Van {name} heb ik geen document. Wel van de SER en het PBL."


@pytest.mark.parametrize(
    "text",
    [
        "welke documenten gaan over velden?",
        "heb je iets over het PBL?",
        "heb je iets van de SER over velden?",
        "welke documenten moet een gemeente bewaren?",
        "hoeveel bronnen zijn er voor aardwarmte?",
        "is er iets bekend van de huurprijzen?",
        "wat is het nieuwste document over velden?",
        "welke organisaties komen in aanmerking?",
    ],
)
def test_a_question_about_what_they_say_is_searched_for(text: str) -> None:
    assert told(text) == ""


def test_of_many_papers_only_so_many_are_listed() -> None:
    documents = tuple(replace(DOCUMENTS[0], file=f"{n}.pdf") for n in range(MOST + 3))
    lines = told("welke documenten heb je?", documents).splitlines()
    assert (len(lines), lines[-1]) == (MOST + 2, "en nog 3 andere; onder Documenten staan ze allemaal.")


def test_nothing_leans_on_what_there_is() -> None:
    finder = BodyFinder(BODIES, DOCUMENTS)
    asked = ["wat zegt de SER over velden?", "welke documenten heb je?"]
    before = earlier_questions(asked, (), finder)
    assert leant_on("en over gras?", before, finder, lambda question, history: NO_ANSWER) == asked[:1]
