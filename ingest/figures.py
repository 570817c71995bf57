"""Tables of figures without rulings: numbers that stand below each other, flush right mostly, behind what they are of.

Each run of one gets its cell, as those of a ruled table do, so that it is read row by row as well.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from statistics import median

from ingest.gutters import visual_rows
from ingest.run import Cell, Run

FEWEST_ROWS = 3
FEWEST_COLUMNS = 2  # of figures
FLUSH = 2.5  # points that the edges of figures below each other may differ
FLUSH_SHARE = 0.8  # of the figures of a column
NEXT_ROW = 4.0  # times the type size: the next row is not further down
HEADS, BOLD_HEADS = 2.0, 3.0  # times the type size: heads stand no further above the first row
SAME_ROW = 1.45  # times the type size: the next line of a label is no further down
WHITE = 1.0  # points by which one line is nearer than another
HEAD_LINES = 4
LABELLED = 0.6  # of the rows begin with words
_FIGURE = re.compile(
    r"[-–−+±<>≤≥(]?\s*(?:€\s*)?[-–−+]?\s*\d[\d.,]*(?:\s\d{3})*\)?\s*(?:%|‰|x|mln\.?|mld\.?|miljoen|miljard|fte)?\s*[*¹²³]?"
    r"|(?:€\s*)?[-–—]|€|n\.?v\.?t\.?|p\.?m\.?|nihil|onbekend|geen",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2}")

_Span = tuple[float, float]


def is_figure(text: str) -> bool:
    """Whether a cell holds a number with its unit, or what stands there when there is none."""
    return bool(_FIGURE.fullmatch(text.strip()))


@dataclass(slots=True)
class _Level:
    """What stands on one baseline: before the figures, these, and what comes behind them."""

    before: list[Run]
    figures: list[Run]
    behind: list[Run]

    @property
    def all(self) -> list[Run]:
        return [*self.before, *self.figures, *self.behind]

    @property
    def y(self) -> float:
        return (self.figures or self.before or self.behind)[0].y

    @property
    def size(self) -> float:
        return max(run.size for run in self.all)

    @property
    def is_row(self) -> bool:
        return len(self.figures) >= FEWEST_COLUMNS

    @property
    def is_years(self) -> bool:
        """Whether the figures are heads rather than what stands below those."""
        return self.is_row and all(_YEAR.fullmatch(run.text.strip()) for run in self.figures)


def with_figures(runs: Sequence[Run]) -> list[Run]:
    """``runs``, those in a table of figures without rulings with their cell."""
    number = 1 + max((run.cell.table for run in runs if run.cell), default=-1)
    levels = [_level(row) for row in visual_rows(run for run in runs if not run.cell)]
    cells: dict[int, Cell] = {}
    at = 0
    while at < len(levels):
        stop = _end(levels, at)
        found = _cells(levels, at, stop, number) if stop else None
        if found:
            cells |= found
            number += 1
        at = stop if found else at + 1
    return [replace(run, cell=cells[id(run)]) if id(run) in cells else run for run in runs]


def _level(row: Sequence[Run]) -> _Level:
    """The longest series of figures on a baseline, and what stands around it."""
    best = begin = end = 0
    for at, run in enumerate(row):
        if not is_figure(run.text) or run.raised:
            begin = at + 1
        elif at + 1 - begin > best:
            best, end = at + 1 - begin, at + 1
    return _Level(list(row[: end - best]), list(row[end - best : end]), list(row[end:]))


def _end(levels: Sequence[_Level], start: int) -> int:
    """One past the last row of figures of the table that may begin at ``start``, 0 for none."""
    if not levels[start].is_row or levels[start].is_years:
        return 0
    spans = _spans(levels[start].figures)
    last, rows = start, 1
    for at in range(start + 1, len(levels)):
        level = levels[at]
        if levels[at - 1].y - level.y > NEXT_ROW * level.size:
            break
        if level.is_row:
            wider = _united([*spans, *((run.x0, run.x1) for run in level.figures)])
            if len(wider) < len(spans) or not _below(level.figures, spans):
                break
            spans, last, rows = wider, at, rows + 1
        elif any(run.x1 > spans[0][0] and run.x0 < spans[-1][1] for run in level.all):
            break
    return last + 1 if rows >= FEWEST_ROWS else 0


def _spans(runs: Sequence[Run]) -> list[_Span]:
    """Columns: from where to where runs reach that overlap each other, from left to right."""
    return _united((run.x0, run.x1) for run in runs)


def _united(spans: Iterable[_Span]) -> list[_Span]:
    united: list[_Span] = []
    for left, right in sorted(spans):
        if united and left < united[-1][1]:
            united[-1] = united[-1][0], max(united[-1][1], right)
        else:
            united.append((left, right))
    return united


def _below(figures: Sequence[Run], spans: Sequence[_Span]) -> bool:
    """Whether at least two figures of a row stand in columns that there are."""
    below = (run for run in figures if any(run.x0 < right and run.x1 > left for left, right in spans))
    return len(list(islice(below, FEWEST_COLUMNS))) == FEWEST_COLUMNS


def _cells(levels: Sequence[_Level], start: int, stop: int, number: int) -> dict[int, Cell] | None:
    """The cells of the table of which ``levels[start:stop]`` are the rows, by the id of each run; ``None`` when it is
    none after all."""
    rows = [level for level in levels[start:stop] if level.is_row]
    spans = _flush_columns([run for level in rows for run in level.figures])
    labels = [level.before[-1] for level in rows if level.before and _WORD.search(level.before[-1].text)]
    if len(spans) < FEWEST_COLUMNS or len(labels) < LABELLED * len(rows):
        return None
    left = min(run.x0 for run in labels)
    remarks = _remarks(levels, start, stop)
    if max(run.x1 for run in labels) > spans[0][0] + FLUSH or remarks is None:
        return None
    words = [*_words_before(levels[start:stop], left), left]
    left = words[0]
    edges = [*words, *(right for _, right in spans), *([remarks] if remarks else [])]
    top = _top(levels, start, left, spans, remarks)
    grouped: list[list[Run]] = []
    for at in range(top, stop):
        is_words = all(run.x1 <= spans[0][0] for run in levels[at].all)
        inside = [
            run
            for run in levels[at].all
            if run.x0 >= left - FLUSH and (remarks or at < start or run.x1 <= spans[-1][1] + FLUSH)
        ]
        if at == top or _begins(levels, at, start) or (at < start and is_words):
            grouped.append([])
        grouped[-1] += inside
    cells: dict[int, Cell] = {}
    for row, members in enumerate(grouped):
        is_title = all(run.bold and run.x1 <= spans[0][0] for run in members)
        for run in members:
            column = _column(run, spans, remarks) + len(words) - 1
            if column < len(words):
                column = max(bisect_right(words, run.x0 + FLUSH) - 1, 0)
            cells[id(run)] = Cell(number, row, column, edges[column], len(edges) if is_title else 1)
    return cells


def _words_before(levels: Sequence[_Level], labels: float) -> list[float]:
    """Where columns of words begin before that of the labels: nearly each row begins something there, as the lines of a
    text that stands beside the table do not."""
    rows = [level for level in levels if level.is_row]
    edges: list[float] = []
    for x in sorted({run.x0 for level in rows for run in level.before if run.x0 < labels - FLUSH}):
        runs = [run for level in rows for run in level.before if abs(run.x0 - x) <= FLUSH]
        begun = sum(not run.text.strip()[:1].islower() for run in runs)
        if begun >= FLUSH_SHARE * len(rows) and not (edges and x - edges[-1] <= FLUSH):
            edges.append(x)
    return edges


def _flush_columns(figures: Sequence[Run]) -> list[_Span]:
    """The columns of figures when those of each are flush; none otherwise."""
    spans = _spans(figures)
    columns: list[list[Run]] = [[] for _ in spans]
    for run in figures:
        if run.text.strip() != "€":
            columns[bisect_right(spans, (run.x0, math.inf)) - 1].append(run)
    for column in columns:
        edges = ([r.x1 for r in column], [r.x0 for r in column], [(r.x0 + r.x1) / 2 for r in column])
        if column and not any(_flush(places) >= FLUSH_SHARE * len(places) for places in edges):
            return []
    return spans


def _flush(places: Sequence[float]) -> int:
    middle = median(places)
    return sum(abs(place - middle) <= FLUSH for place in places)


def _remarks(levels: Sequence[_Level], start: int, stop: int) -> float | None:
    """Where a column of words behind the figures begins, 0 for none; ``None`` when what stands there is another
    column of the page."""
    behind = [level.behind[0].x0 for level in levels[start:stop] if level.is_row and level.behind]
    if not behind:
        return 0.0
    edge = median(behind)
    others = [level for at, level in enumerate(levels) if not (start <= at < stop or level.is_row)]
    near = sum(any(abs(run.x0 - edge) <= FLUSH for run in level.all) for level in others)
    return edge if _flush(behind) >= FLUSH_SHARE * len(behind) and near <= HEAD_LINES // 2 else None


def _column(run: Run, spans: Sequence[_Span], remarks: float) -> int:
    """Column 0 for what stands before the figures, else that of the figures that a run stands nearest to, or the one
    behind them."""
    if run.x1 <= spans[0][0] or (run.x0 < spans[0][0] - 2 * run.size and run.x1 < spans[0][1]):
        return 0
    if remarks and run.x0 >= remarks - FLUSH:
        return 1 + len(spans)
    middle = (run.x0 + run.x1) / 2
    return 1 + min(range(len(spans)), key=lambda i: abs(middle - (spans[i][0] + spans[i][1]) / 2))


def _top(levels: Sequence[_Level], start: int, left: float, spans: Sequence[_Span], remarks: float) -> int:
    """The first line of the heads above the figures, or the first row itself."""
    top = start
    for at in range(start - 1, max(start - 1 - HEAD_LINES, -1), -1):
        level = levels[at]
        bold = at + 1 == start and all(run.bold for run in level.all)
        if level.y - levels[at + 1].y > (BOLD_HEADS if bold else HEADS) * max(levels[at + 1].size, level.size):
            break
        over = [run for run in level.all if run.x1 > spans[0][0] and not (remarks and run.x0 >= remarks - FLUSH)]
        if not all(run.x0 > left and any(_is_over(run, span) for span in spans) for run in over):
            break
        top = at if over else top  # a title of rows may stand between the heads and the figures
    return top


def _is_over(run: Run, span: _Span) -> bool:
    """Whether a run is flush with a column, or stands above the middle of it."""
    places = (run.x0 - span[0], run.x1 - span[1], (run.x0 + run.x1 - span[0] - span[1]) / 2)
    return any(abs(place) <= FLUSH for place in places)


def _begins(levels: Sequence[_Level], at: int, start: int) -> bool:
    """Whether a line begins a row of its own, rather than that it is a next line of a label or of the heads."""
    level, above = levels[at], levels[at - 1]
    if at < start:
        return above.y - level.y > SAME_ROW * level.size
    if level.is_row:
        return not _leads_to(levels, at - 1, at)
    return not _follows(levels, at)


def _leads_to(levels: Sequence[_Level], at: int, row: int) -> bool:
    """Whether a line of words is the first line of the label of the row below it: nearer to that than to the one
    above it."""
    if at < 1 or levels[at].is_row or any(run.x1 > levels[row].figures[0].x0 for run in levels[at].all):
        return False
    below, over = levels[at].y - levels[row].y, levels[at - 1].y - levels[at].y
    return below < over - WHITE


def _follows(levels: Sequence[_Level], at: int) -> bool:
    """Whether a line of words is a next line of the row above it: nearer to that than to what comes below."""
    over = levels[at - 1].y - levels[at].y
    below = levels[at].y - levels[at + 1].y if at + 1 < len(levels) else over + 2 * WHITE
    return over < below - WHITE or (over < SAME_ROW * levels[at].size and levels[at].all[0].text[:1].islower())
