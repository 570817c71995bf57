"""How what is measured of a passage becomes one score: three weighted sums, learned, and what lies between them.

One set of weights is for a question of which no passage holds a word, where only meaning can tell; one for a question
of which some passage holds related words only; and one for a question that some passage covers wholly, where words
tell most. A question in between gets a blend of the three, by how much of it the best lexical hit covers.
``python -m index.training.rank`` learned the weights, listwise (Cao et al. 2007, "Learning to Rank: From Pairwise
Approach to Listwise Approach", ICML), on questions about other documents.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.measures import COSINES, Measures

SIDES = ("uncovered", "related", "covered")
RANKING_FILE = Path(__file__).with_name("model") / "ranking.json"

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranking:
    """``weights``, of shape (3 x measures,), in the order of ``SIDES``.
    ``slope`` and ``offset`` make of a weighted sum the chance that the passage is the one asked for."""

    weights: Array
    slope: float
    offset: float

    @staticmethod
    def inputs(measures: Sequence[Measures]) -> Array:
        """What the weights are for, of shape (candidates, 3 x measures).

        Cosines count by how far they stand out among the candidates, so that the weights hold for other embedding
        models too: each has its own range.
        """
        values = np.array(measures, np.float64).reshape(-1, len(Measures._fields))
        if not len(values):
            return np.zeros((0, len(SIDES) * len(Measures._fields)))
        cosines = values[:, COSINES]
        values[:, COSINES] = (cosines - cosines.mean(axis=0)) / (cosines.std(axis=0) + 1e-6)
        covered = values[:, Measures._fields.index("coverage")].max(initial=0.0)
        related = values[:, Measures._fields.index("related_coverage")].max(initial=0.0)
        shares = (1 - covered) * (1 - related), (1 - covered) * related, covered
        return np.concatenate([share * values for share in shares], axis=1)

    def scores(self, measures: Sequence[Measures]) -> Array:
        """A score for each candidate, 0 to 1, higher is better."""
        return np.asarray(1 / (1 + np.exp(-(self.slope * (self.inputs(measures) @ self.weights) + self.offset))))


@cache
def learned_ranking() -> Ranking:
    """The ranking that comes with the product."""
    kept: dict[str, Any] = json.loads(RANKING_FILE.read_text(encoding="utf-8"))
    weights = [kept[side][name] for side in SIDES for name in Measures._fields]
    return Ranking(np.array(weights), kept["slope"], kept["offset"])
