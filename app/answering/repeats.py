"""Whether a follow-up would be answered with what the answer before showed already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.answering.question import Question, Wanted
from app.answering.selection import COUNTED, Run, fits
from app.answering.understanding import NOTHING_NEW
from index.dutch import terms
from index.library import Library

_CASE = re.compile(r"^\W*(?:en|maar)\s+(?:ook\s+)?(?:voor|bij|in|op|van|met|tussen|binnen|buiten|onder|tegen)\b", re.I)
TOLD: tuple[Wanted, ...] = ("reason", "example")  # what a sentence says in so many words, or does not hold
HELD = 0.5  # share of the terms that a follow-up adds; words that hold so many of them may be shown again


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown in answer to ``question``: sentences, as document and number."""

    question: Question
    places: frozenset[tuple[str, int]]


def places_of(runs: Iterable[Run]) -> frozenset[tuple[str, int]]:
    """The sentences of ``runs``, as document and number."""
    return frozenset((run.passage.document, number) for run in runs for number in run.numbers)


def may_repeat(asked: Question, before: Question) -> bool:
    """Whether :func:`repeats` may be true of ``asked`` after the question ``before``, whatever was shown."""
    if asked.wanted in TOLD and asked.wanted != before.wanted:
        return True
    return asked.wanted == before.wanted and (not _added(asked, before) or bool(_CASE.search(asked.text)))


def repeats(library: Library, asked: Question, run: Run, shown: Shown) -> bool:
    """Whether ``run`` was shown and says nothing to the case that ``asked`` adds ("en bij kleine gemeenten?"), or more
    is asked for. A reason, a number or a part that is asked for only now may well stand in what was shown; a figure
    or a sentence alone that gives no reason does not answer why, nor what gives no example what one would be."""
    if not places_of([run]) <= shown.places or not may_repeat(asked, shown.question):
        return False
    sentences = library.documents[run.passage.document].sentences
    text = " ".join(sentences[i].told for i in run.numbers)
    if asked.wanted in TOLD and asked.wanted != shown.question.wanted:
        gives_figure = shown.question.wanted in COUNTED
        is_example = asked.wanted == "example"
        return (gives_figure or is_example or len(run.numbers) == 1) and not fits(asked.wanted, text)
    added = _added(asked, shown.question)
    return not added or len(added & set(terms(text))) < HELD * len(added)


def _added(asked: Question, before: Question) -> set[str]:
    """The terms that ``asked`` adds to the question ``before``."""
    return set(terms(asked.focus)) - set(terms(before.search)) - NOTHING_NEW
