"""Two printed pages on one page of the PDF: told by their numbers, and read one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf import RawPage

EDGE = 0.12  # share of the page's height, at top and bottom, where page numbers stand
SAME_HEIGHT = 2.0  # points that the two numbers may differ in height
MIN_SHARE = 0.5  # of the pages of one size that show two numbers, for all of them to be two
MIN_PAGES = 2
_NUMBER = re.compile(r"[-–|\s]*(\d{1,4})[-–|\s]*$")


def part_spreads(pages: Sequence[RawPage]) -> tuple[RawPage, ...]:
    """The pages of a document; on those that are two printed pages the left half is block 1 and the right half 2.

    Pages of one size are spreads when most of them that have numbers in both halves count on from left to right. One
    on which something is printed across the middle stays whole, and so does one whose parts are known already.
    """
    sizes: dict[tuple[int, int], Counter[bool | None]] = {}
    for page in pages:
        if page.width > page.height:
            sizes.setdefault(_size(page), Counter())[_counts_on(page)] += 1
    spreads = {
        size
        for size, found in sizes.items()
        if found[True] >= MIN_PAGES and found[True] > found[False] and found[True] >= MIN_SHARE * found.total()
    }
    return tuple(_parted(page) if page.width > page.height and _size(page) in spreads else page for page in pages)


def _size(page: RawPage) -> tuple[int, int]:
    return round(page.width / 4), round(page.height / 4)


def _counts_on(page: RawPage) -> bool | None:
    """Whether a number at the edge of the left half is one less than one beside it on the right; ``None`` without."""
    left: list[tuple[int, float]] = []
    right: list[tuple[int, float]] = []
    for run in page.runs:
        number = _NUMBER.match(run.text)
        if number and not EDGE * page.height < run.y < (1 - EDGE) * page.height:
            (left if run.x1 < page.width / 2 else right).append((int(number.group(1)), run.y))
    pairs = [b - a for a, height in left for b, level in right if abs(height - level) <= SAME_HEIGHT]
    return 1 in pairs if pairs else None


def _parted(page: RawPage) -> RawPage:
    middle = page.width / 2
    if any(run.block or run.x0 < middle - run.size < middle + run.size < run.x1 for run in page.runs):
        return page
    return replace(page, runs=tuple(replace(run, block=1 if run.x0 + run.x1 < 2 * middle else 2) for run in page.runs))
