"""What may be a slip of the pen."""

from __future__ import annotations

import pytest

from index.slips import can_be_slip, is_slip


@pytest.mark.parametrize(
    ("written", "meant"),
    [("belastinf", "belasting"), ("gemeende", "gemeente"), ("werrken", "werken"), ("fiets", "feits"), ("azyl", "asyl")],
)
def test_neighbour_sound_alike_double_and_swapped_letters_are_slips(written: str, meant: str) -> None:
    assert can_be_slip(written, meant)


@pytest.mark.parametrize(("written", "meant"), [("schaken", "schaden"), ("kapel", "kabel"), ("wonen", "wogen")])
def test_another_word_of_the_same_length_is_none(written: str, meant: str) -> None:
    assert not can_be_slip(written, meant)


@pytest.mark.parametrize(
    ("written", "meant", "passages"),
    [
        ("wonigen", "woningen", 40),
        ("wonigen", "woning", 40),  # in another form
        ("fietspadne", "fietspaden", 1),
        ("stikstoff", "stikstof", 1),
        ("klimaad", "klimaat", 2),
        ("kinderopvnag", "kinderopvang", 1),
        ("transperantie", "transparantie", 1),
    ],
)
def test_a_word_with_one_slip_is_one(written: str, meant: str, passages: int) -> None:
    assert is_slip(written, meant, passages)


@pytest.mark.parametrize(
    ("written", "meant", "passages"),
    [
        ("schaken", "schaal", 40),
        ("schaak", "schaal", 40),
        ("breien", "breiden", 40),
        ("steppen", "stoppen", 40),
        ("bevers", "beweren", 40),
        ("brillen", "braille", 2),
        ("violen", "vol", 40),
        ("streamen", "steam", 1),  # a rare word that one letter was put into
        ("esports", "export", 40),
    ],
)
def test_another_word_of_which_only_the_stem_lies_near_is_none(written: str, meant: str, passages: int) -> None:
    assert not is_slip(written, meant, passages)
