"""Batches of texts of like length, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor


def length_batches(lengths: Sequence[int], tokens: int, most: int, seed: int) -> Iterator[list[int]]:
    """For ever: rows of like length, so that rows times longest is at most ``tokens``; each row once a pass."""
    rng = random.Random(seed)
    while True:
        order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 3)
        batches: list[list[int]] = []
        current: list[int] = []
        widest = 0
        for row in order:
            widest = max(widest, lengths[row])
            if current and (widest * (len(current) + 1) > tokens or len(current) == most):
                batches.append(current)
                current, widest = [], lengths[row]
            current.append(row)
        batches.append(current)
        rng.shuffle(batches)
        yield from batches


def pad(ids: Sequence[Sequence[int]], padding: int = 0) -> tuple[Tensor, Tensor]:
    """Ids as a matrix, and the mask of what is not padding."""
    width = max(map(len, ids))
    out = np.full((len(ids), width), padding, dtype=np.int64)
    mask = np.zeros((len(ids), width), dtype=np.float32)
    for i, row in enumerate(ids):
        out[i, : len(row)] = row
        mask[i, : len(row)] = 1
    return torch.from_numpy(out), torch.from_numpy(mask)


def clip(ids: list[int], longest: int) -> list[int]:
    """Ids cut to ``longest``, the end mark kept."""
    return ids if len(ids) <= longest else [*ids[: longest - 1], ids[-1]]
