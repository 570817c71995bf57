"""The cover of a document: what stands on it is the heading of nothing on the pages behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block

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
    """The blocks of a document; the headings on its cover, if it has one, are of the kind ``title``."""
    cover = _cover(blocks)
    return [
        replace(block, kind="title") if block.kind == "heading" and block.starts[0][1] == cover else block
        for block in blocks
    ]


def _cover(blocks: Sequence[Block]) -> int:
    """The page (from 1) that is the cover: the first with text, when it has little more than a title in large type."""
    page = blocks[0].starts[0][1] if blocks else 0
    on_it = [block for block in blocks if block.starts[0][1] == page]
    runs_on = any(block.starts[-1][1] != page for block in on_it)
    if len(on_it) == len(blocks) or runs_on or any(block.kind in ("item", "row", "contents") for block in on_it):
        return 0
    headings = [block for block in on_it if block.kind == "heading"]
    words = sum(len(block.text.split()) for block in on_it if block.kind != "heading")
    largest = max(headings, key=lambda block: block.size, default=None)
    if largest is None or words > MOST_WORDS or _SECTION.match(largest.text):
        return 0
    return page if largest.size >= LARGE * usual_size(blocks) else 0
