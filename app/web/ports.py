"""What the page needs of the rest of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.answering.answer import Answer
from app.answering.vindplaats import Place
from index.store import Scope
from ingest.document import Body, Document, Passage


class LibraryLike(Protocol):
    """An opened index: the documents by file name, and a passage by its id."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that can be quoted, by file name."""
        ...

    @property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies whose words can be quoted, by name."""
        ...

    @property
    def refused(self) -> Mapping[str, str]:
        """Why the files of the folder that could not be read were not, by file name."""
        ...

    def passage(self, id: str, /) -> Passage:
        """The passage called ``id``; ``KeyError`` when there is none."""
        ...


class AnswererLike(Protocol):
    """What answers a question, for several users at once."""

    @property
    def library(self) -> LibraryLike:
        """The library that the answers quote."""
        ...

    def now(self) -> AnswererLike:
        """What answers at this moment, with a library that does not change any more."""
        ...

    def within(self, scope: Scope) -> AnswererLike:
        """What answers from within ``scope`` alone."""
        ...

    def answer(self, question: str, history: Sequence[str] = (), answers: Sequence[Answer | None] = ()) -> Answer:
        """The answer to ``question``, read after the earlier questions in ``history``, to the last of which ``answers``
        were shown."""
        ...

    def places(self, quotation: str) -> list[Place]:
        """Where ``quotation`` stands, the original publication first."""
        ...
