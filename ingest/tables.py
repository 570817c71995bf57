"""Tables on a page: found by their rulings, or by runs that stand below each other, and read row by row."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.gutters import visual_rows
from ingest.line import Line, Row, join, lines_of
from ingest.run import ENDED, SOURCE, Run

MIN_TABLE_COLUMNS = 3
SINGLE_LINES = 0.8  # of the lines begin in the first column: then each that does is a row of its own
MAX_CELL_FILL = 0.8  # text columns fill their width, cells do not
_PLACE = re.compile("\ue0f0(\\d+)\ue0f1")  # characters for private use: what stands for a table in a line


def take_tables(runs: Sequence[Run]) -> tuple[list[Run], list[list[Line | Row]]]:
    """The runs of a page with one run in the place of each ruled table, and the rows of those tables."""
    inside: dict[int, list[Run]] = {}
    for run in runs:
        if run.cell:
            inside.setdefault(run.cell.table, []).append(run)
    rest = [run for run in runs if not run.cell]
    size = Counter(run.size for run in rest or runs).most_common(1)[0][0] if inside else 0.0
    for number, members in enumerate(inside.values()):
        left, right = min(run.x0 for run in members), max(run.x1 for run in members)
        top = max(run.y for run in members)
        rest.append(Run(f"\ue0f0{number}\ue0f1", left, right, top, size, False))
    return rest, [_ruled_rows(members, number) for number, members in enumerate(inside.values(), 1)]


def put_back(lines: Sequence[Line | Row], tables: Sequence[list[Line | Row]]) -> list[Line | Row]:
    """``lines`` with the rows of the tables where the runs that stood for them came."""
    if not tables:
        return list(lines)
    out: list[Line | Row] = []
    for line in lines:
        said = [line.text] if isinstance(line, Line) else [part for cell in line.cells for part in cell]
        found = [int(number) for number in _PLACE.findall("".join(said)) if int(number) < len(tables)]
        if not found:
            out.append(line)
            continue
        if any(map(_beside, said)):
            out.append(_without_places(line))
        out += [row for number in found for row in tables[number]]
    return out


def _beside(text: str) -> str:
    """What a text says besides the tables that something stands for in it."""
    return " ".join(_PLACE.sub(" ", text).split())


def _without_places(line: Line | Row) -> Line | Row:
    if isinstance(line, Line):
        return replace(line, text=_beside(line.text))
    return replace(line, cells=tuple(tuple(filter(None, map(_beside, cell))) for cell in line.cells))


def _ruled_rows(runs: Sequence[Run], number: int) -> list[Line | Row]:
    """The rows of a ruled table; a cell that takes a whole row is a line, as the title of what follows."""
    columns = sorted({run.cell.column for run in runs if run.cell})
    if any(run.cell and run.cell.flows for run in runs):
        sides = [[run for run in runs if run.cell and run.cell.column == column] for column in columns]
        return [line for side in sides for line in lines_of(visual_rows(side))]
    placed = {run.cell.column: run.cell.edge for run in runs if run.cell}
    edges = tuple(placed[column] for column in columns)
    rows: dict[int, list[Run]] = {}
    for run in runs:
        if run.cell:
            rows.setdefault(run.cell.row, []).append(run)
    out: list[Line | Row] = []
    for _, members in sorted(rows.items()):
        filled = {run.cell.column for run in members if run.cell}
        if len(filled) == 1 and filled == {columns[0]} and len(columns) > 1 and _is_wide(members, runs, columns):
            out += [replace(line, table=number) for line in lines_of(visual_rows(members))]
            continue
        cells = [[run for run in members if run.cell and run.cell.column == column] for column in columns]
        out.append(
            Row(
                cells=tuple(tuple(join(row) for row in visual_rows(cell)) for cell in cells),
                y=max(run.y for run in members),
                size=max(members, key=lambda run: len(run.text)).size,
                bold=all(run.bold for run in members),
                edges=edges,
                wide=_widths(members, columns),
                table=number,
                recognised=any(run.recognised for run in members),
            )
        )
    return out


def _widths(members: Sequence[Run], columns: Sequence[int]) -> tuple[int, ...]:
    """How many of the ``columns`` each cell of a row takes, 0 for one that another takes."""
    ends = {run.cell.column: run.cell.column + run.cell.wide for run in members if run.cell}
    widths = [1] * len(columns)
    for at, column in enumerate(columns):
        taken = sum(column < other < ends.get(column, 0) for other in columns)
        widths[at : at + taken + 1] = [1 + taken, *([0] * taken)] if taken else widths[at : at + 1]
    return tuple(widths)


def _is_wide(members: Sequence[Run], runs: Sequence[Run], columns: Sequence[int]) -> bool:
    """Whether a row's first cell takes all columns, or its runs reach over where the second column begins."""
    if any(run.cell and run.cell.column + run.cell.wide > columns[-1] for run in members):
        return True
    second = min(run.x0 for run in runs if run.cell and run.cell.column == columns[1])
    return max(run.x1 for run in members) > second


