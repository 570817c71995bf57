"""Which passages count as hard for a query."""

from __future__ import annotations

from typing import Any

import numpy as np

from index.training.mining import MOST, hard_negatives, most_mined


def unit(*rows: tuple[float, ...]) -> np.ndarray[Any, np.dtype[np.float32]]:
    made = np.array(rows, np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def test_the_likest_of_the_file_come_first_without_what_may_answer_too() -> None:
    passages = unit((1, 0, 0), (1, 1, 0), (0.6, 1, 0), (0, 0, 1), (1, 0.1, 0), (0.7, 0.5, 1), (1, 0.3, 0))
    files = ["a", "a", "a", "a", "a", "a", "b"]
    # 1 stands beside 0, and 4 says the same; 6 is of another file
    assert hard_negatives(unit((1, 0.3, 0)), passages, [0], files) == {0: [2, 5, 3]}


def test_at_most_so_many_are_kept() -> None:
    passages = np.eye(40, dtype=np.float32)
    found = hard_negatives(passages[:1], passages, [0], ["a"] * 40)
    assert len(found[0]) == MOST


def test_what_is_hard_for_most_queries_is_added_to_what_is_known() -> None:
    assert most_mined({0: [1, 2], 1: [3, 2], 2: [0, 2]}, {0, 1}, 1) == {0, 1, 2}
