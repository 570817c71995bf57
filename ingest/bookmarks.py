"""The outline of a PDF (ISO 32000-1, 12.3.3) tells which lines are headings, and how they nest.

An entry counts where its title stands on the page that it points to, on lines of their own. What the text does not
bear out (another title, another page, a line in the middle of a sentence) is left alone.
"""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from ingest.line import Line, Row
from ingest.places import fold
from ingest.run import BREAK, BULLETS, ENDED, Bookmark

log = logging.getLogger(__name__)

MOST_ENTRIES = 10_000  # that are looked at
MOST_LINES = 4  # of one heading
_NUMBER = re.compile(r"^(?:(?:hoofdstuk|paragraaf|bijlage|deel)\s+)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.:)]?\s+", re.I)


def bookmarks_of(document: pdfium.PdfDocument) -> tuple[Bookmark, ...]:
    """The entries of a document's outline that point to a page of it, among its first ``MOST_ENTRIES``.

    An entry that cannot be read is passed over, and when the outline itself breaks off so do these.
    """
    found: list[Bookmark] = []
    try:
        for entry in itertools.islice(document.get_toc(), MOST_ENTRIES):
            bookmark = _bookmark(entry)
            if bookmark:
                found.append(bookmark)
    except (pdfium.PdfiumError, ValueError):
        log.info("the outline breaks off behind %s entries", len(found))
    return tuple(found)


def _bookmark(entry: pdfium.PdfBookmark) -> Bookmark | None:
    """An entry of the outline, ``None`` when it has no title or page, or cannot be read."""
    try:
        target = entry.get_dest()
        page = target.get_index() if target else None
        title = " ".join(entry.get_title().split())
    except (pdfium.PdfiumError, ValueError):
        return None
    return Bookmark(title, entry.level + 1, page + 1) if title and page is not None else None


def with_headings(
    pages: Iterable[tuple[int, Sequence[Line | Row]]], bookmarks: Iterable[Bookmark]
) -> list[tuple[int, list[Line | Row]]]:
    """The lines of all pages (page from 1, lines in reading order), those that an entry names with its depth."""
    entries: dict[int, list[Bookmark]] = {}
    for entry in bookmarks:
        entries.setdefault(entry.page, []).append(entry)
    return [(number, _marked(list(lines), entries.get(number, ()))) for number, lines in pages]


def _marked(lines: list[Line | Row], entries: Sequence[Bookmark]) -> list[Line | Row]:
    start = 0
    for entry in entries:
        place = _place(lines, entry.title, start) or _place(lines, entry.title, 0)
        if not place:
            continue
        for at in range(*place):
            line = lines[at]
            if isinstance(line, Line):
                lines[at] = replace(line, depth=entry.depth, runs_on=at > place[0])
        start = place[1]
    return lines


def _place(lines: Sequence[Line | Row], title: str, start: int) -> tuple[int, int] | None:
    """The first lines from ``start`` on (first, one past last) that say the title, and may be a heading."""
    wanted = {fold(title), fold(_NUMBER.sub("", title))}
    for first in range(start, len(lines)):
        text = ""
        for last in range(first, min(first + MOST_LINES, len(lines))):
            line = lines[last]
            if not isinstance(line, Line) or line.aside or line.depth:
                break
            text = f"{text} {line.text}".strip() if not text.endswith((BREAK, "-")) else text[:-1] + line.text
            if len(fold(text)) > max(map(len, wanted)) + 16:
                break
            said = {fold(text), fold(_NUMBER.sub("", text))} & wanted
            if max(map(len, said), default=0) > 1 and _may_be_heading(lines, first, last):
                return first, last + 1
    return None


def _may_be_heading(lines: Sequence[Line | Row], first: int, last: int) -> bool:
    """Whether lines do not stand in the middle of a sentence, nor end one, nor are a point that names what follows."""
    one, end = lines[first], lines[last]
    if not isinstance(one, Line) or not isinstance(end, Line):
        return False
    if one.text[:1].islower() or one.text[:1] in BULLETS or end.text.endswith((".", ",", ";")):
        return False
    before = lines[first - 1] if first else None
    if not isinstance(before, Line) or before.depth:
        return True
    alike = before.bold == one.bold and abs(before.size - one.size) < 0.06 * one.size
    apart = before.y < one.y or before.y - one.y > 1.7 * one.size
    return not alike or apart or ENDED.search(before.text) is not None
