"""Who live in a place are found by its name."""

from __future__ import annotations

import pytest

from app.answering.inhabitants import with_places
from index.dutch import terms

KNOWN = {
    term for name in ("Amsterdam", "Groningen", "Zwolle", "Utrecht", "Bakkers", "Nederland") for term in terms(name)
}


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Hoeveel procent van de Amsterdammers is arm?", "Hoeveel procent van de inwoners van Amsterdam is arm?"),
        ("Wat willen Groningers?", "Wat willen inwoners van Groningen?"),
        ("Hoe wonen alle Zwollenaren?", "Hoe wonen alle inwoners van Zwolle?"),
        ("Hoe wonen Utrechters?", "Hoe wonen inwoners van Utrecht?"),
        ("Hoe wonen Rotterdammers?", "Hoe wonen Rotterdammers?"),  # nothing is known of that place
        ("Wat doen Bakkers?", "Wat doen Bakkers?"),  # a word that stands there itself
        ("Wat vinden amsterdammers?", "Wat vinden amsterdammers?"),  # "bakkers" come from no "Bak"
    ],
)
def test_the_place_stands_for_who_live_there(text: str, placed: str) -> None:
    assert with_places(text, lambda term: int(term in KNOWN)) == placed
