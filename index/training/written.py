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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.training.pairs import Passage
from index.training.parallel import normal

DATA = Path(__file__).with_name("data")
WRITTEN_QUERIES = DATA / "written_queries.tsv"
KINDS = {"P": "paraphrase", "S": "statement", "N": "natural", "X": "unanswerable"}


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
    return [WrittenQuery(key, KINDS[kind], text) for key, kind, text in rows]


@dataclass(frozen=True, slots=True)
class WrittenBatch:
    """Queries, the passage of each, and passages that answer none of them."""

    queries: list[str]
    passages: list[str]
    others: list[str]


class WrittenBatches:
    """Batches of written queries: several of one file, with passages near them as hard negatives."""

    def __init__(self, passages: Sequence[Passage], queries: Iterable[WrittenQuery], near: int = 12) -> None:
        self.passages, self.near = passages, near
        place = {passage_key(p): i for i, p in enumerate(passages)}
        self.queries: list[tuple[int, str]] = []
        self.by_file: dict[str, list[int]] = defaultdict(list)
        for query in queries:
            row = place.get(query.key)
            if row is not None and query.kind != "unanswerable" and not is_reserved(passages[row].file):
                self.by_file[passages[row].file].append(len(self.queries))
                self.queries.append((row, query.text))

    def text(self, row: int, rng: random.Random) -> str:
        """A passage as the index has it, with its heading, or at times without."""
        passage = self.passages[row]
        body = " ".join(passage.sentences)
        return f"{passage.heading}\n{body}" if passage.heading and rng.random() < 0.5 else body

    def batch(self, size: int, others: int, rng: random.Random) -> WrittenBatch:
        """``size`` queries with different passages, and ``others`` passages that stand near those."""
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
            if same:
                wrong.add(rng.choice(same))
        rows = list(chosen)
        rng.shuffle(rows)
        return WrittenBatch(
            [chosen[row] for row in rows],
            [self.text(row, rng) for row in rows],
            [self.text(row, rng) for row in sorted(wrong)],
        )
