"""Rows of a table of two columns whose cells stand in the middle beside a taller neighbour.

No line of such a row needs to stand level with one of the other column; what tells that two cells are beside each other
is that they have one middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

NEW_CELL = 1.25  # times the distance between lines: wider white parts cells
SAME_MIDDLE = 0.3  # times it: two cells that have one middle
CLEAR = 0.6  # times it: the next row begins further down than the one above it ends
MOST_LINES = 14  # of a cell
FEWEST_ROWS = 3
FEWEST_UNEVEN = 2  # rows of which one cell is taller than the other: chance makes one
MOST_TOGETHER = 60  # lines of a column: no table without lines is longer


class CellLine(NamedTuple):
    """A line of a column: its baseline in points, and whether it may be the first one of a cell."""

    y: float
    begins: bool


def centred_rows(left: Sequence[CellLine], right: Sequence[CellLine]) -> list[tuple[int, int]]:
    """How many lines of each column every row takes, from the top down; empty when they are not the columns of a table
    with cells in the middle. Lines at the foot that are in no such row are left over."""
    if min(len(left), len(right)) < FEWEST_ROWS or max(len(left), len(right)) > MOST_TOGETHER:
        return []
    leading = min(above.y - line.y for column in (left, right) for above, line in pairwise(column))
    if leading <= 0:
        return []

    @cache
    def best(i: int, j: int) -> tuple[tuple[int, int], ...]:
        """The most rows that begin at these lines."""
        found: tuple[tuple[int, int], ...] = ()
        for wide in range(1, _longest(left, i, leading) + 1):
            for other in range(1, _longest(right, j, leading) + 1):
                if not _is_row(left[i : i + wide], right[j : j + other], leading):
                    continue
                if not _is_clear(left, right, i + wide, j + other, leading):
                    continue
                rows = ((wide, other), *best(i + wide, j + other))
                if _rank(rows) > _rank(found):
                    found = rows
        return found

    rows = list(best(0, 0))
    uneven = sum(wide != other for wide, other in rows)
    return rows if len(rows) >= FEWEST_ROWS and uneven >= FEWEST_UNEVEN else []


def _rank(rows: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Of two ways to make rows the one with more of the lines is better, then the one with more rows."""
    return sum(wide + other for wide, other in rows), len(rows)


def _longest(column: Sequence[CellLine], start: int, leading: float) -> int:
    """How many lines the cell that begins at ``start`` may have, 0 when none begins there."""
    if start >= len(column) or not column[start].begins:
        return 0
    lines = 1
    for above, line in pairwise(column[start : start + MOST_LINES]):
        if above.y - line.y > NEW_CELL * leading:
            break
        lines += 1
    return lines


def _is_row(left: Sequence[CellLine], right: Sequence[CellLine], leading: float) -> bool:
    return abs(left[0].y + left[-1].y - right[0].y - right[-1].y) / 2 <= SAME_MIDDLE * leading


def _is_clear(left: Sequence[CellLine], right: Sequence[CellLine], i: int, j: int, leading: float) -> bool:
    """Whether the lines behind a row stand under all of it."""
    lowest = min(left[i - 1].y, right[j - 1].y)
    return all(lowest - column[at].y > CLEAR * leading for column, at in ((left, i), (right, j)) if at < len(column))
