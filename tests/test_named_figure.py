"""A figure belongs to the name it stands beside."""

from __future__ import annotations

import pytest

from app.answering.named_figure import is_of_other, tells_of_named, tells_of_other
from index.dutch import terms


@pytest.mark.parametrize(
    ("asked", "text", "is_told"),
    [
        ("eindhoven", "In Eindhoven ruim 3700 (bijna 4 procent van het land).", True),
        ("eindhoven", "Ze wonen in centra (Brainport Eindhoven): in Breda werken er ruim 20.000.", False),
        ("breda", "Ze wonen in centra (Brainport Eindhoven): in Breda werken er ruim 20.000.", True),
        ("rotterdam", "In Amsterdam is dat 12,3%, tegen 11,6% in Rotterdam.", True),
        ("utrecht", "In 2019 kwamen er 300 woningen bij, terwijl Utrecht er geen bouwde.", False),
        ("woningen", "In Breda kwamen 300 woningen erbij.", False),  # no name
    ],
)
def test_the_name_and_the_figure_stand_in_one_clause(asked: str, text: str, is_told: bool) -> None:
    assert tells_of_named(frozenset(terms(asked)), text) is is_told


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("Leeft in Breda 12,3% in armoede?", "In de stad Eindhoven leeft 12,3% in armoede.", True),
        ("Leeft in Eindhoven 12,3% in armoede?", "In de stad Eindhoven leeft 12,3% in armoede.", False),
        ("Leeft in Breda 9% in armoede?", "In de stad Eindhoven leeft 12,3% in armoede.", False),
        ("Leeft in Breda 12,3% in armoede?", "In de stad leeft 12,3% in armoede.", False),
        ("Wat bouwde de stad Breda in 2019?", "In 2019 bouwde de stad Eindhoven niets.", False),  # no figure but a year
    ],
)
def test_figure_of_something_else_than_the_question_claims(question: str, text: str, is_other: bool) -> None:
    assert is_of_other(question, text) is is_other


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("Ze wonen in centra (Brainport Eindhoven): in Groot-Breda werken er ruim 20.000.", True),
        ("In Eindhoven ruim 3700 (bijna 4 procent van het land).", False),
        ("In de stad werken er ruim 20.000.", False),  # of no name at all
        ("In Breda en Eindhoven werken er ruim 20.000.", False),
    ],
)
def test_figures_with_other_names_alone(text: str, is_other: bool) -> None:
    assert tells_of_other(frozenset(terms("eindhoven")), text) is is_other
