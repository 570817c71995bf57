"""Signs set large beside a text to draw the eye: the "!" of a warning, the marks of a pull quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.run import Run

LARGER = 1.8  # times the size of the text beside it
NEAR = 1.5  # times its own size
FEWEST = 2  # lines beside it: one line may have a sign of its own, in a poster's type
_SIGN = re.compile(r"\s*[!?“”„‘’\"«»]\s*")


def without_ornaments(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a page without such signs, which are of no sentence: each stands alone, and beside its height begin
    or end several lines in much smaller type."""
    signs = {id(run) for run in runs if _SIGN.fullmatch(run.text) and not run.raised and _is_ornament(run, runs)}
    return tuple(run for run in runs if id(run) not in signs) if signs else tuple(runs)


def _is_ornament(sign: Run, runs: Sequence[Run]) -> bool:
    lines = set()
    for run in runs:
        if run is sign or not run.text.strip() or sign.size < LARGER * run.size:
            continue
        gap = max(run.x0 - sign.x1, sign.x0 - run.x1)
        if -0.2 * sign.size < gap < NEAR * sign.size and -0.5 * sign.size < run.y - sign.y < sign.size:
            lines.add(round(run.y))
    return len(lines) >= FEWEST
