"""Figures as a Dutch reader writes them."""

from __future__ import annotations


def decimal(value: float, places: int = 2) -> str:
    """``0,83``."""
    return f"{value:.{places}f}".replace(".", ",")


def signed(value: float) -> str:
    """``+3,2`` or ``−0,6``."""
    return f"{'+' if value >= 0 else '−'}{decimal(abs(value), 1)}"


def percent(chance: float) -> str:
    """``83 %``; never ``0 %`` or ``100 %``, because nothing is that sure."""
    return f"{min(max(round(100 * chance), 1), 99)}\u00a0%"
