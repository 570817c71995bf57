"""Running lines that name another chapter every few pages: known by where they stand, not by what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.run import Run

FEWEST, SHARE = 3, 0.5  # of the rows at one place, that must be known to be running lines
NEAR_PAGES = 2  # a line that comes back there, also on left-hand pages only
STEP = 2.0  # points
WHITE = 1.6  # times the type size, between a running line and the text
_WORD = re.compile(r"[^\W\d_]{3}")
_Place = tuple[bool, int, int]  # at the top, and how high and large, roughly


class EdgeRow(NamedTuple):
    """One of the outermost rows of runs at the top or bottom of a page (its place among the pages), and the white in
    points between it and the next row inwards."""

    page: int
    top: bool
    runs: Sequence[Run]
    white: float


def changing_rows(rows: Sequence[EdgeRow], known: Sequence[bool]) -> list[EdgeRow]:
    """Of the outermost rows of all pages those that stand where rows are running lines: most rows there, or a part of
    them, say the same as on a page nearby, or are ``known`` to be running."""
    proven, there = Counter[_Place](), Counter[_Place]()
    said = {(row.page, _place(row), text) for row in rows for text in _texts(row)}
    for row, is_known in zip(rows, known, strict=True):
        place, near = _place(row), range(row.page - NEAR_PAGES, row.page + NEAR_PAGES + 1)
        there[place] += 1
        proven[place] += is_known or any(
            (page, place, text) in said for text in _texts(row) for page in near if page != row.page
        )
    places = {place for place, count in proven.items() if count >= max(FEWEST, SHARE * there[place])}
    return [row for row in rows if _place(row) in places and row.white > WHITE * row.runs[0].size]


def _place(row: EdgeRow) -> _Place:
    main = max(row.runs, key=lambda run: len(run.text))
    return row.top, round(main.y / STEP), round(main.size)


def _texts(row: EdgeRow) -> list[str]:
    """What the runs of a row say, digits masked, as far as they say something."""
    return [re.sub(r"\d+", "#", run.text.strip()) for run in row.runs if _WORD.search(run.text)]
