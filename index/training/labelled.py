"""Pairs of a question and a passage, of which is known whether the second answers the first."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.training.written import UNANSWERED, WrittenQuery

FORMS = frozenset(
    "waarom hoeveel hoe welke welk wat wie wanneer waar mag moet kan krijgt is met in voor op binnen door"
    " moeten mogen kunnen wordt worden wil wilt zijn heeft hebben waarvoor waardoor waarmee hoelang vanaf".split()
)
MOST_WEIGHT = 4.0


class Labelled(NamedTuple):
    """The number of a query, that of a passage, and whether the passage answers the query."""

    query: int
    passage: int
    answers: bool


class Choice(NamedTuple):
    """The number of a query and those of passages, of which the first answers it best."""

    query: int
    passages: tuple[int, ...]


def make_pairs(
    queries: Sequence[WrittenQuery],
    numbers: Sequence[int],
    passage_of: Sequence[int],
    hard: Mapping[int, Sequence[int]],
    rng: random.Random,
) -> list[Labelled]:
    """The queries ``numbers`` with their passages; those that are answered also with one of their ``hard`` ones."""
    made = []
    for number in numbers:
        passage, answers = passage_of[number], queries[number].kind not in UNANSWERED
        made.append(Labelled(number, passage, answers))
        if answers and hard.get(number):
            made.append(Labelled(number, rng.choice(hard[number]), False))
    return made


def make_choices(
    numbers: Sequence[int],
    passage_of: Sequence[int],
    hard: Mapping[int, Sequence[int]],
    others: int,
    rng: random.Random,
) -> list[Choice]:
    """Each query with its own passage and ``others`` of its hard ones; queries that have fewer are left out."""
    return [
        Choice(query, (passage_of[query], *rng.sample(hard[query], others)))
        for query in numbers
        if len(hard.get(query, ())) >= others
    ]


def form(question: str) -> str:
    """How a question is put: its first word, when that asks for something."""
    first = question.split(" ", 1)[0].lower()
    return first if first in FORMS else ""


def balance(forms: Sequence[str], answers: Sequence[bool]) -> dict[tuple[str, bool], float]:
    """What a pair weighs by its form and whether it answers, so that how a question is put tells nothing: half the
    weight of each form answers.

    Who writes a question that is not answered turns to "hoeveel" and "waarom"; a model that knows but that is right
    about half of the pairs without reading the passage.
    """
    total = Counter(forms)
    count = Counter(zip(forms, answers, strict=True))
    return {key: min(max(total[key[0]] / (2 * n), 1 / MOST_WEIGHT), MOST_WEIGHT) for key, n in count.items()}


def area_under_curve(scores: NDArray[np.float32], answers: NDArray[np.bool_]) -> float:
    """The chance that a pair that answers scores higher than one that does not; a tie is half a chance."""
    return float(_wins(scores[answers], scores[~answers]).mean())


def area_within_forms(scores: NDArray[np.float32], answers: NDArray[np.bool_], forms: Sequence[str]) -> float:
    """The same for two pairs whose questions are put in the same form."""
    right, total = 0.0, 0
    for name in set(forms):
        mine = np.array([f == name for f in forms])
        wins = _wins(scores[mine & answers], scores[mine & ~answers])
        right += float(wins.sum())
        total += wins.size
    return right / max(total, 1)


def mean_reciprocal_rank(scores: NDArray[np.float32]) -> float:
    """Of the first column among the others of its row; a tie is lost."""
    return float((1 / (scores >= scores[:, :1]).sum(axis=1)).mean())


def _wins(higher: NDArray[np.float32], lower: NDArray[np.float32]) -> NDArray[np.float64]:
    return (np.sign(higher[:, None].astype(np.float64) - lower[None, :]) + 1) / 2
