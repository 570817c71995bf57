"""White between columns: found by trying the strips that nothing, or as little as possible, crosses."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ingest.run import BULLETS, Run

MIN_GUTTER = 8.0  # points
MAX_CROSSING = 0.45  # of the runs may cross a gutter, as a heading or an introduction over two columns does
MOST_STRIPS = 6
MIN_COLUMN_LINES = 4
FULL_LINE = 0.72  # a line of running text is at least so much of its column wide...
FULL_SHARE = 0.45  # ...in this share of the lines; cells of a table are ragged
NEXT_LINE = 3.5  # times the type size: the next line of a column is not further down
NEW_POINT = 2.0  # times the type size: white under a point
MOST_WORK = 1_500_000  # runs looked at on one page, a second or so: ten times the widest table of 465 real pages
WORK_OF_STRIP = 4  # times its runs: they are parted, put in rows and looked at a few times
_MARKER = re.compile(rf"(?:\d{{1,2}}|[a-z])?[.)]?$|[{BULLETS}–-]$")
_POINT = re.compile(rf"[{BULLETS}]\s*\w")
_left, _height = attrgetter("x0"), attrgetter("y")  # a page is sorted by these hundreds of times


class Gutter(NamedTuple):
    """White between two columns: the middle of it, and how many runs cross it."""

    x: float
    crossed: int


def visual_rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs grouped by baseline, from the top of the page down, each group from left to right."""
    rows: list[list[Run]] = []
    first: Run | None = None
    for run in sorted(sorted(runs, key=_left), key=_height, reverse=True):
        if first is not None and abs(first.y - run.y) < 0.4 * (first.size if first.size > run.size else run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
            first = run
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
    return rows


class Gutters:
    """The search for gutters on one page.

    Parts of a page are parted again, and the same part comes up along many ways: what was found of it is kept, else
    the time grows exponentially with the strips of a wide table. The search ends after ``MOST_WORK``; what is left
    is read as one column.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Gutter | None] = {}
        self.work = 0

    def find(self, runs: Sequence[Run]) -> Gutter | None:
        """A white strip that parts the runs in two columns of text, if there is one.

        Strips that nothing crosses are tried before those that some headings or pictures' captions cross; of strips
        that as many runs cross, the widest first. The runs have to live as long as this search.
        """
        if len(runs) < 2 * MIN_COLUMN_LINES:
            return None
        key = tuple(map(id, runs))
        if key not in self._known:
            self._known[key] = self._search(runs)
        return self._known[key]

    def _search(self, runs: Sequence[Run]) -> Gutter | None:
        width = max(r.x1 for r in runs) - min(r.x0 for r in runs)
        for middle in self._strips(runs):
            self.work += WORK_OF_STRIP * len(runs)
            left, right = [r for r in runs if r.x1 <= middle], [r for r in runs if r.x0 >= middle]
            if _cuts_off_numbers(left, right, middle):
                continue
            if (
                _side_by_side(left, right)
                and _is_sparse(left) == _is_sparse(right)  # lines far apart go with the text that they stand beside
                and all(_is_column(side, width) or self.find(side) for side in (left, right))
            ):
                return Gutter(middle, sum(r.x0 < middle < r.x1 for r in runs))
        return None

    def _strips(self, runs: Sequence[Run]) -> Iterator[float]:
        """The middles of the strips at least MIN_GUTTER wide, those that the fewest runs cross first, each once."""
        edges = sorted([(r.x0, 1) for r in runs] + [(r.x1, -1) for r in runs])
        steps = list(zip((x for x, _ in edges), itertools.accumulate(step for _, step in edges), strict=True))
        tried: set[int] = set()
        most = int(MAX_CROSSING * len(runs))
        for crossing in sorted({over for _, over in steps if over <= most}):  # between these the strips stay the same
            self.work += len(runs)
            for middle in _strips_crossed(steps, crossing):
                if self.work > MOST_WORK:
                    break
                if round(middle) not in tried:
                    tried.add(round(middle))
                    yield middle
            if self.work > MOST_WORK:
                break


def _strips_crossed(steps: Iterable[tuple[float, int]], crossing: int) -> list[float]:
    """The middles of the widest strips that at most ``crossing`` runs cross, the widest first.

    ``steps`` tells for each edge of a run, from left to right, how many runs lie over what follows it.
    """
    strips: list[tuple[float, float]] = []
    begin: float | None = None
    for x, over in steps:
        if over <= crossing:
            if begin is None:
                begin = x
        elif begin is not None:
            if x - begin >= MIN_GUTTER:
                strips.append((x - begin, (x + begin) / 2))
            begin = None
    return [middle for _, middle in sorted(strips, reverse=True)[:MOST_STRIPS]]


def _is_column(side: Sequence[Run], width: float) -> bool:
    """Enough lines, wide ones, that run on to the column's edge: a strip of bullets or of table cells is no column."""
    if len(side) < MIN_COLUMN_LINES:
        return False
    left, right = min(r.x0 for r in side), max(r.x1 for r in side)
    if right - left <= 0.12 * width:
        return False
    rows = visual_rows(side)
    if len(rows) < MIN_COLUMN_LINES:
        return False
    full = [row[-1].x1 - left > FULL_LINE * (right - left) and _unbroken(row) for row in rows]
    may_be_short = _ends_of_points(rows)
    text = [wide for wide, short in zip(full, may_be_short, strict=True) if wide or not short]
    return len(text) >= MIN_COLUMN_LINES and sum(text) >= FULL_SHARE * len(text)


def _cuts_off_numbers(left: Sequence[Run], right: Sequence[Run], middle: float) -> bool:
    """Whether a strip lies between numbers or bullets and the points that they begin."""
    markers = [run for run in left if _MARKER.match(run.text.strip()) and run.x0 > middle - 2 * run.size - MIN_GUTTER]
    if not markers or not right:
        return False
    upwards = sorted(right, key=_height)
    reach = 0.3 * max(run.size for run in right)
    return any(
        abs(run.y - marker.y) < 0.3 * run.size and run.x0 - marker.x1 < 1.5 * run.size
        for marker in markers
        for run in upwards[
            bisect_left(upwards, marker.y - reach, key=_height) : bisect_right(upwards, marker.y + reach, key=_height)
        ]
    )


def _is_sparse(side: Sequence[Run]) -> bool:
    """Whether most lines stand alone, with white under them."""
    rows = visual_rows(side)
    close = sum(above[0].y - row[0].y < NEXT_LINE * row[0].size for above, row in itertools.pairwise(rows))
    return close < FULL_SHARE * (len(rows) - 1)


def _ends_of_points(rows: Sequence[Sequence[Run]]) -> list[bool]:
    """Of each line whether it is the last one of a point with a bullet, which may be one word."""
    starts = [_POINT.match(row[0].text.lstrip()) is not None for row in rows]
    ends, inside = [], False
    for at, row in enumerate(rows):
        last = at + 1 == len(rows) or starts[at + 1] or row[0].y - rows[at + 1][0].y > NEW_POINT * row[0].size
        inside = inside or starts[at]
        ends.append(inside and last)
        inside = inside and not last
    return ends


def _unbroken(row: Sequence[Run]) -> bool:
    """No wide gap in the line, save behind a bullet or number: otherwise it is a row of cells."""
    pairs = itertools.pairwise(row)
    return all(b.x0 - a.x1 < 1.5 * b.size or len(a.text.strip()) <= 4 for a, b in pairs)


def _side_by_side(left: Sequence[Run], right: Sequence[Run]) -> bool:
    if not left or not right:
        return False
    tops, bottoms = zip(*((max(r.y for r in side), min(r.y for r in side)) for side in (left, right)), strict=True)
    lower = min(top - bottom for top, bottom in zip(tops, bottoms, strict=True))
    return bool(min(tops) - max(bottoms) > 0.3 * max(lower, 1.0))
