"""Two texts beside each other without rulings: a table of two columns, read row by row, or a box of a few lines in two
columns, read one column after the other.

Of a table each row begins in both columns on one line; of columns each line goes on with the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.centred import CellLine, centred_rows
from ingest.details import is_label
from ingest.gutters import visual_rows
from ingest.parts import POINT, WHITE, parts_of, text_of_part
from ingest.run import BREAK, ENDED, SOURCE, Cell, Run

EDGE = 2.5  # points: what begins so near each other begins at one edge
NEXT_ROW = 3.5  # times the type size: what is further down is something else
NEW_ROW = 1.25  # times the distance between lines: wider white parts rows of a table
FEWEST_ROWS = 3  # of a table
MOST_LINES = 12  # of a row of a table
FEWEST_LINES, MOST_OF_BOX = 2, 6  # lines of a box; longer columns are found by the white between them
FEWEST_WORDS = 4  # of the first of two lines: what is shorter may be a cell
RUNNING = 0.5  # of the next lines of a column begin in the middle of a sentence
WORDED = 0.6  # of the cells of a column hold words
FULL = 0.6  # of the room of a column that the lines of running text take
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class _Level:
    """What stands on one baseline in the left and the right column; either may be empty."""

    left: tuple[Run, ...]
    right: tuple[Run, ...]

    @property
    def all(self) -> tuple[Run, ...]:
        return self.left + self.right

    @property
    def y(self) -> float:
        return self.all[0].y

    @property
    def size(self) -> float:
        return self.all[0].size

    @property
    def begins(self) -> bool:
        """Whether both columns begin something on this line."""
        return bool(self.left and self.right) and not any(
            text_of_part(side)[:1].islower() for side in (self.left, self.right)
        )


def with_pairs(runs: Sequence[Run]) -> list[Run]:
    """``runs``, those in a table or box of two columns without rulings with their cell."""
    rows = visual_rows(run for run in runs if not run.cell and run.text.strip())
    number = 1 + max((run.cell.table for run in runs if run.cell), default=-1)
    cells: dict[int, Cell] = {}
    at = 0
    while at < len(rows):
        levels = _stretch(rows, at)
        table = _table(levels, number) or _centred(levels, number) if len(levels) >= FEWEST_ROWS else {}
        found = table or _box(levels, rows, at, number)
        cells |= found
        number += bool(found)
        at += len(levels) if found or (levels and levels[0].left and levels[0].right) else 1
    return [replace(run, cell=cells[id(run)]) if id(run) in cells else run for run in runs] if cells else list(runs)


def _stretch(rows: Sequence[Sequence[Run]], start: int) -> list[_Level]:
    """The lines from ``start`` on that stand in the same two columns; none when that line is not in two, nor one of
    them beside the other."""
    edges = _edges(rows, start)
    if not edges:
        return []
    left, right = edges
    levels: list[_Level] = []
    for row in rows[start:]:
        above = levels[-1] if levels else _Level(tuple(row), ())
        parts = parts_of(row)
        begin = [part[0].x0 for part in parts]
        if above.y - row[0].y > NEXT_ROW * above.size or len(parts) > 2 or SOURCE.match(row[0].text):
            break
        if len(parts) == 2 and abs(begin[0] - left) <= EDGE and abs(begin[1] - right) <= EDGE:
            level = _Level(*parts)
        elif len(parts) == 1 and abs(begin[0] - left) <= EDGE and row[-1].x1 < right - WHITE:
            level = _Level(parts[0], ())
        elif len(parts) == 1 and abs(begin[0] - right) <= EDGE:
            level = _Level((), parts[0])
        else:
            break
        levels.append(level)
    return levels


def _edges(rows: Sequence[Sequence[Run]], start: int) -> tuple[float, float] | None:
    """Where two columns begin of which the first line, in one of them or both, is at ``start``."""
    first = parts_of(rows[start])
    if len(first) == 2:
        return first[0][0].x0, first[1][0].x0
    if len(first) > 2:
        return None
    for above, row in pairwise(rows[start : start + MOST_LINES]):
        if above[0].y - row[0].y > NEXT_ROW * row[0].size:
            return None
        if len(row) == 1 and abs(row[0].x0 - first[0][0].x0) <= EDGE:
            continue
        parts = parts_of(row)
        if len(parts) > 2:
            return None
        left, right = parts if len(parts) == 2 else sorted((first[0], parts[0]), key=lambda part: part[0].x0)
        if right[0].x0 - left[0].x0 > EDGE:
            return (left[0].x0, right[0].x0) if left[-1].x1 < right[0].x0 - WHITE else None
    return None


# --- tables ------------------------------------------------------------------------------------------------------


def _table(levels: Sequence[_Level], number: int) -> dict[int, Cell]:
    """The cells of the table that the first of these lines are, by the id of each run; none when they are no table."""
    if not (levels[0].left and levels[0].right):
        return {}
    gaps = [above.y - level.y for above, level in pairwise(levels)]
    white = NEW_ROW * min(gaps)
    groups = list(_by_white(levels, white) if max(gaps) > white else _by_capitals(levels))
    if len(groups) < FEWEST_ROWS or not _is_table(groups):
        if not _are_single_lines(levels):
            return {}
        groups = [[level] for level in levels]
    edges = levels[0].left[0].x0, levels[0].right[0].x0
    return {
        id(run): Cell(number, row, column, edges[column])
        for row, group in enumerate(groups)
        for level in group
        for column, side in enumerate((level.left, level.right))
        for run in side
    }


def _centred(levels: Sequence[_Level], number: int) -> dict[int, Cell]:
    """The cells of a table of which the shorter ones stand in the middle of their rows; none when it is no such one."""
    sides = [[level.left for level in levels if level.left], [level.right for level in levels if level.right]]
    columns = [[CellLine(side[0].y, not text_of_part(side)[:1].islower()) for side in lines] for lines in sides]
    cells: dict[int, Cell] = {}
    taken = [0, 0]
    edges = [min(side[0].x0 for side in lines) if lines else 0.0 for lines in sides]
    for row, counts in enumerate(centred_rows(*columns)):
        for column, count in enumerate(counts):
            for side in sides[column][taken[column] : taken[column] + count]:
                cells |= {id(run): Cell(number, row, column, edges[column]) for run in side}
            taken[column] += count
    return cells


def _by_white(levels: Sequence[_Level], white: float) -> Iterator[list[_Level]]:
    """Rows parted by white, as long as both columns begin anew under it."""
    group = [levels[0]]
    for above, level in pairwise(levels):
        if above.y - level.y <= white:
            group.append(level)
            continue
        yield group
        if not level.begins:
            return
        group = [level]
    yield group


def _by_capitals(levels: Sequence[_Level]) -> Iterator[list[_Level]]:
    """Rows without white between them: a new one where both columns begin with a capital."""
    group = [levels[0]]
    for level in levels[1:]:
        if level.begins:
            yield group
            group = []
        group.append(level)
    yield group


def _is_table(groups: Sequence[Sequence[_Level]]) -> bool:
    """Whether rows are those of a table rather than lines of columns, points, labels with their text, or contents."""
    firsts = [group[0] for group in groups]
    has_heads = all(run.bold for run in firsts[0].all) and not any(run.bold for run in firsts[1].all)
    below = firsts[1:] if has_heads else firsts
    if not all(level.begins for level in firsts) or any(len(group) > MOST_LINES for group in groups):
        return False
    for side in ([level.left for level in below], [level.right for level in below]):
        texts = [text_of_part(part) for part in side]
        if sum(bool(_WORD.search(text)) for text in texts) < WORDED * len(texts) or any(map(POINT.match, texts)):
            return False
        if sum(all(run.bold for run in part) for part in side) > len(side) / 2:  # each is the heading of its text
            return False
    if (
        sum(is_label(text_of_part(level.left)) or text_of_part(level.left).endswith(":") for level in below)
        > len(below) / 2
    ):
        return False
    uneven = sum(len(group) > 1 and not (group[-1].left and group[-1].right) for group in groups)
    return uneven > 1 or (has_heads and len(groups) > FEWEST_ROWS)


def _are_single_lines(levels: Sequence[_Level]) -> bool:
    """Whether every line is a row of its own: under bold heads each has both cells and begins with a capital."""
    heads, below = levels[0], levels[1:]
    if (
        len(below) < FEWEST_ROWS
        or not all(run.bold for run in heads.all)
        or any(run.bold for level in below for run in level.all)
    ):
        return False
    texts = [text_of_part(level.left) for level in below if level.left and level.right]
    begun = not any(text[:1].islower() or POINT.match(text) or text.endswith(":") for text in texts)
    ended = any(text.endswith((",", "-", BREAK)) or ENDED.search(text) for text in texts)
    return len(texts) == len(below) and begun and not ended


# --- boxes -------------------------------------------------------------------------------------------------------


def _box(levels: Sequence[_Level], rows: Sequence[Sequence[Run]], start: int, number: int) -> dict[int, Cell]:
    """The columns of a box of a few lines, by the id of each run; none when these lines are no box."""
    stop = start + len(levels)
    if not FEWEST_LINES <= len(levels) <= MOST_OF_BOX or not (levels[0].left and levels[0].right):
        return {}
    if not (_stands_apart(levels, rows[:start][::-1]) and _stands_apart(levels, rows[stop:])):
        return {}
    room = levels[0].right[0].x0 - levels[0].left[0].x0
    for side in ([level.left for level in levels], [level.right for level in levels]):
        lines = [part for part in side if part]
        texts = [text_of_part(part) for part in lines]
        running = sum(text[:1].islower() for text in texts[1:])
        full = all(part[-1].x1 - part[0].x0 > FULL * room for part in lines[:-1])
        if len(lines) == FEWEST_LINES and (ENDED.search(texts[0]) or len(texts[0].split()) < FEWEST_WORDS):
            return {}
        if len(lines) < FEWEST_LINES or running < RUNNING * (len(lines) - 1) or not full or POINT.match(texts[0]):
            return {}
    return {
        id(run): Cell(number, 0, column, flows=True)
        for level in levels
        for column, side in enumerate((level.left, level.right))
        for run in side
    }


def _stands_apart(levels: Sequence[_Level], beside: Sequence[Sequence[Run]]) -> bool:
    """Whether the lines above or below a box, the nearest first, are no more of its columns: they run over both, or
    there is white between, and nothing begins where the right column does."""
    right = levels[0].right[0].x0
    middle = (max(run.x1 for level in levels for run in level.left) + right) / 2
    leading = min(above.y - level.y for above, level in pairwise(levels))
    off = [min(abs(row[0].y - level.y) for level in (levels[0], levels[-1])) for row in beside]
    near = [row for row, distance in zip(beside, off, strict=True) if distance <= NEXT_ROW * levels[0].size]
    if any(abs(run.x0 - right) <= EDGE for row in near for run in row):
        return False
    return not near or any(run.x0 < middle < run.x1 for run in near[0]) or off[0] > NEW_ROW * leading
