"""Learn how the retriever ranks, from written queries the embedding model was not trained with.

``python -m index.training.rank FOLDER`` searches the files whose queries were kept apart
(:func:`index.training.written.is_reserved`), measures the candidates of each query, and learns the weights of
:mod:`index.ranking`. What they come to is measured by cross-validation over files, beside BM25, the dense measures
alone, and a formula that was written by hand.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from tqdm import tqdm

from index.embedder import Query, load_embedder
from index.measures import Measures, measure
from index.ranking import RANKING_FILE, SIDES, Ranking
from index.retriever import CANDIDATES
from index.stock import Stock
from index.training.lookups import OF_NAMES, OF_TERMS, lookup, unique_names, unique_terms
from index.training.pairs import Passage, make_passages
from index.training.pool import make_stock
from index.training.rerank import Read, learn_reranker, read
from index.training.rerank import figures as rerank_figures
from index.training.stages import Work
from index.training.written import WrittenQuery, is_reserved, load_written, passage_key, taken
from index.verifier import ENCODER_GRAPH, Verifier, shared_verifier

Array = NDArray[np.float64]
FOLDS = 5
PENALTY = 0.1
LITERAL = 0.5  # of the passages also get a query of their own words
LOOKUPS = 12  # queries for a name, and as many for a term, of each collection
COLLECTION = 150  # passages: about what a few reports come to


@dataclass(frozen=True)
class Sample:
    """One query: its candidates' texts and inputs to the ranking, the row of the passage it was written for (-1 when
    that is not among them), and which rows may not count as wrong, since they stand beside it."""

    kind: str
    file: str
    query: str
    texts: list[str]
    inputs: Array
    measures: list[Measures]
    right: int
    beside: NDArray[np.bool_]


def load_collections(work: Work) -> list[tuple[list[Passage], list[tuple[WrittenQuery, int]]]]:
    """The passages of some reserved files together, and the queries about them with the number of their passage.

    A user searches a few reports, not thousands: in a small collection a passage stands out less by its cosine, and
    the words of a question are rarer.
    """
    asked: dict[str, list[WrittenQuery]] = defaultdict(list)
    for query in load_written():
        if query.kind != "unanswerable":
            asked[query.key].append(query)
    passages = [p for p in make_passages(work.sections("train")) if is_reserved(p.file)]
    by_file: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_file[passage.file].append(passage)
    files = sorted(f for f, mine in by_file.items() if any(passage_key(p) in asked for p in mine))
    rng = random.Random(3)
    rng.shuffle(files)
    made, current = [], list[Passage]()
    for file in files:
        current += by_file[file]
        if len(current) >= COLLECTION or file == files[-1]:
            queries = [(query, row) for row, p in enumerate(current) for query in _queries(p, asked, rng)]
            named = _lookups(current, "named", unique_names(current), OF_NAMES, rng)
            terms = _lookups(current, "term", unique_terms(current), OF_TERMS, rng)
            made.append((current, [*queries, *named, *terms]))
            current = []
    return made


def _queries(passage: Passage, asked: dict[str, list[WrittenQuery]], rng: random.Random) -> list[WrittenQuery]:
    """The queries about a passage, and at times one that is half a quotation of it."""
    key = passage_key(passage)
    written = asked.get(key, [])
    literal = [WrittenQuery(key, "literal", taken(passage, rng))] if written and rng.random() < LITERAL else []
    return [*written, *literal]


def _lookups(
    passages: Sequence[Passage], kind: str, found: Mapping[int, Sequence[str]], forms: Sequence[str], rng: random.Random
) -> list[tuple[WrittenQuery, int]]:
    """Queries for words ``found`` in one of the passages alone, with the number of that passage."""
    unique = [(words, row) for row, mine in found.items() for words in mine]
    chosen = rng.sample(unique, min(LOOKUPS, len(unique)))
    return [(WrittenQuery(passage_key(passages[row]), kind, lookup(words, forms, rng)), row) for words, row in chosen]


def sample(stock: Stock, query: WrittenQuery, right: int, encoded: Query) -> Sample:
    """What the ranking sees of one query."""
    bm25 = stock.store.candidates(query.text, encoded.vector, CANDIDATES)
    numbers = list(bm25)
    measures = measure(stock, query.text, encoded, bm25)
    near = stock.beside(right)
    return Sample(
        kind=query.kind,
        file=stock.passages[right].document,
        query=query.text,
        texts=[stock.passages[n].searched for n in numbers],
        inputs=Ranking.inputs(measures),
        measures=measures,
        right=numbers.index(right) if right in numbers else -1,
        beside=np.array([n in near for n in numbers]),
    )


def learn(samples: Sequence[Sample], penalty: float = PENALTY) -> Array:
    """Weights that make the right passage likely among the candidates: listwise softmax, with an L2 penalty."""
    known = [s for s in samples if s.right >= 0]
    scale = np.concatenate([s.inputs for s in known]).std(axis=0) + 1e-9

    def loss(weights: Array) -> tuple[float, Array]:
        total, gradient = 0.0, np.zeros_like(weights)
        for s in known:
            x = s.inputs / scale
            logits = np.where(s.beside, -np.inf, x @ weights)
            logits -= logits.max()
            chance = np.exp(logits)
            chance /= chance.sum()
            total -= np.log(chance[s.right])
            gradient += chance @ x - x[s.right]
        return float(total / len(known) + penalty / 2 * weights @ weights), gradient / len(known) + penalty * weights

    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x / scale)


def learn_chance(samples: Sequence[Sample], weights: Array) -> tuple[float, float]:
    """Slope and offset by which a logit becomes the chance to be right (Platt 1999)."""
    logits = np.concatenate([s.inputs @ weights for s in samples])
    labels = np.concatenate([np.arange(len(s.inputs)) == s.right for s in samples]).astype(np.float64)

    def loss(line: Array) -> tuple[float, Array]:
        z = line[0] * logits + line[1]
        chance = 1 / (1 + np.exp(-z))
        gap = chance - labels
        return float((np.logaddexp(0, z) - labels * z).mean()), np.array([(gap * logits).mean(), gap.mean()])

    slope, offset = minimize(loss, np.array([1.0, -3.0]), jac=True, method="L-BFGS-B").x
    return float(slope), float(offset)


def figures(samples: Sequence[Sample], score: Callable[[Sample], Array]) -> dict[str, float]:
    """Hit@5 and mean reciprocal rank by kind of query; a passage that is no candidate is not found."""
    ranks: dict[str, list[float]] = defaultdict(list)
    for s in samples:
        values = score(s)
        rank = 1 + float((values > values[s.right]).sum()) if s.right >= 0 else np.inf
        for kind in ("all", s.kind):
            ranks[kind].append(rank)
    made = {}
    for kind, found in sorted(ranks.items()):
        made[f"{kind} hit@5"] = float(np.mean(np.array(found) <= 5))
        made[f"{kind} MRR"] = float(np.mean(1 / np.array(found)))
    return made


def by_hand(s: Sample) -> Array:
    """A formula that was tuned by hand: half the mean cosine of passage and best sentence, half the covered BM25."""
    return np.array([0.25 * (m.whole + m.sentence) + 0.5 * m.covered_lexical for m in s.measures])


def cross_validated(samples: Sequence[Sample]) -> dict[str, float]:
    """The figures of weights that were learned without the file of the query."""
    files = sorted({s.file for s in samples})
    fold = {file: i % FOLDS for i, file in enumerate(files)}
    weights = [learn([s for s in samples if fold[s.file] != k]) for k in range(FOLDS)]
    return figures(samples, lambda s: s.inputs @ weights[fold[s.file]])


def _read(verifier: Verifier, s: Sample, logits: Array) -> Read:
    return Read(*read(verifier, s.query, s.texts, logits, s.right, s.beside), s.kind, s.file)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what each step makes is kept")
    parser.add_argument("--model", help="a model folder (default: the one that comes along)")
    parser.add_argument("--out", type=Path, default=RANKING_FILE)
    parser.add_argument(
        "--every", type=int, default=3, help="the verifier reads the candidates of every so many queries"
    )
    arguments = parser.parse_args()
    embedder = load_embedder(arguments.model)
    collections = load_collections(Work(arguments.data, arguments.work))
    samples: list[Sample] = []
    for passages, queries in tqdm(collections, desc="collections"):
        stock = make_stock(passages, embedder)
        samples += [sample(stock, query, row, embedder.encode_query(query.text)) for query, row in queries]
    rows: dict[str, dict[str, float]] = {
        "BM25": figures(samples, lambda s: np.array([m.lexical for m in s.measures])),
        "dense": figures(samples, lambda s: np.array([m.whole + m.sentence for m in s.measures])),
        "by hand": figures(samples, by_hand),
        "learned": cross_validated(samples),
    }
    passage_count = sum(len(passages) for passages, _ in collections)
    print(f"{len(samples)} queries, {passage_count} passages, {len(collections)} collections")
    for name, row in rows.items():
        print(f"{name}: " + ", ".join(f"{key} {value:.3f}" for key, value in row.items()))
    weights = learn(samples)
    slope, offset = learn_chance(samples, weights)
    some = tqdm(samples[:: arguments.every], desc="verifier")
    own = Path(arguments.model).parent if arguments.model else None
    verifier = Verifier(own) if own and (own / ENCODER_GRAPH).exists() else shared_verifier()
    verified = [_read(verifier, s, slope * (s.inputs @ weights) + offset) for s in some]
    reranker = learn_reranker(verified)
    rows["ranked, of those verified"] = rerank_figures(verified, replace(reranker, score=1.0, verified=0.0))
    rows["verified"] = rerank_figures(verified, reranker)
    for name in list(rows)[-2:]:
        print(f"{name}: " + ", ".join(f"{key} {value:.3f}" for key, value in rows[name].items()))
    by_side = zip(SIDES, weights.reshape(len(SIDES), -1).round(4).tolist(), strict=True)
    made: dict[str, Any] = {
        **{side: dict(zip(Measures._fields, values, strict=True)) for side, values in by_side},
        "slope": round(slope, 4),
        "offset": round(offset, 4),
        "reranker": asdict(reranker),
        "learned_on": {
            "queries": len(samples),
            "passages": passage_count,
            "collections": len(collections),
        },
        "figures": {name: {key: round(value, 3) for key, value in row.items()} for name, row in rows.items()},
    }
    arguments.out.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
