"""Which passages count as hard for a query."""

from __future__ import annotations

from typing import Any

import numpy as np

from index.training.mining import COLLECTION, MOST, collections, hard_negatives


def unit(*rows: tuple[float, ...]) -> np.ndarray[Any, np.dtype[np.float32]]:
    made = np.array(rows, np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def test_files_stay_whole_and_collections_reach_their_size() -> None:
    files = [f"f{n % 7}" for n in range(400)]
    made = collections(files)
    assert sorted(number for one in made for number in one) == list(range(400))
    assert all(len(one) >= COLLECTION for one in made[:-1])
    home = {files[n]: k for k, one in enumerate(made) for n in one}
    assert all(home[files[n]] == k for k, one in enumerate(made) for n in one)


def test_the_likest_come_first_without_what_may_answer_too() -> None:
    passages = unit((1, 0, 0), (1, 0.1, 0), (0.6, 1, 0), (0.7, 0.5, 1), (0, 0, 1), (0.7, 1, 0))
    files, rows = ["a", "a", "a", "a", "b", "b"], [0, 9, 1, 30, 0, 1]
    # 1 says the same as 0, and 2 stands beside it; 5 has the row beside it, but in another file
    assert hard_negatives(unit((1, 0.3, 0)), passages, [0], files, rows) == {0: [5, 3, 4]}


def test_at_most_so_many_are_kept() -> None:
    passages = np.eye(40, dtype=np.float32)
    found = hard_negatives(passages[:1], passages, [0], ["a"] * 40, list(range(0, 80, 2)))
    assert len(found[0]) == MOST
