"""A follow-up that names another case takes the place of the case before it."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.other_case import is_other_case, with_other_case
from app.answering.understanding import understand
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de")])


@pytest.mark.parametrize(
    ("question", "text", "whole"),
    [
        ("Hoeveel banen zijn er in Eindhoven?", "en in Amsterdam?", "Hoeveel banen zijn er in Amsterdam?"),
        ("Hoeveel mensen in Breda hebben werk?", "en in Den Bosch?", "Hoeveel mensen in Den Bosch hebben werk?"),
        ("Hoeveel woningen kwamen er bij in 2019?", "En in 2021?", "Hoeveel woningen kwamen er bij in 2021?"),
        (
            "wat adviseert men over scholing voor ouderen?",
            "en voor jongeren?",
            "wat adviseert men over scholing voor jongeren?",
        ),
        ("Hoeveel banen zijn er in Eindhoven?", "en in 2021?", ""),  # a year is no other town
        ("Hoeveel banen zijn er in Eindhoven?", "en bij bedrijven?", ""),
        ("Wat gebeurt er met steden in de krimp?", "en in die gevallen?", ""),
    ],
)
def test_a_case_of_the_same_kind_is_put_in_the_place_of_the_one_before(question: str, text: str, whole: str) -> None:
    assert with_other_case(question, text)[0] == whole


def test_a_case_after_a_case_is_one_of_the_same_question() -> None:
    assert is_other_case("en voor ouderen?", "en voor starters?")
    assert not is_other_case("en in de steden?", "en voor starters?")
    history = ["Wat zegt de SER over leegstaande kantoren?", "en voor starters?"]
    asked = understand("en voor ouderen?", history, FINDER)
    assert "starters" not in asked.search
    assert "kantoren" in asked.search
    assert asked.focus == "en voor ouderen?"
    assert asked.speakers == ("SER",)


def test_the_case_counts_most_in_the_question_that_is_asked_anew() -> None:
    asked = understand("en in Amsterdam?", ["Hoeveel banen zijn er in Eindhoven?"], FINDER)
    assert asked.search == "Hoeveel banen zijn er in Amsterdam?"
    assert (asked.focus, asked.wanted, asked.text) == ("Amsterdam", "number", "en in Amsterdam?")
