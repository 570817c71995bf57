"""Headings, found through the passages under them: a collection may have more papers than can be gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from index.dutch import terms
from index.library import Library
from index.store import Scope
from ingest.document import Document, Passage

FEW = 12  # papers that are gone through for a heading without a word to search for: "hoofdstuk 3"
TOP = 60  # passages that hold most of the words of a heading


class Heading(NamedTuple):
    """Where a heading begins: the number of the first sentence under it, and its level in the path, from 0."""

    document: Document
    first: int
    level: int

    @property
    def words(self) -> str:
        return self.document.sentences[self.first].path[self.level]

    @property
    def numbers(self) -> Sequence[int]:
        """Those of the sentences under it, in order."""
        sentences = self.document.sentences
        path = sentences[self.first].path[: self.level + 1]
        under = takewhile(lambda n: sentences[n].path[: self.level + 1] == path, range(self.first, len(sentences)))
        return tuple(under)


def headings_like(
    library: Library, documents: Sequence[Document], words: str, means: Callable[[str], bool]
) -> list[Heading]:
    """The headings of ``documents`` that ``means`` takes for what is meant by ``words``, each once, in their order."""
    found: dict[tuple[str, tuple[str, ...]], Heading] = {}
    for document, passage in _under(library, documents, words):
        for level, heading in enumerate(passage.path):
            path = (document.file, passage.path[: level + 1])
            if path not in found and means(heading):
                found[path] = Heading(document, _first(document, passage, level), level)
    order = {document.file: number for number, document in enumerate(documents)}
    return sorted(found.values(), key=lambda heading: (order[heading.document.file], heading.first))


def _under(library: Library, documents: Sequence[Document], words: str) -> Iterator[tuple[Document, Passage]]:
    by_file = {document.file: document for document in documents}
    if terms(words):
        scope = None if len(by_file) == len(library.documents) else Scope(documents=frozenset(by_file))
        for number in library.store.by_words(words, TOP, scope):
            passage = library.passages[number]
            if passage.document in by_file:
                yield by_file[passage.document], passage
    elif len(documents) <= FEW:
        for document in documents:
            yield from ((document, passage) for passage in document.passages)


def _first(document: Document, passage: Passage, level: int) -> int:
    """The number of the first sentence under the heading that is at ``level`` above ``passage``."""
    path, first = passage.path[: level + 1], passage.start
    while first > 0 and document.sentences[first - 1].path[: level + 1] == path:
        first -= 1
    return first
