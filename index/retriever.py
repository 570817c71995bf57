"""Rank passages for a question: dense and lexical scores, each kept visible, fused by a weighted sum.

A lexical score counts for as much of the question as the passage covers: one common word out of five is no evidence.
On the golden questions this measured hit@5 .84 and MRR .76, a plain weighted sum .82 and .75, reciprocal rank fusion
(Cormack et al., 2009) .81 and .72, each at its best constants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from index.dutch import terms
from index.embedder import Vectors
from index.hit import Hit
from index.lexical import LexicalIndex
from index.vectors import VectorIndex
from ingest.document import Passage

Mode = Literal["fused", "dense", "bm25"]

CANDIDATES = 50  # of each kind
SENTENCE_SHARE = 0.5  # of the dense score: the best sentence, the rest is the passage as a whole
DENSE_WEIGHT = 0.5
SATURATION = 6.0  # the BM25 score that counts for half


@dataclass(frozen=True, slots=True)
class Stock:
    """What is searched. ``vectors`` and ``lexical`` number the passages as ``passages`` does; ``sentence_vectors``
    holds by file name the unit vectors of a document's sentences, float32, shape (sentences, dimensions)."""

    passages: Sequence[Passage]
    vectors: VectorIndex
    sentence_vectors: dict[str, Vectors]
    lexical: LexicalIndex

    def best_sentence(self, query: Vectors, passage: Passage) -> float:
        """Cosine similarity of the sentence of ``passage`` that is most like ``query``."""
        rows = self.sentence_vectors[passage.document][passage.start : passage.stop]
        return float((rows @ query).max(initial=-1.0))


def rank(
    stock: Stock, text: str, query: Vectors, among: npt.NDArray[np.int64] | None, top: int, mode: Mode
) -> list[Hit]:
    """The ``top`` best passages for a question, best first. ``among`` holds the passage numbers to choose from."""
    if not len(stock.passages):
        return []
    bm25 = stock.lexical.scores(text)
    allowed = np.arange(len(bm25), dtype=np.int64) if among is None else among
    dense = stock.vectors.search(query, CANDIDATES, among)
    best_lexical = allowed[np.argsort(-bm25[allowed], kind="stable")][:CANDIDATES]
    numbers = sorted(set(dense) | {int(n) for n in best_lexical if bm25[n] > 0})
    hits = [_hit(stock, text, query, n, dense, float(bm25[n]), mode) for n in numbers]
    return sorted(hits, key=lambda h: (-h.score, h.passage.id))[:top]


def _hit(stock: Stock, text: str, query: Vectors, number: int, dense: dict[int, float], bm25: float, mode: Mode) -> Hit:
    passage = stock.passages[number]
    whole = dense[number] if number in dense else stock.vectors.similarity(query, number)
    similarity = (1 - SENTENCE_SHARE) * whole + SENTENCE_SHARE * stock.best_sentence(query, passage)
    lexical = bm25 / (bm25 + SATURATION)
    coverage = stock.lexical.coverage(text, _held(passage))
    fused = DENSE_WEIGHT * similarity + (1 - DENSE_WEIGHT) * coverage**2 * lexical
    score = {"dense": similarity, "bm25": lexical}.get(mode, fused)
    return Hit(passage, score, similarity, bm25, coverage)


@lru_cache(maxsize=20_000)
def _held(passage: Passage) -> frozenset[str]:
    """The terms of a passage and of its headings."""
    return frozenset(terms(f"{passage.context} {passage.text}"))
