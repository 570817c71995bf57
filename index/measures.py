"""What is measured of a passage that may answer a question: what the ranking weighs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from index.embedder import Query
from index.stock import Stock

SATURATION = 6.0  # the BM25 score that counts for half


class Measures(NamedTuple):
    """Of one passage for one question. Cosines are -1 to 1, the other measures 0 to 1."""

    whole: float  # cosine of the passage with its headings
    sentence: float  # cosine of its best sentence
    two_sentences: float  # mean cosine of its two best sentences
    late: float  # late interaction of their tokens, -1 to 1; of a model without it, ``sentence``
    beside: float  # cosine of the better of the passages before and after it
    lexical: float  # BM25, saturated
    coverage: float  # share of the question's term weight that stands in the passage or its headings
    covered_lexical: float  # ``lexical`` times the coverage squared: one common word out of five is no evidence
    sentence_coverage: float  # the share that stands in one sentence
    related_coverage: float  # ``coverage`` where words related to those of the question count too
    related_sentence_coverage: float  # the same in one sentence


COSINES = [Measures._fields.index(name) for name in ("whole", "sentence", "two_sentences", "late", "beside")]


def measure(stock: Stock, text: str, query: Query, bm25: Mapping[int, float]) -> list[Measures]:
    """The measures of some passages, in order; ``bm25`` holds the BM25 score of each by its number."""
    return [_measure(stock, text, query, number, score) for number, score in bm25.items()]


def _measure(stock: Stock, text: str, query: Query, number: int, bm25: float) -> Measures:
    passage = stock.passages[number]
    whole = stock.store.similarity(query.vector, number)
    best = np.sort(stock.sentence_similarities(query.vector, passage))[::-1][:2]
    saturated = bm25 / (bm25 + SATURATION)
    sentence = float(best[0]) if len(best) else whole
    late = stock.late_interaction(query, passage)
    coverage = stock.lexical.coverage(text, stock.passage_terms(number))
    sentences = stock.sentence_terms(passage)
    return Measures(
        whole=whole,
        sentence=sentence,
        two_sentences=float(best.mean()) if len(best) else whole,
        late=sentence if late is None else late,
        beside=max((stock.store.similarity(query.vector, n) for n in stock.beside(number)), default=whole),
        lexical=saturated,
        coverage=coverage,
        covered_lexical=coverage**2 * saturated,
        sentence_coverage=max((stock.lexical.coverage(text, t) for t in sentences), default=0.0),
        related_coverage=stock.lexical.related_coverage(text, stock.passage_terms(number)),
        related_sentence_coverage=max((stock.lexical.related_coverage(text, t) for t in sentences), default=0.0),
    )
