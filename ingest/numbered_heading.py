"""Headings in the type of the text, told by their number: "2.1 Wonen in de wijk"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.line import Line, Row
from ingest.measure import Measure

SAME_SIZE = 0.05  # times the body's type size
MOST_BELOW = 3.0  # times the distance between lines: the text of a heading is not further down
WHITE = 1.3  # times it: white above or below sets a heading apart
_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-Z].{2,70}[^\d.?!:;,…\s]")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s")


def is_numbered_heading(lines: Sequence[Line | Row], at: int, measure: Measure, page: int) -> bool:
    """Whether the line ``at`` of a page is short, begins with a number of two parts or more, and stands apart above a
    text that begins anew: one of many such lines is a point, or a line of a list."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if not isinstance(line, Line) or not isinstance(below, Line) or line.aside or not _HEADING.fullmatch(line.text):
        return False
    body = measure.body_at(page)
    alike = all(abs(one.size - body) <= SAME_SIZE * body for one in (line, below))
    leading = measure.leading * line.size
    above = lines[at - 1] if at else None
    apart = above is None or above.y - line.y > WHITE * leading or line.y - below.y > WHITE * leading
    near = 0 < line.y - below.y < MOST_BELOW * leading
    begins = below.text[:1].isupper() and not _NUMBERED.match(below.text) and not measure.is_short(page, below)
    return alike and apart and near and begins and measure.is_short(page, line)
