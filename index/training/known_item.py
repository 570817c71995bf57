"""A retrieval test from running text that no one has to label: find the text that a query was taken from.

Headings ask for a passage of their section (the passages are without their headings); sentences, less every content
word that their paragraph repeats, ask for what is left of that paragraph. Beside them the written queries of held-out
passages (:mod:`index.training.written`), of each kind that has an answer.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from index.training.pairs import FUNCTION_WORDS, Passage, make_passages, without_shared, words_of
from index.training.text import Section
from index.training.written import WrittenQuery, passage_key


@dataclass
class KnownItems:
    """Passages, and queries of each kind with the numbers of the passages that answer them."""

    passages: list[Passage] = field(default_factory=list)
    queries: dict[str, list[tuple[str, frozenset[int]]]] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """What is searched: the passages without their headings."""
        return [" ".join(passage.sentences) for passage in self.passages]

    def count(self) -> int:
        """Number of queries."""
        return sum(map(len, self.queries.values()))


def build(
    sections: Iterable[Section],
    per_kind: int,
    most_passages: int | None = None,
    written: Iterable[WrittenQuery] = (),
    seed: int = 7,
) -> KnownItems:
    """The test over ``sections``: up to ``per_kind`` queries of each kind made by rule, and all of ``written``.

    ``most_passages`` cuts it off; sections with a written query come first.
    """
    rng = random.Random(seed)
    asked: dict[str, list[WrittenQuery]] = defaultdict(list)
    for item in written:
        if item.kind != "unanswerable":
            asked[item.key].append(item)
    sections = list(sections)
    rng.shuffle(sections)
    if asked:
        sections.sort(key=lambda s: not any(passage_key(p) in asked for p in make_passages([s])))
    headings = Counter(s.heading.lower() for s in sections)
    items = KnownItems()
    by_kind: dict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
    by_heading: list[tuple[str, frozenset[int]]] = []
    by_sentence: list[tuple[str, frozenset[int]]] = []
    seen: set[str] = set()
    for section in sections:
        if most_passages is not None and len(items.passages) >= most_passages:
            break
        mine = []
        for passage in make_passages([section]):
            kept = list(passage.sentences)
            key = " ".join(kept)[:120].lower()
            if key in seen:
                continue
            seen.add(key)
            long = [i for i, s in enumerate(kept) if 10 <= len(s.split()) <= 40]
            place = len(items.passages)
            for query in asked.get(passage_key(passage), ()):
                by_kind[query.kind].append((query.text, frozenset([place])))
            if passage_key(passage) not in asked and len(kept) >= 3 and long and rng.random() < 0.5:
                sentence = kept.pop(rng.choice(long))
                rest = without_shared(sentence, kept, rng, 1.0)
                if sum(w not in FUNCTION_WORDS for w in words_of(rest)) >= 4:
                    by_sentence.append((rest, frozenset([place])))
            items.passages.append(Passage(section.file, "", tuple(kept)))
            mine.append(place)
        heading = section.heading
        if mine and headings[heading.lower()] == 1 and 2 <= len(heading.split()) <= 15:
            by_heading.append((heading, frozenset(mine)))
    for name, queries in (("heading", by_heading), ("sentence", by_sentence)):
        items.queries[name] = rng.sample(queries, min(per_kind, len(queries)))
    return replace(items, queries=items.queries | dict(sorted(by_kind.items())))


def first_ranks(scores: NDArray[np.floating], relevant: list[frozenset[int]]) -> NDArray[np.int64]:
    """For each row of scores, the rank (from 1) of the best relevant column; ties count against it."""
    ranks = np.zeros(len(relevant), dtype=np.int64)
    for i, columns in enumerate(relevant):
        best = scores[i, list(columns)].max()
        ranks[i] = int((scores[i] >= best).sum()) if best > -np.inf else scores.shape[1]
    return ranks


def hit_and_mrr(ranks: NDArray[np.int64], depth: int = 5) -> tuple[float, float]:
    """Share found in the first ``depth``, and the mean reciprocal rank."""
    return float((ranks <= depth).mean()), float((1 / ranks).mean())


def dense_ranks(
    queries: NDArray[np.float32], passages: NDArray[np.float32], relevant: list[frozenset[int]]
) -> NDArray[np.int64]:
    """Ranks by cosine of unit vectors."""
    parts = [first_ranks(queries[s : s + 256] @ passages.T, relevant[s : s + 256]) for s in range(0, len(queries), 256)]
    return np.concatenate(parts)
