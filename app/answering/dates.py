"""Dates as a Dutch reader expects to see them."""

from __future__ import annotations

import re

from ingest.file_date import day_of, is_file_date

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?$")


def dutch_date(date: str) -> str:
    """``2015-06-12`` as ``12 juni 2015``, ``2015-06`` as ``juni 2015``, the date of a file as ``bestand van 12 juni
    2015``; anything else as it is."""
    if is_file_date(date):
        return f"bestand van {dutch_date(day_of(date))}"
    found = _DATE.match(date.strip())
    if not found:
        return date.strip()
    year, month, day = found["year"], int(found["month"] or 0), int(found["day"] or 0)
    if not 1 <= month <= 12:
        return year
    return f"{day} {MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"
