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
from pathlib import Path

from app.answering.question import Question
from app.answering.selection import Run
from app.answering.signals import Signals, signals
from index.dutch import term_groups, terms
from index.hit import Hit
from index.library import Library

# A question of one or two words names its subject: a passage has to hold as much of its weight. One word has to stand
# there itself; the parts of a compound, which count for less, need not mean it.
KEYWORDS_COVERED = {1: 0.85, 2: 0.3}
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


def evidence(library: Library, question: Question, runs: Sequence[Run], hits: Sequence[Hit]) -> float:
    """The chance, 0 to 1, that the best run answers ``question``."""
    if not runs or not terms(question.search):
        return 0.0
    measured = signals(library, question, runs[0], hits)
    if measured.coverage < KEYWORDS_COVERED.get(len(term_groups(question.search)), 0.0):
        return 0.0
    return learned_evidence().chance(measured)
