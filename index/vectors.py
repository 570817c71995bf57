"""Unit vectors in FAISS indexes: inner product is cosine similarity.

``vectors.faiss`` holds every vector and stays on disk: what a search does not touch is not read. Up to ``FLAT_UP_TO``
passages all are compared. Above, ``nearest.faiss`` stands beside it: an inverted file (Jégou, Douze & Schmid 2011,
"Product Quantization for Nearest Neighbor Search", TPAMI) of the vectors as bytes, of which the nearest lists are
searched; what comes out is measured again with the vectors themselves. Not a graph (HNSW): every change of the folder
makes the index anew, and a graph takes many times as long to make.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.embedder import Vectors

FLAT_UP_TO = 300_000
PROBED = 128  # lists that a search looks in
MORE = 4  # times as many as asked for are measured again
PER_LIST = 40  # vectors that a list learns its centre from: faiss asks for 39 at least
FLAT_FILE, NEAREST_FILE = "vectors.faiss", "nearest.faiss"


class VectorIndex:
    """Search over the passages' vectors: exact in ``flat``, of many through ``nearest``."""

    def __init__(self, flat: Any, nearest: Any = None) -> None:
        self._flat, self._nearest = flat, nearest

    @classmethod
    def build(cls, vectors: Vectors, flat_up_to: int = FLAT_UP_TO) -> VectorIndex:
        """From vectors of shape (passages, dimensions)."""
        vectors = np.ascontiguousarray(vectors, np.float32)
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        return cls(flat, _inverted_file(vectors) if len(vectors) > flat_up_to else None)

    def save(self, folder: Path) -> None:
        _write(self._flat, folder / FLAT_FILE)
        if self._nearest is not None:
            _write(self._nearest, folder / NEAREST_FILE)

    @classmethod
    def load(cls, folder: Path) -> VectorIndex:
        nearest = folder / NEAREST_FILE
        return cls(_on_disk(folder / FLAT_FILE), _on_disk(nearest) if nearest.exists() else None)

    @property
    def size(self) -> int:
        return int(self._flat.ntotal)

    @property
    def is_exact(self) -> bool:
        return self._nearest is None

    def search(self, query: Vectors, top: int, among: npt.NDArray[np.int64] | None = None) -> dict[int, float]:
        """Cosine similarity of the ``top`` nearest passages, by number; ``among`` limits the search to these."""
        limit = min(top, self.size if among is None else len(among))
        if limit == 0:
            return {}
        if self._nearest is None or (among is not None and len(among) <= FLAT_UP_TO):
            return _found(self._flat, query, limit, _parameters(among))
        probed = faiss.SearchParametersIVF(nprobe=PROBED, sel=_selector(among))  # type: ignore[call-arg]
        near = [*_found(self._nearest, query, MORE * limit, probed)]
        scores = [(self.similarity(query, number), number) for number in near]
        return {number: score for score, number in sorted(scores, key=lambda pair: (-pair[0], pair[1]))[:limit]}

    def similarity(self, query: Vectors, number: int) -> float:
        """Cosine similarity of one passage."""
        return float(self._flat.reconstruct(int(number)) @ query)


def _found(index: Any, query: Vectors, limit: int, parameters: Any) -> dict[int, float]:
    scores, numbers = index.search(query[None, :], limit, params=parameters)
    return {int(n): float(s) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0}


def _parameters(among: npt.NDArray[np.int64] | None) -> Any:
    return None if among is None else faiss.SearchParameters(sel=_selector(among))  # type: ignore[call-arg]


def _selector(among: npt.NDArray[np.int64] | None) -> Any:
    return None if among is None else faiss.IDSelectorBatch(among)


def _inverted_file(vectors: Vectors) -> Any:
    """As many lists as about four times the root of the number of vectors, each coordinate of a vector a byte."""
    size, dimensions = vectors.shape
    lists = max(1, min(4 * round(size**0.5), size // PER_LIST))
    coarse = faiss.IndexFlatIP(dimensions)
    index = faiss.IndexIVFScalarQuantizer(
        coarse, dimensions, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    index.cp.spherical = True
    index.cp.niter = 8
    index.cp.max_points_per_centroid = PER_LIST + 10
    index.train(vectors)  # type: ignore[call-arg]
    index.add(vectors)  # type: ignore[call-arg]
    return index


def _write(index: Any, path: Path) -> None:
    # by way of memory: faiss's own writer does not notice that the last bytes do not fit on the disk
    path.write_bytes(faiss.serialize_index(index).data)


def _on_disk(path: Path) -> Any:
    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
