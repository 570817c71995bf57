"""Reading order: the runs of a page as lines and table rows, column after column.

Columns are found by recursive cutting along white space (the XY-cut of Nagy and Seth, 1984), with two changes:
a line that spans the gutter, such as a heading over two columns, cuts the page in an upper and a lower part; and
white space only parts columns whose lines run on to their edge, so that a table is not read down its columns.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.apart import Apart, take_apart
from ingest.details import are_details
from ingest.figures import with_figures
from ingest.gutters import Gutter, Gutters, visual_rows
from ingest.headed import with_headed
from ingest.labels import Labelled, labelled
from ingest.line import Line, Row, lines_of
from ingest.pairs import with_pairs
from ingest.pulled import goes_on, take_pulled
from ingest.run import Run
from ingest.side import take_side
from ingest.tables import aligned_rows, aligned_tables, put_back, take_tables
from ingest.unruled import with_unruled

MOST_BANDS = 6
MOST_OF_TYPE = 6  # runs of one type: more are no heading
HEAD_SIZE = 1.12  # times the size of the text
HEAD_WHITE = 1.5  # times its own size, above a heading
MOST_WHITE = 12.0  # times the size of the text, in the other column where a heading stands
NEXT_LINE = 1.6  # times the type size: the next line of a heading is not further off
APART = 4.0  # times the type size: white between parts of a page
WIDE_BAND = 1.9  # times the type size: more than the white between two lines


def reading_order(runs: Sequence[Run], margin: Sequence[Run] = ()) -> list[Line | Row]:
    """Lines and table rows of one page, in the order in which they are read; those of its ``margin`` stand last."""
    blocks: dict[int, list[Run]] = {}
    for run in runs:
        if run.text.strip():
            blocks.setdefault(run.block, []).append(run)
    gutters = Gutters()
    own = blocks.pop(0, []) if len(blocks) > 1 else []
    parts = [blocks[number] for number in sorted(blocks)]
    for group in _stacked(own):  # on a page that was partly read from its picture
        above = [at for at, part in enumerate(parts) if min(run.y for run in part) >= max(run.y for run in group)]
        parts.insert(above[-1] + 1 if above else 0, group)
    return [line for part in parts for line in _with_apart(part, gutters)] + _beside(margin)


def _stacked(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs parted at wide white, from the bottom of the page up."""
    groups: list[list[Run]] = []
    for row in visual_rows(runs):
        if groups and groups[-1][-1].y - row[0].y < APART * row[0].size:
            groups[-1] += row
        else:
            groups.append(list(row))
    return groups[::-1]


def _with_apart(runs: list[Run], gutters: Gutters) -> list[Line | Row]:
    """The lines of a part of a page, what stands beside the text behind the line above it."""
    flowing, tables = take_tables(with_pairs(with_headed(with_unruled(with_figures(runs)))))
    main, sides = take_side(flowing)
    rest, groups = take_apart(main)
    lines = put_back(_columns(rest, gutters), tables)
    for group in groups:
        at = _place(lines, group)
        lines[at:at] = put_back(_aside(group.runs), tables)
    return lines + put_back([line for side in sides for line in _beside(side)], tables)


def _aside(runs: Sequence[Run]) -> list[Line | Row]:
    return [replace(line, aside=True) for line in lines_of(visual_rows(runs))]


def _beside(runs: Sequence[Run]) -> list[Line | Row]:
    """The lines of a column beside the text, which may hold the details of a letter."""
    lines = _aside(runs)
    if not are_details(line.text for line in lines if isinstance(line, Line)):
        return lines
    return [replace(line, detail=True) if isinstance(line, Line) else line for line in lines]


def _around(lines: list[Line | Row], pulled: Sequence[Apart]) -> list[Line | Row]:
    """The lines of columns with the pull quotes that they run on under, each behind the line above it."""
    for group in pulled:
        for at, (last, first) in enumerate(itertools.pairwise(lines), 1):
            if isinstance(last, Line) and isinstance(first, Line) and last.y >= group.top and first.y < group.bottom:
                lines[at] = replace(first, resumes=goes_on(last.text, first.text))
        at = _place(lines, group)
        lines[at:at] = _aside(group.runs)
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
    for first, last in aligned_tables(visual):
        out += lines_of(visual[start:first])
        out += aligned_rows(visual[first:last])
        start = last
    return out + list(lines_of(visual[start:]))


# --- columns -----------------------------------------------------------------------------------------------------


