"""Pull quotes that stand across two columns: the text of each column goes on under them.

A heading across two columns ends what stands above it, in both. Which of the two it is, the text tells: no column goes
on in the middle of a sentence under a heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.apart import Apart
from ingest.gutters import visual_rows
from ingest.run import BREAK, ENDED, Run

ANOTHER_SIZE = 0.06  # times the size of the text around it
NEXT_LINE = 2.2  # times the type size: a quote's next line is not further down
SAME_EDGE = 3.0  # points


def take_pulled(runs: Sequence[Run], gutter: float) -> tuple[list[Run], list[Apart]]:
    """The runs of a page without the pull quotes that stand over the white at ``gutter``, and those, from the top."""
    found: list[Apart] = []
    rest = list(runs)
    for spanning in _groups([run for run in runs if run.x0 < gutter < run.x1]):
        group = _whole(spanning, rest)
        taken = set(map(id, group))
        around = [run for run in rest if id(run) not in taken]
        box = Apart(
            tuple(group),
            min(run.x0 for run in group),
            max(run.x1 for run in group),
            min(run.y for run in group),
            max(run.y + 0.7 * run.size for run in group),
        )
        if any(_goes_on_under(side, box) for side in _sides(around, gutter)):
            found.append(box)
            rest = around
    return rest, found


def goes_on(last: str, first: str) -> bool:
    """Whether a line is the next one of a sentence that ``last`` is in the middle of."""
    last = last.strip()
    return first.strip()[:1].islower() and (last.endswith((BREAK, "-", ",")) or not ENDED.search(last))


def _groups(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of one type whose lines follow each other, from the top of the page."""
    groups: list[list[Run]] = []
    for row in visual_rows(runs):
        above = groups[-1][-1] if groups else None
        if above and _alike(above, row[0]) and above.y - row[0].y < NEXT_LINE * above.size:
            groups[-1] += row
        else:
            groups.append(list(row))
    return groups


def _whole(spanning: Sequence[Run], runs: Sequence[Run]) -> list[Run]:
    """A group with the lines of its type above and below it that are too short to reach over the gutter."""
    group = list(spanning)
    known = set(map(id, group))
    others = [run for run in runs if id(run) not in known and _alike(run, group[0])]
    grown = group
    while grown:
        lines = {(run.y, run.size) for run in grown}
        grown = [run for run in others if any(abs(run.y - y) < NEXT_LINE * size for y, size in lines)]
        group = [*group, *grown]
        known.update(map(id, grown))
        others = [run for run in others if id(run) not in known]
    return sorted(group, key=lambda run: (-run.y, run.x0))


def _sides(runs: Sequence[Run], gutter: float) -> tuple[list[Run], list[Run]]:
    return [run for run in runs if run.x1 <= gutter], [run for run in runs if run.x0 >= gutter]


def _goes_on_under(side: Sequence[Run], box: Apart) -> bool:
    """Whether the last line above a group and the first one under it are in one sentence, in another type than it."""
    above, below = [run for run in side if run.y >= box.top], [run for run in side if run.y < box.bottom]
    if not above or not below:
        return False
    last, first = visual_rows(above)[-1], visual_rows(below)[0]
    one_text = _alike(last[-1], first[0]) and not _alike(first[0], box.runs[0])
    return one_text and abs(last[0].x0 - first[0].x0) <= SAME_EDGE and goes_on(last[-1].text, first[0].text)


def _alike(one: Run, other: Run) -> bool:
    return one.bold == other.bold and abs(one.size - other.size) <= ANOTHER_SIZE * other.size
