"""Passages of running text as the product searches them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from index.dutch import terms
from index.embedder import Embedder
from index.lexical import LexicalIndex
from index.stock import Stock
from index.store import FileStore
from index.training.pairs import Passage
from index.vectors import VectorIndex
from ingest.document import Passage as IndexedPassage


def make_stock(passages: Sequence[Passage], embedder: Embedder) -> Stock:
    """A stock of ``passages``, in any order."""
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
    vectors, states = embedder.encode_with_tokens([p.searched for p in made])
    flat = [s for mine in sentences.values() for s in mine]
    rows = embedder.encode_passages(flat)
    by_file = {}
    for file, mine in sentences.items():
        by_file[file], rows = rows[: len(mine)], rows[len(mine) :]
    of_file: dict[str, list[int]] = defaultdict(list)
    for row, passage in enumerate(passages):
        of_file[passage.file].append(row)
    lexical = LexicalIndex.build([terms(f"{p.context} {p.text}") for p in made])
    return Stock(
        passages=tuple(made),
        store=FileStore(VectorIndex.build(vectors), lexical),
        lexical=lexical,
        sentences=dict(sentences),
        sentence_vectors=by_file,
        tokens={file: states.only(mine) for file, mine in of_file.items()},
    )
