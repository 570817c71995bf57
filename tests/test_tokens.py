"""Token states, and the late interaction of a query with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.tokens import TokenStates

EAST, NORTH = np.eye(2, dtype=np.float32)


def test_every_token_of_the_query_counts_its_nearest_by_its_own_weight() -> None:
    states = TokenStates.of([np.array([3 * EAST, EAST]), np.array([EAST, 2 * NORTH])])
    query = np.array([3 * EAST, NORTH])
    assert states.interaction(query, 0) == pytest.approx(0.75, abs=0.01)
    assert states.interaction(query, 1) == pytest.approx(1.0, abs=0.01)
    assert states.interaction(-query, 1) == pytest.approx(0.0, abs=0.01)


def test_text_or_query_without_tokens_has_nothing_alike() -> None:
    none = np.zeros((0, 2), np.float32)
    states = TokenStates.of([np.array([EAST]), none])
    assert states.interaction(np.array([EAST]), 1) == 0
    assert states.interaction(none, 0) == 0


def test_states_stay_the_same_on_disk(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    made = TokenStates.of([rng.normal(size=(n, 8)).astype(np.float32) for n in (4, 0, 7)])
    made.save(tmp_path)
    loaded = TokenStates.load(tmp_path)
    assert len(loaded) == 3
    assert loaded.dimensions == 8
    query = rng.normal(size=(3, 8)).astype(np.float32)
    assert [loaded.interaction(query, i) for i in range(3)] == [made.interaction(query, i) for i in range(3)]


def test_a_byte_a_coordinate_is_precise_enough() -> None:
    rng = np.random.default_rng(4)
    text, query = rng.normal(size=(20, 64)).astype(np.float32), rng.normal(size=(5, 64)).astype(np.float32)
    unit = text / np.linalg.norm(text, axis=1, keepdims=True)
    exact = (query @ unit.T).max(axis=1).sum() / np.linalg.norm(query, axis=1).sum()
    assert TokenStates.of([text]).interaction(query, 0) == pytest.approx(float(exact), abs=0.01)


def test_some_of_the_texts_keep_their_states() -> None:
    rng = np.random.default_rng(5)
    made = TokenStates.of([rng.normal(size=(n, 8)).astype(np.float32) for n in (4, 2, 7)])
    some = made.only([2, 0])
    query = rng.normal(size=(3, 8)).astype(np.float32)
    assert [some.interaction(query, i) for i in (0, 1)] == [made.interaction(query, i) for i in (2, 0)]
    assert len(made.only([])) == 0
