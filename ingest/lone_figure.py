"""A figure that stands by itself, such as a factsheet sets in large type above what it counts."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"[€$±><≈~+-]*\s?\d[\d.,\s]*"
    r"(?:[%‰x×]|[-–]\s?\d[\d.,]*\s?%?|(?:duizend|miljoen|miljard|procent)(?:\s(?:euro|mensen))?|euro)?"
)


def is_lone_figure(text: str) -> bool:
    """Whether ``text`` is nothing but a figure: "€ 350", "33%", "10-15 %", "1,2 miljoen"."""
    return _FIGURE.fullmatch(text) is not None
