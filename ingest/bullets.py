"""Bullets that are drawn rather than printed: a dot or square in front of a line is read as its bullet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.run import Run
from ingest.shapes import Box

BULLET = "•"
SMALLEST, LARGEST = 0.18, 0.85  # times the type size of the line behind it
FARTHEST = 2.0  # times the type size, from a bullet to its line
LOWEST, HIGHEST = -0.05, 0.8  # times the type size above the baseline, where its middle stands


def with_drawn_bullets(runs: Sequence[Run], dots: Iterable[Box]) -> tuple[Run, ...]:
    """``runs``, each that a dot stands in front of with a bullet."""
    found = list(runs)
    alone = {tuple(map(round, dot)): dot for dot in dots}  # a dot with a rim is two
    for dot in alone.values():
        at = _behind(dot, found)
        if at is not None and not any(_beside(dot, other) for other in alone.values()):
            found[at] = replace(found[at], text=f"{BULLET} {found[at].text.lstrip()}", x0=dot.x0)
    return tuple(found)


def _beside(dot: Box, other: Box) -> bool:
    """Whether another dot is so near that both are part of a drawing."""
    side = dot.x1 - dot.x0
    return dot is not other and abs(dot.x0 - other.x0) < 2 * side and abs(dot.y0 - other.y0) < 2 * side


def _behind(dot: Box, runs: Sequence[Run]) -> int | None:
    """Which run a dot stands in front of: beside it, with nothing in between and nothing before it."""
    side, middle = max(dot.x1 - dot.x0, dot.y1 - dot.y0), (dot.y0 + dot.y1) / 2
    level = [at for at, run in enumerate(runs) if LOWEST < (middle - run.y) / run.size < HIGHEST and run.text.strip()]
    behind = [at for at in level if runs[at].x0 >= dot.x1 - 1]
    if not behind:
        return None
    first = min(behind, key=lambda at: runs[at].x0)
    line = runs[first]
    near = line.x0 - dot.x1 < FARTHEST * line.size and SMALLEST * line.size <= side <= LARGEST * line.size
    before = any(runs[at].x0 < dot.x1 and runs[at].x1 > dot.x0 - line.size for at in level)
    return first if near and not before and any(map(str.isalnum, line.text)) else None
