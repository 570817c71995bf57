"""Tables with rulings: which cell of which table each run stands in, told by the lines that are drawn around it."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import neg
from statistics import median
from typing import NamedTuple

from ingest.run import Cell, Run
from ingest.shapes import Shapes

NEAR = 2.5  # points: rulings so near each other are one
MOST_RULES = 2_000  # in either direction; more is a drawing
MOST_LINES = 250  # places of rulings in either direction
FEWEST_OPEN = 3  # rulings one way in a table that is open at a side
NARROW = 6.0  # points: no row or column is so narrow
SAME_START = 3.0  # points
NEXT_ROW = 3.0  # times the type size: the next row of a table is not further off
FEWEST_CELLS = 4  # with text
WITHIN_WORD = 0.06  # times the type size: no white between two words is so narrow
USUAL_LETTERS = 250  # in a cell at the most, typically: frames around columns of text are no table
_Rule = tuple[float, float, float]  # where it stands in one direction, and from where to where it runs in the other


class Grid(NamedTuple):
    """Rulings that meet: their places from left to right and from the top down, in points, and, for each field
    between them, the field (row, column) at the upper left of the cell that it is part of; ``None`` when that is open,
    or no rectangle."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int] | None, ...], ...]

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell that a point lies in."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[-1] <= y < self.ys[0]):
            return None
        row = bisect_left(self.ys, -y, key=neg) - 1  # of the heights, from the top down, that are above it
        return self.cells[row][self.column(x)]

    def column(self, x: float) -> int:
        """The column of the fields that a place lies in."""
        return bisect_right(self.xs, x) - 1

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether two points on one level lie in two cells, or only one of them lies in a cell."""
        return self.at(left, y) != self.at(right, y)


def grids_of(shapes: Shapes) -> tuple[Grid, ...]:
    """What may be tables: rulings that meet each other, in two columns or more."""
    if max(len(shapes.lying), len(shapes.standing)) > MOST_RULES:
        return ()
    lying = _merged([((rule.y0 + rule.y1) / 2, rule.x0, rule.x1) for rule in shapes.lying])
    standing = _merged([((rule.x0 + rule.x1) / 2, rule.y0, rule.y1) for rule in shapes.standing])
    if not lying or not standing or max(len(lying), len(standing)) > MOST_LINES:
        return ()
    return tuple(grid for group in _meeting(lying, standing) if (grid := _grid(*_closed(*group))))


def cuts_words(grid: Grid, runs: Sequence[Run]) -> bool:
    """Whether words run on over the rulings of a grid, so that something else must cover them."""
    return any(
        abs(run.y - after.y) < 1
        and -0.5 * run.size < after.x0 - run.x1 < WITHIN_WORD * run.size
        and run.text[-1:].isalpha()
        and after.text[:1].isalpha()
        and grid.parts(run.x1 - 0.3 * run.size, after.x0 + 0.3 * run.size, run.y + 0.3 * run.size)
        for run, after in itertools.pairwise(runs)
    )


def with_cells(runs: Sequence[Run], grids: Iterable[Grid]) -> tuple[Run, ...]:
    """``runs``, those in a table's cell with that cell."""
    found = list(runs)
    for number, grid in enumerate(grids):
        inside = {
            at: place
            for at, run in enumerate(found)
            if run.text.strip() and (place := grid.at((run.x0 + run.x1) / 2, run.y + 0.3 * run.size))
        }
        if _is_table(inside, found) and _is_whole(grid, inside, found):
            for at, (row, column, wide) in _parted(grid, inside, found).items():
                found[at] = replace(found[at], cell=Cell(number, row, column, grid.xs[column], wide))
    return tuple(found)


def _parted(grid: Grid, inside: Mapping[int, tuple[int, int]], runs: Sequence[Run]) -> dict[int, tuple[int, int, int]]:
    """The row and first column of the cell of each run, and how many columns it takes. A cell over columns of which
    each has runs of its own has lost its rulings to a colour, say: it is a cell for each column."""
    members: dict[tuple[int, int], list[int]] = {}
    for at, place in inside.items():
        members.setdefault(place, []).append(at)
    found: dict[int, tuple[int, int, int]] = {}
    for (row, column), of in members.items():
        wide = sum(other == (row, column) for other in grid.cells[row])
        stands = {at: (grid.column(runs[at].x0 + NEAR), grid.column(runs[at].x1 - NEAR)) for at in of}
        own = all(first == last for first, last in stands.values())
        if own and {first for first, _ in stands.values()} == set(range(column, column + wide)):
            found |= {at: (row, first, 1) for at, (first, _) in stands.items()}
        else:
            found |= dict.fromkeys(of, (row, column, wide))
    return found


def _is_table(inside: dict[int, tuple[int, int]], runs: Sequence[Run]) -> bool:
    letters: Counter[tuple[int, int]] = Counter()
    for at, place in inside.items():
        letters[place] += len(runs[at].text)
    rows = Counter(row for row, _ in letters)
    columns = {column for _, column in letters}
    full = sum(cells > 1 for cells in rows.values())
    if len(letters) < FEWEST_CELLS or len(columns) < (2 if full > 1 else FEWEST_CELLS):
        return False  # one row is a table that runs on over the page, when it has many cells
    return median(letters.values()) <= USUAL_LETTERS


