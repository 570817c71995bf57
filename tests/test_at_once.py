"""What is told without a search, also when it is asked with a slip of the pen."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from index.library import Library


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("welke documeten heb je?", "Ik zoek in 2 documenten:"),
        ("geef een overzich van de stuken", "Ik zoek in 2 documenten:"),
        ("geef een samenvating van het SER-advies", "Samenvatten kan ik niet"),
        ("wat staat er op bladzijd 5 van het SER-advies?", "Dit is het begin van bladzijde 5"),
    ],
)
def test_a_slip_in_what_it_is_told_by_is_mended(real_library: Library, text: str, told: str) -> None:
    answer = Answerer(real_library).answer(text)
    assert answer.remark.startswith(told)
    assert answer.question == text
