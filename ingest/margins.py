"""A narrow column of small type in the margin of a letter or report: the sender's details, the date and reference that
come back on every page. It is no part of the text beside it, whatever stands on one line with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.gutters import visual_rows
from ingest.run import Run
from ingest.size import body_size

SAME_SIZE = 0.04  # times the body's
SMALL = 0.92  # times the body's size
WHITE = 6.0  # points between the column and the text
FEWEST_TEXT = 8  # runs of body type on a page, to tell where its text stands
FEWEST_LINES = 4  # of the column: fewer are a note beside the text
MOST_LEVEL = 0.34  # of its lines stand on one line with other small type within the text, as cells of a table do
MOST_SHARE = 0.5  # of the body's letters on all pages
SAME_EDGE = 2.0  # points


class Parted(NamedTuple):
    """The runs of a page: its text, and the column in its margin."""

    text: tuple[Run, ...]
    margin: tuple[Run, ...]


def part_margins(pages: Sequence[Sequence[Run]]) -> list[Parted]:
    """The text of every page and the column in its margin. What stood in the margin of a page before is left out."""
    body, letters = body_size(pages)
    if not letters:
        return [Parted(tuple(runs), ()) for runs in pages]
    usual = _bounds(run for runs in pages for run in runs if _is_body(run, body))
    found = [_margin(runs, body, usual) for runs in pages]
    if sum(len(run.text) for margin in found for run in margin) > MOST_SHARE * letters:
        return [Parted(tuple(runs), ()) for runs in pages]
    seen: set[tuple[str, int]] = set()
    parted = []
    for runs, margin in zip(pages, found, strict=True):
        again = {id(run) for run in margin if _key(run) in seen}
        new = tuple(run for run in margin if id(run) not in again)
        column = new if again or len(visual_rows(new)) >= FEWEST_LINES else ()
        taken = again | set(map(id, column))
        parted.append(Parted(tuple(run for run in runs if id(run) not in taken), column))
        seen |= {_key(run) for run in margin}
    return parted


def _key(run: Run) -> tuple[str, int]:
    return run.text.strip(), round(run.x0 / SAME_EDGE)


def _is_body(run: Run, size: float) -> bool:
    return abs(run.size - size) <= SAME_SIZE * size


def _bounds(runs: Iterable[Run]) -> tuple[float, float]:
    edges = [(run.x0, run.x1) for run in runs]
    return min(x0 for x0, _ in edges), max(x1 for _, x1 in edges)


def _margin(runs: Sequence[Run], body: float, usual: tuple[float, float]) -> list[Run]:
    """What stands beside the text of a page in small type; ``usual`` is where text stands where a page has little."""
    text = [run for run in runs if _is_body(run, body)]
    left, right = _bounds(text) if len(text) >= FEWEST_TEXT else usual
    small = [run for run in runs if run.size < SMALL * body and not run.raised]
    outside = [run for run in small if (run.x0 > right + WHITE or run.x1 < left - WHITE) and not run.cell]
    inside = [run for run in small if run.x0 < right and run.x1 > left]
    rows = visual_rows(outside)
    level = sum(any(abs(row[0].y - run.y) < 0.3 * run.size for run in inside) for row in rows)
    words = sum(any(sum(map(str.isalpha, run.text)) > 1 for run in row) for row in rows)
    return outside if level <= MOST_LEVEL * len(rows) and words >= len(rows) / 2 else []
