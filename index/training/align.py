"""Which English pieces a Dutch piece stands for, from translated sentences alone.

IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation", CL 19) learned in both
directions; the product of the two posteriors keeps what both agree on (Liang et al. 2006, "Alignment by Agreement").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]

Ids = NDArray[np.int32]


class Cells:
    """Every (Dutch piece, English piece) couple of every sentence pair, with an empty piece on both sides."""

    def __init__(self, dutch: list[list[int]], english: list[list[int]], weights: list[float], sizes: tuple[int, int]):
        self.sizes = (sizes[0] + 1, sizes[1] + 1)  # the last id of each side is the empty piece
        rows, columns, row_group, column_group, weight = [], [], [], [], []
        n_rows = n_columns = 0
        for d, e, w in zip(dutch, english, weights, strict=True):
            a = np.array([*set(d), sizes[0]], dtype=np.int32)
            b = np.array([*set(e), sizes[1]], dtype=np.int32)
            rows.append(np.repeat(a, len(b)))
            columns.append(np.tile(b, len(a)))
            row_group.append(np.repeat(np.arange(n_rows, n_rows + len(a), dtype=np.int32), len(b)))
            column_group.append(np.tile(np.arange(n_columns, n_columns + len(b), dtype=np.int32), len(a)))
            weight.append(np.full(len(a) * len(b), w, dtype=np.float32))
            n_rows += len(a)
            n_columns += len(b)
        self.row_group, self.column_group = np.concatenate(row_group), np.concatenate(column_group)
        self.weight = np.concatenate(weight)
        keys = np.concatenate(rows).astype(np.int64) * self.sizes[1] + np.concatenate(columns)
        self.couples, self.couple = np.unique(keys, return_inverse=True)
        self.rows = (self.couples // self.sizes[1]).astype(np.int32)
        self.columns = (self.couples % self.sizes[1]).astype(np.int32)

    def posteriors(self, given_dutch: bool, rounds: int) -> NDArray[np.float64]:
        """For each cell, how likely its English piece comes from its Dutch piece (or the reverse)."""
        given, group = (self.rows, self.column_group) if given_dutch else (self.columns, self.row_group)
        table = np.ones(len(self.couples))
        posterior = np.ones(len(self.couple))
        for _ in range(rounds):
            posterior = table[self.couple]
            posterior /= np.bincount(group, posterior)[group]
            counts = np.bincount(self.couple, posterior * self.weight, minlength=len(self.couples))
            table = counts / np.maximum(np.bincount(given, counts)[given], 1e-9)
        return posterior


def align(
    dutch: list[list[int]], english: list[list[int]], weights: list[float], sizes: tuple[int, int], rounds: int = 6
) -> sparse.csr_matrix:
    """Expected number of times that each Dutch piece was translated by each English piece, in both directions."""
    cells = Cells(dutch, english, weights, sizes)
    agreed = cells.posteriors(True, rounds) * cells.posteriors(False, rounds) * cells.weight
    counts = np.bincount(cells.couple, agreed, minlength=len(cells.couples))
    keep = (counts > 0.05) & (cells.rows < sizes[0]) & (cells.columns < sizes[1])
    return sparse.csr_matrix((counts[keep], (cells.rows[keep], cells.columns[keep])), shape=sizes)


def strongest(counts: sparse.csr_matrix, most: int = 4, share: float = 0.15) -> sparse.csr_matrix:
    """Each row's few largest counts, those under ``share`` of the largest left out."""
    counts = counts.tocsr()
    rows, columns, values = [], [], []
    for row in range(counts.shape[0]):
        start, end = counts.indptr[row], counts.indptr[row + 1]
        if start == end:
            continue
        data, index = counts.data[start:end], counts.indices[start:end]
        top = np.argsort(-data)[:most]
        top = top[data[top] >= share * data[top[0]]]
        rows.append(np.full(len(top), row))
        columns.append(index[top])
        values.append(data[top])
    if not rows:
        return sparse.csr_matrix(counts.shape)
    return sparse.csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), counts.shape)
