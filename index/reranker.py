"""Put the best hits in a better order: what the verifier says of each, weighed with the score it had."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from index.hit import Hit
from index.ranking import RANKING_FILE
from index.verifier import Verdicts

VERIFIED = 8  # hits: reading one takes some ten milliseconds

Verify = Callable[[str, Sequence[str]], Verdicts]  # a question and passages


@dataclass(frozen=True, slots=True)
class Reranker:
    """``score`` and ``verified`` weigh the logit of a hit's score and the verifier's choice; their sum and ``offset``
    are the logit of the chance that the passage is the one asked for; ``index.training.rank`` learned them."""

    score: float
    verified: float
    offset: float

    def chance(self, score: float, verified: float) -> float:
        """The chance, 0 to 1."""
        score = min(max(score, 1e-6), 1 - 1e-6)
        z = self.score * math.log(score / (1 - score)) + self.verified * verified + self.offset
        return 1 / (1 + math.exp(-z))


@cache
def learned_reranker() -> Reranker:
    """The reranker that comes with the product."""
    return Reranker(**json.loads(RANKING_FILE.read_text(encoding="utf-8"))["reranker"])


def rerank(text: str, hits: Sequence[Hit], verify: Verify) -> list[Hit]:
    """The same hits, of which the first ``VERIFIED`` are read by the verifier and put in order; the others follow."""
    head, tail = hits[:VERIFIED], hits[VERIFIED:]
    if not head:
        return []
    reranker = learned_reranker()
    verdicts = verify(text, [hit.passage.searched for hit in head])
    read = [
        replace(hit, score=reranker.chance(hit.score, float(choice)), verified=float(answers))
        for hit, answers, choice in zip(head, *verdicts, strict=True)
    ]
    read.sort(key=lambda hit: (-hit.score, hit.passage.id))
    return [*read, *(replace(hit, score=min(hit.score, read[-1].score)) for hit in tail)]
