"""A conversation: what one user asked in one tab, and how a question goes from empty box to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_TURNS = 30
"""How many turns stay on the page; older ones drop off."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and, once it is there, its answer and that answer's sources as HTML."""

    number: int
    question: str
    answer: str
    sources: str = ""


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

    def asked(self, question: str, working: str) -> Conversation:
        """With a new question, not answered yet, at the end."""
        return Conversation((*self.turns, Turn(self.next_number, question, working))[-MOST_TURNS:])

    def answered(self, answer: str, sources: str = "") -> Conversation:
        """With the answer to the last question."""
        return Conversation((*self.turns[:-1], replace(self.turns[-1], answer=answer, sources=sources)))
