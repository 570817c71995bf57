"""Where passages are searched: what the ranking asks of it, and the one that lies in files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.embedder import Vectors
from index.lexical import LexicalIndex
from index.vectors import VectorIndex

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is limited to: the words of ``bodies``, and ``documents`` by file name. ``None`` is no limit."""

    bodies: frozenset[str] | None = None
    documents: frozenset[str] | None = None

    def __and__(self, other: Scope | None) -> Scope:
        """What lies within both."""
        if other is None:
            return self
        return Scope(_both(self.bodies, other.bodies), _both(self.documents, other.documents))


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return other if one is None else one if other is None else one & other


class Store(Protocol):
    """The passages of an index, by their number in it.

    Only the search is a store's own: what is measured of the passages found comes from the documents, so that the same
    candidates get the same score in every store.
    """

    def candidates(self, text: str, vector: Vectors, top: int, scope: Scope | None = None) -> dict[int, float]:
        """The ``top`` passages nearest to the unit vector and the ``top`` best by words, in order of number, each with
        its BM25 score."""

    def by_words(self, text: str, top: int, scope: Scope | None = None) -> dict[int, float]:
        """The BM25 scores of the ``top`` passages where these are highest and above 0, by number, highest first."""

    def by_meaning(self, vector: Vectors, top: int, scope: Scope | None = None) -> dict[int, float]:
        """The cosine similarities of the ``top`` passages nearest to the unit vector, by number, nearest first."""

    def similarity(self, vector: Vectors, number: int) -> float:
        """Cosine similarity of one passage."""


def _no_scope(scope: Scope) -> Numbers:
    raise ValueError("passages without documents cannot be limited")


class FileStore:
    """FAISS and BM25 in the files of one generation. ``within`` gives the numbers of the passages in a scope."""

    def __init__(
        self, vectors: VectorIndex, lexical: LexicalIndex, within: Callable[[Scope], Numbers] = _no_scope
    ) -> None:
        self._vectors, self._lexical, self._within = vectors, lexical, within

    def candidates(self, text: str, vector: Vectors, top: int, scope: Scope | None = None) -> dict[int, float]:
        among = None if scope is None else self._within(scope)
        bm25 = self._lexical.scores(text)
        numbers = {*self._vectors.search(vector, top, among), *_highest(bm25, top, among)}
        return {number: float(bm25[number]) for number in sorted(numbers)}

    def by_words(self, text: str, top: int, scope: Scope | None = None) -> dict[int, float]:
        bm25 = self._lexical.scores(text)
        return {n: float(bm25[n]) for n in _highest(bm25, top, None if scope is None else self._within(scope))}

    def by_meaning(self, vector: Vectors, top: int, scope: Scope | None = None) -> dict[int, float]:
        return self._vectors.search(vector, top, None if scope is None else self._within(scope))

    def similarity(self, vector: Vectors, number: int) -> float:
        return self._vectors.similarity(vector, number)


def _highest(bm25: npt.NDArray[np.float32], top: int, among: Numbers | None) -> list[int]:
    """The ``top`` passages with the highest scores above 0, highest first."""
    allowed = np.flatnonzero(bm25 > 0) if among is None else among[bm25[among] > 0]
    if len(allowed) > top:  # what is below the last place by score need not be put in order
        last = np.partition(bm25[allowed], -top)[-top]
        allowed = allowed[bm25[allowed] >= last]
    found: list[int] = allowed[np.argsort(-bm25[allowed], kind="stable")][:top].tolist()
    return found
