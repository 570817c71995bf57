"""What was asked before in a conversation, as far as a question may lean on it or look back at it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from app.answering import wording
from app.answering.answer import Answer
from app.answering.bodies import BodyFinder
from app.answering.correction import Correction, correction
from app.answering.looking_back import looks_back
from app.answering.small_talk import small_talk
from app.answering.understanding import MAX_QUESTION, stands_alone

LOOKED_BACK = 100  # questions
MOST_CHARACTERS = 20_000  # of them together
MOST_SOUGHT = 1000  # questions before those, in which the one that they hang on is sought


class Earlier(NamedTuple):
    """A question that was searched for and the answer that was shown; ``None`` when it was not kept."""

    question: str
    answer: Answer | None


def without_search(text: str, finder: BodyFinder, *, is_first: bool) -> str:
    """What is said to a message that there is nothing to search for in, "" when there is. ``is_first``: nothing was
    asked yet."""
    if not any(c.isalnum() for c in text):
        return wording.EMPTY
    if len(text) > MAX_QUESTION:
        return wording.TOO_LONG.format(length=len(text), most=MAX_QUESTION)
    if not is_first and correction(text, finder) == Correction(""):
        return wording.WHAT_THEN
    return small_talk(text, is_first=is_first) or ""


def earlier_questions(history: Sequence[str], answers: Sequence[Answer | None], finder: BodyFinder) -> list[Earlier]:
    """The questions of ``history`` that were searched for, oldest first: the last ``LOOKED_BACK``, or fewer long ones.
    Where the first of these is a follow-up, the question that it hangs on is in its place. ``answers`` are those to
    the last questions of ``history``."""
    history = history[-LOOKED_BACK - MOST_SOUGHT :]
    kept = [*[None] * (len(history) - len(answers)), *answers[max(len(answers) - len(history), 0) :]]
    found: list[Earlier] = []
    for question, answer in zip(history, kept, strict=True):
        question = question.strip()
        if not without_search(question, finder, is_first=not found):
            found.append(Earlier(question, answer))
    lengths = accumulate(len(asked.question) for asked in reversed(found[-LOOKED_BACK:]))
    first = len(found) - max(sum(length <= MOST_CHARACTERS for length in lengths), 1)
    head = max(first, 0)
    while head > 0 and not _begins(found[head].question, finder):
        head -= 1
    return [found[head], *found[first + 1 :]] if found else []


@lru_cache(maxsize=4096)
def _begins(question: str, finder: BodyFinder) -> bool:
    """Whether ``question`` hangs on none before it."""
    return not looks_back(question) and stands_alone(question, finder)
