"""A conversation: what one user asked in one tab, and how a question goes from empty box to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.references.report import Section

MOST_TURNS = 30
"""How many turns stay on the page; older ones drop off."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and, once it is there, its answer and that answer's sources as HTML. ``section`` is the same answer
    for a file, ``token`` what it is kept under together with the turns before it."""

    number: int
    question: str
    answer: str
    sources: str = ""
    section: Section | None = None
    token: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one user, oldest first; it is never changed, only succeeded."""

    turns: tuple[Turn, ...] = ()

    @property
    def next_number(self) -> int:
        """The number of the turn to come, from 1."""
        return self.turns[-1].number + 1 if self.turns else 1

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions asked so far, oldest first."""
        return tuple(turn.question for turn in self.turns)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The answers so far, oldest first."""
        return tuple(turn.section for turn in self.turns if turn.section)

    def asked(self, question: str, working: str) -> Conversation:
        """With a new question, not answered yet, at the end."""
        return Conversation((*self.turns, Turn(self.next_number, question, working))[-MOST_TURNS:])

    def answered(self, answer: str, sources: str = "", section: Section | None = None, token: str = "") -> Conversation:
        """With the answer to the last question."""
        turn = replace(self.turns[-1], answer=answer, sources=sources, section=section, token=token)
        return Conversation((*self.turns[:-1], turn))
