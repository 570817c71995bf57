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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hoe werk je?", wording.HOW_I_WORK),
        ("ben je een taalmodel?", wording.HOW_I_WORK),
        ("Kan ik u vertrouwen?", wording.HOW_I_WORK),
        ("zijn je antwoorden betrouwbaar", wording.HOW_I_WORK),
        ("worden mijn vragen bewaard?", wording.PRIVATE),
        ("gaat er iets naar internet?", wording.PRIVATE),
    ],
)
def test_how_it_works_and_what_is_kept_is_told_at_any_time(text: str, said: str) -> None:
    assert small_talk(text, is_first=True) == small_talk(text, is_first=False) == said


def test_how_this_works_is_a_follow_up_once_something_was_asked() -> None:
    assert small_talk("hoe werkt dit?", is_first=True) == wording.HOW_I_WORK
    assert small_talk("hoe werkt dit?", is_first=False) is None


@pytest.mark.parametrize("text", ["zijn de huurprijzen betrouwbaar?", "worden gesprekken met huurders bewaard?"])
def test_the_same_words_about_a_subject_are_searched_for(text: str) -> None:
    assert small_talk(text, is_first=True) is None
