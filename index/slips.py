"""Whether one word can be a slip of the pen for another."""

from __future__ import annotations

from itertools import pairwise

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUND_ALIKE = ("aeiouy", "dt", "sz", "fv", "ckq", "gh", "iyj", "vw", "mn")  # m and n also look alike
_BELOW = {"qa", "ws", "ed", "rf", "tg", "yh", "uj", "ik", "ol", "az", "sx", "dc", "fv", "gb", "hn", "jm"}


def _close() -> frozenset[frozenset[str]]:
    beside = [a + b for row in _ROWS for a, b in pairwise(row)]
    alike = [a + b for group in _SOUND_ALIKE for a in group for b in group if a != b]
    return frozenset(frozenset(pair) for pair in (*beside, *alike, *_BELOW))


CLOSE = _close()


def can_be_slip(written: str, meant: str) -> bool:
    """Whether ``written`` may be ``meant`` with a slip: a letter that is put for another has to lie beside it on the
    keyboard or sound like it ("schaken" is no slip for "schaden"; after Kukich 1992, "Techniques for automatically
    correcting words in text"). Of words that differ in length, or in other ways, nothing more is asked."""
    if len(written) != len(meant):
        return True
    wrong = [(a, b) for a, b in zip(written, meant, strict=True) if a != b]
    return len(wrong) != 1 or frozenset(wrong[0]) in CLOSE
