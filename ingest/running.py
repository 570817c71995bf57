"""Recognise running headers, footers and page numbers: short lines at a page's edge that come back on other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ingest.changing import EdgeRow, changing_rows
from ingest.gutters import visual_rows
from ingest.pdf import RawPage
from ingest.run import Run
from ingest.size import body_size

EDGE = 0.12  # share of the page's height, at top and bottom, where running lines stand
MIN_PAGES = 3
SAME_START = 14  # characters
MIN_SHARE = 0.15
LARGE, MOST_SHARE = 1.3, 0.6  # times the body's size, and the share of pages on which such a line is a running one
FEW_PAGES = 5  # in a file of no more, a line that stands twice in the same place is a running one
SAME_PLACE = 2.0  # points
SMALLER = 0.95  # times the body's size: what stands on one line with a running line belongs to it
NEXT_LINE = 1.6  # times the type size: the next line of a text is not further off
MOST_ROWS = 2  # from a page's edge, where its number stands
MOST_NUMBERS = 2  # on one line, of the pages of a spread
OTHER_SIZE = 0.6  # times that of a number: what is so much smaller, or larger, only happens to stand beside it
_ROMAN = "[ivxlc]{1,6}"
_NUMBER_ONLY = re.compile(
    rf"^(?:pagina|p\.|[\w .-]{{1,30}}(?=\|))?\s*[-–|]?\s*(?:\d{{1,4}}|{_ROMAN})"
    rf"\s*(?:(?:van|/)\s*(?:\d{{1,4}}|{_ROMAN}))?\s*[-–|]?$",
    re.I,
)
_OF_ALL = re.compile(rf"(?:^|\s)(?:pagina\s+)?(?:\d{{1,4}}|{_ROMAN})\s*(?:van|/)\s*(\d{{1,4}}|{_ROMAN})$", re.I)
_BARE = re.compile(r"^(?:pagina\s+)?[-–|]?\s*(\d{1,4})\s*[-–|]?$", re.I)
_BESIDE_BAR = re.compile(r"^(\d{1,4})\s*\|\s*\D|\D\s*\|\s*(\d{1,4})$")
_PRINTED_AT = re.compile(r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:\s*[AP]M)?(?=\s|$)")  # by a browser


def without_running_lines(pages: tuple[RawPage, ...]) -> tuple[tuple[Run, ...], ...]:
    """The runs of every page without what is printed on page after page.

    Lines are compared with digits masked, so that a page number in a footer does not hide that it repeats. What is
    left on one line with a running line, in small type, goes with it.
    """
    repeats = _Repeats(pages)
    outermost = [_outermost(page, at) for at, page in enumerate(pages)]
    numbering = _numbering(pages, outermost)
    edges: list[list[list[Run]]] = []
    found: list[set[int]] = []
    for page, outer in zip(pages, outermost, strict=True):
        edge = [run for run in page.runs if _at_edge(run, page)]
        running = {id(run) for run in edge if repeats.is_running(run, page)}
        running |= {id(run) for row in _numbered_rows(page, outer, numbering, len(pages)) for run in row}
        edges.append(visual_rows(edge))
        for row in edges[-1]:
            if any(id(run) in running and not _NUMBER_ONLY.match(run.text.strip()) for run in row):
                running |= {id(run) for run in row if run.size < SMALLER * repeats.body and not run.cell}
        found.append(running)
    outer_rows = [row for outer in outermost for row in outer]
    known = [all(_is_number(run) or id(run) in found[row.page] for run in row.runs) for row in outer_rows]
    for changing in changing_rows(outer_rows, known):
        found[changing.page].update(map(id, changing.runs))
    for page, rows, running in zip(pages, edges, found, strict=True):
        running |= {id(run) for row in rows for run in _page_numbers(row, running) if _numbers_page(run, page)}
    return tuple(
        tuple(run for run in page.runs if id(run) not in running) for page, running in zip(pages, found, strict=True)
    )


class _Repeats:
    """How often what stands at the edges of pages comes back there, and how often a running line has to.

    A line in large type is a heading, which may come back on a few pages, unless it stands on most of them.
    """

    def __init__(self, pages: Sequence[RawPage]) -> None:
        self._begun: Counter[tuple[str, bool, int]] = Counter()
        self._placed: Counter[tuple[str, int, int]] = Counter()
        self._whole: Counter[str] = Counter()
        for page in pages:
            edge = [run for run in page.runs if _at_edge(run, page)]
            self._begun.update({_key(run, page) for run in edge})
            self._placed.update({_place(run) for run in edge})
        for (text, _, _), times in self._placed.items():
            self._whole[text] += times
        self._least = max(MIN_PAGES, MIN_SHARE * len(pages))
        self._twice = 2 if len(pages) <= FEW_PAGES else len(pages) + 1
        self._most = MOST_SHARE * len(pages)
        self.body = body_size(page.runs for page in pages).size

    def is_running(self, run: Run, page: RawPage) -> bool:
        """Whether a run at the edge of a page is a running line, other than the number of the page."""
        if _is_number(run):
            return False
        if _NUMBER_ONLY.match(run.text.strip()):
            return self._begun[_key(run, page)] >= self._least  # in a table it is what the table tells
        most = self._most if run.size > LARGE * self.body else 0.0
        if not run.cell and self._placed[_place(run)] >= max(self._twice, most):
            return True
        if self._begun[_key(run, page)] < max(self._least, most):
            return False
        return run.size < SMALLER * self.body or self._whole[_masked(run)] >= self._least or not _in_text(run, page)


def _in_text(run: Run, page: RawPage) -> bool:
    """Whether a line of another page that merely begins alike stands above or below a line of its own type: it is one
    of a text that begins or ends at the edge, as sentences often begin with the same words."""
    return any(
        abs(other.size - run.size) < 0.04 * run.size
        and 0.5 * run.size < abs(other.y - run.y) < NEXT_LINE * run.size
        and other.x0 < run.x1
        and other.x1 > run.x0
        for other in page.runs
        if other.bold == run.bold and _masked(other)[:SAME_START] != _masked(run)[:SAME_START]
    )


def _is_number(run: Run) -> bool:
    """Whether a run may be a page number: in a table a number is what the table tells."""
    return not run.cell and _NUMBER_ONLY.match(run.text.strip()) is not None


def _page_numbers(row: Sequence[Run], running: set[int]) -> list[Run]:
    """The numbers at the edge of a page that may be its own: beside them stands nothing but running lines. The number
    of a chapter stands beside its title, one in a table of contents behind what it is the page of."""
    numbers = [run for run in row if _is_number(run)]
    others = [run for run in row if run.text.strip() and not _is_number(run) and id(run) not in running]
    if len(numbers) > MOST_NUMBERS:
        return []
    return [run for run in numbers if not any(OTHER_SIZE < other.size / run.size < 1 / OTHER_SIZE for other in others)]


def _numbers_page(run: Run, page: RawPage) -> bool:
    """Whether a run is a page number: a number that stands apart, unlike that of a footnote."""
    return not any(
        -0.5 * other.size < other.x0 - run.x1 < other.size and abs(other.y - run.y) < 0.5 * other.size
        for other in page.runs
        if other is not run
    )


def _at_edge(run: Run, page: RawPage) -> bool:
    return not EDGE * page.height < run.y < (1 - EDGE) * page.height


def _key(run: Run, page: RawPage) -> tuple[str, bool, int]:
    """How the text begins, digits masked, whether it stands at the top, and its size: a title is larger than the
    running line that repeats it.

    Only how it begins: a chapter's name or a page number often follows.
    """
    return _masked(run)[:SAME_START], run.y > page.height / 2, round(run.size)


def _place(run: Run) -> tuple[str, int, int]:
    """The whole text, digits masked, with its height and size."""
    return _masked(run), round(run.y / SAME_PLACE), round(run.size)


def _masked(run: Run) -> str:
    return _mask(run.text)


@lru_cache(maxsize=4096)
def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip())


# --- lines that hold the number of their page --------------------------------------------------------------------


def _outermost(page: RawPage, at: int) -> list[EdgeRow]:
    """The visual rows nearest to the top and bottom of a page, as far as they stand at its edge."""
    rows = [row for row in visual_rows(page.runs) if any(run.text.strip() for run in row)]
    few = len(rows) <= 2 * MOST_ROWS
    found = []
    for number, row in enumerate(rows):
        top = row[0].y > page.height / 2 if few else number < MOST_ROWS
        inwards = rows[number + 1 : number + 2] if top else rows[number - 1 : number] if number else []
        white = abs(row[0].y - inwards[0][0].y) if inwards else page.height
        near = few or top or number >= len(rows) - MOST_ROWS
        if near and _at_edge(row[0], page) and not any(run.cell for run in row):
            found.append(EdgeRow(at, top, row, white))
    return found


def _number(row: Sequence[Run]) -> int | None:
    """The number that stands apart at the right or left end of a row of more than that."""
    beside = _BESIDE_BAR.search(" ".join(run.text.strip() for run in row))
    if beside:
        return int(beside.group(1) or beside.group(2))
    if len(row) < 2:
        return None
    for run, gap in ((row[-1], row[-1].x0 - row[-2].x1), (row[0], row[1].x0 - row[0].x1)):
        found = _BARE.match(run.text.strip())
        if found and gap > run.size:
            return int(found.group(1))
    return None


def _numbering(pages: Sequence[RawPage], outermost: Sequence[Sequence[EdgeRow]]) -> set[int]:
    """By how much the numbers at the edge differ from those of the pages in the file, where most pages agree."""
    found: Counter[int] = Counter()
    for page, rows in zip(pages, outermost, strict=True):
        found.update({number - page.number for row in rows if (number := _number(row.runs)) is not None})
    return {offset for offset, count in found.items() if count >= max(2, len(pages) / 2)}


def _numbered_rows(page: RawPage, outermost: Sequence[EdgeRow], numbering: set[int], total: int) -> list[Sequence[Run]]:
    """The rows that are there to tell the number of the page, or when a browser printed it."""
    rows: list[Sequence[Run]] = []
    for row in (outer.runs for outer in outermost):
        text = " ".join(run.text.strip() for run in row)
        of_all = _OF_ALL.search(text)
        number = _number(row)
        if (
            (number is not None and (number - page.number in numbering or (total == 1 and number == 1)))
            or (of_all and of_all.group(1) == str(total))
            or _PRINTED_AT.match(text)
        ):
            rows.append(row)
    return rows
