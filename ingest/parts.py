"""What stands apart on one line of a page: the cells of a row, or lines of columns, with white between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.run import BULLETS, Run

WORD_GAP = 1.5  # times the type size: wider white parts what stands on one line
WHITE = 8.0  # points between two columns
POINT = re.compile(rf"\s*(?:[{BULLETS}–—-]|\d{{1,2}}[.)]|[a-z][.)]|\(?[ivx]+\))\s")


def text_of_part(part: Sequence[Run]) -> str:
    return " ".join(run.text.strip() for run in part)


def parts_of(row: Sequence[Run]) -> list[tuple[Run, ...]]:
    """What stands apart on one line."""
    if len(row) == 1:
        return [(row[0],)]
    parts = [[row[0]]]
    for before, run in pairwise(row):
        if run.x0 - before.x1 > max(WORD_GAP * run.size, WHITE) and not _is_marker(parts[-1]):
            parts.append([run])
        else:
            parts[-1].append(run)
    return [tuple(part) for part in parts]


def _is_marker(part: Sequence[Run]) -> bool:
    return len(part) == 1 and POINT.fullmatch(part[0].text.strip() + " ") is not None
