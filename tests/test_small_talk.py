"""Courtesies, and follow-ups that are made of the same small words."""

from __future__ import annotations

import pytest

from app.answering import wording
from app.answering.small_talk import small_talk


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Goedemorgen!", wording.GREETING),
        ("hoe gaat het met je?", wording.GREETING),
        ("ok, prima", wording.GREETING),
        ("dank je wel", wording.THANKS),
        ("tot ziens", wording.GOODBYE),
        ("wat kun je?", wording.ABOUT_ME),
    ],
)
def test_a_courtesy_is_one_at_any_time(text: str, said: str) -> None:
    assert small_talk(text, is_first=True) == small_talk(text, is_first=False) == said


@pytest.mark.parametrize("text", ["voor wie?", "met wie?", "wie?", "hoe?", "wat?", "wie doet het?", "wat doet het?"])
def test_after_a_question_small_words_ask_on(text: str) -> None:
    assert small_talk(text, is_first=False) is None
    assert small_talk(text, is_first=True)


def test_words_that_say_something_are_searched_for() -> None:
    assert small_talk("wat kan de mens doen?", is_first=True) is None