def _is_whole(grid: Grid, inside: dict[int, tuple[int, int]], runs: Sequence[Run]) -> bool:
    """Whether the cells hold the whole table: often only its head, or every other row, has lines or a colour."""
    starts = {round(runs[at].x0) for at in inside}
    aligned = set()
    for at, run in enumerate(runs):
        middle = (run.x0 + run.x1) / 2
        if at in inside or not run.text.strip() or not grid.xs[0] < middle < grid.xs[-1]:
            continue
        if grid.ys[-1] <= run.y < grid.ys[0]:
            return False
        beside = {x for x in starts if abs(x - run.x0) <= SAME_START}
        if beside and -NEXT_ROW * run.size < run.y - grid.ys[-1] and run.y - grid.ys[0] < NEXT_ROW * run.size:
            aligned.add(min(beside))
    return len(aligned) < 2


def _merged(rules: Iterable[_Rule]) -> list[_Rule]:
    """Rulings that lie on or behind each other as one."""
    places: list[list[_Rule]] = []
    for rule in sorted(rules):
        if places and rule[0] - places[-1][0][0] <= NEAR:
            places[-1].append(rule)
        else:
            places.append([rule])
    merged: list[_Rule] = []
    for place in places:
        at = median(rule[0] for rule in place)
        (_, start, stop), *others = sorted(place, key=lambda rule: rule[1])
        for _, begin, end in others:
            if begin > stop + NEAR:
                merged.append((at, start, stop))
                start, stop = begin, end
            stop = max(stop, end)
        merged.append((at, start, stop))
    return merged


def _meeting(lying: Sequence[_Rule], standing: Sequence[_Rule]) -> Iterable[tuple[list[_Rule], list[_Rule]]]:
    """Rulings that lie and rulings that stand, in groups that hang together."""
    pairs = itertools.product(enumerate(lying), enumerate(standing, len(lying)))
    meet = [(i, j) for (i, one), (j, other) in pairs if _reaches(one, other[0]) and _reaches(other, one[0])]
    groups = _joined(len(lying) + len(standing), meet)
    for group in sorted(set(groups)):
        yield (
            [rule for i, rule in enumerate(lying) if groups[i] == group],
            [rule for j, rule in enumerate(standing, len(lying)) if groups[j] == group],
        )


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of ``count`` things the first of those that it hangs together with, by pairs that do."""
    first = list(range(count))

    def root(of: int) -> int:
        while first[of] != of:
            first[of] = of = first[first[of]]
        return of

    for one, other in pairs:
        a, b = sorted((root(one), root(other)))
        first[b] = a
    return [root(of) for of in range(count)]


def _closed(lying: Sequence[_Rule], standing: Sequence[_Rule]) -> tuple[list[_Rule], list[_Rule]]:
    """Rulings with an edge on each side where those across run on together beyond the last: a table without lines at
    its sides, or one that comes from the page before."""
    heights, places = _missing(lying, standing), _missing(standing, lying)
    ys = [*heights, *(at for at, _, _ in lying)]
    xs = [*places, *(at for at, _, _ in standing)]
    return (
        [*lying, *((at, min(xs), max(xs)) for at in heights)],
        [*standing, *((at, min(ys), max(ys)) for at in places)],
    )


def _missing(rules: Sequence[_Rule], across: Sequence[_Rule]) -> list[float]:
    """Where edges are missing before the first and behind the last of ``rules``."""
    if not rules or not across or max(len(rules), len(across)) < FEWEST_OPEN:
        return []
    places = [at for at, _, _ in rules]
    begins, ends = [begin for _, begin, _ in across], [end for _, _, end in across]
    missing = []
    if min(places) - max(begins) > NARROW and max(begins) - min(begins) <= NEAR:
        missing.append(median(begins))
    if min(ends) - max(places) > NARROW and max(ends) - min(ends) <= NEAR:
        missing.append(median(ends))
    return missing


def _reaches(rule: _Rule, place: float) -> bool:
    return rule[1] - NEAR <= place <= rule[2] + NEAR


def _grid(lying: Sequence[_Rule], standing: Sequence[_Rule]) -> Grid | None:
    xs = sorted({at for at, _, _ in standing})
    ys = sorted({at for at, _, _ in lying}, reverse=True)
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 2 or high < 1:
        return None
    middle_x = [(a + b) / 2 for a, b in itertools.pairwise(xs)]
    middle_y = [(a + b) / 2 for a, b in itertools.pairwise(ys)]
    outside = wide * high
    pairs: list[tuple[int, int]] = []
    for row, column in itertools.product(range(high), range(wide + 1)):
        if not any(at == xs[column] and begin <= middle_y[row] <= end for at, begin, end in standing):
            left, right = row * wide + column - 1, row * wide + column
            pairs.append((left if column else outside, right if column < wide else outside))
    for row, column in itertools.product(range(high + 1), range(wide)):
        if not any(at == ys[row] and begin <= middle_x[column] <= end for at, begin, end in lying):
            upper, lower = (row - 1) * wide + column, row * wide + column
            pairs.append((upper if row else outside, lower if row < high else outside))
    first = _joined(outside + 1, pairs)
    fields: dict[int, list[int]] = {}
    for field in range(outside):
        fields.setdefault(first[field], []).append(field)
    closed = {
        number: divmod(number, wide)
        for number, members in fields.items()
        if number != first[outside] and _is_rectangle(members, wide)
    }
    return Grid(
        tuple(xs),
        tuple(ys),
        tuple(tuple(closed.get(first[row * wide + column]) for column in range(wide)) for row in range(high)),
    )


def _is_rectangle(fields: Sequence[int], wide: int) -> bool:
    rows, columns = {field // wide for field in fields}, {field % wide for field in fields}
    return len(rows) * len(columns) == len(fields)
