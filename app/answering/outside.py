"""A denial just outside a quotation: "de stad bestaat" of "De stad bestaat niet"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.answering.alignment import DENIALS
from app.answering.region import Region

NEAR = 6  # words beside a quotation in the same clause
_CLAUSE_ENDS = re.compile(r"[,;:.!?()–—]")


def denial_beside(region: Region, start: int, stop: int) -> tuple[str, str]:
    """The words of the source around ``start`` up to ``stop`` that deny them, before and behind; "" for none.

    Only those of the same clause count, and none when the quotation itself holds a denial: then it is not one
    that was left off.
    """
    if any(region.words[n].key in DENIALS for n in range(start, stop)):
        return "", ""
    before = _denial(region, range(start - 1, max(start - 1 - NEAR, -1), -1), start)
    behind = _denial(region, range(stop, min(stop + NEAR, len(region.words))), stop - 1)
    return (
        region.text(before, start) if before is not None else "",
        region.text(stop, behind + 1) if behind is not None else "",
    )


def _denial(region: Region, numbers: Iterable[int], beside: int) -> int | None:
    """The first word that denies, going away from the word ``beside``."""
    sentence = region.document.sentences[region.sentence_of[beside]].text
    previous = beside
    for number in numbers:
        if region.sentence_of[number] != region.sentence_of[beside]:
            return None
        left, right = sorted((region.words[previous], region.words[number]), key=lambda word: word.start)
        if _CLAUSE_ENDS.search(sentence[left.stop : right.start]):
            return None
        if region.words[number].key in DENIALS:
            return number
        previous = number
    return None
