"""An index of words at the back ("armoede, 12, 14"): it tells where to look, and says nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.line import Line, Row, text_of
from ingest.places import fold

FEWEST_ENTRIES = 3
SHARE = 0.5  # of the lines of an index, under its title or on the page behind
FEWEST_ALONE, SHARE_ALONE = 20, 0.8  # of a page without a title
MOST_OF_TITLE = 40  # characters
NEAR_END = 2  # lines behind the last entry of a page that goes on on the next
_INDEX = frozenset(
    "index register trefwoorden trefwoordenregister trefwoordenlijst zakenregister personenregister "
    "alfabetischregister".split()
)
_NUMBERED_TITLE = re.compile(r"^(?:(?:bijlage|hoofdstuk)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[A-H])?[.:]?\s+", re.I)
_PAGES = r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?"
_ENTRY = re.compile(rf"^\D.{{0,100}}?,\s*{_PAGES}(?:,\s*{_PAGES})*[,;]?$|^{_PAGES}(?:,\s*{_PAGES})*[,;]?$|^[A-Z]$")


def index_of(pages: Sequence[tuple[int, Sequence[Line | Row]]]) -> set[tuple[int, int]]:
    """Which lines (page from 1, place among the lines of that page) are of an index of words, with its title."""
    found: set[tuple[int, int]] = set()
    goes_on = False
    for page, lines in pages:
        texts = [text_of(line) for line in lines]
        title = next((at for at, text in enumerate(texts) if is_titled(text, _INDEX)), None)
        start = title if title is not None else 0
        entries = [at for at in range(start, len(texts)) if _is_entry(texts[at])]
        stop = entries[-1] + 1 if entries else start
        titled = title is not None or goes_on
        fewest, share = (FEWEST_ENTRIES, SHARE) if titled else (FEWEST_ALONE, SHARE_ALONE)
        is_index = len(entries) >= fewest and len(entries) >= share * (stop - start)
        if is_index:
            found |= {(page, at) for at in range(start, stop)}
        goes_on = (is_index and stop >= len(texts) - NEAR_END) or (title is not None and title == len(texts) - 1)
    return found


def _is_entry(text: str) -> bool:
    return (len(text) == 1 or text.rstrip(",;")[-1:].isdigit()) and _ENTRY.match(text) is not None


def is_titled(text: str, titles: frozenset[str]) -> bool:
    """Whether ``text`` is one of ``titles``, folded, which may have a number before it."""
    return len(text) <= MOST_OF_TITLE and (fold(text) in titles or fold(_NUMBERED_TITLE.sub("", text)) in titles)
