"""Footnote marks that stand raised before the text of their note: on one line with it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.run import Run

SMALLER = 0.85  # times the size of the text that it marks
LOWEST, HIGHEST = 0.1, 0.7  # times that size above its baseline
NEAR = 1.5  # times that size before it
_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡]{1,3})\s*")


def with_marks(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a page in content order; a small figure that stands raised right before the next run, and behind
    nothing, stands on its baseline."""
    out = list(runs)
    for at, (mark, text) in enumerate(itertools.pairwise(runs)):
        small = not mark.raised and mark.size < SMALLER * text.size and _MARK.fullmatch(mark.text)
        above = LOWEST * text.size < mark.y - text.y < HIGHEST * text.size
        if small and above and -0.2 * text.size < text.x0 - mark.x1 < NEAR * text.size:
            out[at] = replace(mark, y=text.y, raised=True)
    return tuple(out)
