"""Unit vectors in a FAISS index: inner product is cosine similarity."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.embedder import Vectors


class VectorIndex:
    """Exact search over the passages' vectors."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> VectorIndex:
        """From vectors of shape (passages, dimensions)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    def save(self, path: Path) -> None:
        # by way of memory: faiss's own writer does not notice that the last bytes do not fit on the disk
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        return cls(faiss.read_index(str(path)))

    @property
    def size(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, top: int, among: npt.NDArray[np.int64] | None = None) -> dict[int, float]:
        """Cosine similarity of the ``top`` nearest passages, by number; ``among`` limits the search to these."""
        limit = min(top, self.size if among is None else len(among))
        if limit == 0:
            return {}
        selector = None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
        scores, numbers = self._index.search(query[None, :], limit, params=selector)
        return {int(n): float(s) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0}

    def similarity(self, query: Vectors, number: int) -> float:
        """Cosine similarity of one passage."""
        return float(self._index.reconstruct(number) @ query)
