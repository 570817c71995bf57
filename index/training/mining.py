"""Which passages a search would confuse with the right one: negatives that are hard."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 8  # negatives that are found for a query
SAME = 0.92  # the cosine from which two passages may well say the same
BESIDE = 1  # passages this near in the file may well answer too

Vectors = NDArray[np.float32]


def hard_negatives(
    queries: Vectors, passages: Vectors, passage_of: Sequence[int], files: Sequence[str]
) -> dict[int, list[int]]:
    """For each query the passages of the same file that are most like it, likest first.

    Its own and those that may well answer it too are left out (after Xiong et al. 2021, "Approximate Nearest Neighbor
    Negative Contrastive Learning", ICLR).

    ``queries`` and ``passages`` are unit vectors; ``passage_of`` holds the passage of each query, ``files`` the file of
    each passage; passages stand in the order of the file.
    """
    of_file: dict[str, list[int]] = defaultdict(list)
    for number, file in enumerate(files):
        of_file[file].append(number)
    made: dict[int, list[int]] = {}
    for query, right in enumerate(passage_of):
        members = np.array(of_file[files[right]])
        own = passages[members]
        same = (abs(members - right) <= BESIDE) | (own @ passages[right] > SAME)
        likeness = np.where(same, -2, own @ queries[query])
        nearest = np.argsort(-likeness, kind="stable")[:MOST]
        made[query] = members[nearest[likeness[nearest] > -2]].tolist()
    return made


def most_mined(hard: Mapping[int, Sequence[int]], known: set[int], count: int) -> set[int]:
    """``known``, and of the others the ``count`` passages that are hard for the most queries."""
    times = Counter(passage for mined in hard.values() for passage in mined if passage not in known)
    return known | {passage for passage, _ in times.most_common(count)}
