"""The table of contents: lines that end in the number of a page. They name headings, and say nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.line import Line, Row, text_of
from ingest.places import fold

FEWEST_ENTRIES = 3
MOST_BETWEEN = 3  # lines without a number, of entries that take several, or parts that have none
NOT_IN_FILE = 20  # pages that a file may have left out: a much higher number, such as a year, is of no page
RISING = 0.8  # of the numbers are no smaller than the one before
MOST_CHARS = 160  # of an entry
MOST_OF_TITLE = 30  # characters, with spaces and dashes
FULL_LINE = 60  # characters of a line of running text
_TITLES = frozenset({"inhoud", "inhoudsopgave", "inhoudsoverzicht", "inhoudstafel", "inhoudopgave", "contents"})
_ENDED = re.compile(r"[^\W\d_]{3}[.!?](?:$|\s[A-Z])")
_NUMBER = re.compile(r"(?:^|[\s.…_])(\d{1,4}|[ivxl]{1,6})$")
_LEADERS = re.compile(r"(?:\s?[.…·_`]){4,}\s*(?:\d{1,4}(?:,\s*\d{1,4})*,?|[ivxl]{1,6})$|…{2,}\s*\d{1,4}$")


def contents_of(pages: Sequence[tuple[int, Sequence[Line | Row]]]) -> set[tuple[int, int]]:
    """Which lines (page from 1, place among the lines of that page) are of a table of contents, with its title.

    Lines with dots that lead to a number are, anywhere; under a title such as "Inhoud" so is all that goes on to
    numbers that rise, on the next pages too.
    """
    found: set[tuple[int, int]] = set()
    last, goes_on = 0, False
    highest = 2 * max((page for page, _ in pages), default=0) + NOT_IN_FILE  # a page may be a spread
    for page, lines in pages:
        texts = [text_of(line) for line in lines]
        rows = {at for at, line in enumerate(lines) if isinstance(line, Row)}  # may hold several entries
        found |= {(page, at) for at in _led(texts)}
        title = next((at for at, text in enumerate(texts) if _is_title(text)), None)
        if title is None:  # "Inhouds-" and "opgave" below each other
            title = next((at + 1 for at, two in enumerate(pairwise(texts)) if _is_title("".join(two))), None)
        if title is None and not goes_on:
            continue
        start = title + 1 if title is not None else 0
        stop, most = _end(texts, rows, start, 0 if title is not None else last, highest)
        if stop > start:
            found |= {(page, at) for at in range(start if title is None else title, stop)}
            last, goes_on = most, stop >= len(texts) - 1
        else:
            goes_on = title is not None and start == len(texts)
    return found


def _is_title(text: str) -> bool:
    return len(text) <= MOST_OF_TITLE and fold(text) in _TITLES


def _led(texts: Sequence[str]) -> set[int]:
    """Which lines have dots that lead to a number, with what stands between such lines: entries that take several, and
    those of chapters."""
    led = [at for at, text in enumerate(texts) if _may_lead(text[-1:]) and _LEADERS.search(text)]
    found = set(led)
    if len(led) < FEWEST_ENTRIES:
        return found
    for one, other in pairwise(led):
        if other - one <= MOST_BETWEEN:
            found.update(range(one, other))
    ends = [at for at in (led[0] - 1, led[-1] + 1) if 0 <= at < len(texts) and _number(texts[at]) is not None]
    return found.union(ends)


def _may_lead(last: str) -> bool:
    """Whether a line that ends in ``last`` may have leaders: most have none, which this tells faster."""
    return last.isdecimal() or last in ",ivxl\n"


def _end(texts: Sequence[str], rows: set[int], start: int, least: int, highest: int) -> tuple[int, int]:
    """Behind the last entry from ``start`` on, and the highest number; ``start`` itself when there are no entries."""
    numbered: list[tuple[int, int]] = []
    at = start
    for at in range(start, len(texts)):
        long = at not in rows and (len(texts[at]) > MOST_CHARS or _is_prose(texts, at))
        number = None if long else _number(texts[at])
        if number is not None and number <= highest:
            numbered.append((at, number))
        elif at - (numbered[-1][0] if numbered else start - 1) > MOST_BETWEEN or long:
            break
    rising = sum(one <= other for (_, one), (_, other) in pairwise([(start, least), *numbered]))
    if len(numbered) < FEWEST_ENTRIES or rising < RISING * len(numbered):
        return start, least
    return numbered[-1][0] + 1, max(number for _, number in numbered)


def _is_prose(texts: Sequence[str], at: int) -> bool:
    """Whether a line is of running text that stands below the entries: a sentence ends in it, or it is a full line that
    goes on below its number."""
    following = texts[at + 1] if at + 1 < len(texts) else ""
    goes_on = len(texts[at]) >= FULL_LINE and following[:1].islower() and _number(texts[at]) is not None
    return goes_on or _ENDED.search(texts[at]) is not None


def _number(text: str) -> int | None:
    """The number that an entry ends in, 0 for a roman one."""
    found = _NUMBER.search(text)
    if not found:
        return None
    return int(found.group(1)) if found.group(1).isdigit() else 0
