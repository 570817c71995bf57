"""Which passages a search would confuse with the right one: negatives that are hard."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

COLLECTION = 150  # passages: about what a few reports come to
MOST = 12  # negatives that are kept of a query
SAME = 0.85  # the cosine from which two passages may well say the same
BESIDE = 1  # passages this near in the file may well answer too

Vectors = NDArray[np.float32]


def collections(files: Sequence[str], seed: int = 3) -> list[list[int]]:
    """The numbers of passages, those of some files together, as in the folder of a user.

    ``files`` holds the file of each passage.
    """
    of_file: dict[str, list[int]] = defaultdict(list)
    for number, file in enumerate(files):
        of_file[file].append(number)
    names = sorted(of_file)
    random.Random(seed).shuffle(names)
    made: list[list[int]] = [[]]
    for name in names:
        if len(made[-1]) >= COLLECTION:
            made.append([])
        made[-1] += of_file[name]
    return made


def hard_negatives(
    queries: Vectors, passages: Vectors, passage_of: Sequence[int], files: Sequence[str], rows: Sequence[int]
) -> dict[int, list[int]]:
    """For each query the passages of its collection that are most like it, but for its own and those that may well
    answer it too (after Xiong et al. 2021, "Approximate Nearest Neighbor Negative Contrastive Learning", ICLR).

    ``queries`` and ``passages`` are unit vectors; ``passage_of`` holds the passage of each query, ``files`` and
    ``rows`` the file of each passage and its place there.
    """
    asked: dict[int, list[int]] = defaultdict(list)
    for query, passage in enumerate(passage_of):
        asked[passage].append(query)
    made: dict[int, list[int]] = {}
    for members in collections(files):
        own = passages[members]
        file, row = np.array([files[m] for m in members]), np.array([rows[m] for m in members])
        beside = (file[:, None] == file) & (abs(row[:, None] - row) <= BESIDE)
        same = beside | (own @ own.T > SAME)
        for i, passage in enumerate(members):
            for query in asked.get(passage, ()):
                likeness = np.where(same[i], -2, own @ queries[query])
                nearest = np.argsort(-likeness)[:MOST]
                made[query] = [members[n] for n in nearest if likeness[n] > -2]
    return made
