"""A conversation: what one user asked in one tab, and how a question goes from empty box to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.answering.answer import NO_ANSWER, Answer
from app.references.report import Section

MOST_TURNS = 30
"""How many turns stay on the page; of older ones the question is kept, since later ones may lean on it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and, once it is there, its answer and that answer's sources as HTML. ``section`` is the same answer
    for a file, ``token`` what it can be downloaded under together with the turns before it; ``given`` is the answer
    itself, ``None`` when there is none."""

    number: int
    question: str
    answer: str
    sources: str = ""
    section: Section | None = None
    token: str = ""
    given: Answer | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one user, oldest first; it is never changed, only succeeded. ``talk`` is what it is kept on disk
    under, "" for not; ``problem`` says in Dutch why its last turn is not. ``older`` are the questions of the turns that
    dropped off."""

    turns: tuple[Turn, ...] = ()
    talk: str = ""
    problem: str = ""
    older: tuple[str, ...] = ()

    @property
    def next_number(self) -> int:
        """The number of the turn to come, from 1."""
        return self.turns[-1].number + 1 if self.turns else 1

    @property
    def questions(self) -> tuple[str, ...]:
        """All questions asked so far, oldest first."""
        return (*self.older, *(turn.question for turn in self.turns))

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was shown to the questions on the page, oldest first, where one failed an answer that says nothing."""
        return tuple(turn.given or NO_ANSWER for turn in self.turns)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The answers so far, oldest first."""
        return tuple(turn.section for turn in self.turns if turn.section)

    def asked(self, question: str, working: str) -> Conversation:
        """With a new question, not answered yet, at the end."""
        turns = (*self.turns, Turn(self.next_number, question, working))
        dropped = tuple(turn.question for turn in turns[:-MOST_TURNS])
        return replace(self, turns=turns[-MOST_TURNS:], older=(*self.older, *dropped))

    def answered(
        self,
        answer: str,
        sources: str = "",
        section: Section | None = None,
        token: str = "",
        given: Answer | None = None,
    ) -> Conversation:
        """With the answer to the last question."""
        turn = replace(self.turns[-1], answer=answer, sources=sources, section=section, token=token, given=given)
        return replace(self, turns=(*self.turns[:-1], turn))
