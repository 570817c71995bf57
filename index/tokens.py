"""States of the tokens of passages, and how well a query's tokens find their like among them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
_SCALE = 127  # a coordinate of a unit vector as int8


class TokenStates:
    """Unit vectors of the tokens of some texts, a byte a coordinate: ``states``, int8 of shape (tokens, dimensions).

    The tokens of text ``i`` are the rows ``starts[i]`` up to ``starts[i + 1]``.
    """

    def __init__(self, states: npt.NDArray[np.int8], starts: npt.NDArray[np.int64]) -> None:
        self.states, self.starts = states, starts

    @classmethod
    def of(cls, texts: Sequence[Array]) -> TokenStates:
        """From the states of each text, of shape (tokens, dimensions) and any length."""
        starts = np.concatenate([[0], np.cumsum([len(t) for t in texts], dtype=np.int64)]).astype(np.int64)
        if not len(texts):
            return cls(np.zeros((0, 0), np.int8), starts)
        together = np.concatenate(texts)
        lengths = np.linalg.norm(together, axis=1, keepdims=True)
        return cls(np.rint(together / np.maximum(lengths, 1e-6) * _SCALE).astype(np.int8), starts)

    def only(self, texts: Sequence[int]) -> TokenStates:
        """Those of some of the texts, in the order given."""
        rows = [self.states[self.starts[i] : self.starts[i + 1]] for i in texts]
        starts = np.concatenate([[0], np.cumsum([len(r) for r in rows], dtype=np.int64)]).astype(np.int64)
        return TokenStates(np.concatenate(rows) if rows else self.states[:0], starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def dimensions(self) -> int:
        return int(self.states.shape[1])

    def interaction(self, query: Array, text: int) -> float:
        """How well the tokens of a query find their like in a text, -1 to 1.

        For each the cosine of the nearest token, weighed by the length of the query token's state, which the model
        learned to be short for words that tell little. After ColBERT (Khattab & Zaharia 2020, SIGIR). ``query`` has
        the shape (tokens, dimensions) and is not normalised.
        """
        cosines, weights = self._matches(query, text)
        return float(cosines @ weights)

    def weakest(self, query: Array, text: int, share: float = 0.25) -> float:
        """The same for the tokens of the query that find least, by ``share`` of the weight: what it asks that the text
        does not hold."""
        cosines, weights = self._matches(query, text)
        order = np.argsort(cosines)
        before = np.cumsum(weights[order]) - weights[order]
        counted = np.clip(share - before, 0, weights[order])
        return float(cosines[order] @ counted / counted.sum()) if counted.sum() else 0.0

    def _matches(self, query: Array, text: int) -> tuple[Array, Array]:
        """For each token of the query the cosine of its nearest in the text, and its share of the weight."""
        rows = self.states[self.starts[text] : self.starts[text + 1]]
        lengths = np.linalg.norm(query, axis=1)
        if not len(rows) or not lengths.sum():
            return np.zeros(len(query), np.float32), np.zeros(len(query), np.float32)
        best = (query @ (rows.astype(np.float32).T / _SCALE)).max(axis=1)
        return best / np.maximum(lengths, 1e-6), lengths / lengths.sum()

    def save(self, folder: Path) -> None:
        np.save(folder / "tokens.npy", self.states)
        np.save(folder / "token_starts.npy", self.starts)

    @classmethod
    def load(cls, folder: Path) -> TokenStates:
        """The states stay on disk and are read as they are needed."""
        states: Any = np.load(folder / "tokens.npy", mmap_mode="r")
        return cls(states, np.load(folder / "token_starts.npy"))
