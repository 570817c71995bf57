"""Whether what was found answers the question, or only comes near it."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering import patterns
from app.answering.question import Question
from app.answering.selection import COUNTED, Run
from index.dutch import terms
from index.hit import Hit
from index.library import Library

# An answer needs this much evidence (0 to 1), a weighted mean of what is measured below.
THRESHOLD = 0.45
RUN_COVERAGE, PASSAGE_COVERAGE, SIMILARITY = 0.45, 0.2, 0.35
MISSING_NAME = 0.3  # taken off when a name or number in the question stands nowhere near
WRONG_KIND = 0.1  # taken off when a name, place or reason was asked for and none is there


def evidence(library: Library, question: Question, runs: Sequence[Run], hits: Sequence[Hit]) -> float:
    """How well the best run is supported, about 0 to 1."""
    if not runs or not terms(question.search):
        return 0.0
    run = runs[0]
    if question.wanted in COUNTED and not run.fits:
        return 0.0
    hit = next(h for h in hits if h.passage.id == run.passage.id)
    similarity = min(max(run.similarity, 0.0) / 0.8, 1.0)
    value = RUN_COVERAGE * run.coverage + PASSAGE_COVERAGE * hit.coverage + SIMILARITY * similarity
    near = frozenset(terms(_near(library, run)))
    if any(not set(terms(name)) <= near for name in patterns.NAMED.findall(question.search) if terms(name)):
        value -= MISSING_NAME
    return value - (0.0 if run.fits or question.wanted == "list" else WRONG_KIND)


def _near(library: Library, run: Run) -> str:
    """The run with its headings and the paragraphs it is taken from."""
    sentences = library.documents[run.passage.document].sentences
    paragraphs = {sentences[i].paragraph for i in run.numbers}
    around = range(min(run.passage.start, run.numbers[0]), max(run.passage.stop, run.numbers[-1] + 1))
    held = [sentences[i].text for i in around if sentences[i].paragraph in paragraphs]
    return " ".join([*run.passage.path, run.passage.intro_text, *held])
