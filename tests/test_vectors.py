from pathlib import Path

import numpy as np
import pytest

from index.vectors import NEAREST_FILE, VectorIndex

COUNT, DIMENSIONS, TOP = 4000, 32, 20


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    """Unit vectors in clusters, as those of texts are."""
    rng = np.random.default_rng(1)
    centres = rng.normal(size=(60, DIMENSIONS))
    rows = centres[rng.integers(0, 60, COUNT)] + 0.7 * rng.normal(size=(COUNT, DIMENSIONS))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def folder(vectors: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("vectors")
    VectorIndex.build(vectors, flat_up_to=1000).save(path)
    return path


def exact(vectors: np.ndarray, query: np.ndarray, among: np.ndarray) -> list[int]:
    return among[np.argsort(-(vectors[among] @ query))][:TOP].tolist()  # type: ignore[no-any-return]


def test_few_vectors_are_all_compared(vectors: np.ndarray, tmp_path: Path) -> None:
    VectorIndex.build(vectors).save(tmp_path)
    index = VectorIndex.load(tmp_path)
    assert index.is_exact
    assert not (tmp_path / NEAREST_FILE).exists()
    assert list(index.search(vectors[7], TOP)) == exact(vectors, vectors[7], np.arange(COUNT))


def test_of_many_the_nearest_are_found_with_their_true_cosine(vectors: np.ndarray, folder: Path) -> None:
    index = VectorIndex.load(folder)
    assert not index.is_exact
    recalls = []
    for query in vectors[::200]:
        found = index.search(query, TOP)
        assert list(found.values()) == sorted(found.values(), reverse=True)
        assert all(score == pytest.approx(float(vectors[n] @ query), abs=1e-5) for n, score in found.items())
        recalls.append(len(set(found) & set(exact(vectors, query, np.arange(COUNT)))) / TOP)
    assert np.mean(recalls) > 0.95


def test_search_among_some(vectors: np.ndarray, folder: Path) -> None:
    index, among = VectorIndex.load(folder), np.arange(5, COUNT, 50)
    assert list(index.search(vectors[7], TOP, among)) == exact(vectors, vectors[7], among)
    assert index.search(vectors[7], TOP, among[:0]) == {}


def test_a_new_index_of_the_same_vectors_finds_the_same(vectors: np.ndarray, folder: Path) -> None:
    again = VectorIndex.build(vectors, flat_up_to=1000)
    assert again.search(vectors[9], TOP) == VectorIndex.load(folder).search(vectors[9], TOP)


def test_no_vectors_at_all(tmp_path: Path) -> None:
    VectorIndex.build(np.zeros((0, 8), np.float32)).save(tmp_path)
    assert VectorIndex.load(tmp_path).search(np.ones(8, np.float32), TOP) == {}
