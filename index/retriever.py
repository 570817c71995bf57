"""Rank passages for a question: candidates by meaning and by words, ordered by the learned ranking."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from index.embedder import Query
from index.hit import Hit
from index.measures import Measures, measure
from index.ranking import learned_ranking
from index.stock import Stock
from index.store import Scope

Mode = Literal["fused", "dense", "bm25"]

CANDIDATES = 50  # of each kind
SAME_TEXT = 0.9  # of the terms of two passages, for them to be the same text


def rank(stock: Stock, text: str, query: Query, scope: Scope | None, top: int, mode: Mode) -> list[Hit]:
    """The ``top`` best passages for a question, best first; ``scope`` limits which may be chosen."""
    if not len(stock.passages):
        return []
    bm25 = stock.store.candidates(text, query.vector, CANDIDATES, scope)
    if not bm25:
        return []
    numbers = list(bm25)
    measures = measure(stock, text, query, bm25)
    if mode == "fused":
        scores = learned_ranking().scores(measures).tolist()
    else:
        scores = [meaning(m) if mode == "dense" else m.lexical for m in measures]
    late = np.array([m.late for m in measures])
    above = (late - late.mean()) / (late.std() + 1e-6)
    found = [
        (number, Hit(stock.passages[number], score, similarity(m), bm25[number], m.coverage, m, float(out)))
        for number, score, m, out in zip(numbers, scores, measures, above, strict=True)
    ]
    found.sort(key=lambda pair: (-pair[1].score, pair[1].passage.id))
    return without_repeats(stock, found, top)


def without_repeats(stock: Stock, found: list[tuple[int, Hit]], top: int) -> list[Hit]:
    """The first ``top`` hits that say something new; where the same text stands as well, is told with the hit.

    Boilerplate that several documents share, or a paragraph that comes back in a summary, would else fill the list.
    """
    kept: list[tuple[frozenset[str], Hit]] = []
    for number, hit in found:
        mine = stock.text_terms(number)
        for place, (others, first) in enumerate(kept):
            if _same_text(mine, others):
                kept[place] = (others, replace(first, repeats=(*first.repeats, hit.passage)))
                break
        else:
            if len(kept) < top:
                kept.append((mine, hit))
    return [hit for _, hit in kept]


def _same_text(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of terms are of the same text: nearly all terms the same, and every figure."""
    return len(a & b) >= SAME_TEXT * len(a | b) > 0 and not any(term[0].isdigit() for term in a ^ b)


def meaning(measures: Measures) -> float:
    """What ranks by meaning alone: the mean of the passage's cosine, its best sentence's and its late interaction."""
    return (measures.whole + measures.sentence + measures.late) / 3


def similarity(measures: Measures) -> float:
    """Likeness in meaning, a cosine: half the passage's, half that of its best sentence."""
    return (measures.whole + measures.sentence) / 2
