"""How much something may or has to be at most or at least: whether that is asked, and whether a text tells it."""

from __future__ import annotations

import re

from app.answering.patterns import HOLDS_NUMBER, words

_ASKS = re.compile(
    r"\bhoe(?:veel|\s*(?:groot|hoog|lang|ver|oud|vaak))\b.*?\b(?:mag|mogen|maximaal|hoogstens|minstens|minimaal|ten\s+(?:hoogste|minste))\b|"
    r"\b(?:maximum|minimum|maximale|minimale|richtgetal|plafond|bovengrens|ondergrens)\b",
    re.I,
)
_TELLS = words(
    r"""
    maximaal maximale maximum hoogstens hooguit ten_hoogste niet_meer_dan minstens minimaal minimale minimum ten_minste
    tenminste richtgetal plafond bovengrens ondergrens streefgetal beperkt_tot beperken_tot mag mogen limiet quotum norm
    """
)


def asks_bound(question: str) -> bool:
    """Whether ``question`` asks for a bound: "hoeveel mogen er ...?", "wat is het maximum ...?"."""
    return bool(_ASKS.search(question))


def tells_bound(text: str) -> bool:
    """Whether ``text`` holds a figure with a word that makes a bound of it."""
    return bool(_TELLS.search(text) and HOLDS_NUMBER.search(text))
