"""A quotation as it was pasted: its words, and where it says that something was left out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"(?:(?<!\S)[-−](?=\d))?\d+(?:[.,:]\d+)*(?!\w)|[^\W_]+(?:[’'](?=\w)[^\W_]+)*|[%€]")
_NOTE = re.compile(r"(?<=[^\W\d_]{3}[.!?,;:’”)])\d{1,3}(?=\s|$)")  # a footnote's number glued on
_ELLIPSIS = re.compile(r"[(\[<]\s*(?:\.\.|…)[.…]*\s*[)\]>]|…|\.{3,}|\.\s\.\s\.")
_BROKEN_LINE = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n\s*(?=[^\W\d_])")
_LETTER_IN_BRACKETS = re.compile(r"\[(\w)\](?=\w)")  # "[H]et": a capital that the writer made
_SIC = re.compile(r"\s?[\[(]\s?sic\s?!?\s?[\])]", re.I)  # white space is folded by then
_THOUSANDS = re.compile(r"\.(?=\d{3}(?:\D|$))")


class Word(NamedTuple):
    """A word at ``start`` to ``stop`` of a text, compared by its ``key``. ``is_note``: the number of a footnote."""

    key: str
    start: int
    stop: int
    is_note: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a figure, or one with a letter to it; a word with a misread letter ("1onen") is none."""
        return _is_number(self.key)


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text`` with white space folded. ``gaps`` holds the numbers of the words before which an ellipsis stands."""

    text: str
    words: tuple[Word, ...]
    gaps: frozenset[int] = frozenset()

    def piece(self, start: int, stop: int) -> str:
        """The text of words ``start`` up to ``stop``."""
        return self.text[self.words[start].start : self.words[stop - 1].stop] if start < stop else ""


def read_quotation(text: str) -> Quotation:
    """The words of a quotation. Words broken at a line's end are joined, "[sic]" is passed over."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    text = " ".join(_BROKEN_LINE.sub("", text).split())
    text = _SIC.sub("", _LETTER_IN_BRACKETS.sub(r"\1", text)).strip()
    words = words_of(text)
    gaps = {
        sum(word.start < match.start() for word in words) for match in _ELLIPSIS.finditer(text)
    }  # the number of words before the ellipsis
    return Quotation(text, words, frozenset(gaps - {0, len(words)}))


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order, with figures and the signs % and €.

    A key has no accents, capitals, apostrophes or full stops between thousands, and a comma before decimals.
    """
    notes = {match.start() for match in _NOTE.finditer(text)}
    found = ((m, _key(m.group())) for m in _WORD.finditer(text))
    return tuple(Word(key, m.start(), m.end(), m.start() in notes) for m, key in found if key)


def _is_number(key: str) -> bool:
    return 2 * sum(c.isdigit() for c in key) >= len(key)


def _key(word: str) -> str:
    if word[0] in "-−" or word[0].isdigit():
        number = _THOUSANDS.sub("", word.replace("−", "-"))
        if not any(c.isalpha() for c in number):
            return number.replace(".", ",")
    if word in "%€":
        return word
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if c.isalnum())
