"""The earlier questions that a question may lean on: those since the conversation turned to another subject.

A follow-up that names a subject of its own may have been answered by itself, where the subject before it had no answer
to it. What is asked next is then about that answer, and not about what was left behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.answering.answer import Answer
from app.answering.bodies import BodyFinder
from app.answering.collection.holdings import asks_what_is_held
from app.answering.collection.of_papers import as_asked_of_paper
from app.answering.history import Earlier
from app.answering.looking_back import looks_back
from app.answering.parts import parts
from app.answering.understanding import names_own_subject, stands_alone, understand

MOST_TRIED = 5  # of the last questions, when it is not known any more how they were answered


def leant_on(
    text: str, before: Sequence[Earlier], finder: BodyFinder, answer_to: Callable[[str, Sequence[str]], Answer]
) -> list[str]:
    """The questions of ``before``, oldest first, that ``text`` may lean on; a message of several is as many questions.

    ``answer_to`` answers a question anew, after those before it, where its answer was not kept.
    """
    asked = [
        (earlier, parts(earlier.question, finder))
        for earlier in before
        if not looks_back(earlier.question) and not asks_what_is_held(earlier.question)
    ]
    leans = not stands_alone(text, finder)
    found: list[str] = []
    for number, (earlier, questions) in enumerate(asked):
        tried = leans and found and (earlier.answer or number >= len(asked) - MOST_TRIED)
        if tried and len(questions) == 1 and _was_answered_alone(earlier, found, finder, answer_to):
            found = []
        found += [as_asked_of_paper(question, finder) for question in questions]
    return found


def _was_answered_alone(
    earlier: Earlier, before: Sequence[str], finder: BodyFinder, answer_to: Callable[[str, Sequence[str]], Answer]
) -> bool:
    question = earlier.question
    if stands_alone(question, finder) or not names_own_subject(question, finder):
        return False
    alone = understand(question, (), finder).understood
    if understand(question, before, finder).understood == alone:
        return False
    answer = earlier.answer or answer_to(question, before)
    return not answer.abstained and answer.understood == alone
