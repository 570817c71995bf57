"""Blocks become sentences that know their page, their headings and the list they belong to."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.announcing import announces
from ingest.blocks import Block
from ingest.document import Sentence
from ingest.heads import ColumnHeads
from ingest.numbered_path import NumberedPath
from ingest.sentences import split_sentences

_ONLY_ADDRESSES = re.compile(r"^(?:(?:https?://|www\.)\S+(?:\s+|$))+$")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def make_sentences(blocks: Sequence[Block], part_of: Callable[[int], object]) -> tuple[Sentence, ...]:
    """The sentences of a document in reading order.

    ``part_of`` gives the part a page belongs to: headings of one part are not carried on into the next. Pages for
    which it gives ``None`` (front matter) hold no sentences.
    """
    return tuple(_Outliner(part_of).run(_with_introductions(blocks)))


def _with_introductions(blocks: Sequence[Block]) -> Iterator[Block]:
    """A heading that ends in a colon above a list is the list's introduction."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.kind == "heading" and block.text.endswith(":") and following and following.kind == "item":
            yield Block("paragraph", block.text, block.starts, recognised=block.recognised)
        else:
            yield block


def _drawn(blocks: Iterable[Block]) -> frozenset[int]:
    """Pages of which more was read from their picture than stands there as text."""
    more: Counter[int] = Counter()
    for block in blocks:
        more[_page(block)] += len(block.text) if block.recognised else -len(block.text)
    return frozenset(page for page, count in more.items() if count > 0)


def _page(block: Block) -> int:
    return block.starts[0][1]


def _ends(cells: Sequence[str]) -> tuple[int, ...]:
    """Where each cell of a row ends in its text, in which a space parts those that are not empty."""
    ends: list[int] = []
    for cell in cells:
        before = ends[-1] if ends else 0
        ends.append(before + len(cell) + bool(before and cell))
    return tuple(ends)


class _Outliner:
    def __init__(self, part_of: Callable[[int], object]) -> None:
        self.part_of = part_of
        self.part: object = None
        self.headings: list[tuple[int, str]] = []
        self.numbered = NumberedPath()
        self.read: list[tuple[int, str]] = []  # headings in a picture: above what is read in it, and no other text
        self.drawn: frozenset[int] = frozenset()  # pages of which most was read from their picture
        self.alone = False  # whether the headings that were read are those of such a page
        self.cover = 0  # the page whose headings are above nothing on the next one
        self.paragraph = 0
        self.list_id: int | None = None
        self.lists = 0
        self.group = ""
        self.title: tuple[int, int, str] = (0, 0, "")  # of rows: its page and table, and what it says
        self.heads = ColumnHeads()

    def run(self, blocks: Iterable[Block]) -> Iterator[Sentence]:
        """The sentences of ``blocks``; details beside a letter come before what else begins on their page."""
        pending: list[Sentence] = []  # the paragraph before: its last sentence may introduce a list
        everything = list(blocks)
        self.drawn = _drawn(everything)
        details = deque(sorted((block for block in everything if block.detail), key=_page))
        for block, following in pairwise([*(block for block in everything if not block.detail), None]):
            if block is None:
                break
            while details and _page(details[0]) <= _page(block):
                yield from self._details(details.popleft())
            part = self.part_of(_page(block))
            if part is not self.part:
                self.part, self.headings, self.read, self.numbered = part, [], [], NumberedPath()
            if not block.recognised:
                self.read = []
            if self.cover and _page(block) != self.cover:
                self.cover, self.headings = 0, []
            if part is None or block.kind == "contents":
                continue
            if block.kind == "item":
                if self.list_id is None:
                    self.lists += 1
                    self.list_id = self.lists
                    pending = self._mark_introduction(pending)
                yield from pending
                pending = list(self._cut(block))
                self.heads.pass_by(block)
                continue
            yield from pending
            pending = []
            self.list_id = None
            if block.kind != "row":
                self.heads.pass_by(block)
            if block.kind == "heading" and block.table:
                self.group, self.title = "", (block.page_at(0), block.table, block.text)
            elif block.kind in ("title", "heading"):
                self.cover = _page(block) if block.kind == "title" else self.cover
                self._enter(block)
            elif block.kind == "row":
                pending = list(self._row(block, following))
            else:
                pending = list(self._cut(block))
        yield from pending
        for block in details:
            yield from self._details(block)

    def _details(self, block: Block) -> Iterator[Sentence]:
        return self._cut(block) if self.part_of(_page(block)) is not None else iter(())

    def _mark_introduction(self, before: list[Sentence]) -> list[Sentence]:
        if not before or before[-1].kind != "sentence":
            return before
        last = before[-1]
        unfinished = not last.text.rstrip("”’\"'").endswith((".", "!", "?"))
        if not unfinished and not announces(last.text):
            return before
        return [*before[:-1], replace(last, list_id=self.list_id, is_intro=True)]

    def _enter(self, block: Block) -> None:
        headings = self.read if block.recognised else self.headings
        above = [(level, text) for level, text in headings if level < block.level]
        if block.recognised:
            headings[:] = [*above, (block.level, block.text)]
        else:
            headings[:] = self.numbered.enter(block.level, block.text, above)
        self.alone = block.recognised and _page(block) in self.drawn
        self.group = ""

    @property
    def path(self) -> tuple[str, ...]:
        above = [] if self.alone and self.read else self.headings
        return tuple(text for _, text in (*above, *self.read))

    def _row(self, block: Block, following: Block | None) -> Iterator[Sentence]:
        """A row; when its first cell stands for the rows below it too, it is a heading above them all."""
        if block.header:
            self.group = ""
            self.heads.add(block)
            return
        self.paragraph += 1
        if block.cells[0]:
            shared = (
                following is not None and following.kind == "row" and not following.header and not following.cells[0]
            )
            self.group = block.cells[0] if shared else ""
        page, heads = block.page_at(0), self.heads.of(block)
        title = self.title[2] if self.title[:2] == (page, block.table) else ""
        path = (*self.path, *filter(None, (title, self.group)))
        row = Sentence(block.text, page, page, "row", path, self.paragraph, ends=_ends(block.cells), heads=heads)
        yield replace(row, recognised=block.recognised)

    def _cut(self, block: Block) -> Iterator[Sentence]:
        self.paragraph += 1
        kind = "sentence" if block.kind == "paragraph" else block.kind
        offset = 0
        for text in split_sentences(block.text) if kind in ("sentence", "item", "note") else [block.text]:
            offset = block.text.index(text, offset)
            end = offset + len(text)
            if _LETTERS.search(text) and not _ONLY_ADDRESSES.match(text):
                yield Sentence(
                    text=text,
                    page=block.page_at(offset),
                    last_page=block.page_at(end - 1),
                    kind=kind,  # type: ignore[arg-type]
                    path=() if block.detail else self.path,
                    paragraph=self.paragraph,
                    list_id=self.list_id if kind == "item" and not block.detail else None,
                    detail=block.detail,
                    recognised=block.recognised,
                )
            offset = end
