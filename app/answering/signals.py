"""What tells whether the run that was chosen answers the question, or only comes near it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.answering import patterns
from app.answering.expected import asked_noun, fit, is_counted
from app.answering.members import asks_members, tells_members
from app.answering.question import Question
from app.answering.selection import COUNTED, Run
from index.dutch import terms
from index.hit import Hit
from index.library import Library


class Signals(NamedTuple):
    """Of the best run for one question; shares, chances and yes or no (1 or 0), and cosines of -1 to 1."""

    score: float  # the chance, by the ranking, that its passage is the one asked for
    whole: float  # cosine of its passage
    late: float  # late interaction with its passage
    weakest: float  # the same of the tokens of the question that find least
    stands_out: float  # by how many standard deviations the passage's late interaction exceeds that of all candidates
    similarity: float  # cosine of the sentence that made the choice
    run_coverage: float  # share of the question's term weight in the run and its headings
    coverage: float  # the same in the passage
    run_related: float  # as ``run_coverage``, where words related to those of the question count too
    related: float  # the same in the passage
    lexical: float
    covered_lexical: float
    verified: float  # by the verifier, of its passage: a logit
    verified_run: float  # the same of the run under its headings
    names: float  # the question holds a name or a number
    missing: float  # one of those stands nowhere near; 2 where a figure is asked for: that would be of something else
    asks_noun: float  # the question asks how many or which of something
    fit: float  # how far the run holds the kind of thing asked for
    counted: float  # a number is asked for, and the run gives one of just that thing
    no_number: float  # how far a number, a date, ... is asked for and not there
    no_date: float
    no_reason: float
    no_name: float
    no_list: float


def signals(library: Library, question: Question, run: Run, hits: Sequence[Hit]) -> Signals:
    """Measure the run ``run`` that was chosen from ``hits``."""
    hit = next(h for h in hits if h.passage.id == run.passage.id)
    measures = hit.measures
    sentences = library.documents[run.passage.document].sentences
    words = " ".join(sentences[i].text for i in run.numbers)
    tells = asks_members(question.text) and tells_members(question.search, sentences, run.numbers[0])
    fits = 1.0 if tells else fit(question, words)
    named = [name for name in patterns.NAMED.findall(question.search) if terms(name)]
    near = frozenset(terms(_near(library, run)))
    missing = any(not set(terms(name)) <= near for name in named)
    lacks = {kind: (1 - fits) * (question.wanted in kinds) for kind, kinds in _LACKS.items()}
    return Signals(
        score=hit.score,
        whole=measures.whole,
        late=measures.late,
        weakest=library.weakest(question.search, run.passage),
        stands_out=hit.stands_out,
        similarity=run.similarity,
        run_coverage=run.coverage,
        coverage=hit.coverage,
        run_related=run.related,
        related=measures.related_coverage,
        lexical=measures.lexical,
        covered_lexical=measures.covered_lexical,
        verified=hit.verified,
        verified_run=run.verified,
        names=float(bool(named)),
        missing=float(missing) * (2 if question.wanted in COUNTED else 1),
        asks_noun=float(bool(asked_noun(question.text))),
        fit=fits,
        counted=float(is_counted(question, words)),
        **lacks,
    )


_LACKS = {
    "no_number": ("number",),
    "no_date": ("date", "when"),
    "no_reason": ("reason",),
    "no_name": ("person", "place"),
    "no_list": ("list",),
}


def _near(library: Library, run: Run) -> str:
    """The run with its headings and the paragraphs it is taken from."""
    sentences = library.documents[run.passage.document].sentences
    paragraphs = {sentences[i].paragraph for i in run.numbers}
    around = range(min(run.passage.start, run.numbers[0]), max(run.passage.stop, run.numbers[-1] + 1))
    held = [sentences[i].told for i in around if sentences[i].paragraph in paragraphs]
    return " ".join([*run.passage.path, run.passage.intro_text, *held])
