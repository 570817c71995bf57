"""Enumerations without full stops behind their numbers: lines that count up from 1 ("1 Talent", "Trend 1: Krimp")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.line import Line, Row

MIN_ENUMERATION = 3
_COUNTED = re.compile(r"^([A-Z][a-z]+ )?(\d{1,2})(?:[:.)]\s*|\s+)(?=[^\W\d_])")


def counted_lines(pages: Sequence[tuple[int, Sequence[Line | Row]]]) -> set[tuple[int, Line]]:
    """The lines of a document (with their page, from 1) that begin the points of such an enumeration. It may run on at
    another left edge in the next column, or on the next page."""
    found: set[tuple[int, Line]] = set()
    series: dict[tuple[str, float], list[tuple[int, Line]]] = {}
    for page, lines in pages:
        for line in lines:
            match = _COUNTED.match(line.text) if isinstance(line, Line) else None
            if not match or not isinstance(line, Line):
                continue
            key = (match.group(1) or "", round(line.size, 1))
            count = int(match.group(2))
            if count == 1:
                series[key] = [(page, line)]
            elif count == len(series.get(key, ())) + 1 and _counts_on(*series[key][-1], page, line):
                series[key].append((page, line))
                if count >= MIN_ENUMERATION:
                    found.update(series[key])
    return found


def _counts_on(last_page: int, last: Line, page: int, line: Line) -> bool:
    """Whether the next number of an enumeration may stand there: below the last one, or in another column or page."""
    below_or_beside = round(last.x0) == round(line.x0) or line.y > last.y or line.x0 > last.x1
    return (page == last_page and below_or_beside) or page == last_page + 1
