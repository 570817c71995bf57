"""A row of a table as it is shown: by its cells, each with the head of its column."""

from __future__ import annotations

from dataclasses import dataclass

BETWEEN = " | "
AFTER_HEAD = ": "


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row, verbatim, "" for an empty one, and the head of the column of each, "" where that is not
    known; no heads when none is. ``asked`` is the cell that the question asks for, -1 when that is not sure.
    ``is_apart``: it does not stand right behind the row that is shown before it."""

    cells: tuple[str, ...]
    heads: tuple[str, ...] = ()
    asked: int = -1
    is_apart: bool = False

    @property
    def text(self) -> str:
        """In one line: "Wegen | 2023: 1.250 | 2024: 1.310"; empty cells are left out."""
        return BETWEEN.join(map("".join, self._pieces()))

    @property
    def asked_span(self) -> tuple[int, int]:
        """From where to where the words of the asked cell stand in ``text``; 0 and 0 when none is asked for."""
        start = 0
        for (head, cell), number in zip(self._pieces(), self._filled(), strict=True):
            if number == self.asked:
                return start + len(head), start + len(head) + len(cell)
            start += len(head) + len(cell) + len(BETWEEN)
        return 0, 0

    def _filled(self) -> list[int]:
        return [number for number, cell in enumerate(self.cells) if cell]

    def _pieces(self) -> list[tuple[str, str]]:
        """What stands before each cell that is not empty, and the cell."""
        heads = self.heads or ("",) * len(self.cells)
        return [(heads[i] + AFTER_HEAD if heads[i] else "", self.cells[i]) for i in self._filled()]
