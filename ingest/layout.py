"""Reading order: the runs of a page as lines and table rows, column after column.

Columns are found by recursive cutting along white space (the XY-cut of Nagy and Seth, 1984), with two changes:
a line that spans the gutter, such as a heading over two columns, cuts the page in an upper and a lower part; and
white space only parts columns whose lines run on to their edge, so that a table is not read down its columns.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.apart import Apart, take_apart
from ingest.gutters import Gutter, Gutters, visual_rows
from ingest.run import Run

MOST_BANDS = 6
_UNIT = re.compile(r"(?:^|[\s\d(-])(?:CO|NO|NH|SO|[kcd]?m)$")
WIDE_BAND = 1.9  # times the type size: more than the white between two lines
MIN_TABLE_COLUMNS = 3
MAX_CELL_FILL = 0.8  # text columns fill their width, cells do not


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line within one column. Coordinates as in :class:`ingest.pdf.Run`."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    marks: bool = False  # begins with a superscript, as a footnote does
    aside: bool = False  # stands in the middle of a sentence without being part of it
    resumes: bool = False  # goes on with the sentence that an aside broke off


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the text of its cells (lists of lines, empty for an empty cell), from left to right."""

    cells: tuple[tuple[str, ...], ...]
    y: float
    size: float
    bold: bool


def reading_order(runs: Sequence[Run]) -> list[Line | Row]:
    """Lines and table rows of one page, in the order in which they are read."""
    blocks: dict[int, list[Run]] = {}
    for run in runs:
        if run.text.strip():
            blocks.setdefault(run.block, []).append(run)
    gutters = Gutters()
    return [line for number in sorted(blocks) for line in _with_apart(blocks[number], gutters)]


def _with_apart(runs: list[Run], gutters: Gutters) -> list[Line | Row]:
    """The lines of a part of a page, what stands beside the text behind the line above it."""
    rest, groups = take_apart(runs)
    lines = _columns(rest, gutters)
    for group in groups:
        at = _place(lines, group)
        lines[at:at] = [replace(line, aside=True) for line in _lines(visual_rows(group.runs))]
    return lines


def _place(lines: Sequence[Line | Row], group: Apart) -> int:
    """Behind the line that is nearest of those above a group."""
    above = [
        (line.y - group.top + 3 * max(line.x0 - group.x1, group.x0 - line.x1, 0.0), at)
        for at, line in enumerate(lines)
        if isinstance(line, Line) and line.y >= group.top and not line.aside
    ]
    return min(above)[1] + 1 if above else 0


def _column_of_lines(runs: list[Run]) -> list[Line | Row]:
    """One column from top to bottom, with its tables row by row."""
    visual = visual_rows(runs)
    out: list[Line | Row] = []
    start = 0
    for first, last in _tables(visual):
        out += _lines(visual[start:first])
        out += _table_rows(visual[first:last])
        start = last
    return out + list(_lines(visual[start:]))


# --- columns -----------------------------------------------------------------------------------------------------


def _columns(runs: list[Run], gutters: Gutters) -> list[Line | Row]:
    if not runs:
        return []
    gutter = gutters.find(runs)
    height = _cut_across(runs, gutter, gutters)
    if height is not None:
        above, below = [r for r in runs if r.y > height], [r for r in runs if r.y <= height]
        return _columns(above, gutters) + _columns(below, gutters)
    if gutter is None:
        return _column_of_lines(runs)
    spanning = sorted((r for r in runs if r.x0 < gutter.x < r.x1), key=lambda r: -r.y)
    out: list[Line | Row] = []
    rest = [r for r in runs if not r.x0 < gutter.x < r.x1]
    for band in visual_rows(spanning):
        height = band[0].y
        above = [r for r in rest if r.y > height]
        rest = [r for r in rest if r.y <= height]
        out += _sides(above, gutter.x, gutters)
        out += _lines([band])
    return out + _sides(rest, gutter.x, gutters)


def _sides(runs: list[Run], x: float, gutters: Gutters) -> list[Line | Row]:
    left, right = [r for r in runs if r.x1 <= x], [r for r in runs if r.x0 >= x]
    return _columns(left, gutters) + _columns(right, gutters)


def _cut_across(runs: list[Run], gutter: Gutter | None, gutters: Gutters) -> float | None:
    """The height of a white band above and below which the page is set in other columns, if there is one.

    Both parts together then have fewer lines that cross a gutter than the page as a whole.
    """
    if gutter is not None and not gutter.crossed:
        return None
    visual = visual_rows(runs)
    tables = [(visual[last - 1][0].y, visual[first][0].y) for first, last in _tables(visual)]
    best: tuple[int, float] | None = None
    for height in _bands(runs):
        if any(bottom < height < top for bottom, top in tables):  # white between the rows of a table parts nothing
            continue
        parts = [gutters.find(part) for part in ([r for r in runs if r.y > height], [r for r in runs if r.y <= height])]
        if not any(parts):
            continue
        crossed = sum(part.crossed for part in parts if part)
        if (gutter is None or crossed < gutter.crossed) and (best is None or crossed < best[0]):
            best = (crossed, height)
            if not crossed:
                break
    return best[1] if best else None


