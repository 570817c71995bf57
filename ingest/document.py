"""The frozen dataclasses that everything passes on: a document, its pages, sentences and passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

SentenceKind = Literal["sentence", "item", "row", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or committee whose words stand in the corpus."""

    name: str
    full_name: str = ""
    article: str = ""
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def with_article(self) -> str:
        """As it stands in a running sentence: ``de SER``, ``het PBL``."""
        return f"{self.article} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages that are one body's words. Pages count from 1 and both ends are included."""

    title: str
    body: str
    first_page: int
    last_page: int
    authors: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number in the file (from 1), the label printed on it and its clean text in reading order."""

    number: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a table row or a caption, verbatim.

    ``text`` runs over from ``page`` to ``last_page`` where they differ. Sentences of one paragraph or bullet share
    ``paragraph``; an introduction and the points of its list share ``list_id``. Of a table row ``ends`` tells where in
    ``text`` each cell ends, from left to right, and ``heads`` what stands at the head of its column, "" where that is
    not known; empty when it is known of none. ``detail``: it stands in the column of details beside a letter.
    ``recognised``: some of its paragraph was read from a picture.
    """

    text: str
    page: int
    last_page: int
    kind: SentenceKind
    path: tuple[str, ...]
    paragraph: int
    list_id: int | None = None
    is_intro: bool = False
    ends: tuple[int, ...] = ()
    heads: tuple[str, ...] = ()
    detail: bool = False
    recognised: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row, "" for an empty one."""
        return tuple(self.text[start:end].strip() for start, end in pairwise((0, *self.ends)))

    @property
    def told(self) -> str:
        """What is searched and read by a model: of a row each cell behind the head of its column, else ``text``."""
        if not self.heads:
            return self.text
        pairs = zip(self.heads, self.cells, strict=True)
        return "; ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)


@dataclass(frozen=True, slots=True)
class Passage:
    """What is retrieved: sentences ``start`` up to ``stop`` of one document, with whose words they are.

    ``intro`` is the index of the sentence that introduces the list when the passage holds later points of it.
    ``told`` is the text with the heads of columns beside the cells of tables, "" for a passage without those.
    """

    document: str
    number: int
    body: str
    path: tuple[str, ...]
    start: int
    stop: int
    first_page: int
    last_page: int
    text: str
    intro: int | None = None
    intro_text: str = ""
    told: str = ""

    @property
    def id(self) -> str:
        """Unique within an index: file name and running number."""
        return f"{self.document}#{self.number}"

    @property
    def context(self) -> str:
        """The headings (and the introduction of the list) above the passage: searched, never quoted."""
        return " - ".join((*self.path, self.intro_text) if self.intro_text else self.path)

    @property
    def searched(self) -> str:
        """What a model reads of the passage: its context and its text."""
        text = self.told or self.text
        return f"{self.context}. {text}" if self.context else text


@dataclass(frozen=True, slots=True)
class LostPage:
    """A page (from 1) that could not be read, and why, in Dutch: what comes behind "bladzijde 3"."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF, read: what it is, whose words its pages are, and its sentences and passages in reading order.

    ``unreadable_pages`` show something but hold no text that can be had; of the text of ``recognised_pages`` some was
    read from a picture, so a letter may be wrong. ``ocr_missed``: there was something to read, and nothing to read it
    with. ``lost_pages`` could not be read at all. ``date`` is that of the paper (ISO 8601), or where nobody tells that,
    of the file (:mod:`ingest.file_date`).
    """

    file: str
    fingerprint: str
    title: str
    publisher: str = ""
    place: str = ""
    date: str = ""
    url: str = ""
    parts: tuple[Part, ...] = ()
    pages: Sequence[Page] = ()
    sentences: Sequence[Sentence] = ()
    passages: Sequence[Passage] = ()
    unreadable_pages: tuple[int, ...] = field(default=())
    recognised_pages: tuple[int, ...] = field(default=())
    own_body: Body | None = None
    ocr_missed: bool = False
    lost_pages: tuple[LostPage, ...] = field(default=())

    def part_at(self, page: int) -> Part | None:
        """The part that ``page`` (from 1) belongs to, or ``None`` for a page that is nobody's words."""
        return next((part for part in self.parts if part.first_page <= page <= part.last_page), None)

    def is_recognised(self, quote: str, first: int, last: int) -> bool:
        """Whether ``quote``, on the pages ``first`` to ``last``, was read from a picture, or may have been."""
        if not any(first <= page <= last for page in self.recognised_pages):
            return False
        near = [sentence for sentence in self.sentences if sentence.page <= last and sentence.last_page >= first]
        found = [sentence for sentence in near if sentence.text in quote or quote in sentence.text]
        return not found or any(sentence.recognised for sentence in found)

    def label_of(self, page: int) -> str:
        """What is printed on ``page`` (from 1), or its number where the PDF does not tell."""
        return self.pages[page - 1].label or str(page)
