"""Queries that were written for passages of the training text, and batches of them.

``data/written_queries.tsv`` holds, for passages drawn from the programmes and laws, questions and restatements that
share as few words with the passage as can be, and queries as people type them. They were written by a large language
model that read the passage (after Bonifacio et al. 2022, "InPars", SIGIR; Dai et al. 2023, "Promptagator", ICLR). A key
ties each to its passage, so the passages themselves need not be here.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.training.pairs import FUNCTION_WORDS, Passage, words_of
from index.training.parallel import normal

DATA = Path(__file__).with_name("data")
WRITTEN_QUERIES = DATA / "written_queries.tsv"
WRITTEN_TWINS = DATA / "written_twins.tsv"
Matrix = np.ndarray[Any, np.dtype[np.float32]]
KINDS = {"P": "paraphrase", "S": "statement", "N": "natural", "X": "unanswerable"}
TWIN_KINDS = {"A": "answerable", "X": "unanswerable", "F": "false premise"}
UNANSWERED = frozenset({"unanswerable", "false premise", "topic not treated"})


@dataclass(frozen=True, slots=True)
class WrittenQuery:
    """A query, the key of the passage it was written for, and its kind: one of the values of ``KINDS``."""

    key: str
    kind: str
    text: str


def passage_key(passage: Passage) -> str:
    """What ties a query to a passage: a hash of its file and of its letters."""
    return hashlib.sha256((passage.file + normal("".join(passage.sentences))).encode()).hexdigest()[:12]


def is_reserved(file: str) -> bool:
    """Whether the queries of a file are kept from the embedding model, to learn from them how to rank with it.

    A tenth of the files, by the hash of their name.
    """
    return hashlib.sha256(f"reserved {file}".encode()).digest()[0] < 26


def load_written(path: Path = WRITTEN_QUERIES) -> list[WrittenQuery]:
    """All written queries, of every side of the split."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [WrittenQuery(key, (KINDS | TWIN_KINDS)[kind], text) for key, kind, text in rows]


def taken(passage: Passage, rng: random.Random) -> str:
    """Words of one sentence of a passage in their order, some left out, as a query that is half a quotation."""
    words = words_of(rng.choice([s for s in passage.sentences if len(s.split()) > 4] or list(passage.sentences)))
    length = rng.randint(4, 16)
    start = rng.randrange(max(1, len(words) - length + 1))
    drop = rng.choice((0.0, 0.2, 0.4))
    kept = [w for w in words[start : start + length] if rng.random() >= drop * (1.5 if w in FUNCTION_WORDS else 1)]
    return " ".join(kept or words)


@dataclass(frozen=True, slots=True)
class WrittenBatch:
    """Queries, the passage of each, and passages that answer none of them."""

    queries: list[str]
    passages: list[str]
    others: list[str]


class WrittenBatches:
    """Batches of written queries: several of one file, with passages near them as hard negatives."""

    def __init__(
        self, passages: Sequence[Passage], queries: Iterable[WrittenQuery], near: int = 12, literal: float = 0.2
    ) -> None:
        self.passages, self.near, self.literal = passages, near, literal
        self.alike: dict[int, list[int]] = {}
        place = {passage_key(p): i for i, p in enumerate(passages)}
        self.queries: list[tuple[int, str]] = []
        self.by_file: dict[str, list[int]] = defaultdict(list)
        for query in queries:
            row = place.get(query.key)
            if row is not None and query.kind not in UNANSWERED and not is_reserved(passages[row].file):
                self.by_file[passages[row].file].append(len(self.queries))
                self.queries.append((row, query.text))

    def text(self, row: int, rng: random.Random) -> str:
        """A passage as the index has it, with its heading, or at times without."""
        passage = self.passages[row]
        body = " ".join(passage.sentences)
        return f"{passage.heading}\n{body}" if passage.heading and rng.random() < 0.5 else body

    def mine(self, vectors_of: Callable[[list[str]], Matrix], skip: int = 1, most: int = 8) -> None:
        """Find for each passage that has a query the most alike of its file, as negatives that are hard.

        The very most alike (``skip``) are passed over: they may well answer the query (after Xiong et al. 2021,
        "Approximate Nearest Neighbor Negative Contrastive Learning", ICLR). ``vectors_of`` gives (n, d) unit vectors.
        """
        for numbers in self.by_file.values():
            rows = sorted({self.queries[n][0] for n in numbers})
            vectors = vectors_of([" ".join(self.passages[row].sentences) for row in rows])
            order = np.argsort(-(vectors @ vectors.T), axis=1)[:, 1 + skip : 1 + skip + most]
            self.alike.update((row, [rows[i] for i in found]) for row, found in zip(rows, order, strict=True))

    def batch(self, size: int, others: int, rng: random.Random) -> WrittenBatch:
        """``size`` queries with different passages, and ``others`` passages near or like those.

        A share of the queries (``literal``) is put as words taken from the passage, as people half remember a text.
        """
        chosen: dict[int, str] = {}
        while len(chosen) < size:
            row, _ = rng.choice(self.queries)
            same = self.by_file[self.passages[row].file]
            for number in rng.sample(same, min(len(same), 6)):
                if len(chosen) < size:
                    chosen.setdefault(self.queries[number][0], self.queries[number][1])
        wrong: set[int] = set()
        for row in rng.sample(sorted(chosen), min(others, len(chosen))):
            low, high = max(0, row - self.near), min(len(self.passages), row + self.near + 1)
            same = [
                i
                for i in range(low, high)
                if i not in chosen and abs(i - row) > 1 and self.passages[i].file == self.passages[row].file
            ]
            alike = [i for i in self.alike.get(row, ()) if i not in chosen]
            if alike and (not same or rng.random() < 0.6):
                wrong.add(rng.choice(alike))
            elif same:
                wrong.add(rng.choice(same))
        rows = list(chosen)
        rng.shuffle(rows)
        return WrittenBatch(
            [taken(self.passages[r], rng) if rng.random() < self.literal else chosen[r] for r in rows],
            [self.text(row, rng) for row in rows],
            [self.text(row, rng) for row in sorted(wrong)],
        )
