"""The cover of a document: what stands on it is the heading of nothing on the pages behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block
from ingest.places import fold

LARGE = 1.8  # times the usual type size: so large is the largest line of a cover
MOST_WORDS = 50  # on a cover, besides its headings
_SECTION = re.compile(r"^(?:(?:hoofdstuk|artikel|paragraaf|bijlage)\s+[\dIVX]|\d{1,2}(?:\.\d{1,2})*\.?\s)", re.I)


def usual_size(blocks: Sequence[Block]) -> float:
    """The type size in points that most letters of these blocks are set in; 0 without any."""
    letters: Counter[float] = Counter()
    for block in blocks:
        letters[round(block.size, 1)] += len(block.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def with_cover(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document; the headings on its cover, if it has one, and on a title page behind it that says the
    same, are of the kind ``title``."""
    by_page: dict[int, list[Block]] = {}
    for block in blocks:
        by_page.setdefault(block.starts[0][1], []).append(block)
    covers: set[int] = set()
    usual, said = usual_size(blocks), ""
    for page, members in list(by_page.items())[:-1]:
        title = _title_on_cover(members, usual)
        if title is None or (covers and fold(title.text) not in said):
            break
        covers.add(page)
        said = said or fold(" ".join(block.text for block in members))
    return [
        replace(block, kind="title") if block.kind == "heading" and block.starts[0][1] in covers else block
        for block in blocks
    ]


def _title_on_cover(members: Sequence[Block], usual: float) -> Block | None:
    """The largest line of a page with little more than a title in large type, ``None`` for another page."""
    runs_on = any(block.starts[-1][1] != block.starts[0][1] for block in members)
    if runs_on or any(block.kind in ("item", "row", "contents") for block in members):
        return None
    words = sum(len(block.text.split()) for block in members if block.kind != "heading")
    title = max((block for block in members if block.kind == "heading"), key=lambda block: block.size, default=None)
    if title is None or words > MOST_WORDS or title.size < LARGE * usual or _SECTION.match(title.text):
        return None
    return title
