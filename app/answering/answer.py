"""An answer: verbatim lines in blocks, each block one body's words, and the citations they rest on."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Line:
    """Verbatim words and the number of the citation they come from; ``bullet`` for a point of a list."""

    text: str
    n: int
    bullet: bool = False


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
            lines = [f"- {line.text} [{line.n}]" if line.bullet else f"{line.text} [{line.n}]" for line in block.lines]
            parts.append("\n".join([block.lead, *lines]))
        return "\n\n".join(parts)


NO_ANSWER = Answer("", "", True, "", (), (), (), 0.0)
"""What was shown where no question was answered."""
