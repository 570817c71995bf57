"""What is searched: the passages of an index with their vectors, terms and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.dutch import terms
from index.embedder import Query, Vectors
from index.lexical import LexicalIndex
from index.store import Store
from index.tokens import TokenStates
from ingest.document import Passage


@dataclass(frozen=True, slots=True)
class Stock:
    """``store`` and ``lexical`` number the passages as ``passages`` does. By file name: ``sentences`` holds the
    sentences of a document, ``sentence_vectors`` their unit vectors, of shape (sentences, dimensions), and
    ``tokens`` the token states of its passages, in their order."""

    passages: Sequence[Passage]
    store: Store
    lexical: LexicalIndex
    sentences: Mapping[str, Sequence[str]]
    sentence_vectors: Mapping[str, Vectors]
    tokens: Mapping[str, TokenStates]

    def sentence_similarities(self, query: Vectors, passage: Passage) -> npt.NDArray[np.float32]:
        """Cosine of each sentence of ``passage`` to ``query``, in order."""
        rows = self.sentence_vectors[passage.document][passage.start : passage.stop]
        return np.asarray(rows.astype(np.float32) @ query, np.float32)

    def late_interaction(self, query: Query, passage: Passage) -> float | None:
        """How well the tokens of ``query`` find their like in ``passage``, when the model gives tokens."""
        tokens = self.tokens[passage.document]
        if not query.tokens.size or tokens.dimensions != query.tokens.shape[1]:
            return None
        return tokens.interaction(query.tokens, passage.number)

    def sentence_terms(self, passage: Passage) -> list[frozenset[str]]:
        """The terms of each sentence of ``passage``."""
        return [_terms(s) for s in self.sentences[passage.document][passage.start : passage.stop]]

    def passage_terms(self, number: int) -> frozenset[str]:
        """The terms of a passage and of its headings."""
        return _terms(self.passages[number].context) | self.text_terms(number)

    def text_terms(self, number: int) -> frozenset[str]:
        """The terms of a passage, without those of its headings."""
        return frozenset().union(*self.sentence_terms(self.passages[number]))

    def beside(self, number: int) -> list[int]:
        """The passages before and after passage ``number`` in its document."""
        mine = self.passages[number].document
        near = (n for n in (number - 1, number + 1) if 0 <= n < len(self.passages))
        return [n for n in near if self.passages[n].document == mine]


@lru_cache(maxsize=100_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))
