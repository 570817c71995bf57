"""A passage that a search found, with every score that put it in its place."""

from __future__ import annotations

from dataclasses import dataclass

from index.measures import Measures
from ingest.document import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """``score`` orders the hits (0 to 1, higher is better); ``dense`` is the cosine similarity to the question
    (-1 to 1), ``bm25`` the BM25 score (0 and up) and ``coverage`` the share of the question's term weight that
    stands in the passage or in its headings (0 to 1). ``measures`` are what the ranking weighed, ``stands_out`` is by
    how many standard deviations its late interaction exceeds that of all candidates. ``verified`` is
    the logit that the passage answers the question, of the hits that the verifier read. ``repeats`` are passages with
    the same text elsewhere."""

    passage: Passage
    score: float
    dense: float
    bm25: float
    coverage: float
    measures: Measures
    stands_out: float
    verified: float = 0.0
    repeats: tuple[Passage, ...] = ()
