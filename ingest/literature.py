"""A list of literature: what it names are other texts, and nothing in it answers a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.blocks import Block
from ingest.register import is_titled

FEWEST_SOURCES = 3
SHARE_OF_SOURCES = 0.6  # of the blocks under the title of a list
_LITERATURE = frozenset(
    "literatuur literatuurlijst literatuuropgave literatuurverwijzingen bibliografie bronnen bronnenlijst "
    "bronvermelding bronvermeldingen referenties referentielijst geraadpleegdeliteratuur geraadpleegdebronnen "
    "literatuurenbronnen bronnenenliteratuur references".split()
)
_SOURCE = re.compile(r"\b(?:19|20)\d\d[a-z]?\b|https?:|www\.|\bdoi\b|\bISBN\b|\bKamerstuk")


def without_literature(blocks: Iterable[Block]) -> list[Block]:
    """``blocks``, those of lists of literature as ``contents``: under their title, if most name a year or address."""
    out: list[Block] = []
    section: list[Block] = []
    level: int | None = None  # of the title of the list that is under way
    for block in blocks:
        if block.kind in ("heading", "title") and (level is None or block.level <= level):
            out += _as_list(section) if level is not None else section
            section = []
            level = block.level if is_titled(block.text, _LITERATURE) else None
        section.append(block)
    return out + (_as_list(section) if level is not None else section)


def _as_list(section: Sequence[Block]) -> list[Block]:
    """A section as a list of literature, if that is what it is."""
    texts = [block for block in section if block.kind not in ("heading", "title")]
    sources = sum(_SOURCE.search(block.text) is not None for block in texts)
    if sources < max(FEWEST_SOURCES, SHARE_OF_SOURCES * len(texts)):
        return list(section)
    return [block if block.kind in ("heading", "title") else replace(block, kind="contents") for block in section]
