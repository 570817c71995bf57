"""Bold labels in a column of their own, each beside the text that it is the heading of: a proposal to a council."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.gutters import visual_rows
from ingest.run import Run

EDGE = 2.5  # points: runs that begin so near each other begin at one edge
WHITE = 3.0  # points between a label and the text
LEVEL = 0.35  # times the type size that a label may be off the first line of its text
FEWEST = 3  # labels
WORD = 3  # letters: less is the number or bullet of a point
FEWEST_LONG, LONG = 2, 3  # of the texts are of so many lines: else it is a table
CLOSE = 1.15  # times the distance between lines: a next line of one label is no further down


class Labelled(NamedTuple):
    """Runs that stand together on a page: the text beside a label, or what else there is (no label)."""

    label: list[Run]
    text: list[Run]


def labelled(runs: Sequence[Run]) -> list[Labelled]:
    """The parts of a page from top to bottom, each label with its text; nothing when it has no column of labels."""
    letters: Counter[int] = Counter()
    for run in runs:
        letters[round(run.x0)] += 0 if run.bold else len(run.text)
    if not letters.total():
        return []
    edge = letters.most_common(1)[0][0]
    left = [run for run in runs if run.bold and run.x1 < edge - WHITE and sum(map(str.isalpha, run.text)) >= WORD]
    if len(left) < FEWEST:
        return []
    begin = Counter(round(run.x0) for run in left).most_common(1)[0][0]
    labels = {id(run) for run in left if abs(run.x0 - begin) <= EDGE}
    parts = _parts(visual_rows(runs), labels, edge)
    sections = [part for part in parts if part.label]
    long = sum(len(visual_rows(part.text)) >= LONG and _is_text(part.text) for part in sections)
    return parts if len(sections) >= FEWEST and long >= FEWEST_LONG else []


def _parts(rows: Sequence[Sequence[Run]], labels: set[int], edge: float) -> list[Labelled]:
    texts = [row[0].y for row in rows if abs(row[0].x0 - edge) <= EDGE]
    usual = min((above - below for above, below in itertools.pairwise(texts)), default=0.0)
    parts: list[Labelled] = []
    last: float | None = None  # the height of the last line of a label
    for row in rows:
        label = [run for run in row if id(run) in labels]
        text = [run for run in row if id(run) not in labels]
        beside = all(run.x0 >= edge - EDGE for run in text)
        wrapped = label and last is not None and last - label[0].y <= CLOSE * usual
        starts = (
            label and text and abs(text[0].x0 - edge) <= EDGE and abs(text[0].y - label[0].y) < LEVEL * text[0].size
        )
        if beside and starts and not wrapped:
            parts.append(Labelled(label, text))
        elif beside and parts and parts[-1].label and (wrapped or not label):
            parts[-1].label.extend(label)
            parts[-1].text.extend(text)
        elif parts and not parts[-1].label:
            parts[-1].text.extend(row)
        else:
            parts.append(Labelled([], list(row)))
        last = label[0].y if label else last
    return parts


def _is_text(runs: Sequence[Run]) -> bool:
    """Whether lines are not broken in cells."""
    rows = visual_rows(runs)
    return all(b.x0 - a.x1 < 1.5 * b.size for row in rows for a, b in itertools.pairwise(row))
