"""A run of characters with its place on the page, and other small things that everything else is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

BULLETS = (  # characters that begin a point; those of Symbol and Wingdings often have no other name than their own
    "•●○▪■□◦▶►‣∙·✓➢➔*◆◾❖▸➤→⇒✔☐☑❑❏⁃\uf02d\uf06e\uf06f\uf071\uf076\uf0a1\uf0a7\uf0a8\uf0b7\uf0d8\uf0de\uf0e0\uf0fc\uf0fe"
)
BREAK = "\u00ad"  # a hyphen at a line end, printed or soft: words.py decides whether it belongs to the word
MAYBE_SPACE = "\u2063"  # white too narrow to be sure of: words.py decides whether a word ends there

OPEN_END = re.compile(rf"[\w,)\]’”\"'%°-]$|{BREAK}$")  # of a line in a sentence; code ends otherwise
ENDED = re.compile(r"[.!?:;…][’”\"')\]]*\d{0,2}$")  # a line on which a sentence ends, or stops for what follows

SOURCE = re.compile(r"^Bron(?:nen)?\s?:")  # a line that tells where a table or figure comes from


class Bookmark(NamedTuple):
    """An entry of a PDF's outline: how deep it lies (1 is the highest), and the page from 1 that it points to."""

    title: str
    depth: int
    page: int


class Cell(NamedTuple):
    """A cell of a table of a page: the table's number, and its first row and column, each from 0.

    ``edge`` tells where its column stands, in points, and ``wide`` how many columns it takes. In a cell that ``flows``
    is a column of running text, rather than one of a table.
    """

    table: int
    row: int
    column: int
    edge: float = 0.0
    wide: int = 1
    flows: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters on one baseline without a gap wider than a word space.

    Coordinates in points from the lower left corner of the page: ``x0``/``x1`` the left and right edge, ``y`` the
    baseline. ``size`` is the type size in points; ``raised`` marks a superscript, ``italic`` that all of it is slanted.
    ``block`` numbers, from 1 and in reading order, the part of the page where that is known beforehand, and
    ``cell`` tells where in a ruled table it stands. ``recognised``: it was read from a picture.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    raised: bool = False
    block: int = 0
    cell: Cell | None = None
    italic: bool = False
    recognised: bool = False
