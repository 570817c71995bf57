"""BM25 over Dutch terms (Robertson et al., 1995), with the weights that tell how much of a question is covered."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from index.dutch import term_groups, terms
from index.expansion import ALL_PARTS, SOME_PARTS, Expansion
from index.slips import can_be_slip, slips_in
from index.thesaurus import thesaurus
from ingest.lexicon import frequency

K1 = 1.2
B = 0.6
MIN_MENDED = 6  # letters: a shorter unknown word is more likely a name than a slip


def saturated(count: int, length: float) -> float:
    """What ``count`` times the same term counts in a passage of ``length`` times the usual one, below 1."""
    return count / (count + K1 * (1 - B + B * length))


class LexicalIndex:
    """BM25 scores and term weights of the passages of one index."""

    def __init__(self, bm25: Any, frequencies: dict[str, int], size: int, length: int) -> None:
        """``frequencies`` tells how many of the ``size`` passages hold a term, ``length`` how many terms they have in
        all. Without ``bm25`` only a passage whose terms are given can be scored."""
        self._bm25 = bm25
        self._frequencies = frequencies
        self.size = size
        self._length = length

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]], searched: bool = True) -> LexicalIndex:
        """From the terms of every passage (:func:`index.dutch.terms`), in the order of the passages.

        Without ``searched`` only the weights of the terms are kept: another store finds the passages.
        """
        bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
        if texts and searched:
            bm25.index([t if isinstance(t, list) else list(t) for t in texts], show_progress=False)
        frequencies = Counter(t for text in texts for t in set(text))
        return cls(bm25 if texts and searched else None, dict(frequencies), len(texts), sum(map(len, texts)))

    def save(self, folder: Path) -> None:
        if self._bm25 is not None:
            self._bm25.save(str(folder), show_progress=False)
        folder.mkdir(exist_ok=True)
        (folder / "frequencies.json").write_text(json.dumps([self.size, self._length, self._frequencies]), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        size, length, frequencies = json.loads((folder / "frequencies.json").read_text("utf-8"))
        bm25 = bm25s.BM25.load(str(folder), mmap=True, show_progress=False) if len([*folder.iterdir()]) > 1 else None
        return cls(bm25, frequencies, size, length)

    def scores(self, query: str) -> npt.NDArray[np.float32]:
        """BM25 score of every passage, shape (passages,). A part of a compound counts as a term of its own."""
        known = [t for t in terms(query) if t in self._frequencies]
        if not known:
            return np.zeros(self.size, np.float32)
        return np.asarray(self._bm25.get_scores(known), np.float32)

    def score(self, asked: Mapping[str, int], held: Sequence[str]) -> float:
        """BM25 score of a passage with the terms ``held``; ``asked`` tells how often the query holds each term."""
        counts, length = Counter(held), len(held) * self.size / max(self._length, 1)
        return sum(n * self.weight(t) * saturated(counts[t], length) for t, n in asked.items() if counts[t])

    def weight(self, term: str) -> float:
        """Inverse document frequency: what a term tells, 0 for one in every passage, most for one in none."""
        n = self._frequencies.get(term, 0)
        return math.log(1 + (self.size - n + 0.5) / (n + 0.5))

    def known(self, term: str) -> bool:
        return term in self._frequencies

    def frequency(self, term: str) -> int:
        """The number of passages that hold it."""
        return self._frequencies.get(term, 0)

    def slips(self, query: str) -> dict[str, str]:
        """The words of ``query`` that no passage and no list of words knows, each with the term that is one slip of
        the pen away."""
        found: dict[str, str] = {}
        for word in dict.fromkeys(re.findall(r"[^\W\d_]+", query)):
            groups = term_groups(word)
            if len(word) < MIN_MENDED or frequency(word):  # a Dutch word is meant as it is written
                continue
            if len(groups) == 1 and not any(map(self.known, groups[0])):
                nearest = self._nearest(groups[0][0])
                if nearest:
                    found[word] = nearest
        return found

    @lru_cache(maxsize=4096)  # noqa: B019 - an index lives as long as the process or is dropped whole
    def _nearest(self, term: str) -> str | None:
        """The most frequent term one slip away (two in a long word): a letter more, fewer, other or swapped."""
        slips = slips_in(len(term))
        near = [
            (OSA.distance(term, known, score_cutoff=slips), -count, known)
            for length in range(len(term) - slips, len(term) + slips + 1)
            for known, count in self._by_start.get((term[0], length), ())
            if can_be_slip(term, known)
        ]
        distance, _, best = min(near, default=(slips + 1, 0, ""))
        return best if distance <= slips else None

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        """The words among the terms with their counts, by first letter and length."""
        found: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for term, count in self._frequencies.items():
            if term.isalpha():
                found.setdefault((term[0], len(term)), []).append((term, count))
        return found

    def coverage(self, query: str, held: Collection[str]) -> float:
        """The share of the query's weight that the terms in ``held`` cover, 0 to 1.

        A compound counts as found by its own stem. All of its parts together count for most of it, some of them for
        little: where "basis" and "inkomen" stand, "basisinkomen" need not be meant.
        """
        total = covered = 0.0
        for group in term_groups(query):
            weight = (
                self.weight(group[0]) if self.known(group[0]) or len(group) == 1 else max(map(self.weight, group[1:]))
            )
            total += weight
            if group[0] in held:
                covered += weight
            elif len(group) > 1:
                parts = sum(map(self.weight, group[1:]))
                share = sum(self.weight(t) for t in group[1:] if t in held) / parts if parts else 0.0
                covered += weight * share * (ALL_PARTS if all(t in held for t in group[1:]) else SOME_PARTS)
        return covered / total if total else 0.0

    def related_coverage(self, query: str, held: Collection[str]) -> float:
        """As :meth:`coverage`, where words related to those of the query count too (:mod:`index.thesaurus`)."""
        return self._expanded(query).coverage(held)

    @lru_cache(maxsize=256)  # noqa: B019 - an index lives as long as the process or is dropped whole
    def _expanded(self, query: str) -> Expansion:
        return Expansion(thesaurus().concepts(query), self)
