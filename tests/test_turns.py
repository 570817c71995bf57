"""Words that turn a conversation to something else, or back."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.looking_back import looks_back
from app.answering.turns import goes_back, without_turn
from app.answering.understanding import names_own_subject, stands_alone, understand
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("VNG", "", "de")])
ASKED = ["wat zegt de SER over wonen?", "en over krimp?", "wat wil de VNG met scholing?"]


@pytest.mark.parametrize(
    "text",
    ["iets anders: wat is krimp?", "Oké, andere vraag. wat is krimp?", "dank je, even wat anders, wat is krimp?"],
)
def test_that_something_else_is_asked_is_not_searched_for(text: str) -> None:
    assert without_turn(text) == "wat is krimp?"
    assert understand(text, ASKED, FINDER).understood == "wat is krimp?"


@pytest.mark.parametrize(
    "text", ["iets anders doen gemeenten niet", "wat anders is er?", "een andere vraag is of het kan"]
)
def test_words_that_go_on_are_left(text: str) -> None:
    assert without_turn(text) == text


@pytest.mark.parametrize(
    ("text", "speakers", "search"),
    [
        ("terug naar wonen", ("SER",), "wonen"),
        ("nog even terug naar de krimp", ("SER",), "krimp"),
        ("terug naar de eerste vraag", ("SER",), "wonen"),
        ("ga terug naar mijn vorige vraag", ("SER",), "krimp"),
    ],
)
def test_a_question_that_was_asked_is_asked_again(text: str, speakers: tuple[str, ...], search: str) -> None:
    question = understand(text, ASKED, FINDER)
    assert (question.speakers, question.search) == (speakers, search)
    assert goes_back(text)
    assert not stands_alone(text, FINDER)


def test_what_follows_leans_on_what_was_gone_back_to() -> None:
    question = understand("en wat vindt de VNG daarvan?", [*ASKED, "terug naar wonen"], FINDER)
    assert (question.speakers, question.search) == (("VNG",), "wonen")


def test_a_subject_that_was_not_asked_of_is_a_new_one() -> None:
    assert "fietsen" in understand("terug naar fietsen", ASKED, FINDER).search
    assert not goes_back("moeten we terug naar de gulden?")


def test_an_example_is_one_of_what_was_asked() -> None:
    assert not names_own_subject("geef een voorbeeld", FINDER)


@pytest.mark.parametrize("text", ["kun je dat in één zin zeggen?", "kan je dat in je eigen woorden uitleggen"])
def test_other_words_are_asked_of_the_answer(text: str) -> None:
    back = looks_back(text)
    assert back is not None
    assert back.kind == "summary"
