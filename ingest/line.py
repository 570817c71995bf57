"""What a page is read as: printed lines, and rows of tables; and how runs on one baseline become a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.run import Run

_UNIT = re.compile(r"(?:^|[\s\d(-])(?:CO|NO|NH|SO|[kcd]?m)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line within one column. Coordinates as in :class:`ingest.run.Run`."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    marks: bool = False  # begins with a superscript, as a footnote does
    aside: bool = False  # stands in the middle of a sentence without being part of it
    resumes: bool = False  # goes on with the sentence that an aside broke off
    depth: int = 0  # of the entry in the PDF's outline that it is the heading of, 1 for the highest
    runs_on: bool = False  # is a next line of such a heading
    italic: bool = False
    table: int = 0  # of the page, from 1, in which it is a title of rows
    detail: bool = False  # stands in the column of details beside a letter
    recognised: bool = False  # some of it was read from a picture


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the text of its cells (lists of lines, empty for an empty cell), from left to right.

    ``edges`` tell where the columns stand, in points, and ``wide`` how many columns each cell takes, 0 for one that
    another takes; empty when that is not known. ``table`` numbers the tables of a page, from 1.
    """

    cells: tuple[tuple[str, ...], ...]
    y: float
    size: float
    bold: bool
    edges: tuple[float, ...] = ()
    wide: tuple[int, ...] = ()
    table: int = 0
    recognised: bool = False


def text_of(line: Line | Row) -> str:
    """What a line says, or all cells of a row."""
    return line.text if isinstance(line, Line) else " ".join(text for cell in line.cells for text in cell)


def lines_of(visual: Iterable[list[Run]]) -> Iterator[Line]:
    """A line of each group of runs on one baseline, from left to right."""
    for row in visual:
        main = max(row, key=lambda r: len(r.text))
        yield Line(
            text=join(row),
            x0=row[0].x0,
            x1=row[-1].x1,
            y=main.y,
            size=main.size,
            bold=all(r.bold for r in row if not r.raised),
            italic=all(r.italic for r in row if not r.raised),
            recognised=any(r.recognised for r in row),
            marks=row[0].raised or (row[0].size < 0.85 * main.size and row[0].text.strip().isdigit()),
        )


def join(row: Sequence[Run]) -> str:
    """The text of runs on one baseline. Footnote marks behind a word are left out: they are not its letters."""
    text = ""
    edge = row[0].x0
    for i, run in enumerate(row):
        if run.raised and i > 0 and run.text.strip().isdigit() and not _is_of_unit(text, run.text):
            edge = max(edge, run.x1)
            continue
        gap = run.x0 - edge
        parted = gap > 0.12 * run.size or (i == 1 and row[0].raised)  # a footnote's mark is not of its first word
        if text and parted and not text.endswith(" ") and not run.text.startswith(" "):
            text += " "
        text += run.text
        edge = max(edge, run.x1)
    return text.strip()


def _is_of_unit(text: str, digit: str) -> bool:
    """Whether a raised digit belongs to what stands before it: the 2 of CO2, of m2 and of km2, the 3 of m3."""
    return bool(_UNIT.search(text)) and digit.strip() in ("2", "3")
