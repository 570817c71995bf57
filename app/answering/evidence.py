"""Whether what was found answers the question, or only comes near it.

The chance is a logistic regression over :class:`app.answering.signals.Signals`. Its weights, and the threshold from
which an answer is given, were learned by ``python -m eval.calibrate`` on questions about other documents than those of
the golden set: written by a reader of the whole document, and for a good part not answered in it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from app.answering.announced import announces_asked
from app.answering.asked_cell import asked_cell
from app.answering.expected import tells_total
from app.answering.headed_list import is_headed
from app.answering.members import asks_members
from app.answering.named_figure import is_of_other
from app.answering.not_told import is_not_told
from app.answering.of_whom import is_of_another_body, is_share_only
from app.answering.person import asks_office, names_of_bodies, names_person
from app.answering.question import Question
from app.answering.selection import Run
from app.answering.signals import Signals, signals
from index.dutch import term_groups, terms
from index.hit import Hit
from index.library import Library

# A question of one word names its subject. Where that stands there itself, so much of its weight is held (the parts of
# a compound count for less, and need not mean it), and of a subject of several words half of it; else it has to be said
# in other words, which takes more to believe: how much was seen on the questions of ``eval/asked.tsv``.
WORD_COVERED = 0.85
SURE_OF_OTHER_WORDS = 0.45
SURE_BESIDE_A_PART = 0.6  # where some part of it stands there, and so something else of the same kind: "huurtoeslag"
SOME_PART = 0.3  # of the weight at most: all of its parts together come to more
HALF_OF_THE_WORDS = 0.5  # of the weight of the question: with less in a run, that is told as a doubt
RARE = 3  # a term that so many passages hold at most is as good as a name
NOT_AT_ALL = 0.9  # of the threshold: the chance of a run that cannot be the answer
FEWEST_POINTS = 3  # sentences of a list, its introduction among them
EVIDENCE_FILE = Path(__file__).with_name("evidence.json")


@dataclass(frozen=True, slots=True)
class Evidence:
    """``weights`` in the order of the fields of ``Signals``; a chance of ``threshold`` or more is an answer."""

    weights: tuple[float, ...]
    offset: float
    threshold: float

    def chance(self, measured: Signals) -> float:
        """The chance, 0 to 1, that the run answers."""
        z = self.offset + sum(w * x for w, x in zip(self.weights, measured, strict=True))
        return 1 / (1 + math.exp(-z))


@cache
def learned_evidence() -> Evidence:
    """The evidence that comes with the product."""
    kept = json.loads(EVIDENCE_FILE.read_text(encoding="utf-8"))
    return Evidence(
        tuple(kept["weights"].get(name, 0.0) for name in Signals._fields), kept["offset"], kept["threshold"]
    )


class Judgement(NamedTuple):
    """The chance, 0 to 1, that the best run answers, and what pleads against it (keys of ``wording.DOUBTS``)."""

    chance: float
    doubts: tuple[str, ...]


def judged(library: Library, question: Question, runs: Sequence[Run], hits: Sequence[Hit]) -> Judgement:
    """What is thought of the best run for ``question``."""
    if not runs or not terms(question.search):
        return Judgement(0.0, ("nothing",))
    measured = signals(library, question, runs[0], hits)
    doubts = _doubts(measured)
    chance = learned_evidence().chance(measured)
    is_word = len(term_groups(question.search)) == 1
    if measured.coverage < (WORD_COVERED if is_word else HALF_OF_THE_WORDS) and (is_word or question.is_topic):
        sure = SURE_BESIDE_A_PART if is_word and 0 < measured.coverage < SOME_PART else SURE_OF_OTHER_WORDS
        chance *= learned_evidence().threshold / sure
        doubts = ("keywords", *doubts)
    sentences = library.documents[runs[0].passage.document].sentences
    told = tells_total(question, " ".join(sentences[i].text for i in runs[0].numbers))
    told = told or (names_row(library, question, runs[0]) and measured.fit == 1 and not measured.missing)
    told = told or (not measured.missing and _lists_asked(library, question, runs[0]))
    if told or (names_cell(library, question, runs[0]) and not measured.missing):
        chance = max(chance, learned_evidence().threshold)
    at_most = min(chance, NOT_AT_ALL * learned_evidence().threshold)
    if _lacks_holder(library, question, runs[0]) or _is_of_other(question, runs[0], library, measured):
        chance, doubts = at_most, ("missing", *doubts)
    elif _is_not_told(library, question, runs[0]):
        chance, doubts = at_most, ("not_told", *doubts)
    return Judgement(chance, tuple(dict.fromkeys(doubts)))


def _lists_asked(library: Library, question: Question, run: Run) -> bool:
    """Whether the run is a list under headings that name what is asked, or its introduction announces just the things
    asked for, and of each other word of the question some part stands in it or above it: the verifier knows no lists of
    so many points."""
    sentences = library.documents[run.passage.document].sentences
    first = sentences[run.numbers[0]]
    if len(run.numbers) < FEWEST_POINTS:
        return False
    if is_headed(question, sentences, run.numbers[-1]):
        return True
    if question.wanted != "list" or not announces_asked(question.text, first.text):
        return False
    held = set(terms(" ".join([*first.path, *(sentences[i].text for i in run.numbers)])))
    return all(held & set(group) for group in term_groups(question.search))


def _lacks_holder(library: Library, question: Question, run: Run) -> bool:
    """Whether a question asks who holds an office, and the run names nobody."""
    if question.wanted != "person" or not asks_office(question.text):
        return False
    sentences = library.documents[run.passage.document].sentences
    told = " ".join(sentences[i].text for i in run.numbers)
    return not names_person(told, names_of_bodies(library))


def _is_of_other(question: Question, run: Run, library: Library, measured: Signals) -> bool:
    """Whether a question names a body, and the run is of another; asks how many, and the run tells a share; or claims a
    figure of what it names, and the run has that figure of something else."""
    sentences = library.documents[run.passage.document].sentences
    told = " ".join(sentences[i].text for i in run.numbers)
    above = " ".join([*sentences[run.numbers[0]].path, run.passage.intro_text])
    if is_of_another_body(library, question, run.passage.body, f"{above} {told}") or is_share_only(question.text, told):
        return True
    return bool(measured.missing) and not question.mentioned and is_of_other(question.search, told)


def _is_not_told(library: Library, question: Question, run: Run) -> bool:
    """Whether the run lacks what is asked for in so many words; how many are in a body a list of them tells."""
    if asks_members(question.text):
        return False
    sentences = library.documents[run.passage.document].sentences
    above = " ".join([*sentences[run.numbers[0]].path, run.passage.intro_text])
    return is_not_told(question.text, " ".join(sentences[i].told for i in run.numbers), above, run.passage.body)


def names_row(library: Library, question: Question, run: Run) -> bool:
    """Whether the run is a row of a table about whom or what the question names: the other columns are what there is to
    know of it, and the verifier knows only running text.

    A name is two rare words side by side, since people type names without capitals. A word of the question that no
    passage knows may be what is asked for, or another name: then the row is not surely an answer.
    """
    sentences = library.documents[run.passage.document].sentences
    if not all(sentences[i].kind == "row" for i in run.numbers):
        return False
    count = library.lexical.frequency
    asked = term_groups(question.search)
    rows = [pair for i in run.numbers for pair in pairwise(group[0] for group in term_groups(sentences[i].text))]
    named = any(pair in rows and max(map(count, pair)) <= RARE for pair in pairwise(group[0] for group in asked))
    return named and all(any(map(count, group)) for group in asked)


def names_cell(library: Library, question: Question, run: Run) -> bool:
    """Whether the run is a row of a table of which the question names both the row and the column: what stands there
    is what it asks for, and the verifier knows only running text."""
    document = library.documents[run.passage.document]
    return len(run.numbers) == 1 and asked_cell(library, question, document, run.numbers[0]) >= 0


def _doubts(measured: Signals) -> tuple[str, ...]:
    """What was measured of a run and pleads against it, in words that can be looked up."""
    told = {
        "verifier": measured.verified_run < 0,  # a logit: it thinks it likelier that it does not answer
        "missing": measured.missing > 0,
        **{name: getattr(measured, name) > 0 for name in ("no_number", "no_date", "no_reason", "no_name", "no_list")},
        "words": measured.run_coverage < HALF_OF_THE_WORDS,
    }
    return tuple(name for name, holds in told.items() if holds)
