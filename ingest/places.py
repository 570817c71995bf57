"""Where a text stands among the letters of a page, whatever stands between them.

A text is sought by its letters and digits alone (NFKD, case folded): line ends, hyphens, ligatures and white space play
no part. What is not found in one piece, because it runs on to the next page or a note stands in between, is pieced
together from the longest common parts (Ratcliff and Metzener 1988, "Pattern Matching: The Gestalt Approach", Dr. Dobb's
Journal).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

CONTEXT_LETTERS = 80  # before and after it: they tell which of several places is meant
_DOTLESS = {"ı": "i", "ȷ": "j"}  # what stands under an accent that is a character of its own
SHORT_PIECE, NEAR = 8, 40  # letters: a shorter piece counts only so near to another one


class Letter(NamedTuple):
    """A folded letter or digit of a page: the character it comes from, and whether a word starts or ends with it."""

    page: int
    char: int
    starts: bool
    ends: bool


def fold(text: str) -> str:
    """The letters and digits of ``text``, compatibility forms and accents taken apart, case folded."""
    return text.translate(_FOLDED)


def folded(char: str) -> str:
    """The letters and digits that one character stands for; "" for any other."""
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    if char in _DOTLESS:
        return _DOTLESS[char]
    return "".join(c for c in unicodedata.normalize("NFKD", char).casefold() if c.isalnum())


class _Folded(dict[int, str]):
    """What each character stands for, by its code, told when it is met first."""

    def __missing__(self, code: int) -> str:
        found = self[code] = folded(chr(code))
        return found


_FOLDED = _Folded()


def best_place(text: str, letters: Sequence[Letter], wanted: str, context: str) -> int | None:
    """Where ``wanted`` stands in ``text``: whole words rather than parts of them, then where the context is alike."""
    places = []
    at = text.find(wanted)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, at + 1)
    if len(places) < 2:
        return places[0] if places else None
    within = context.find(wanted)
    before, after = (context[:within], context[within + len(wanted) :]) if within >= 0 else ("", "")

    def likeness(at: int) -> tuple[int, int]:
        stop = at + len(wanted)
        whole_words = letters[at].starts + letters[stop - 1].ends
        return whole_words, _alike(text[:at][::-1], before[::-1]) + _alike(text[stop:], after)

    return max(places, key=likeness)  # the first of equals


def _alike(one: str, other: str) -> int:
    pairs = zip(one[:CONTEXT_LETTERS], other[:CONTEXT_LETTERS], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def pieces_of(text: str, letters: Sequence[Letter], wanted: str) -> Iterator[tuple[int, int]]:
    """The parts of ``text`` that make up ``wanted``, in order, each of whole words as the page prints them."""
    blocks = SequenceMatcher(None, wanted, text, autojunk=False).get_matching_blocks()[:-1]
    found: list[tuple[int, int, int]] = []  # where in wanted, where in text, how many
    done = 0  # letters of wanted that are placed
    for of_wanted, start, size in blocks:
        # a letter too many at the end of the piece before, alike by chance, is the first of this one
        while size and of_wanted > done and start and wanted[of_wanted - 1] == text[start - 1]:
            of_wanted, start, size = of_wanted - 1, start - 1, size + 1
        while size and not letters[start].starts:
            of_wanted, start, size = of_wanted + 1, start + 1, size - 1
        while size and not letters[start + size - 1].ends:
            size -= 1
        if size:
            found.append((of_wanted, start, size))
            done = of_wanted + size
    for i, (_, start, size) in enumerate(found):
        gaps = [start - found[i - 1][1] - found[i - 1][2]] if i else []
        gaps += [found[i + 1][1] - start - size] if i + 1 < len(found) else []
        if size >= SHORT_PIECE or min(gaps, default=NEAR) < NEAR:
            yield start, start + size
