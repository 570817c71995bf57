"""Queries that were written for passages, and what else was written for the model."""

from __future__ import annotations

import random

import numpy as np
import pytest

pytest.importorskip("torch")

from index.training import policy
from index.training.known_item import build
from index.training.pairs import Passage, make_passages, words_of
from index.training.text import Section
from index.training.written import WrittenBatches, WrittenQuery, is_reserved, load_written, passage_key

FILE = next(name for name in (f"programma-{i}.txt" for i in range(100)) if not is_reserved(name))


def passages(count: int = 40) -> list[Passage]:
    return [Passage(FILE, f"Kop {i}", (f"Zin nummer {i} van het stuk.", "Nog een zin.")) for i in range(count)]


def queries(found: list[Passage]) -> list[WrittenQuery]:
    return [WrittenQuery(passage_key(p), "paraphrase", f"vraag {i}") for i, p in enumerate(found)]


def test_key_depends_on_letters_alone() -> None:
    broken = Passage(FILE, "", ("Zin num-\nmer 1 van  het stuk.", "Nog een zin."))
    assert passage_key(broken) == passage_key(passages()[1])
    assert passage_key(passages()[1]) != passage_key(passages()[2])


def test_batch_pairs_each_query_with_its_passage_and_adds_near_misses() -> None:
    found = passages()
    batch = WrittenBatches(found, queries(found[::2]), literal=0).batch(8, 4, random.Random(3))
    assert len(batch.queries) == len(batch.passages) == 8
    for query, passage in zip(batch.queries, batch.passages, strict=True):
        assert f"Zin nummer {2 * int(query.split()[1])} van" in passage
    assert batch.others
    assert not set(batch.others) & set(batch.passages)


def test_a_share_of_the_queries_is_taken_from_the_passage() -> None:
    found = [Passage(FILE, "", (f"De gemeente {i} bouwt woningen in wijk {i}.",)) for i in range(40)]
    batch = WrittenBatches(found, queries(found), literal=1).batch(8, 0, random.Random(3))
    for query, passage in zip(batch.queries, batch.passages, strict=True):
        assert query
        assert set(query.split()) <= set(words_of(passage))


def test_mined_negatives_are_alike_but_not_the_most_alike() -> None:
    found = passages(20)
    batches = WrittenBatches(found, queries(found))
    angle = {" ".join(p.sentences): i for i, p in enumerate(found)}
    batches.mine(lambda texts: np.array([[np.cos(a), np.sin(a)] for a in (angle[t] / 10 for t in texts)], np.float32))
    assert 1 not in batches.alike[0]
    assert 2 in batches.alike[0]
    assert 19 not in batches.alike[0]
    assert all(row not in rows for row, rows in batches.alike.items())


def test_reserved_files_and_unanswerable_queries_are_left_out() -> None:
    found = passages(3)
    unanswerable = WrittenQuery(passage_key(found[0]), "unanswerable", "wie?")
    assert not WrittenBatches(found, [unanswerable]).queries
    names = [f"programma-{i}.txt" for i in range(2000)]
    assert 0.07 < sum(map(is_reserved, names)) / len(names) < 0.13
    reserved = [Passage(next(filter(is_reserved, names)), "", p.sentences) for p in found]
    assert not WrittenBatches(reserved, queries(reserved)).queries


def test_written_queries_ask_for_whole_passages_of_the_known_item_test() -> None:
    section = Section(FILE, "Wonen", ("De gemeente bouwt huizen voor wie weinig verdient en dat is nodig. " * 9,))
    found = make_passages([section])
    items = build([section], 5, written=queries(found))
    assert [items.texts[next(iter(r))] for _, r in items.queries["paraphrase"]] == [" ".join(found[0].sentences)]


def test_written_files_are_whole() -> None:
    written = load_written()
    assert len({(q.key, q.text) for q in written}) == len(written)
    assert {q.kind for q in written} == {"paraphrase", "statement", "natural", "unanswerable"}
    assert all(q.text and len(q.key) == 12 for q in written)
    assert all(word and other for word, other in policy.policy_synonyms())


def test_policy_sentences_are_tied_to_the_training_text(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    sentence = "De raad stelt voor het plan te wijzigen."
    file = tmp_path / "sentences.tsv"
    key = policy.sentence_key(sentence)
    file.write_text(f"{key}\tThe council proposes a change.\tHet moet anders.\n", encoding="utf-8")
    monkeypatch.setattr(policy, "POLICY_SENTENCES", file)
    pairs = [(p.english, p.dutch) for p in policy.policy_pairs([Section(FILE, "", (sentence,))]) if not p.is_word]
    assert pairs == [
        ("The council proposes a change.", sentence),
        ("The council proposes a change.", "Het moet anders."),
    ]
