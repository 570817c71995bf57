"""When a text holds a quote: folding, and the overlap of a passage or a shown sentence with a support.

Words are compared as tokens (runs of letters and digits) after NFKC normalisation and case folding, so white space,
punctuation and typographic quotes make no difference. Only ``verbatim_on_page`` is strict: it folds white space and
nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from eval.golden import Support
from ingest.document import Page

MIN_RUN = 5
PASSED_OVER = 2  # pages of pictures at most in the middle of a sentence
"""Fewest words in sequence that count as a part of a quote."""

_TOKEN = re.compile(r"[^\W_]+")
_SOFT_HYPHEN = "\u00ad"
_PLAIN_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "\u00ad": None})


def fold_space(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The words of ``text``, folded for comparison."""
    plain = unicodedata.normalize("NFKC", text.replace(_SOFT_HYPHEN, "")).casefold()
    return tuple(_TOKEN.findall(plain))


def holds(text: str, needle: str) -> bool:
    """Whether ``needle`` stands in ``text``, where a number is not part of a longer number ("35" is not in "1.350",
    "2035" or "3,35")."""
    wanted, found = (unicodedata.normalize("NFKC", fold_space(part)).casefold() for part in (needle, text))
    wanted, found = (part.translate(_PLAIN_QUOTES) for part in (wanted, found))
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, found) is not None


def overlaps(support: Support, document: str, first_page: int, last_page: int, text: str) -> bool:
    """Whether the text that stands on ``first_page`` up to ``last_page`` of ``document`` shares the support's words.

    It does when it holds the whole quote, when it is itself a part of the quote, or when it holds at least half of
    the quote's words (and no fewer than ``MIN_RUN``) in sequence: that is how a quote that runs over several
    passages is found in each of them. A text that starts on the page after the support's holds its tail at most.
    """
    if document != support.document or not first_page - 1 <= support.page <= last_page:
        return False
    quote, words = tokens(support.quote), tokens(text)
    if not quote or not words:
        return False
    if support.page < first_page:
        return _holds_tail(words, quote)
    return _contains(words, quote) or _contains(quote, words) or _holds_run(words, quote)


def verbatim_on_page(pages: Sequence[Page], page: int, quote: str) -> bool:
    """Whether ``quote`` stands character for character (white space folded) on ``page`` (from 1), or starts there
    and runs on over to the next, or to one behind a few pages of pictures; a word may be broken between them."""
    wanted = fold_space(quote)
    if not wanted or not 1 <= page <= len(pages):
        return False
    here = fold_space(pages[page - 1].text)
    if wanted in here:
        return True
    later = (fold_space(following.text) for following in pages[page : page + PASSED_OVER + 1])
    return any(wanted in f"{here} {following}" or wanted in f"{here}{following}" for following in later)


def _contains(words: Sequence[str], part: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def _needed_run(quote: Sequence[str]) -> int:
    return max(ceil(len(quote) / 2), MIN_RUN)


def _holds_run(words: Sequence[str], quote: Sequence[str]) -> bool:
    length = _needed_run(quote)
    return any(_contains(words, quote[start : start + length]) for start in range(len(quote) - length + 1))


def _holds_tail(words: Sequence[str], quote: Sequence[str]) -> bool:
    """Whether ``words`` hold the last half of ``quote`` without its beginning, or are a part of it themselves."""
    if _contains(words, quote):
        return False
    return _contains(words, quote[-_needed_run(quote) :]) or (len(words) >= MIN_RUN and _contains(quote, words))
