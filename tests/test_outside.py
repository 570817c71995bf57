"""A denial that stands just outside a quotation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answering.outside import denial_beside
from app.answering.region import region_of
from tests.small_chat import document, sentence

TEXTS = (
    "Dé Nederlandse stad bestaat niet.",
    "Het is niet zo dat krimp overal een ramp is, want niets is zeker.",
    "De stad groeit, maar dat gaat niet vanzelf.",
)


@pytest.mark.parametrize(
    ("quoted", "before", "behind"),
    [
        ("Dé Nederlandse stad bestaat", "", "niet"),
        ("stad bestaat niet", "", ""),
        ("dat krimp overal een ramp is", "niet zo", ""),
        ("De stad groeit", "", ""),
    ],
)
def test_only_a_denial_of_the_same_clause_counts(quoted: str, before: str, behind: str) -> None:
    doc = replace(document(), sentences=tuple(sentence(text, n) for n, text in enumerate(TEXTS)))
    number = next(n for n, text in enumerate(TEXTS) if quoted in text)
    region = region_of(doc, [number])
    at = TEXTS[number].index(quoted)
    words = [n for n, word in enumerate(region.words) if at <= word.start < at + len(quoted)]
    assert denial_beside(region, words[0], words[-1] + 1) == (before, behind)
