"""The numbers that are printed on the pages, where they count on: what a memo cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.pdf import RawPage

EDGE = 0.12  # share of the page's height, at top and bottom, where page numbers stand
FEWEST, MIN_SHARE = 3, 0.3  # of the pages, that have to count on alike
FEW_PAGES = 5  # in a file of no more, two have to, and half of them
MOST_LETTERS = 80  # of a line with a page number in it
_NUMBER = re.compile(
    r"^[-–|•\s]*(?:(?:pagina|bladzijde|blz\.?|pag\.?|p\.)\s*)?(\d{1,4})(?:\s*(?:van|/|\|)\s*\d{1,4})?[-–|•.\s]*$|"
    r"^(\d{1,4})(?=\s*[|•–]|\s+[^\W\d_])|(?<=[\s|•–])(\d{1,4})(?:\s*(?:van|/)\s*\d{1,4})?$",
    re.I,
)


class _Series(NamedTuple):
    """Pages that count on alike: page ``index`` (from 0) bears the number ``step`` x index + ``offset``, from the first
    to the last on which that is printed."""

    step: int
    offset: int
    first: int
    last: int

    def number(self, index: int) -> int:
        return self.step * index + self.offset


def printed_labels(pages: Sequence[RawPage], own: Sequence[str]) -> tuple[str, ...]:
    """What is printed on each page as its number, "" where that is not known.

    ``pages`` are those of a file in order, spreads parted (:func:`ingest.spreads.part_spreads`): on a spread both
    numbers are given, "44-45". Where no numbers count on, the file's ``own`` labels are taken; there may be fewer.
    """
    found = [set(_numbers(page)) for page in pages]
    labels = [*own[: len(pages)], *[""] * (len(pages) - len(own))]
    for series in _series(pages, found):
        for index in range(series.first, series.last + 1):
            number = series.number(index)
            if number > 0 and (series.step == 2) == _is_spread(pages[index]):
                labels[index] = f"{number}-{number + 1}" if series.step == 2 else str(number)
    return tuple(labels)


def _numbers(page: RawPage) -> Iterator[int]:
    """The numbers at the top and bottom of a page that may be its own."""
    for run in page.runs:
        if run.cell or len(run.text) > MOST_LETTERS or EDGE * page.height < run.y < (1 - EDGE) * page.height:
            continue
        for match in _NUMBER.finditer(run.text.strip()):
            yield int(match.group(match.lastindex or 1))


def _is_spread(page: RawPage) -> bool:
    return any(run.block == 2 for run in page.runs)


def _series(pages: Sequence[RawPage], found: Sequence[set[int]]) -> list[_Series]:
    """The series that enough pages bear, each widened as far as it counts on: to the next one."""
    total = len(pages)
    needed = max(2, total / 2) if total <= FEW_PAGES else max(FEWEST, MIN_SHARE * total)
    support: Counter[tuple[int, int]] = Counter()
    for index, numbers in enumerate(found):
        step = 2 if _is_spread(pages[index]) else 1
        support.update({(step, n - step * index) for n in numbers if step == 1 or n + 1 in numbers})
    held: list[_Series] = []
    for (step, offset), times in support.most_common():
        if times < needed:
            break
        bearing = [i for i, numbers in enumerate(found) if step * i + offset in numbers]
        series = _Series(step, offset, bearing[0], bearing[-1])
        if all(series.first > other.last or series.last < other.first for other in held):
            held.append(series)
    if not held:
        return []
    held.sort(key=lambda series: series.first)
    later = [series.first for series in held[1:]]
    begins, ends = [0, *later], [*later, total]
    return [s._replace(first=begin, last=end - 1) for s, begin, end in zip(held, begins, ends, strict=True)]
