"""Tables of three columns or more without rulings, of which the cells take several lines, read row by row; and boxes of
a few lines in columns, read one column after the other.

What parts the rows of a table is white from side to side, or a line on which every column begins anew. Columns of
running text that stand beside each other have neither: white between their paragraphs is seldom level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.gutters import visual_rows
from ingest.lone_figure import is_lone_figure
from ingest.parts import POINT, WHITE, parts_of, text_of_part
from ingest.run import SOURCE, Cell, Run

FEWEST_COLUMNS = 3
EDGE = 2.5  # points: what begins so near each other begins at one edge
HANGS = 2.0  # times the type size: so far behind the edge of a column stand the lines of its points
COLUMN = 3.0  # times the type size: points stand no further behind the edge of their column
NEXT_ROW = 4.0  # times the type size: what is further down is something else
NEW_ROW = 1.25  # times the distance between lines: wider white parts rows
SAME_SIZE = 0.1  # times the type size
FEWEST_ROWS = 3
BEGUN = 0.8  # of the cells begin with no small letter, as sentences and names do
FEWEST_LINES, MOST_OF_BOX = 2, 8  # lines of a box; longer columns are found by the white between them
MOST_OF_POINTS, MOST_OF_TWO = 40, 16  # lines of a box of points in three columns or more, and in two
FEWEST_WORDS = 3  # of the first line of a column of a box
RUNNING = 0.5  # of the next lines of a column begin in the middle of a sentence
FULL = 0.65  # of the widest line of a box that the lines of running text take
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
    """``runs``, those in a table or box of three columns or more without rulings with their cell."""
    rows = visual_rows(run for run in runs if not run.cell and run.text.strip())
    number = 1 + max((run.cell.table for run in runs if run.cell), default=-1)
    cells: dict[int, Cell] = {}
    at = 0
    while at < len(rows):
        parts = parts_of(rows[at]) if len(rows[at]) > 1 else []
        edges = [part[0].x0 for part in parts]
        levels = _stretch(rows, at, edges) if _may_begin(parts, rows[max(at - 1, 0) : at]) else []
        above = rows[at - 1] if at and not any(id(run) in cells for run in rows[at - 1]) else []
        table = _rows(levels, len(edges)) if len(levels) > FEWEST_ROWS and len(edges) >= FEWEST_COLUMNS else []
        flows = not table and _is_box(levels, edges, rows[:at], rows[at + len(levels) :])
        if flows:
            table = [levels]
        if table and above:
            table = [*_heads_above(above, table[0][0], edges), *table]
        for row, group in enumerate(table):
            for level in group:
                for column, part in level.parts.items():
                    cells |= {id(run): Cell(number, row, column, edges[column], flows=flows) for run in part}
        number += bool(table)
        at += max(len(levels), 1) if table or len(edges) >= FEWEST_COLUMNS else 1
    return [replace(run, cell=cells[id(run)]) if id(run) in cells else run for run in runs] if cells else list(runs)


def _may_begin(parts: Sequence[Sequence[Run]], above: Sequence[Sequence[Run]]) -> bool:
    """Whether a line may be the first one of a table or box: of two columns it is one of points, of heads, or of what
    large figures count."""
    if len(parts) != FEWEST_COLUMNS - 1:
        return len(parts) >= FEWEST_COLUMNS
    points = all(POINT.match(text_of_part(part)) for part in parts)
    return points or all(run.bold for part in parts for run in part) or _are_figures(above)


def _are_figures(above: Sequence[Sequence[Run]]) -> bool:
    return bool(above) and all(is_lone_figure(text_of_part([run])) for run in above[-1])


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
    """The parts of a line by column; ``None`` when one begins at no edge, nor hangs at one as the lines of a point do,
    or runs on over the next one."""
    found: _Parts = {}
    for part in parts_of(row):
        column = next((at for at, edge in enumerate(edges) if -EDGE <= part[0].x0 - edge <= HANGS * part[0].size), None)
        if (
            column is None
            or column in found
            or (column + 1 < len(edges) and part[-1].x1 > edges[column + 1] - WHITE / 2)
        ):
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
    heads = all(run.bold or run.size > (1 + SAME_SIZE) * first.size for run in row)
    if not near or len(parts) < max(len(row), len(edges)) or not heads:
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


# --- boxes -------------------------------------------------------------------------------------------------------


def _is_box(
    levels: Sequence[_Level], edges: Sequence[float], above: Sequence[Sequence[Run]], below: Sequence[Sequence[Run]]
) -> bool:
    """Whether lines are those of a box of a few lines: in every column each goes on with the one above it, and the
    columns end with the box."""
    text = [level for level in levels if not _is_head([level])]
    if len(text) < FEWEST_LINES or any(_runs_on(text[-1], row, edges) for row in below[:1]):
        return False
    if any(_runs_on(text[0], row, edges) for row in above[-2:]):
        return False
    columns = [[level.parts[column] for level in text if column in level.parts] for column in range(len(edges))]
    if all(lines and POINT.match(text_of_part(lines[0])) for lines in columns):
        if len({text_of_part(lines[0]).strip()[0].isalnum() for lines in columns}) > 1:
            return False
        most = MOST_OF_POINTS if len(edges) >= FEWEST_COLUMNS else MOST_OF_TWO
        return len(text) <= most and all(map(_are_points, columns))
    if len(edges) < FEWEST_COLUMNS and not _are_figures(above):
        return False
    widest = max(_width(part) for level in text for part in level.parts.values())
    return len(text) <= MOST_OF_BOX and all(_runs_together(lines, widest) for lines in columns)


def _runs_together(lines: Sequence[tuple[Run, ...]], widest: float) -> bool:
    """Whether the lines of a column are running text."""
    running = sum(text_of_part(line)[:1].islower() for line in lines[1:])
    full = all(_width(line) > FULL * widest for line in lines[:-1])
    if len(lines) < FEWEST_LINES or not full or running < RUNNING * (len(lines) - 1):
        return False
    return len(text_of_part(lines[0]).split()) >= FEWEST_WORDS


def _are_points(lines: Sequence[tuple[Run, ...]]) -> bool:
    """Whether the lines of a column are points, with their next lines under their text."""
    edge = lines[0][0].x0
    return all((line[0].x0 > edge + EDGE) != bool(POINT.match(text_of_part(line))) for line in lines)


def _width(part: Sequence[Run]) -> float:
    return part[-1].x1 - part[0].x0


def _runs_on(level: _Level, row: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether a line above or below a box is one more of its columns: something that is no head stands apart in it,
    where the second column or one behind it is."""
    near = abs(row[0].y - level.y) <= NEXT_ROW * level.size and row[0].size <= (1 + SAME_SIZE) * level.size
    plain = not all(run.bold for run in row)
    return near and plain and any(part[0].x0 > edges[1] - COLUMN * level.size for part in parts_of(row))
