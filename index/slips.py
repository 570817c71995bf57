"""Whether one word can be a slip of the pen for another."""

from __future__ import annotations

import re
from itertools import pairwise

from rapidfuzz.distance import OSA

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUND_ALIKE = ("aeiouy", "dt", "sz", "fv", "ckq", "gh", "iyj", "vw", "mn")  # m and n also look alike
_BELOW = {"qa", "ws", "ed", "rf", "tg", "yh", "uj", "ik", "ol", "az", "sx", "dc", "fv", "gb", "hn", "jm"}


def _close() -> frozenset[frozenset[str]]:
    beside = [a + b for row in _ROWS for a, b in pairwise(row)]
    alike = [a + b for group in _SOUND_ALIKE for a in group for b in group if a != b]
    return frozenset(frozenset(pair) for pair in (*beside, *alike, *_BELOW))


CLOSE = _close()
SURE_LETTERS = 7  # without an ending: in a shorter word another letter makes another word more often than a slip
MIN_LETTERS = 5
USUAL = 3  # passages that hold the word for which a shorter one may be a slip
LONG_LETTERS = 10  # of a word that may hold two slips
_ENDING = re.compile(r"(?:en|e|s|n|t)$")


def slips_in(length: int) -> int:
    """How many slips a word of ``length`` letters may hold."""
    return 1 if length < LONG_LETTERS else 2


def is_slip(written: str, meant: str, passages: int) -> bool:
    """Whether the word ``written``, as it was typed, is a slip for the word ``meant`` that stands in so many passages.

    Stems alone do not tell: that of "schaken" lies one letter from that of "schaal", but the words lie two slips apart.
    A short word is a slip only where a letter was left out, put in or swapped.
    """
    one, other = _ENDING.sub("", written.lower()), _ENDING.sub("", meant.lower())
    distance = OSA.distance(one, other, score_cutoff=slips_in(len(written)))
    if distance > slips_in(len(written)):
        return False
    if len(one) >= SURE_LETTERS:
        return True
    other_letter = len(one) == len(other) and sorted(one) != sorted(other)
    return len(one) >= MIN_LETTERS and not other_letter and passages >= USUAL


def can_be_slip(written: str, meant: str) -> bool:
    """Whether ``written`` may be ``meant`` with a slip: a letter that is put for another has to lie beside it on the
    keyboard or sound like it ("schaken" is no slip for "schaden"; after Kukich 1992, "Techniques for automatically
    correcting words in text"). Of words that differ in length, or in other ways, nothing more is asked."""
    if len(written) != len(meant):
        return True
    wrong = [(a, b) for a, b in zip(written, meant, strict=True) if a != b]
    return len(wrong) != 1 or frozenset(wrong[0]) in CLOSE
