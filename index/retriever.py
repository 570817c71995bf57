"""Rank passages for a question: dense and lexical scores, each kept visible, fused by a weighted sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from index.dutch import terms
from index.embedder import Vectors
from index.hit import Hit

if TYPE_CHECKING:
    from index.library import Library

Mode = Literal["fused", "dense", "bm25"]

CANDIDATES = 50  # of each kind
SENTENCE_SHARE = 0.3  # of the dense score: the best sentence, the rest is the passage as a whole
DENSE_WEIGHT = 0.35
SATURATION = 6.0  # the BM25 score that counts for half


def rank(
    library: Library, text: str, query: Vectors, among: npt.NDArray[np.int64] | None, top: int, mode: Mode
) -> list[Hit]:
    """The ``top`` best passages for a question, best first. ``among`` holds the passage numbers to choose from."""
    if not len(library.passages):
        return []
    bm25 = library.lexical.scores(text)
    allowed = np.arange(len(bm25), dtype=np.int64) if among is None else among
    dense = library.dense_scores(query, CANDIDATES, among)
    best_lexical = allowed[np.argsort(-bm25[allowed], kind="stable")][:CANDIDATES]
    numbers = sorted(set(dense) | {int(n) for n in best_lexical if bm25[n] > 0})
    hits = [_hit(library, text, query, n, dense, float(bm25[n]), mode) for n in numbers]
    return sorted(hits, key=lambda h: (-h.score, h.passage.id))[:top]


def _hit(
    library: Library, text: str, query: Vectors, number: int, dense: dict[int, float], bm25: float, mode: Mode
) -> Hit:
    passage = library.passages[number]
    whole = dense.get(number)
    if whole is None:
        whole = library.dense_score(query, number)
    best_sentence = float(library.sentence_scores(query, passage).max(initial=-1.0))
    similarity = (1 - SENTENCE_SHARE) * whole + SENTENCE_SHARE * best_sentence
    lexical = bm25 / (bm25 + SATURATION)
    score = {"dense": similarity, "bm25": lexical}.get(mode, DENSE_WEIGHT * similarity + (1 - DENSE_WEIGHT) * lexical)
    held = frozenset(terms(f"{passage.context} {passage.text}"))
    return Hit(passage, score, similarity, bm25, library.lexical.coverage(text, held))