def _bands(runs: list[Run]) -> list[float]:
    """The heights of the white bands from side to side that are wider than those between lines, the widest first."""
    rows = sorted({run.y for run in runs}, reverse=True)
    gaps = [(above - below, (above + below) / 2) for above, below in itertools.pairwise(rows)]
    if not gaps:
        return []
    size = median(run.size for run in runs)
    wide = sorted((gap for gap in gaps if gap[0] > WIDE_BAND * size), reverse=True)
    return [height for _, height in wide[:MOST_BANDS]]


def _lines(visual: Iterable[list[Run]]) -> Iterator[Line]:
    for row in visual:
        main = max(row, key=lambda r: len(r.text))
        yield Line(
            text=_join(row),
            x0=row[0].x0,
            x1=row[-1].x1,
            y=main.y,
            size=main.size,
            bold=all(r.bold for r in row if not r.raised),
            marks=row[0].raised or (row[0].size < 0.85 * main.size and row[0].text.strip().isdigit()),
        )


def _join(row: Sequence[Run]) -> str:
    """The text of runs on one baseline. Footnote marks behind a word are left out: they are not its letters."""
    text = ""
    edge = row[0].x0
    for i, run in enumerate(row):
        if run.raised and i > 0 and run.text.strip().isdigit() and not _is_of_unit(text, run.text):
            edge = max(edge, run.x1)
            continue
        gap = run.x0 - edge
        if text and gap > 0.12 * run.size and not text.endswith(" ") and not run.text.startswith(" "):
            text += " "
        text += run.text
        edge = max(edge, run.x1)
    return text.strip()


def _is_of_unit(text: str, digit: str) -> bool:
    """Whether a raised digit belongs to what stands before it: the 2 of CO2, of m2 and of km2, the 3 of m3."""
    return bool(_UNIT.search(text)) and digit.strip() in ("2", "3")


# --- tables ------------------------------------------------------------------------------------------------------


def _tables(visual: list[list[Run]]) -> list[tuple[int, int]]:
    """Ranges of visual rows (first, one past last) that form a table of three columns or more."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(visual):
        end = _table_end(visual, i)
        if end is not None:
            found.append((i, end))
            i = end
        else:
            i += 1
    return found


def _table_end(visual: list[list[Run]], start: int) -> int | None:
    if len(visual[start]) < MIN_TABLE_COLUMNS:
        return None
    edges = [r.x0 for r in visual[start]]
    end, full = start + 1, 1
    while end < len(visual) and all(any(abs(r.x0 - e) < 3 for e in edges) for r in visual[end]):
        if visual[end - 1][0].y - visual[end][0].y > 4 * visual[end][0].size:
            break
        full += len(visual[end]) >= MIN_TABLE_COLUMNS
        end += 1
    cells = [run for row in visual[start:end] for run in row]
    if full < 2 or _fill(cells, edges) > MAX_CELL_FILL:
        return None
    return end


def _fill(cells: list[Run], edges: list[float]) -> float:
    """How much of its column's width a cell takes, typically (0 to 1)."""
    right = max(r.x1 for r in cells)
    borders = [*edges[1:], right]
    widths = [(r.x1 - r.x0) / max(borders[_column(r, edges)] - edges[_column(r, edges)], 1.0) for r in cells]
    return float(median(widths))


def _column(run: Run, edges: Sequence[float]) -> int:
    return max((i for i, e in enumerate(edges) if e <= run.x0 + 3), default=0)


def _table_rows(visual: list[list[Run]]) -> list[Line | Row]:
    """Visual rows joined to table rows: a gap wider than that between two lines of a cell starts a new row."""
    edges = [r.x0 for r in visual[0]]
    groups: list[list[list[Run]]] = []
    for row in visual:
        if groups and groups[-1][-1][0].y - row[0].y < 1.5 * row[0].size:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [
        Row(
            cells=tuple(tuple(text for row in group if (text := _join_cell(row, i, edges))) for i in range(len(edges))),
            y=group[0][0].y,
            size=group[0][0].size,
            bold=all(r.bold for row in group for r in row),
        )
        for group in groups
    ]


def _join_cell(row: list[Run], column: int, edges: list[float]) -> str:
    cell = [r for r in row if _column(r, edges) == column]
    return _join(cell) if cell else ""
