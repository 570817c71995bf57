"""A column of short lines beside a text, such as the sender's details beside a letter: not on one line with it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median

from ingest.details import are_details
from ingest.gutters import FULL_LINE, FULL_SHARE, visual_rows
from ingest.line import join
from ingest.run import Run
from ingest.tables import aligned_tables

EDGE = 2.5  # points: runs that begin so near each other begin at one edge
FEWEST_TEXT = 8  # lines of running text
FEWEST_SIDE = 4  # lines of the column beside it
WHITE = 6.0  # points between the two
MOST_SHARE = 0.5  # of the text's letters
MOST_WIDTH = 0.5  # of the text's width
NEW_GROUP = 1.7  # times the type size: a wider gap parts the groups of a column, or the paragraphs of a text
BESIDE_STARTS = 0.7  # of the groups: when so many begin beside a paragraph, they are the terms that it explains
LEVEL = 0.35  # times the type size that one line may be off another


def take_side(runs: Sequence[Run]) -> tuple[list[Run], list[list[Run]]]:
    """The runs of a page without columns of short lines beside its text, and those, from left to right."""
    found: list[list[Run]] = []
    rest = list(runs)
    letters: Counter[int] = Counter()
    for run in runs:
        letters[round(run.x0)] += len(run.text)
    if len(runs) < FEWEST_TEXT + FEWEST_SIDE:
        return rest, found
    edge = letters.most_common(1)[0][0]
    for begin in _edges(rest, edge):
        side = _side(rest, edge, begin)
        if side:
            found.append(side)
            taken = set(map(id, side))
            rest = [run for run in rest if id(run) not in taken]
    return rest, found


def _edges(runs: Sequence[Run], text: float) -> list[int]:
    """Where lines begin that may be a column beside the text that begins at ``text``."""
    starts = Counter(round(run.x0) for run in runs if abs(run.x0 - text) > EDGE)
    return sorted(x for x, _ in starts.items() if _near(starts, x) >= FEWEST_SIDE and starts[x] == _most(starts, x))


def _near(starts: Counter[int], x: int) -> int:
    return sum(starts[near] for near in range(x - 2, x + 3))


def _most(starts: Counter[int], x: int) -> int:
    return max(starts[near] for near in range(x - 2, x + 3))


def _side(runs: Sequence[Run], edge: float, begin: float) -> list[Run]:
    """The column that begins at ``begin``, if it is one beside a running text that begins at ``edge``."""
    column = [run for run in runs if abs(run.x0 - begin) <= EDGE]
    if not column:  # it went with another one
        return []
    low, high = min(run.y for run in column), max(run.y for run in column)
    level = [run for run in runs if low - run.size < run.y < high + run.size]
    text = [run for run in runs if abs(run.x0 - edge) <= EDGE]
    beside = [run for run in level if abs(run.x0 - edge) <= EDGE]
    if len(text) < FEWEST_TEXT or len(beside) < FEWEST_SIDE:
        return []
    right = max(run.x1 for run in beside)
    if begin > edge:
        column = [run for run in level if run.x0 >= begin - EDGE]
        clear = right < begin - WHITE
    else:
        column = [run for run in level if run.x0 < edge - WHITE]
        clear = max(run.x1 for run in column) < edge - WHITE
    rows = visual_rows(column)
    width = max(run.x1 for run in column) - min(run.x0 for run in column)
    small = width < MOST_WIDTH * (right - edge) and _letters(column) < MOST_SHARE * _letters(text)
    words = sum(sum(map(str.isalpha, run.text)) >= 2 for run in column)
    if not clear or not small or len(rows) < FEWEST_SIDE or words < len(rows) / 2:
        return []
    wide = sum(run.x1 - edge > FULL_LINE * (right - edge) for run in beside)
    if wide < FULL_SHARE * len(beside) or aligned_tables(visual_rows(level)):
        return []
    are_terms = _are_terms(rows, visual_rows(beside)) and not are_details(map(join, rows))
    return [] if are_terms else column


def _letters(runs: Sequence[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _are_terms(side: Sequence[Sequence[Run]], text: Sequence[Sequence[Run]]) -> bool:
    """Whether the groups of a column each begin beside a paragraph: terms with what they mean, not a column apart."""
    begins = [side[0][0], *(row[0] for above, row in itertools.pairwise(side) if _is_new(above[0], row[0]))]
    usual = median(above[0].y - row[0].y for above, row in itertools.pairwise(text))
    starts = [text[0][0].y]
    for above, row in itertools.pairwise(text):
        if above[0].y - row[0].y > 1.3 * usual:
            starts.append(row[0].y)
    beside = sum(any(abs(run.y - y) < LEVEL * run.size for y in starts) for run in begins)
    passed = sum(side[-1][0].y < y < side[0][0].y for y in starts)
    return beside >= BESIDE_STARTS * len(begins) and (len(begins) > 1 or not passed)


def _is_new(above: Run, run: Run) -> bool:
    return above.y - run.y > NEW_GROUP * run.size or (run.bold and not above.bold)
