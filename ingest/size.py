"""The type size that most letters of a document are set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.run import Run


class BodySize(NamedTuple):
    """A type size in points, and how many letters are set in it; zeros when there is no text."""

    size: float
    letters: int


def body_size(pages: Iterable[Sequence[Run]]) -> BodySize:
    """The usual type size of the runs of some pages."""
    letters: Counter[float] = Counter()
    for runs in pages:
        for run in runs:
            letters[round(run.size, 1)] += len(run.text)
    return BodySize(*letters.most_common(1)[0]) if letters else BodySize(0.0, 0)
