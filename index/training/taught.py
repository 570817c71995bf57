"""What the verifier is taught with: queries and passages, encoded once, and which passages a search would confuse."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from index.embedder import load_embedder
from index.training.labelled import Labelled, form
from index.training.mining import hard_negatives, most_mined
from index.training.pairs import Passage
from index.training.states import Projection, StateEncoder, StateTable, find_projection, make_states
from index.training.verifier_model import PairBatch
from index.training.written import WrittenQuery, passage_key
from index.verifier import MOST_TOKENS, QUESTION_TOKENS, cut

HARD_PASSAGES = 15_000  # beside those that queries were written for: each takes some 100 kB of states


@dataclass(frozen=True, slots=True)
class Taught:
    """Queries and passages with their states, which passage each query was written for, and ``hard``: for each query
    passages that are not the one asked for but look like it (:func:`index.training.mining.hard_negatives`)."""

    queries: Sequence[WrittenQuery]
    query_states: StateTable
    passage_states: StateTable
    passage_of: Sequence[int]
    hard: dict[int, list[int]]

    def batch(self, pairs: Sequence[Labelled]) -> PairBatch:
        """Padded tensors."""
        question = _padded(self.query_states, [p.query for p in pairs])
        passage = _padded(self.passage_states, [p.passage for p in pairs])
        a = self.query_states.vectors[[p.query for p in pairs]]
        b = self.passage_states.vectors[[p.passage for p in pairs]]
        return PairBatch(*question, *passage, torch.from_numpy((a * b).sum(axis=1)))

    def forms(self, pairs: Sequence[Labelled]) -> list[str]:
        """How the question of each pair is put."""
        return [form(self.queries[p.query].text) for p in pairs]


def _padded(table: StateTable, texts: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
    """States, tokens and mask."""
    width = max(table.length(text) for text in texts)
    states, tokens = (np.zeros((len(texts), width, held.shape[1]), np.float16) for held in (table.states, table.tokens))
    mask = np.zeros((len(texts), width), np.bool_)
    for row, text in enumerate(texts):
        start, stop = table.starts[text], table.starts[text + 1]
        states[row, : stop - start], tokens[row, : stop - start] = table.states[start:stop], table.tokens[start:stop]
        mask[row, : stop - start] = True
    return torch.from_numpy(states).float(), torch.from_numpy(tokens).float(), torch.from_numpy(mask)


def prepare(
    passages: Sequence[Passage], queries: Sequence[WrittenQuery], model: Path, fast: Path, threads: int
) -> tuple[Taught, Projection]:
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
    projection = find_projection(encoder, random.Random(2).sample(passage_ids, min(1500, len(passage_ids))))
    taught = Taught(
        queries,
        make_states(encoder, query_ids, projection),
        make_states(encoder, passage_ids, projection),
        [place[row] for row in right],
        {query: [place[row] for row in rows if row in place] for query, rows in mined.items()},
    )
    return taught, projection


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
    return {query: [rows[number] for number in numbers] for query, numbers in found.items()}


def passage_text(passage: Passage) -> str:
    """What the verifier reads of it."""
    body = " ".join(passage.sentences)
    return f"{passage.heading}. {body}" if passage.heading else body
