"""Texts of different length as the arrays that a model takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]


def batches_of(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Numbers of texts, longest first, of like length together, padded to at most ``tokens`` tokens a batch.

    That is less padding, and a full memory shows at once.
    """
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    made: list[list[int]] = []
    start = 0
    while start < len(order):
        stop = start + max(1, tokens // lengths[order[start]])
        made.append(order[start:stop])
        start = stop
    return made


def padded(texts: Sequence[Sequence[int]], padding: int = 0) -> tuple[Ids, Ids]:
    """Ids and mask, int64 of shape (texts, tokens); ``padding`` is the id where a text has ended."""
    ids = np.full((len(texts), max(map(len, texts))), padding, np.int64)
    mask = np.zeros_like(ids)
    for row, mine in enumerate(texts):
        ids[row, : len(mine)] = mine
        mask[row, : len(mine)] = 1
    return ids, mask
