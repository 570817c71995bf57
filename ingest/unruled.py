"""Tables of three columns or more without rulings, of which the cells take several lines: read row by row.

What parts their rows is white from side to side, or a line on which every column begins anew. Columns of running text
that stand beside each other have neither: white between their paragraphs is seldom level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.gutters import visual_rows
from ingest.parts import WHITE, parts_of, text_of_part
from ingest.run import SOURCE, Cell, Run

FEWEST_COLUMNS = 3
EDGE = 2.5  # points: what begins so near each other begins at one edge
NEXT_ROW = 4.0  # times the type size: what is further down is something else
NEW_ROW = 1.25  # times the distance between lines: wider white parts rows
SAME_SIZE = 0.1  # times the type size
FEWEST_ROWS = 3
BEGUN = 0.8  # of the cells begin with no small letter, as sentences and names do
SHORT = 0.5  # of the lines of the longest cell of a row: so few has one beside it

_Parts = dict[int, tuple[Run, ...]]  # what stands on one line, by column


class _Level(NamedTuple):
    """What stands on one baseline, by column."""

    parts: _Parts
    y: float
    size: float

    @property
    def runs(self) -> list[Run]:
        return [run for part in self.parts.values() for run in part]

    @property
    def begun(self) -> bool:
        return not any(text_of_part(part)[:1].islower() for part in self.parts.values())


def with_unruled(runs: Sequence[Run]) -> list[Run]:
    """``runs``, those in a table of three columns or more without rulings with their cell."""
    rows = visual_rows(run for run in runs if not run.cell and run.text.strip())
    number = 1 + max((run.cell.table for run in runs if run.cell), default=-1)
    cells: dict[int, Cell] = {}
    at = 0
    while at < len(rows):
        edges = [part[0].x0 for part in parts_of(rows[at])] if len(rows[at]) >= FEWEST_COLUMNS else []
        levels = _stretch(rows, at, edges) if len(edges) >= FEWEST_COLUMNS else []
        table = _rows(levels, len(edges)) if len(levels) > FEWEST_ROWS else []
        if table and at and not any(id(run) in cells for run in rows[at - 1]):
            table = [*_heads_above(rows[at - 1], table[0][0], edges), *table]
        for row, group in enumerate(table):
            for level in group:
                for column, part in level.parts.items():
                    cells |= {id(run): Cell(number, row, column, edges[column]) for run in part}
        number += bool(table)
        at += max(len(levels), 1)
    return [replace(run, cell=cells[id(run)]) if id(run) in cells else run for run in runs] if cells else list(runs)


def _stretch(rows: Sequence[Sequence[Run]], start: int, edges: Sequence[float]) -> list[_Level]:
    """The lines from ``start`` on of which all parts stand in the same columns."""
    levels: list[_Level] = []
    for row in rows[start:]:
        if (levels and levels[-1].y - row[0].y > NEXT_ROW * row[0].size) or SOURCE.match(row[0].text):
            break
        placed = _placed(row, edges)
        if placed is None or (levels and abs(row[0].size - levels[-1].size) > SAME_SIZE * row[0].size):
            break
        levels.append(_Level(placed, row[0].y, row[0].size))
    return levels


def _placed(row: Sequence[Run], edges: Sequence[float]) -> _Parts | None:
    """The parts of a line by column; ``None`` when one begins at no edge, or runs on over the next one."""
    found: _Parts = {}
    for part in parts_of(row):
        column = next((at for at, edge in enumerate(edges) if abs(edge - part[0].x0) <= EDGE), None)
        if column is None or (column + 1 < len(edges) and part[-1].x1 > edges[column + 1] - WHITE / 2):
            return None
        found[column] = part
    return found


def _rows(levels: Sequence[_Level], columns: int) -> list[list[_Level]]:
    """The rows of the table that these lines are, from the top down; none when they are no table of long cells."""
    leading = _leading(levels)
    if not leading:
        return []
    for groups in (list(_by_white(levels, NEW_ROW * leading)), list(_by_begun(levels, columns))):
        if _is_table(groups, columns):
            return groups
    return []


def _heads_above(row: Sequence[Run], first: _Level, edges: Sequence[float]) -> list[list[_Level]]:
    """The heads of the columns, which may stand so near each other that they look like one text."""
    places = [next((at for at, edge in enumerate(edges) if abs(edge - run.x0) <= EDGE), None) for run in row]
    near = row[0].y - first.y <= NEXT_ROW * first.size
    parts: _Parts = {at: (run,) for at, run in zip(places, row, strict=True) if at is not None}
    if not near or len(parts) < max(len(row), FEWEST_COLUMNS) or not all(run.bold for run in row):
        return []
    return [[_Level(parts, row[0].y, row[0].size)]]


def _leading(levels: Sequence[_Level]) -> float:
    """The distance in points between two lines of one cell, 0 when no cell has two."""
    gaps = []
    for column in {column for level in levels for column in level.parts}:
        lines = [level.y for level in levels if column in level.parts]
        gaps += [above - y for above, y in pairwise(lines)]
    return min(gaps, default=0.0)


def _is_head(levels: Sequence[_Level]) -> bool:
    return all(run.bold for level in levels for run in level.runs)


def _by_white(levels: Sequence[_Level], white: float) -> Iterator[list[_Level]]:
    """Rows with white between them, or between their heads and them a change of type."""
    group = [levels[0]]
    for above, level in pairwise(levels):
        if above.y - level.y > white or (above is levels[0] and _is_head([above]) and not _is_head([level])):
            yield group
            group = []
        group.append(level)
    yield group


def _by_begun(levels: Sequence[_Level], columns: int) -> Iterator[list[_Level]]:
    """Rows without white between them: a new one where every column begins anew."""
    group = [levels[0]]
    for level in levels[1:]:
        if len(level.parts) == columns and level.begun:
            yield group
            group = []
        group.append(level)
    yield group


def _is_table(groups: Sequence[Sequence[_Level]], columns: int) -> bool:
    """Whether these are rows of a table whose cells take several lines, rather than lines of columns beside each
    other."""
    has_heads = _is_head(groups[0])
    below = [group for group in groups if not _is_head(group)]
    if len(below) < FEWEST_ROWS:
        return False
    heights = [[sum(column in level.parts for level in group) for column in range(columns)] for group in below]
    if any(sum(map(bool, row)) < 2 for row in heights):
        return False
    told = [column for column in range(columns) if not has_heads or not column]  # in others a name may be a small word
    cells = [_first(group, column) for group in below for column in told]
    begun = sum(not text[:1].islower() for text in cells if text)
    uneven = sum(min(row) <= SHORT * max(row) for row in heights)
    tall = median(max(row) for row in heights) > 1
    return tall and begun >= BEGUN * sum(map(bool, cells)) and uneven > len(below) / 2


def _first(group: Sequence[_Level], column: int) -> str:
    """What the first line of a cell says, "" for an empty one."""
    return next((text_of_part(level.parts[column]) for level in group if column in level.parts), "")
