"""Learn how much the verifier counts beside the ranking, from the queries the ranking is learned from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from index.reranker import VERIFIED, Reranker
from index.verifier import Verifier

Array = NDArray[np.float64]


class Read(NamedTuple):
    """The best candidates of one query: the logits of their scores and of the verifier, shape (candidates,), the place
    of the right one (-1 when it is not among them), which stand beside it, and of which kind and file the query is."""

    logits: Array
    verified: Array
    right: int
    beside: NDArray[np.bool_]
    kind: str
    file: str


def read(
    verifier: Verifier, query: str, texts: Sequence[str], logits: Array, right: int, beside: NDArray[np.bool_]
) -> tuple[Array, Array, int, NDArray[np.bool_]]:
    """Have the verifier read the ``VERIFIED`` candidates with the highest ``logits``."""
    best = np.argsort(-logits, kind="stable")[:VERIFIED]
    verified = verifier.read(query, [texts[i] for i in best]).choice.astype(np.float64)
    found = np.flatnonzero(best == right)
    return logits[best], verified, int(found[0]) if len(found) else -1, beside[best]


def learn_reranker(samples: Sequence[Read]) -> Reranker:
    """Logistic regression: the right passage against the others of its query, but for those that stand beside it."""
    x = np.concatenate([np.stack([s.logits, s.verified], axis=1)[~s.beside] for s in samples])
    y = np.concatenate([(np.arange(len(s.logits)) == s.right)[~s.beside] for s in samples]).astype(np.float64)

    def loss(w: Array) -> tuple[float, Array]:
        z = x @ w[:2] + w[2]
        gap = 1 / (1 + np.exp(-z)) - y
        return float((np.logaddexp(0, z) - y * z).mean()), np.append(x.T @ gap, gap.sum()) / len(y)

    score, verified, offset = minimize(loss, np.array([1.0, 0.5, -1.0]), jac=True, method="L-BFGS-B").x
    return Reranker(round(float(score), 4), round(float(verified), 4), round(float(offset), 4))


def figures(samples: Sequence[Read], reranker: Reranker) -> dict[str, float]:
    """Hit@5 and mean reciprocal rank by kind of query."""
    made: dict[str, list[float]] = {}
    for s in samples:
        values = reranker.score * s.logits + reranker.verified * s.verified
        rank = 1 + float((values > values[s.right]).sum()) if s.right >= 0 else np.inf
        for kind in ("all", s.kind):
            made.setdefault(kind, []).append(rank)
    by_kind: dict[str, float] = {}
    for kind, ranks in sorted(made.items()):
        by_kind[f"{kind} hit@5"] = float(np.mean(np.array(ranks) <= 5))
        by_kind[f"{kind} MRR"] = float(np.mean(1 / np.array(ranks)))
    return by_kind
