"""What is usual in a document: its type size, the distance between its lines, and how wide a full line is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.line import Line, Row
from ingest.run import BREAK

MIN_PAGE_TEXT = 400  # characters of one size, for it to be the page's own body size
SHORT_LINE = 0.55  # of a full line: what stands on the next line with a capital is something new
MIN_COLUMN, RUNNING = 6, 0.4  # lines, and the share of them that begins in the middle of a sentence


@dataclass(slots=True)
class Measure:
    """What is usual in this document: the body's type size, and the distance between lines as a multiple of it."""

    body: float
    body_on: dict[int, float]  # where a page is set in a type size of its own
    leading: float
    bold_body: bool
    width: float  # of a full line, in points
    columns: dict[tuple[int, int, int], float]  # of one in a column of running text, by page, left edge and type size

    def is_short(self, page: int, line: Line) -> bool:
        """Whether a line ends far from the edge of its column, and not in the middle of a word or clause."""
        short = line.x1 - line.x0 < SHORT_LINE * self.width_at(page, line)
        return short and not line.text.endswith((",", "-", BREAK))

    def width_at(self, page: int, line: Line) -> float:
        """Points that a full line takes where ``line`` stands, on a page from 1."""
        return min(self.columns.get(column_of(page, line), self.width), self.width)

    def body_at(self, page: int) -> float:
        """The type size of the body on a page from 1, in points."""
        return self.body_on.get(page, self.body)


def measure(pages: Sequence[tuple[int, Sequence[Line | Row]]]) -> Measure:
    """Measure the lines of a document (page from 1, lines in reading order)."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    gaps: list[float] = []
    widths: list[float] = []
    body_on: dict[int, float] = {}
    for number, lines in pages:
        previous: Line | None = None
        here: Counter[float] = Counter()
        for line in lines:
            if not isinstance(line, Line):
                previous = None
                continue
            here[round(line.size, 1)] += len(line.text)
            bold[line.bold] += len(line.text)
            widths.append(line.x1 - line.x0)
            if previous and abs(previous.size - line.size) < 0.1 and 0 < previous.y - line.y < 2.2 * line.size:
                gaps.append((previous.y - line.y) / max(line.size, 0.1))
            previous = line
        sizes += here
        if here and here.most_common(1)[0][1] > MIN_PAGE_TEXT:
            body_on[number] = here.most_common(1)[0][0]
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    widths.sort()
    full = widths[len(widths) * 3 // 4] if widths else 0.0
    leading = median(gaps) if gaps else 1.3
    return Measure(body, body_on, leading, bold[True] > bold[False], full, _text_columns(pages))


def column_of(page: int, line: Line) -> tuple[int, int, int]:
    """What lines of one column have in common: the page, the left edge and the type size, roughly."""
    return page, round(line.x0 / 4), round(line.size)


def _text_columns(pages: Sequence[tuple[int, Sequence[Line | Row]]]) -> dict[tuple[int, int, int], float]:
    """The width of a full line in columns of running text: of their lines, which begin at one edge, many begin in the
    middle of a sentence."""
    found: dict[tuple[int, int, int], list[Line]] = {}
    for page, lines in pages:
        for line in lines:
            if isinstance(line, Line):
                found.setdefault(column_of(page, line), []).append(line)
    return {
        column: sorted(line.x1 - line.x0 for line in lines)[len(lines) * 3 // 4]
        for column, lines in found.items()
        if len(lines) >= MIN_COLUMN and sum(line.text[:1].islower() for line in lines) >= RUNNING * len(lines)
    }
