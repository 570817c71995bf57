"""The date of a file, in the place of that of the paper in it, which nobody tells.

A file may be made anew long after the paper appeared, so the day is one to tell apart: a tilde stands behind it, as
behind what is approximate in ISO 8601-2:2019 (4.2, level 1).
"""

from __future__ import annotations

_SIGN = "~"


def as_file_date(day: str) -> str:
    """``2021-01-15`` as ``2021-01-15~``; "" stays as it is."""
    return f"{day}{_SIGN}" if day else ""


def is_file_date(date: str) -> bool:
    return date.endswith(_SIGN)


def day_of(date: str) -> str:
    """``date`` without what tells that it is that of a file."""
    return date.removesuffix(_SIGN)
