"""What stands in the middle of a sentence without being part of it: a pull quote, a box, a picture's caption.

Magazines repeat a sentence in large type amid the text. Read where it stands it cuts a sentence in two and passes for
a heading; here it is recognised by what goes on around it, and by the words that it repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.line import Line, Row, text_of
from ingest.measure import column_of
from ingest.places import fold
from ingest.run import BREAK, ENDED, OPEN_END

Placed = tuple[int, Line | Row]

MOST_LINES = 14  # of a group in one type
MOST_BETWEEN = 40  # lines that may stand amid a sentence: pull quotes, captions, boxes, rows of a table
ANOTHER_SIZE = 0.06  # times the size of the text around it
LARGE = 1.12  # times it
FULL = 0.7  # of a full line: a shorter one ends a paragraph
REPEATED_WORDS = 6  # with fewer alike, chance or a heading's subject may be why
NEAR_PAGES = 3  # further on: a spread of pictures may stand amid a sentence
_POINT = re.compile(r"^(?:\d{1,3}|[a-z])[.)]?\s|^[a-z]\)")
_COUNTS = re.compile(r"^(?=.*(?:[€$%‰,]|\d{3}))[^a-zA-Z]*$")  # a bare number may be that of a chapter
_QUOTED = re.compile(r"^[“‘„\"'«»]|[.!?…][’”\"'»]*$")


def set_apart(lines: Sequence[Placed]) -> list[Placed]:
    """The lines of a document (page from 1, line). Those that interrupt a sentence are marked as ``aside``, the line
    with which it goes on as one that ``resumes``; what says again in other type what the text says is left out."""
    by_page: dict[int, list[Line]] = {}
    for page, line in lines:
        if isinstance(line, Line):
            by_page.setdefault(page, []).append(line)
    out: list[Placed] = []
    usual = {page: _usual(of_page) for page, of_page in by_page.items()}
    edges = _right_edges(lines)
    resumed, at = -1, 0
    while at < len(lines):
        interrupts = at > 0 and lines[at - 1][1] in usual.get(lines[at - 1][0], ())
        goes_on = _end_of_aside(lines, at, edges) if interrupts else None
        stop = goes_on or _end_of_group(lines, at)
        group = [(page, line) for page, line in lines[at:stop] if isinstance(line, Line)]
        if len(group) == stop - at and _is_repeat(group, goes_on is not None, by_page):
            pass
        elif goes_on:
            out += [
                (page, replace(line, aside=True) if isinstance(line, Line) else line) for page, line in lines[at:stop]
            ]
        else:
            page, line = lines[at]
            out.append((page, replace(line, resumes=True) if at == resumed and isinstance(line, Line) else line))
            stop = at + 1
        resumed = goes_on or resumed
        at = stop
    return out


def _as_aside(line: Line | Row) -> Line | Row:
    return replace(line, aside=True) if isinstance(line, Line) else line


def _usual(lines: Sequence[Line]) -> set[Line]:
    """The lines of a page in the type that most of it is set in."""
    letters: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        letters[round(line.size, 1), line.bold] += len(line.text)
    size, bold = letters.most_common(1)[0][0]
    return {line for line in lines if line.bold == bold and abs(line.size - size) <= ANOTHER_SIZE * size}


def _right_edges(lines: Sequence[Placed]) -> dict[tuple[int, int, int], float]:
    """Where the lines of a page that begin at the same place and are of one size end at the most."""
    edges: dict[tuple[int, int, int], float] = {}
    for page, line in lines:
        if isinstance(line, Line):
            key = column_of(page, line)
            edges[key] = max(edges.get(key, 0.0), line.x1)
    return edges


def _end_of_aside(lines: Sequence[Placed], at: int, edges: dict[tuple[int, int, int], float]) -> int | None:
    """Where the text goes on, in the middle of a sentence, behind what begins at ``at``; ``None`` if nothing does."""
    page, before = lines[at - 1]
    first = lines[at][1]
    if not _unfinished(lines[at - 1], edges) or (isinstance(first, Line) and _like(before, first)):
        return None
    if isinstance(first, Line) and first.size > LARGE * before.size and _COUNTS.match(first.text):
        return None  # a figure in large type, with what it counts under it
    for stop in range(at, min(at + MOST_BETWEEN, len(lines) - 1) + 1):
        on, line = lines[stop]
        if isinstance(line, Row):
            if not line.table and text_of(line)[:1].islower():  # it may as well be a line of the text
                return None
        elif _like(before, line):
            goes_on = line.text[:1].islower() and not _POINT.match(line.text)
            return stop if goes_on and on - page <= NEAR_PAGES else None
    return None


def _unfinished(placed: Placed, edges: dict[tuple[int, int, int], float]) -> bool:
    """Whether a line breaks off in a sentence: it is as long as its column is wide, and nothing ends there."""
    page, line = placed
    if isinstance(line, Row) or line.marks or ENDED.search(line.text) or not OPEN_END.search(line.text):
        return False
    if line.text.endswith((BREAK, "-", ",")):
        return True
    return line.x1 - line.x0 >= FULL * (edges[column_of(page, line)] - line.x0)


def _like(one: Line | Row, other: Line | Row) -> bool:
    """Whether two lines are set in the same type."""
    return one.bold == other.bold and abs(one.size - other.size) <= ANOTHER_SIZE * one.size


def _end_of_group(lines: Sequence[Placed], at: int) -> int:
    """Behind the lines of one type that begin at ``at``, on one page."""
    page, first = lines[at]
    stop = at + 1
    if at and _like(lines[at - 1][1], first) and lines[at - 1][0] == page:
        return stop
    while stop < len(lines) and stop - at <= MOST_LINES and lines[stop][0] == page and _like(first, lines[stop][1]):
        stop += 1
    return stop


def _is_repeat(group: Sequence[tuple[int, Line]], interrupts: bool, by_page: Mapping[int, Sequence[Line]]) -> bool:
    """Whether a group of lines says what its page says in other type: smaller, or around the sentence it breaks off."""
    page, first = group[0]
    text = " ".join(line.text for _, line in group)
    if len(text.split()) < REPEATED_WORDS or not (interrupts or _QUOTED.search(text)):
        return False
    others = [line for line in by_page[page] if not _like(first, line) and (interrupts or line.size < first.size)]
    return fold(text) in "".join(fold(line.text) for line in others)
