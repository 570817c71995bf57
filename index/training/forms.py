"""What a piece can learn from its relatives: other forms of the same word, and the parts of a compound.

A translation of "gemeente" is one of "gemeenten", and "milieubeheer" lies between "milieu" and "beheer"; the
sentences that were translated hold only some of the forms.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import Stemmer
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]

from index.training.tokenizer import WORD_START

LINKS = ("", "s", "e", "en", "n", "-")


def share(
    counts: sparse.csr_matrix, groups: list[list[int]], part: float, weak: float = 2.0, most: float = 3.0
) -> sparse.csr_matrix:
    """Add to each row seen fewer than ``weak`` times ``part`` of the other rows of its group.

    A relative counts as if seen ``most`` times at most, lest a frequent word with the same stem by chance decide.
    """
    total = np.asarray(counts.sum(axis=1)).ravel()
    scale = part * np.minimum(1.0, most / np.maximum(total, 1e-9))
    couples = [(a, b) for group in groups for a in group if total[a] < weak for b in group if a != b]
    rows, columns = [a for a, _ in couples], [b for _, b in couples]
    n = counts.shape[0]
    swap = sparse.csr_matrix((scale[columns], (rows, columns)), shape=(n, n))
    return (counts + swap @ counts).tocsr()


def positions(pieces: list[str]) -> list[list[int]]:
    """A piece at a word's start and the same piece inside a word."""
    ids = {piece: i for i, piece in enumerate(pieces)}
    return [[i, ids[WORD_START + p]] for i, p in enumerate(pieces) if len(p) > 3 and WORD_START + p in ids]


def inflections(pieces: list[str]) -> list[list[int]]:
    """Whole words with the same stem."""
    stemmer = Stemmer.Stemmer("dutch_porter")
    groups: dict[str, list[int]] = defaultdict(list)
    for i, piece in enumerate(pieces):
        if piece.startswith(WORD_START) and len(piece) > 4 and piece[1:].isalpha():
            groups[stemmer.stemWord(piece[1:])].append(i)
    return [group for stem, group in groups.items() if len(group) > 1 and len(stem) > 2]


def compounds(pieces: list[str], strength: NDArray[np.floating], least: float = 1.0) -> list[tuple[int, int, int]]:
    """Weak pieces that two strong ones make up, with these two: the split whose shorter part is longest."""
    ids = {piece: i for i, piece in enumerate(pieces)}
    best: dict[str, int] = {}
    for piece, i in ids.items():
        word = piece.removeprefix(WORD_START)
        if strength[i] >= least and (word not in best or strength[i] > strength[best[word]]):
            best[word] = i
    found = []
    for i, piece in enumerate(pieces):
        word = piece.removeprefix(WORD_START)
        if strength[i] >= least or len(word) < 8:
            continue
        choices = []
        for cut in range(4, len(word) - 3):
            head = best.get(word[cut:])
            for link in LINKS:
                modifier = best.get(word[: cut - len(link)]) if word[:cut].endswith(link) else None
                if head is not None and modifier is not None and cut - len(link) >= 3:
                    choices.append((min(cut - len(link), len(word) - cut), modifier, head))
        if choices:
            _, modifier, head = max(choices)
            found.append((i, modifier, head))
    return found


def with_compounds(counts: sparse.csr_matrix, pieces: list[str], weight: float = 1.5) -> sparse.csr_matrix:
    """Give each weak compound the mean of its parts' translations, counted as if seen ``weight`` times."""
    total = np.asarray(counts.sum(axis=1)).ravel()
    found = compounds(pieces, total)
    if not found:
        return counts
    rows = [i for i, a, b in found for _ in (a, b)]
    columns = [part for _, a, b in found for part in (a, b)]
    n = counts.shape[0]
    parts = sparse.csr_matrix((weight / 2 / total[columns], (rows, columns)), shape=(n, n))
    return (counts + parts @ counts).tocsr()
