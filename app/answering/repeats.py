"""Whether a follow-up would be answered with what the answer before showed already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.answering.question import NOTHING_NEW, Question
from app.answering.selection import Run, fits
from index.dutch import terms
from index.library import Library

HELD = 0.5  # share of the terms that a follow-up adds; words that hold so many of them may be shown again


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown in answer to ``question``: sentences, as document and number."""

    question: Question
    places: frozenset[tuple[str, int]]


def places_of(runs: Iterable[Run]) -> frozenset[tuple[str, int]]:
    """The sentences of ``runs``, as document and number."""
    return frozenset((run.passage.document, number) for run in runs for number in run.numbers)


def repeats(library: Library, asked: Question, run: Run, shown: Shown) -> bool:
    """Whether ``run`` was shown and says nothing to what ``asked`` adds: it does not hold it, nor is it the number,
    reason or name that is asked for only now."""
    if not places_of([run]) <= shown.places:
        return False
    sentences = library.documents[run.passage.document].sentences
    text = " ".join(sentences[i].text for i in run.numbers)
    if asked.wanted != shown.question.wanted and fits(asked.wanted, text):  # "en hoeveel zijn dat er?"
        return False
    added = set(terms(asked.focus)) - set(terms(shown.question.search)) - NOTHING_NEW
    return not added or len(added & set(terms(text))) < HELD * len(added)
