"""Headings in italics: as large as the text below them, and no bolder."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.line import Line, Row
from ingest.measure import Measure

MOST_LARGER = 1.12  # times the body's type size: a larger line is a heading by its size
MOST_ABOVE = 2.2  # times the distance between lines: a heading in italics is not further above its text
_HEADING = re.compile(r"(?:\d[\d.]*\s+|[a-z][.)]\s+)?[A-Z].{2,70}[^.?!:;,…\s](?<!\d{4})")


def is_italic_heading(lines: Sequence[Line | Row], at: int, measure: Measure, page: int) -> bool:
    """Whether the line ``at`` of a page looks like a heading in italics: short, and right above a text that is
    upright."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if not isinstance(line, Line) or not isinstance(below, Line) or not line.italic or line.aside:
        return False
    body = measure.body_at(page)
    alike = 0.95 * body < line.size < MOST_LARGER * body and abs(below.size - line.size) < 0.05 * line.size
    above_text = 0 < line.y - below.y < MOST_ABOVE * measure.leading * line.size and not below.italic and not below.bold
    return alike and above_text and _HEADING.fullmatch(line.text) is not None
