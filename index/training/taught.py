"""What the verifier is taught with: queries and passages, encoded once, and which passages a search would confuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from index.embedder import load_embedder
from index.training.labelled import form
from index.training.mining import BESIDE, SAME, hard_negatives, most_mined
from index.training.pairs import Passage, make_passages
from index.training.reports import load_reports
from index.training.stages import Work
from index.training.states import StateEncoder, StateTable, make_states
from index.training.topics import load_topics
from index.training.verifier_model import Lower
from index.training.written import UNANSWERED, WRITTEN_TWINS, WrittenQuery, load_written, passage_key
from index.verifier import MOST_TOKENS, QUESTION_TOKENS, cut

HARD_PASSAGES = 15_000  # beside those that queries were written for: each takes some 80 kB of states


@dataclass(frozen=True, slots=True)
class Taught:
    """Queries and passages with their states, which passage each query was written for, and ``hard``: for each query
    passages that are not the one asked for but look like it (:func:`index.training.mining.hard_negatives`).

    ``files`` and ``places`` tell of each passage where it stands: the file, and which passage of all texts it is.
    """

    queries: Sequence[WrittenQuery]
    query_states: StateTable
    passage_states: StateTable
    passage_of: Sequence[int]
    hard: dict[int, list[int]]
    files: Sequence[str]
    places: Sequence[int]

    def answered(self, query: int) -> bool:
        """Whether its passage answers the query."""
        return self.queries[query].kind not in UNANSWERED

    def has_own_passage(self, query: int) -> bool:
        """Whether it asks for something that stands in its passage alone; of a topic others may speak too."""
        return self.queries[query].kind != "topic"

    def form(self, query: int) -> str:
        """How it is put."""
        return form(self.queries[query].text)

    def is_other(self, passage: int, right: int) -> bool:
        """Whether ``passage`` surely does not say what ``right`` says: neither beside it nor much the same."""
        if self.files[passage] == self.files[right] and abs(self.places[passage] - self.places[right]) <= BESIDE:
            return False
        vectors = self.passage_states.vectors
        return bool(vectors[passage] @ vectors[right] <= SAME)

    def lower_queries(self, queries: Sequence[int]) -> Lower:
        """Padded states of queries."""
        return _padded(self.query_states, queries)

    def lower_passages(self, passages: Sequence[int]) -> Lower:
        """The same of passages."""
        return _padded(self.passage_states, passages)


def _padded(table: StateTable, texts: Sequence[int]) -> Lower:
    width = max(table.length(text) for text in texts)
    states = np.zeros((len(texts), width, table.states.shape[1]), np.float16)
    mask = np.zeros((len(texts), width), np.bool_)
    for row, text in enumerate(texts):
        start, stop = table.starts[text], table.starts[text + 1]
        states[row, : stop - start], mask[row, : stop - start] = table.states[start:stop], True
    return Lower(torch.from_numpy(states).float(), torch.from_numpy(mask))


def prepare(
    passages: Sequence[Passage], queries: Sequence[WrittenQuery], model: Path, fast: Path, threads: int
) -> Taught:
    """Encode the queries, the passages they were written for, and ``HARD_PASSAGES`` others of the same files.

    ``passages`` has to hold those of the queries; ``fast`` is the folder of a model that looks for the others.
    """
    row_of = {passage_key(passage): row for row, passage in enumerate(passages)}
    right = [row_of[query.key] for query in queries]
    mined = _mined(passages, queries, right, fast)
    wanted = sorted(most_mined(mined, set(right), HARD_PASSAGES))
    place = {row: number for number, row in enumerate(wanted)}
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder = StateEncoder(model, threads)
    texts = [passage_text(passages[row]) for row in wanted]
    passage_ids = [cut(e.ids, MOST_TOKENS) for e in tokenizer.encode_batch_fast(texts)]
    query_ids = [cut(e.ids, QUESTION_TOKENS) for e in tokenizer.encode_batch_fast([q.text for q in queries])]
    return Taught(
        queries,
        make_states(encoder, query_ids),
        make_states(encoder, passage_ids),
        [place[row] for row in right],
        {query: [place[row] for row in rows if row in place] for query, rows in mined.items()},
        [passages[row].file for row in wanted],
        wanted,
    )


def teach_with(work: Work, model: Path, fast: Path, threads: int) -> tuple[Taught, int]:
    """All written twins, topics among them, and then all written queries of the training text, and how many of them
    are twins."""
    passages = [*make_passages(work.sections("train")), *load_reports()]
    known = {passage_key(p) for p in passages}
    twins = [q for q in [*load_written(WRITTEN_TWINS), *load_topics()] if q.key in known]
    queries = [*twins, *(q for q in load_written() if q.key in known)]
    return prepare(passages, queries, model, fast, threads), len(twins)


def _mined(
    passages: Sequence[Passage], queries: Sequence[WrittenQuery], right: Sequence[int], fast: Path
) -> dict[int, list[int]]:
    """For each query the rows of passages that look like it, among those of its file."""
    searched = {passages[row].file for row in right}
    rows = [row for row, passage in enumerate(passages) if passage.file in searched]
    place = {row: number for number, row in enumerate(rows)}
    embedder = load_embedder(str(fast))
    found = hard_negatives(
        embedder.encode_passages([query.text for query in queries]),
        embedder.encode_passages([passage_text(passages[row]) for row in rows]),
        [place[row] for row in right],
        [passages[row].file for row in rows],
    )
    own = (query for query in found if queries[query].kind != "topic")  # others may treat a topic just as well
    return {query: [rows[number] for number in found[query]] for query in own}


def passage_text(passage: Passage) -> str:
    """What the verifier reads of it."""
    body = " ".join(passage.sentences)
    return f"{passage.heading}. {body}" if passage.heading else body
