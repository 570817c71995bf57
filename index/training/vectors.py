"""Vectors of the Dutch pieces from running text alone.

Skip-gram with negative sampling (Mikolov et al. 2013, "Distributed Representations of Words and Phrases and their
Compositionality", NIPS) over the tokenizer's own pieces, so that every piece has a vector in one Dutch space.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.tokenizer import encode

LINE = 200  # pieces in one line of the file that is learned from


def write_corpus(tokenizer: Tokenizer, texts: Iterator[str], path: Path) -> int:
    """Write the ids of ``texts``, many to a line, and return how many."""
    count = 0
    batch: list[str] = []
    with path.open("w", encoding="ascii") as file:

        def flush() -> int:
            written = 0
            for ids in encode(tokenizer, batch):
                for start in range(0, len(ids), LINE):
                    file.write(" ".join(map(str, ids[start : start + LINE])) + "\n")
                written += len(ids)
            batch.clear()
            return written

        for text in texts:
            batch.append(text)
            if len(batch) == 4096:
                count += flush()
        count += flush()
    return count


def piece_vectors(
    corpus: Path, size: int, dims: int = 256, epochs: int = 3, window: int = 6, threads: int = 2, seed: int = 1
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Vectors and counts of pieces 0 to ``size``; a piece that was not seen has zeros."""
    from gensim.models import Word2Vec  # type: ignore[import-untyped]

    model = Word2Vec(
        corpus_file=str(corpus),
        vector_size=dims,
        window=window,
        min_count=3,
        sg=1,
        negative=6,
        sample=3e-4,
        epochs=epochs,
        workers=threads,
        seed=seed,
    )
    vectors = np.zeros((size, dims), dtype=np.float32)
    counts = np.zeros(size, dtype=np.int64)
    for key, row in model.wv.key_to_index.items():
        vectors[int(key)] = model.wv.vectors[row]
        counts[int(key)] = model.wv.get_vecattr(key, "count")
    return vectors, counts
