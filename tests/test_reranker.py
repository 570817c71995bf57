"""What the verifier says, weighed with the score a hit had."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.hit import Hit
from index.measures import Measures
from index.reranker import VERIFIED, Reranker, learned_reranker, rerank
from index.training.rerank import Read, figures, learn_reranker
from index.verifier import Verdicts
from ingest.document import Passage

NO_MEASURES = Measures(*[0.0] * len(Measures._fields))


def hit(number: int, score: float) -> Hit:
    passage = Passage("a.pdf", number, "SER", ("Kop",), number, number + 1, 1, 1, f"Zin {number}.")
    return Hit(passage, score, 0.0, 0.0, 0.0, NO_MEASURES, 0.0)


def test_hit_that_the_verifier_prefers_comes_first() -> None:
    asked: list[str] = []

    def verify(question: str, passages: Sequence[str]) -> Verdicts:
        asked.extend(passages)
        return Verdicts(np.array([1.0, 2.0, 3.0], np.float32), np.array([-4.0, -4.0, 5.0], np.float32))

    found = rerank("vraag", [hit(0, 0.4), hit(1, 0.35), hit(2, 0.3)], verify)
    assert [h.passage.number for h in found] == [2, 0, 1]
    assert found[0].verified == 3.0
    assert 0 < found[1].score < found[0].score < 1
    assert asked[0] == "Kop. Zin 0."


def test_hits_that_are_not_read_stay_behind_those_that_are() -> None:
    hits = [hit(n, 0.9 - n / 100) for n in range(VERIFIED + 3)]
    found = rerank("vraag", hits, lambda _, passages: Verdicts(*[np.full(len(passages), -9.0, np.float32)] * 2))
    assert [h.passage.number for h in found] == list(range(VERIFIED + 3))
    scores = [h.score for h in found]
    assert scores == sorted(scores, reverse=True)
    assert rerank("vraag", [], lambda *_: np.zeros(0, np.float32)) == []


def test_certain_scores_have_a_chance_too() -> None:
    assert 0 <= learned_reranker().chance(0.0, 0.0) < learned_reranker().chance(1.0, 3.0) <= 1


def test_reranker_learns_what_tells_the_right_passage() -> None:
    rng = np.random.default_rng(2)
    samples = []
    for _ in range(60):
        logits, verified, right = rng.normal(size=6), rng.normal(size=6), int(rng.integers(6))
        verified[right] += 3
        samples.append(Read(logits, verified, right, np.zeros(6, np.bool_), "natural", "a"))
    learned = learn_reranker(samples)
    assert learned.verified > 3 * abs(learned.score)
    better = figures(samples, learned)
    worse = figures(samples, Reranker(1.0, 0.0, 0.0))
    assert better["all MRR"] > worse["natural MRR"]
