"""A sentence as it is shown, with what is quoted of it marked."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ingest.document import Sentence


def fold(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence of a document, and from where to where in its folded text it is quoted (``stop`` 0 for nothing)."""

    sentence: Sentence
    start: int = 0
    stop: int = 0

    @property
    def html(self) -> str:
        """The sentence, escaped, with the quoted words marked."""
        return self._marked(fold(self.sentence.text), 0)

    @property
    def cells_html(self) -> list[str]:
        """The same of each cell of a table row, "" for an empty one."""
        made, offset = [], 0
        for cell in map(fold, self.sentence.cells):
            made.append(self._marked(cell, offset))
            offset += len(cell) + 1 if cell else 0
        return made

    def _marked(self, text: str, offset: int) -> str:
        """``text``, which begins ``offset`` characters into the sentence."""
        start, stop = max(self.start - offset, 0), min(self.stop - offset, len(text))
        if start >= stop:
            return escape(text)
        before, quoted, after = text[:start], text[start:stop], text[stop:]
        return f"{escape(before)}<mark>{escape(quoted)}</mark>{escape(after)}"
