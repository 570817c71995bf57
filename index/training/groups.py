"""What one step of training the verifier learns from: some passages that look alike, and the queries about them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.training.labelled import Choice, Labelled
from index.training.taught import Taught

SIZE = 14  # passages with queries of their own
MORE = 4  # and passages without, that a search would confuse with those
QUERIES = 8  # of a passage at a time
CHOSEN = 3  # of those, that choose among the passages
OTHERS = 5  # passages beside the right one to choose from


class Group(NamedTuple):
    """``passages`` are encoded once for all of ``pairs`` and ``choices``, which hold no others."""

    passages: list[int]
    pairs: list[Labelled]
    choices: list[Choice]

    @property
    def queries(self) -> list[int]:
        """Each once."""
        return list(dict.fromkeys([pair.query for pair in self.pairs]))


def groups(taught: Taught, numbers: Sequence[int], rng: random.Random) -> Iterator[Group]:
    """Every passage of the queries ``numbers`` once, each with others that a search would confuse with it (hard
    negatives within the batch; after Karpukhin et al. 2020, "Dense Passage Retrieval", EMNLP)."""
    queries_of: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        queries_of[taught.passage_of[number]].append(number)
    order = list(queries_of)
    rng.shuffle(order)
    beside: dict[str, list[int]] = defaultdict(list)
    for passage in order:
        beside[taught.files[passage]].append(passage)
    left = dict.fromkeys(order)
    while left:
        first = next(iter(left))
        chosen: dict[int, None] = {}
        waiting = [first]
        while waiting and len(chosen) < SIZE:
            passage = waiting.pop(0)
            if passage in left:
                del left[passage]
                chosen[passage] = None
                waiting += [p for p in _confused(taught, queries_of[passage]) if p in left]
            if not waiting:
                same = beside[taught.files[first]]
                while same and same[-1] not in left:
                    same.pop()
                waiting = same[-1:] or [p for p, _ in zip(left, range(1), strict=False)]
        yield _group(taught, list(chosen), queries_of, rng)


def _confused(taught: Taught, queries: Sequence[int]) -> list[int]:
    """The passages that look like the queries, those first that look like most."""
    return [p for p, _ in Counter(p for query in queries for p in taught.hard.get(query, ())).most_common()]


def _group(taught: Taught, own: list[int], queries_of: dict[int, list[int]], rng: random.Random) -> Group:
    asked = {passage: rng.sample(qs := queries_of[passage], min(QUERIES, len(qs))) for passage in own}
    confused = _confused(taught, [query for queries in asked.values() for query in queries])
    more = [p for p in confused if p not in asked]
    passages = [*own, *rng.sample(more[: 4 * MORE], min(MORE, len(more)))]
    pairs, choices = [], []
    for passage, queries in asked.items():
        pairs += [Labelled(query, passage, taught.answered(query)) for query in queries]
        answered = [query for query in queries if taught.answered(query) and taught.has_own_passage(query)]
        for query in rng.sample(answered, min(CHOSEN, len(answered))):
            others = _others(taught, query, passage, passages, rng)
            if len(others) == OTHERS:
                choices.append(Choice(query, (passage, *others)))
                pairs.append(Labelled(query, others[0], False))
    return Group(passages, pairs, choices)


def _others(taught: Taught, query: int, right: int, passages: Sequence[int], rng: random.Random) -> list[int]:
    """The passages to choose from beside ``right``: those that look like the query first, then of the same file."""
    hard = set(taught.hard.get(query, ()))
    wrong = [p for p in passages if p != right and (p in hard or taught.is_other(p, right))]
    rng.shuffle(wrong)
    wrong.sort(key=lambda p: (p not in hard, taught.files[p] != taught.files[right]))
    return wrong[:OTHERS]