def _columns(runs: list[Run], gutters: Gutters) -> list[Line | Row]:
    if not runs:
        return []
    parts = labelled(runs)
    if parts:
        return [line for part in parts for line in _labelled_lines(part, gutters)]
    gutter = gutters.find(runs)
    if gutter and gutter.crossed:
        rest, pulled = take_pulled(runs, gutter.x)
        if pulled:
            return _around(_columns(rest, gutters), pulled)
    height = _cut_across(runs, gutter, gutters)
    if height is not None:
        above, below = [r for r in runs if r.y > height], [r for r in runs if r.y <= height]
        return _columns(above, gutters) + _columns(below, gutters)
    if gutter is None:
        return _column_of_lines(runs)
    spanning, rest = _spanning(runs, gutter.x)
    out: list[Line | Row] = []
    for band in visual_rows(spanning):
        height = band[0].y
        above = [r for r in rest if r.y > height]
        rest = [r for r in rest if r.y <= height]
        out += _sides(above, gutter.x, gutters)
        out += lines_of([band])
    return out + _sides(rest, gutter.x, gutters)


def _labelled_lines(part: Labelled, gutters: Gutters) -> list[Line | Row]:
    """A label above its text, or before it, as cells of a row, where that is a single line."""
    if part.label and len(visual_rows(part.text)) == 1:
        cells = tuple(tuple(line.text for line in lines_of(visual_rows(runs))) for runs in part)
        read = any(run.recognised for runs in part for run in runs)
        return [Row(cells, part.text[0].y, part.text[0].size, bold=False, recognised=read)]
    return [*lines_of(visual_rows(part.label)), *_columns(part.text, gutters)]


def _spanning(runs: list[Run], x: float) -> tuple[list[Run], list[Run]]:
    """The runs that cross a gutter, with the shorter lines of the headings that they are part of, and the others."""
    sizes = Counter((round(r.size), r.bold) for r in runs)
    heads = set(map(id, _section_heads(runs, x)))
    spanning = [r for r in runs if r.x0 < x < r.x1 or id(r) in heads]
    rest = [r for r in runs if not (r.x0 < x < r.x1 or id(r) in heads)]
    grown = spanning
    while grown:
        grown = [r for r in rest if sizes[round(r.size), r.bold] < MOST_OF_TYPE and any(_follows(r, s) for s in grown)]
        spanning += grown
        taken = set(map(id, grown))
        rest = [r for r in rest if id(r) not in taken]
    return spanning, rest


def _section_heads(runs: list[Run], x: float) -> list[Run]:
    """Short headings over two columns: nothing stands beside one, and both columns begin anew under it, level."""
    letters: Counter[float] = Counter()
    for run in runs:
        letters[run.size] += len(run.text)
    size = letters.most_common(1)[0][0]
    left, right = [r for r in runs if r.x1 <= x], [r for r in runs if r.x0 >= x]
    found = []
    for head in left:
        low, high = head.y - head.size, head.y + HEAD_WHITE * head.size
        under = [max((r.y for r in side if r.y < low), default=None) for side in (left, right)]
        if head.size < HEAD_SIZE * size or None in under or any(low < r.y < high for r in right):
            continue
        over = min((r.y for r in right if r.y >= high), default=None)
        level = abs((under[0] or 0.0) - (under[1] or 0.0)) < 0.3 * size
        if level and over is not None and over - (under[1] or 0.0) < MOST_WHITE * size:
            found.append(head)
    return found


def _follows(run: Run, other: Run) -> bool:
    """Whether a run may be a line above or below another one, in one heading."""
    alike = run.bold == other.bold and abs(run.size - other.size) < 0.1
    return alike and 0 < abs(run.y - other.y) < NEXT_LINE * run.size and run.x0 < other.x1 and run.x1 > other.x0


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
    tables = [(visual[last - 1][0].y, visual[first][0].y) for first, last in aligned_tables(visual)]
    best: tuple[int, float] | None = None
    for height in _bands(runs):
        if any(bottom < height < top for bottom, top in tables):  # white between the rows of a table parts nothing
            continue
        halves = [r for r in runs if r.y > height], [r for r in runs if r.y <= height]
        parts = [gutters.find(half) for half in halves]
        if not any(parts):
            continue
        crossed = sum(
            part.crossed if part else _broken_rows(half, gutter) for half, part in zip(halves, parts, strict=True)
        )
        if (gutter is None or crossed < gutter.crossed) and (best is None or crossed < best[0]):
            best = (crossed, height)
            if not crossed:
                break
    return best[1] if best else None


def _broken_rows(runs: list[Run], gutter: Gutter | None) -> int:
    """How many lines that the gutter of the whole page parts would be read across without it."""
    if gutter is None:
        return 0
    return sum(row[0].x1 <= gutter.x <= row[-1].x0 for row in visual_rows(runs))


def _bands(runs: list[Run]) -> list[float]:
    """The heights of the white bands from side to side that are wider than those between lines, the widest first."""
    rows = sorted({run.y for run in runs}, reverse=True)
    gaps = [(above - below, (above + below) / 2) for above, below in itertools.pairwise(rows)]
    if not gaps:
        return []
    size = median(run.size for run in runs)
    wide = sorted((gap for gap in gaps if gap[0] > WIDE_BAND * size), reverse=True)
    return [height for _, height in wide[:MOST_BANDS]]