def aligned_tables(visual: list[list[Run]]) -> list[tuple[int, int]]:
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
    end, full, ended = start + 1, 1, False
    while end < len(visual) and all(_begins_at(r.x0, edges) for r in visual[end]):
        if visual[end - 1][0].y - visual[end][0].y > 4 * visual[end][0].size:
            break
        ended = _is_text_below(visual[end - 1], visual[end], edges)
        if ended or SOURCE.match(visual[end][0].text):
            break
        full += len(visual[end]) >= MIN_TABLE_COLUMNS
        end += 1
    cells = [run for row in visual[start : end + ended] for run in row]
    if full < 2 or _fill(cells, edges) > MAX_CELL_FILL:
        return None
    while _spans(visual[end - 1], edges):  # the text below the table, which begins where its first column does
        end -= 1
    return end


def _is_text_below(above: Sequence[Run], row: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether a line over the columns is one of running text: not the only one, as a title of rows is, or a whole
    sentence."""
    return _spans(row, edges) and (_spans(above, edges) or bool(ENDED.search(row[0].text.strip())))


def _spans(row: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether a line runs on over where the second column begins, as no cell does."""
    return len(row) == 1 and row[0].x1 > edges[1] > row[0].x0 + 3


def _begins_at(x: float, edges: Sequence[float]) -> bool:
    """Whether one of the edges, from left to right, is within 3 points of ``x``."""
    at = bisect_left(edges, x)
    return any(abs(x - edge) < 3 for edge in edges[max(at - 1, 0) : at + 1])


def _fill(cells: list[Run], edges: list[float]) -> float:
    """How much of its column's width a cell takes, typically (0 to 1)."""
    right = max(r.x1 for r in cells)
    borders = [*edges[1:], right]
    widths = [(r.x1 - r.x0) / max(borders[_column(r, edges)] - edges[_column(r, edges)], 1.0) for r in cells]
    return float(median(widths))


def _column(run: Run, edges: Sequence[float]) -> int:
    return max(bisect_right(edges, run.x0 + 3) - 1, 0)


def aligned_rows(visual: list[list[Run]]) -> list[Line | Row]:
    """Visual rows joined to table rows: a gap wider than that between two lines of a cell starts a new row, and so does
    a line of the first column where nearly all lines have one, a line on which every column begins anew, and the first
    one under bold heads."""
    edges = [r.x0 for r in visual[0]]
    single = sum(abs(row[0].x0 - edges[0]) < 3 for row in visual) > SINGLE_LINES * len(visual)
    groups: list[list[list[Run]]] = []
    for above, row in zip([visual[0], *visual], visual, strict=False):
        begins = (
            (single and abs(row[0].x0 - edges[0]) < 3)
            or _all_begin(row, edges)
            or (_is_bold(above) and not _is_bold(row))
        )
        if groups and not begins and groups[-1][-1][0].y - row[0].y < 1.5 * row[0].size:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [
        Row(
            cells=_cells(group, edges),
            y=group[0][0].y,
            size=group[0][0].size,
            bold=all(r.bold for row in group for r in row),
            edges=tuple(edges),
            recognised=any(r.recognised for row in group for r in row),
        )
        for group in groups
    ]


def _is_bold(row: Sequence[Run]) -> bool:
    return all(run.bold for run in row)


def _all_begin(row: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether there is something in every column of a line, and nothing that goes on with the line above it."""
    filled = {_column(run, edges) for run in row}
    return len(filled) == len(edges) and not any(run.text.strip()[:1].islower() for run in row)


def _cells(rows: Sequence[Sequence[Run]], edges: Sequence[float]) -> tuple[tuple[str, ...], ...]:
    """The lines of each cell of one table row, of which ``rows`` are the visual ones."""
    cells: list[list[str]] = [[] for _ in edges]
    for row in rows:
        members: dict[int, list[Run]] = {}
        for run in row:
            members.setdefault(_column(run, edges), []).append(run)
        for column, runs in members.items():
            if text := join(runs):
                cells[column].append(text)
    return tuple(map(tuple, cells))
