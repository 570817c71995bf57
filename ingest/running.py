"""Recognise running headers, footers and page numbers: short lines at a page's edge that come back on other pages."""

from __future__ import annotations

import re
from collections import Counter

from ingest.pdf import RawPage
from ingest.run import Run

EDGE = 0.12  # share of the page's height, at top and bottom, where running lines stand
MIN_PAGES = 3
SAME_START = 14  # characters
MIN_SHARE = 0.15
_NUMBER_ONLY = re.compile(
    r"^(?:pagina|p\.|[\w .-]{1,30}(?=\|))?\s*[-–|]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:van|/)\s*\d{1,4})?\s*[-–|]?$",
    re.I,
)


def without_running_lines(pages: tuple[RawPage, ...]) -> tuple[tuple[Run, ...], ...]:
    """The runs of every page without what is printed on page after page.

    Lines are compared with digits masked, so that a page number in a footer does not hide that it repeats.
    """
    counts = Counter(key for page in pages for key in {_key(run, page) for run in page.runs if _at_edge(run, page)})
    needed = max(MIN_PAGES, MIN_SHARE * len(pages))
    return tuple(
        tuple(run for run in page.runs if not (_at_edge(run, page) and _is_running(run, page, counts, needed)))
        for page in pages
    )


def _is_running(run: Run, page: RawPage, counts: Counter[tuple[str, bool]], needed: float) -> bool:
    if _NUMBER_ONLY.match(run.text.strip()) and not run.cell:  # in a table it is what the table tells
        return _numbers_page(run, page)
    return counts[_key(run, page)] >= needed


def _numbers_page(run: Run, page: RawPage) -> bool:
    """Whether a run is a page number: a number that stands apart, unlike that of a footnote."""
    return not any(
        -0.5 * other.size < other.x0 - run.x1 < other.size and abs(other.y - run.y) < 0.5 * other.size
        for other in page.runs
        if other is not run
    )


def _at_edge(run: Run, page: RawPage) -> bool:
    return not EDGE * page.height < run.y < (1 - EDGE) * page.height


def _key(run: Run, page: RawPage) -> tuple[str, bool]:
    """How the text begins, digits masked, and whether it stands at the top.

    Only how it begins: a chapter's name or a page number often follows.
    """
    return re.sub(r"\d+", "#", run.text.strip())[:SAME_START], run.y > page.height / 2
