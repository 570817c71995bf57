"""How far an answer reaches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.answering import patterns
from app.answering.bodies import BodyFinder
from app.answering.extent import extent, following
from app.answering.understanding import understand
from tests.small_chat import document, sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Niettemin is de schaal te klein.",
        "Juist in die wijken is dat nodig.",
        "Met deze aanpak lukt het.",
        "Eerstgenoemde groep groeit.",
        "Zulke plannen kosten geld.",
    ],
)
def test_a_sentence_that_points_back_is_told(sentence: str) -> None:
    assert patterns.POINTS_BACK.match(sentence)


def test_a_sentence_of_its_own_points_nowhere() -> None:
    assert not any(map(patterns.POINTS_BACK.match, ("In de stad is dat nodig.", "Met geld lukt dit.", "Hunebedden.")))


def test_what_a_sentence_announces_stands_beside_it() -> None:
    path = ("Regels",)
    texts = ("Kijk uit.", "De volgende auto-wrakken zijn verboden.", "Auto-wrakken op straat.", "Auto-wrakken in zee.")
    sentences = [replace(sentence(text, max(n, 1)), path=path) for n, text in enumerate(texts)]
    whole = replace(document(), sentences=tuple(sentences))
    assert following(whole, (0,)) == (0, 1, 2, 3)


def test_a_compound_with_a_hyphen_asks_for_several_too() -> None:
    assert understand("Welke auto-wrakken zijn verboden?", (), BodyFinder([])).wanted == "list"


def test_a_name_that_is_asked_about_stands_with_what_is_beside_it() -> None:
    path = ("Brief",)
    texts = ("Met vriendelijke groet,", "Jan Jansen", "Lid Directieraad", "Wij horen graag van u.")
    whole = replace(document(), sentences=tuple(replace(sentence(t, n), path=path) for n, t in enumerate(texts)))
    library: Any = None  # a library is read only for lists
    asked = understand("Welke functie heeft Jan Jansen?", (), BodyFinder([]))
    assert extent(library, asked, whole, 1) == (1, 2)
    assert extent(library, understand("Wie is lid van de directieraad?", (), BodyFinder([])), whole, 1) == (1,)
    assert extent(library, asked, replace(whole, sentences=(*whole.sentences[:2], whole.sentences[3])), 1) == (1,)


def test_reason_that_stands_in_the_sentence_before_is_shown_with_it() -> None:
    texts = (
        "De dienst kent zijn vak te weinig.",
        "We schaffen de dienst daarom af.",
        "Dat is dus duur, omdat alles stijgt.",
    )
    whole = replace(document(), sentences=tuple(replace(sentence(t, 1), path=("Dienst",)) for t in texts))
    library: Any = None
    why = understand("Waarom schaffen we de dienst af?", (), BodyFinder([]))
    assert extent(library, why, whole, 1) == (0, 1)
    assert extent(library, understand("Schaffen we de dienst af?", (), BodyFinder([])), whole, 1) == (1,)
