"""The page as it is read: cut out, and turned so that its text stands upright."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2 as pdfium


class Frame(NamedTuple):
    """The part of the PDF's plane that a page shows, in points, and ``turn``: in how many quarters, counter-clockwise,
    its text runs from the plane's x axis (0 to 3)."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Frame:
        """The page as it is shown: the part in its crop box, turned by its /Rotate (ISO 32000-1, 14.11.2, 7.7.3.3)."""
        return cls(page.get_rotation() // 90 % 4, *page.get_bbox())

    @property
    def width(self) -> float:
        """Of the page as it is read."""
        return self.top - self.bottom if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as it is read."""
        return self.right - self.left if self.turn % 2 else self.top - self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the plane, on the page as it is read, from its lower left corner."""
        if self.turn == 0:
            return x - self.left, y - self.bottom
        if self.turn == 1:
            return y - self.bottom, self.right - x
        if self.turn == 2:
            return self.right - x, self.top - y
        return self.top - y, x - self.left
