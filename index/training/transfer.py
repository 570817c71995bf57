"""A first embedding matrix for Dutch pieces in the space of an English model's input embeddings.

After WECHSEL (Minixhofer et al. 2022, "WECHSEL: Effective initialization of subword embeddings for cross-lingual
transfer of monolingual language models", NAACL), with two changes: a piece that the translated sentences align with
English pieces gets their mean, in the measure of how often it was seen; and the map from the monolingual Dutch space,
which gives the other pieces theirs, is fitted on all aligned pieces and corrected by its nearest aligned neighbours.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]

Matrix = NDArray[np.float32]


def unit(vectors: Matrix) -> Matrix:
    """Rows scaled to length one; a row of zeros stays."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def fit_map(source: Matrix, target: Matrix, weights: NDArray[np.floating], ridge: float = 1.0) -> Matrix:
    """The weighted ridge regression from ``source`` (a column of ones added) to ``target``."""
    x = np.hstack([source, np.ones((len(source), 1), dtype=np.float32)])
    wx = x * weights[:, None]
    penalty = ridge * np.eye(x.shape[1])
    penalty[-1, -1] = 0
    solved: Matrix = np.linalg.solve(wx.T @ x + penalty, wx.T @ target).astype(np.float32)
    return solved


def apply_map(source: Matrix, mapping: Matrix) -> Matrix:
    """The image of ``source`` under a map from :func:`fit_map`."""
    return np.asarray(source @ mapping[:-1] + mapping[-1], dtype=np.float32)


def neighbour_residual(
    query: Matrix, anchors: Matrix, residuals: Matrix, neighbours: int = 10, temperature: float = 0.1
) -> Matrix:
    """The softmax-weighted mean residual of each query's nearest anchors (all rows of unit length)."""
    out = np.zeros((len(query), residuals.shape[1]), dtype=np.float32)
    for start in range(0, len(query), 1024):
        similar = query[start : start + 1024] @ anchors.T
        near = np.argpartition(-similar, min(neighbours, similar.shape[1] - 1), axis=1)[:, :neighbours]
        score = np.take_along_axis(similar, near, axis=1) / temperature
        weight = np.exp(score - score.max(axis=1, keepdims=True))
        weight /= weight.sum(axis=1, keepdims=True)
        out[start : start + 1024] = np.einsum("nk,nkd->nd", weight, residuals[near])
    return out


def initial_embeddings(
    pieces: list[str],
    vectors: Matrix,
    counts: sparse.csr_matrix,
    english: Matrix,
    spelled: list[list[int]],
    trust: float = 1.0,
) -> tuple[Matrix, dict[str, float]]:
    """A row for each Dutch piece, and figures on where the rows came from.

    ``vectors`` are monolingual, ``counts`` alignments with the rows of ``english``; ``spelled`` are the English pieces
    that spell each Dutch piece, used for those that mean the same in both languages (figures, marks) or are unknown.
    """
    total = np.asarray(counts.sum(axis=1)).ravel()
    known = np.linalg.norm(vectors, axis=1) > 0
    centred = unit(vectors - vectors[known].mean(axis=0)) * known[:, None]
    translated = np.asarray(counts @ english / np.maximum(total, 1e-9)[:, None], dtype=np.float32)
    anchors = np.flatnonzero(known & (total > 0.3))
    weights = np.minimum(total[anchors], 5.0)
    mapping = fit_map(centred[anchors], translated[anchors], weights)
    residuals = translated[anchors] - apply_map(centred[anchors], mapping)
    mapped = apply_map(centred, mapping)
    others = np.flatnonzero(known)
    mapped[others] += neighbour_residual(centred[others], centred[anchors], residuals)
    spelling = np.stack([english[ids].mean(axis=0) if ids else english.mean(axis=0) for ids in spelled])
    same = np.array([not any(c.isalpha() for c in p) for p in pieces])
    base = np.where((known & ~same)[:, None], mapped, spelling)
    share = np.where(same, 0.0, total / (total + trust))[:, None]
    out = (share * translated + (1 - share) * base).astype(np.float32)
    figures = {
        "aligned": float((total > 0.3).mean()),
        "mapped": float((known & (total <= 0.3)).mean()),
        "spelled": float((~known & (total <= 0.3)).mean()),
        "fit": float(1 - (residuals**2).mean() / translated[anchors].var(axis=0).mean()),
    }
    return out, figures
