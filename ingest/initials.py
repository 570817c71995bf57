"""Letters that stand for a name: "PBL" for "Planbureau voor de Leefomgeving"."""

from __future__ import annotations

from collections.abc import Iterable

FEWEST = 2  # capitals in a name that letters stand for
MORE = 2  # letters beside its capitals: of the parts of its compounds, or of its small words


def stands_for(short: str, name: str) -> bool:
    """Whether ``short`` is the capitals of ``name`` in order, with at most ``MORE`` other letters of it."""
    short, capitals = short.lower(), [c.lower() for c in name if c.isupper()]
    return (
        FEWEST <= len(capitals) <= len(short) <= len(capitals) + MORE
        and short[0] == name[0].lower()
        and _in_order(capitals, short)
        and _in_order(short, name.lower())
    )


def _in_order(letters: Iterable[str], within: str) -> bool:
    left = iter(within)
    return all(letter in left for letter in letters)
