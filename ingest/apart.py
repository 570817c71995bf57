"""What is set in another type beside the text of a page: notes in the margin, pull quotes that the text flows around.

They are taken out before the columns are found, since they stand across the white between them, or on one line with
words that they do not belong to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.run import Run

SAME_SIZE = 0.04  # times the body's
SMALL = 0.95  # times the body's size: a note in the margin
LARGE = 1.8  # times the body's size: a title beside the text, of which no line is one with it
FEWEST_BODY = 15  # lines of body type on a page with something beside them
FEWEST_BESIDE = 2  # lines of body type beside a group...
LEVEL_SHARE = 0.5  # ...of which at most so many lines stand on one level with one: cells of a table do
NEXT_LINE = 2.0  # times the type size: a group's next line is not further down
EDGE = 2.5  # points: lines that begin so near each other begin at one edge
FEWEST_AT_EDGE = 3  # lines that make an edge of a column
MOST_SHARE = 0.5  # of the body's letters: more is no side matter
AROUND = 6.0  # times the body's size: so near above or below a pull quote the text has its full width


class Apart(NamedTuple):
    """Runs of one type that stand together, and the box around them in points."""

    runs: tuple[Run, ...]
    x0: float
    x1: float
    bottom: float
    top: float


def take_apart(runs: Sequence[Run]) -> tuple[list[Run], list[Apart]]:
    """The runs of a page without those beside the text, and those, group by group from the top of the page."""
    letters: Counter[tuple[float, bool]] = Counter()
    for run in runs:
        letters[round(run.size, 1), run.bold] += len(run.text)
    if len(letters) < 2:
        return list(runs), []
    size, bold = letters.most_common(1)[0][0]
    body = [run for run in runs if run.bold == bold and abs(run.size - size) <= SAME_SIZE * size]
    others = [run for run in runs if not (run.bold == bold and abs(run.size - size) <= SAME_SIZE * size)]
    if len(body) < FEWEST_BODY:
        return list(runs), []
    edges = _edges(body)
    found = [group for group in _groups(others) if _is_beside(group, body, size, edges)]
    if sum(len(run.text) for group in found for run in group.runs) > MOST_SHARE * letters[size, bold]:
        return list(runs), []
    taken = {id(run) for group in found for run in group.runs}
    return [run for run in runs if id(run) not in taken], found


def _edges(body: Sequence[Run]) -> list[float]:
    """Where columns of body type begin."""
    starts = Counter(round(run.x0) for run in body)
    return [x for x in starts if sum(starts[near] for near in (x - 1, x, x + 1)) >= FEWEST_AT_EDGE]


def _groups(runs: Sequence[Run]) -> list[Apart]:
    """Runs of one type whose lines follow each other, from the top of the page."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.y, r.x0)):
        if run.raised:
            continue
        for group in groups:
            if any(_together(run, other) for other in group[-6:]):
                group.append(run)
                break
        else:
            groups.append([run])
    return [
        Apart(
            tuple(group),
            min(r.x0 for r in group),
            max(r.x1 for r in group),
            min(r.y for r in group),
            max(r.y + 0.7 * r.size for r in group),
        )
        for group in groups
    ]


def _together(run: Run, above: Run) -> bool:
    if run.bold != above.bold or abs(run.size - above.size) > SAME_SIZE * above.size:
        return False
    gap = max(run.x0 - above.x1, above.x0 - run.x1)
    if abs(run.y - above.y) < 0.3 * run.size:
        return gap < run.size
    return 0 < above.y - run.y < NEXT_LINE * run.size and gap < 0


def _is_beside(group: Apart, body: Sequence[Run], size: float, edges: Sequence[float]) -> bool:
    """Whether the text flows around a group, or passes along it without ever coming under or above it."""
    if any(abs(group.x0 - edge) <= EDGE for edge in edges):
        return False
    beside = [run for run in body if group.bottom - 0.3 * size < run.y < group.top]
    if len(beside) < FEWEST_BESIDE or any(run.x0 < group.x1 and run.x1 > group.x0 for run in beside):
        return False
    lines = {round(run.y) for run in group.runs}
    level = sum(any(abs(run.y - y) < 0.1 * size for run in beside) for y in lines)
    if level > LEVEL_SHARE * len(lines):
        return False
    if not SMALL * size <= group.runs[0].size < LARGE * size:
        return not any(run.x0 < group.x1 and run.x1 > group.x0 for run in body)
    return len(lines) > 1 and _flows_around(group, beside, body, size)


def _flows_around(group: Apart, beside: Sequence[Run], body: Sequence[Run], size: float) -> bool:
    """Whether lines beside a group are shortened for it: above or below it they reach over it."""
    near = [
        run
        for run in body
        if (group.top <= run.y < group.top + AROUND * size or group.bottom - AROUND * size < run.y < group.bottom)
        and min(run.x1, group.x1) - max(run.x0, group.x0) > size
    ]
    starts, ends = [run.x0 for run in beside], [run.x1 for run in beside]
    return any(
        any(abs(run.x0 - x) <= EDGE for x in starts) or any(abs(run.x1 - x) <= 4 * size for x in ends) for run in near
    )
