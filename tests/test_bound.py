"""How much something may be."""

from __future__ import annotations

import pytest

from app.answering.bound import asks_bound, tells_bound


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Hoeveel studenten mogen er per jaar bij komen?", True),
        ("Hoe hoog mag de huur zijn?", True),
        ("Wat is de maximale snelheid?", True),
        ("Hoeveel studenten zijn er?", False),
        ("Mag een student huurtoeslag krijgen?", False),
    ],
)
def test_question_for_a_bound_is_told(question: str, wanted: bool) -> None:
    assert asks_bound(question) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wij kiezen een richtgetal van 5.000 studenten.", True),
        ("De huur mag niet meer dan 700 euro zijn.", True),
        ("Er komen nu 9.000 studenten per jaar bij.", False),
        ("De huur is maximaal benut.", False),
    ],
)
def test_bound_is_told_from_another_figure(text: str, wanted: bool) -> None:
    assert tells_bound(text) is wanted
