"""What may be a slip of the pen."""

from __future__ import annotations

import pytest

from index.slips import can_be_slip


@pytest.mark.parametrize(
    ("written", "meant"),
    [("belastinf", "belasting"), ("gemeende", "gemeente"), ("werrken", "werken"), ("fiets", "feits"), ("azyl", "asyl")],
)
def test_neighbour_sound_alike_double_and_swapped_letters_are_slips(written: str, meant: str) -> None:
    assert can_be_slip(written, meant)


@pytest.mark.parametrize(("written", "meant"), [("schaken", "schaden"), ("kapel", "kabel"), ("wonen", "wogen")])
def test_another_word_of_the_same_length_is_none(written: str, meant: str) -> None:
    assert not can_be_slip(written, meant)
