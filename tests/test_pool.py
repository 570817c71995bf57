"""Passages of running text as a stock."""

from __future__ import annotations

from index.embedder import Embedder
from index.training.pairs import Passage
from index.training.pool import make_stock


def test_passages_of_a_file_need_not_stand_together(embedder: Embedder) -> None:
    texts = ("Bomen krijgen voorrang.", "De raad telt negen leden.", "Het zwembad sluit vroeg.")
    passages = [Passage(file, "", (text,)) for file, text in zip(("a", "b", "a"), texts, strict=True)]
    stock = make_stock(passages, embedder)
    for number, text in enumerate(texts):
        passage = stock.passages[number]
        query = embedder.encode_query(text)
        late = [stock.late_interaction(query, p) or 0.0 for p in stock.passages]
        assert passage.text == text
        assert late.index(max(late)) == number
        assert float(stock.sentence_similarities(query.vector, passage).max()) > 0.99
    assert len({p.id for p in stock.passages}) == 3
