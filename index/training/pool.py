"""Passages of running text as the product searches them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from index.dutch import terms
from index.embedder import Embedder
from index.lexical import LexicalIndex
from index.stock import Stock
from index.tokens import TokenStates
from index.training.pairs import Passage
from index.vectors import VectorIndex
from ingest.document import Passage as IndexedPassage


def make_stock(passages: Sequence[Passage], embedder: Embedder) -> Stock:
    """A stock of ``passages``, those of one file one after the other."""
    sentences: dict[str, list[str]] = defaultdict(list)
    made = []
    count = Counter[str]()
    for passage in passages:
        mine = sentences[passage.file]
        start = len(mine)
        mine.extend(passage.sentences)
        path = (passage.heading,) if passage.heading else ()
        text = " ".join(passage.sentences)
        number = count[passage.file]
        count[passage.file] += 1
        made.append(IndexedPassage(passage.file, number, "", path, start, len(mine), 1, 1, text))
    texts = [f"{p.context}. {p.text}" if p.context else p.text for p in made]
    vectors, states = embedder.encode_with_tokens(texts)
    flat = [s for mine in sentences.values() for s in mine]
    rows = embedder.encode_passages(flat)
    by_file = {}
    for file, mine in sentences.items():
        by_file[file], rows = rows[: len(mine)], rows[len(mine) :]
    tokens = {}
    row = 0
    for file, passage_count in count.items():
        tokens[file] = TokenStates(states.states, states.starts[row : row + passage_count + 1])
        row += passage_count
    return Stock(
        passages=tuple(made),
        vectors=VectorIndex.build(vectors),
        lexical=LexicalIndex.build([terms(f"{p.context} {p.text}") for p in made]),
        sentences=dict(sentences),
        sentence_vectors=by_file,
        tokens=tokens,
    )
