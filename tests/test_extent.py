"""How far an answer reaches."""

from __future__ import annotations

import pytest

from app.answering import patterns


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
