"""Tables of three columns or more under heads in bold, without rulings, whose cells are centred: in their column, or in
the height of their row.

The lines of such a table begin at no common edge, nor stand on common baselines; what tells its columns is the white
that runs down through it under the heads. Its rows are parted by white, begin in all columns on one line, or have cells
with one middle. Columns of running text under heads are not parted so, and their cells would be of one height.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from ingest.gutters import visual_rows
from ingest.parts import WHITE, parts_of, text_of_part
from ingest.run import SOURCE, Cell, Run

FEWEST_COLUMNS = 3
FEWEST_ROWS = 3
FEWEST_TALL = 2  # rows with a cell of more than one line
MOST_LINES = 12  # of a cell
MOST_OF_COLUMN = 80  # lines: no such table is longer
NEXT_LINE = 3.5  # times the type size: what is further down is something else
NEW_ROW = 1.15  # times the distance between lines: wider white parts rows
SAME_MIDDLE = 0.3  # times it: cells that have one middle
SAME_LEVEL = 0.1  # points
SAME_SIZE = 0.1  # times the type size
BEGUN = 0.8  # of the cells begin with no small letter, as sentences and names do
SHORT = 0.5  # of the lines of the longest cell of a row: so few has one beside it


class _Piece(NamedTuple):
    """A line of a cell."""

    runs: tuple[Run, ...]

    @property
    def y(self) -> float:
        return self.runs[0].y

    @property
    def begins(self) -> bool:
        return not text_of_part(self.runs)[:1].islower()


_Span = tuple[float, float]
_Column = list[_Piece]
_Row = list[_Column]  # the lines of each cell, from left to right


def with_headed(runs: Sequence[Run]) -> list[Run]:
    """``runs``, those in such a table with their cell."""
    rows = visual_rows(run for run in runs if not run.cell and run.text.strip())
    number = 1 + max((run.cell.table for run in runs if run.cell), default=-1)
    cells: dict[int, Cell] = {}
    at = 0
    while at < len(rows):
        heads = parts_of(rows[at]) if len(rows[at]) >= FEWEST_COLUMNS else []
        if len(heads) < FEWEST_COLUMNS or not _is_bold(rows[at]):
            at += 1
            continue
        columns, after, edges = _columns(rows, at, heads)
        table = _table(columns) if columns else []
        if not table:
            at += 1
            continue
        for row, members in enumerate([_head(rows[at:after], edges), *table]):
            for column, cell in enumerate(members):
                cells |= {id(run): Cell(number, row, column, edges[column][0]) for piece in cell for run in piece.runs}
        number += 1
        at = after
    return [replace(run, cell=cells[id(run)]) if id(run) in cells else run for run in runs] if cells else list(runs)


def _is_bold(row: Sequence[Run]) -> bool:
    return all(run.bold for run in row)


def _span(part: Sequence[Run]) -> _Span:
    return part[0].x0, max(run.x1 for run in part)


def _widened(spans: Sequence[_Span], parts: Sequence[Sequence[Run]]) -> list[_Span] | None:
    """The room of each column with these parts in it; ``None`` when a part stands in none, or in two."""
    wider = list(spans)
    for part in parts:
        x0, x1 = _span(part)
        inside = [at for at, (left, right) in enumerate(wider) if x0 < right and x1 > left]
        if len(inside) != 1:
            return None
        left, right = wider[inside[0]]
        wider[inside[0]] = (min(left, x0), max(right, x1))
    clear = all(right + WHITE <= left for (_, right), (left, _) in pairwise(wider))
    return wider if clear else None


def _columns(
    rows: Sequence[Sequence[Run]], at: int, heads: Sequence[Sequence[Run]]
) -> tuple[list[_Column], int, list[_Span]]:
    """The lines under the heads in row ``at`` by column, the row behind the last one, and the room of each column."""
    spans = [_span(part) for part in heads]
    stop, text = at + 1, 0.0
    while stop < len(rows):
        row, above = rows[stop], rows[stop - 1]
        head = _is_bold(row) and not text
        wider = None if SOURCE.match(row[0].text) or (_is_bold(row) and text) else _widened(spans, parts_of(row))
        near = above[0].y - row[0].y <= NEXT_LINE * row[0].size
        if wider is None or not near or (text and abs(row[0].size - text) > SAME_SIZE * text):
            break
        spans, stop = wider, stop + 1
        text = text or (0.0 if head else row[0].size)
    columns: list[_Column] = [[] for _ in heads]
    for row in rows[at + 1 : stop]:
        for column, piece in _placed(row, spans) if not _is_bold(row) else ():
            columns[column].append(piece)
    if not all(1 <= len(column) <= MOST_OF_COLUMN for column in columns):
        return [], stop, spans
    return columns, stop, spans


def _placed(row: Sequence[Run], spans: Sequence[_Span]) -> Iterator[tuple[int, _Piece]]:
    for part in parts_of(row):
        x0, x1 = _span(part)
        yield next(at for at, (left, right) in enumerate(spans) if x0 < right and x1 > left), _Piece(tuple(part))


def _head(rows: Sequence[Sequence[Run]], spans: Sequence[_Span]) -> _Row:
    cells: _Row = [[] for _ in spans]
    for row in rows:
        for column, piece in _placed(row, spans) if _is_bold(row) else ():
            cells[column].append(piece)
    return cells


# --- rows --------------------------------------------------------------------------------------------------------


def _table(columns: Sequence[_Column]) -> list[_Row]:
    """The rows that these columns make, from the top down; none when they are no table."""
    gaps = [above.y - piece.y for column in columns for above, piece in pairwise(column)]
    leading = min(gaps, default=0.0)
    if leading <= 0:
        return []
    for starts in (_white_starts(columns, NEW_ROW * leading), _level_starts(columns)):
        rows = _cut(columns, starts)
        if _is_table(rows):
            return rows
    rows = _middle_rows(columns, leading)
    return rows if _is_table(rows) else []


def _white_starts(columns: Sequence[_Column], white: float) -> list[float]:
    """The heights at which rows begin that have white above them."""
    heights = sorted({piece.y for column in columns for piece in column}, reverse=True)
    return [heights[0], *(y for above, y in pairwise(heights) if above - y > white)]


def _level_starts(columns: Sequence[_Column]) -> list[float]:
    """The heights at which all columns begin anew; none when the first lines stand above them."""
    begun = [{round(piece.y, 1) for piece in column if piece.begins} for column in columns]
    starts = sorted(set.intersection(*begun), reverse=True)
    return starts if starts and starts[0] + SAME_LEVEL >= max(column[0].y for column in columns) else []


def _cut(columns: Sequence[_Column], starts: Sequence[float]) -> list[_Row]:
    return [
        [[piece for piece in column if end + SAME_LEVEL < piece.y <= start + SAME_LEVEL] for column in columns]
        for start, end in pairwise([*starts, float("-inf")])
    ]


def _middle_rows(columns: Sequence[_Column], leading: float) -> list[_Row]:
    """Rows of cells with one middle, which take all lines; none when there are no such rows."""

    @cache
    def best(starts: tuple[int, ...]) -> tuple[tuple[int, ...], ...] | None:
        """How many lines each cell takes in the rows from these lines on."""
        if all(start == len(column) for start, column in zip(starts, columns, strict=True)):
            return ()
        found: tuple[tuple[int, ...], ...] | None = None
        for counts in _with_one_middle(columns, starts, leading):
            after = tuple(start + count for start, count in zip(starts, counts, strict=True))
            rest = best(after) if _is_clear(columns, after, leading) else None
            if rest is not None and (found is None or len(rest) + 1 > len(found)):
                found = (counts, *rest)
        return found

    rows: list[_Row] = []
    starts = [0] * len(columns)
    for counts in best(tuple(starts)) or ():
        rows.append([column[at : at + count] for column, at, count in zip(columns, starts, counts, strict=True)])
        starts = [at + count for at, count in zip(starts, counts, strict=True)]
    return rows


def _with_one_middle(columns: Sequence[_Column], starts: Sequence[int], leading: float) -> Iterator[tuple[int, ...]]:
    """How many lines the cells of a row from ``starts`` on may take."""
    if any(start >= len(column) or not column[start].begins for start, column in zip(starts, columns, strict=True)):
        return
    by_column = [list(_middles(column[start:], leading)) for start, column in zip(starts, columns, strict=True)]
    for first, middle in enumerate(by_column[0], 1):
        level = [
            [count for count, other in enumerate(middles, 1) if abs(other - middle) <= SAME_MIDDLE * leading]
            for middles in by_column[1:]
        ]
        yield from ((first, *others) for others in product(*level))


def _middles(column: Sequence[_Piece], leading: float) -> Iterator[float]:
    """The middle of the cell that takes one line of a column, two, and so on."""
    for at, piece in enumerate(column[:MOST_LINES]):
        if at and column[at - 1].y - piece.y > NEW_ROW * leading:
            return
        yield (column[0].y + piece.y) / 2


def _is_clear(columns: Sequence[_Column], after: Sequence[int], leading: float) -> bool:
    """Whether what stands behind a row is under all of it."""
    lowest = min(column[at - 1].y for column, at in zip(columns, after, strict=True))
    return all(
        lowest - column[at].y > leading / 2 for column, at in zip(columns, after, strict=True) if at < len(column)
    )


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether these are rows of cells that take several lines, rather than lines of columns beside each other."""
    heights = [[len(cell) for cell in row] for row in rows]
    if len(rows) < FEWEST_ROWS or any(sum(map(bool, row)) < 2 for row in heights):
        return False
    tall = [row for row in heights if max(row) > 1]
    uneven = sum(min(row) <= SHORT * max(row) for row in tall)
    begun = [cell[0].begins for row in rows for cell in row if cell]
    return len(tall) >= FEWEST_TALL and uneven > len(tall) / 2 and sum(begun) >= BEGUN * len(begun)
