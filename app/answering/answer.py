"""An answer: verbatim lines in blocks, each block one body's words, and the citations they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.answering.table_row import TableRow
from app.answering.trace import Trace
from index.hit import Hit


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand. ``page`` counts the PDF's pages from 1, ``page_label`` is what is printed on the page;
    ``quote`` stands verbatim on ``page``, or starts there and ends on ``last_page``. ``passage`` is the id of the
    passage around it. ``recognised``: a page that it stands on was read from its picture, so a letter may be wrong."""

    n: int
    document: str
    title: str
    author: str
    publisher: str
    date: str
    url: str
    page: int
    last_page: int
    page_label: str
    section: str
    quote: str
    passage: str
    recognised: bool = False

    @property
    def year(self) -> int | None:
        """The year of publication, ``None`` when nobody told."""
        return int(self.date[:4]) if self.date[:4].isdigit() else None


_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_OWN_MARK = re.compile(rf"{_NUMBER}\s+[^\Wa-z\d_]|\(?(?:{_NUMBER}|[A-Za-z]|[ivx]{{2,5}}|[IVX]{{2,5}})[.):]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """Verbatim words and the number of the citation they come from; ``bullet`` for a point of a list, and ``row`` for
    a row of a table, by its cells."""

    text: str
    n: int
    bullet: bool = False
    row: TableRow | None = None

    @property
    def shown(self) -> str:
        """The words as they are shown in plain text: those of a row cell by cell."""
        return self.row.text if self.row else self.text

    @property
    def is_marked(self) -> bool:
        """Whether a point begins with its own number or letter, "4 Verbeteren" or "b) wonen": it needs no bullet. A
        number before a small letter ("36 regio's werken samen") is part of what it says."""
        return self.bullet and bool(_OWN_MARK.match(self.text))


@dataclass(frozen=True, slots=True)
class Block:
    """One body's words, introduced by ``lead`` ("De SER schrijft:")."""

    lead: str
    body: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a question.

    ``remark`` is Vraagbaak's own sentence (nothing found, nothing from this body, how the question was read), the
    blocks hold the sources' words. An answer that ``abstained`` has no blocks and no citations; ``passages`` holds
    the ten best passages, best first, whether it abstained or not. ``trace`` tells how it came about; ``None`` when
    nothing was searched for, or it was not kept.
    """

    question: str
    understood: str
    abstained: bool
    remark: str
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    passages: tuple[Hit, ...]
    seconds: float
    trace: Trace | None = None

    @property
    def text(self) -> str:
        """The answer as plain text with ``[n]`` behind the words of citation n."""
        parts = [self.remark] if self.remark else []
        for block in self.blocks:
            lines = [(line.bullet and not line.is_marked, f"{line.shown} [{line.n}]") for line in block.lines]
            parts.append("\n".join([block.lead, *(f"- {text}" if has_dash else text for has_dash, text in lines)]))
        return "\n\n".join(parts)


NO_ANSWER = Answer("", "", True, "", (), (), (), 0.0)
"""What was shown where no question was answered."""
