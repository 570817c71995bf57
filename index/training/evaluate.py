"""One table: BM25, the English model, and the Dutch ones, on similarity and on finding passages.

``python -m index.training.evaluate --data FOLDER`` measures, in one run on one machine, Spearman's correlation on the
test split of stsb-nl and on SICK-NL; the known-item test over the test files of the laws and programmes
(:mod:`index.training.known_item`); and, where there is one, hit@5 on the golden questions over the corpus.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import Stemmer
import torch
from numpy.typing import NDArray
from scipy.stats import spearmanr  # type: ignore[import-untyped]

from index.embedder import load_embedder
from index.reranker import rerank
from index.retriever import CANDIDATES, rank
from index.training.known_item import KnownItems, build, dense_ranks, first_ranks, hit_and_mrr
from index.training.pairs import FUNCTION_WORDS, words_of
from index.training.parallel import load_sick, load_sts
from index.training.pool import make_stock
from index.training.teacher import teacher_folder
from index.training.text import read_folder
from index.training.written import load_written
from index.verifier import shared_verifier

Scores = NDArray[np.float32]
MODELS = Path(__file__).resolve().parents[1] / "model"


class Bm25:
    """BM25 over Dutch stems."""

    name = "BM25, Dutch stems"

    def __init__(self) -> None:
        self.stemmer = Stemmer.Stemmer("dutch_porter")

    def _terms(self, texts: Sequence[str]) -> list[list[str]]:
        return [self.stemmer.stemWords([w for w in words_of(t) if w not in FUNCTION_WORDS]) for t in texts]

    def scores(self, queries: Sequence[str], passages: Sequence[str]) -> Scores:
        """A row for each query, a column for each passage; nothing in common is minus infinity."""
        index = bm25s.BM25()
        index.index(self._terms(passages), show_progress=False)
        rows = np.zeros((len(queries), len(passages)), dtype=np.float32)
        for row, terms in zip(rows, self._terms(queries), strict=True):
            known = [t for t in terms if t in index.vocab_dict]
            if known:
                row[:] = index.get_scores(known)
        rows[rows <= 0] = -np.inf
        return rows


class Dense:
    """A sentence-transformers model."""

    def __init__(self, name: str, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self.name = name
        self.model = SentenceTransformer(str(folder), device="cpu").float()
        self.seconds = 0.0
        self.encoded = 0

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors."""
        started = time.perf_counter()
        made = self.model.encode(list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        self.seconds += time.perf_counter() - started
        self.encoded += len(texts)
        return np.asarray(made, dtype=np.float32)

    def similarity(self, rows: Sequence[tuple[str, str, float]]) -> float:
        """Spearman's correlation of the cosine with the human score."""
        unique = sorted({text for a, b, _ in rows for text in (a, b)})
        place = {text: i for i, text in enumerate(unique)}
        vectors = self.vectors(unique)
        cosine = [float(vectors[place[a]] @ vectors[place[b]]) for a, b, _ in rows]
        return float(spearmanr(cosine, [score for _, _, score in rows])[0])


@dataclass
class Golden:
    """The golden questions with an answer, and the passages of the corpus."""

    questions: list[str]
    kinds: list[str]
    relevant: list[frozenset[int]]
    passages: list[str]


def load_golden_passages(golden: Path, corpus: Path) -> Golden | None:
    """The golden set over the corpus, without questions that lean on an earlier one; nothing if there is none."""
    if not golden.exists() or not corpus.exists():
        return None
    from eval.golden import load_golden
    from eval.retrieval import relevance
    from ingest.catalogue import load_catalogue
    from ingest.read import read_document

    documents = [read_document(path, load_catalogue(corpus)) for path in sorted(corpus.glob("*.pdf"))]
    passages = [passage for document in documents for passage in document.passages]
    place = {passage.id: i for i, passage in enumerate(passages)}
    by_document = {document.file: document.passages for document in documents}
    out = Golden([], [], [], [f"{p.context}\n{p.text}" if p.context else p.text for p in passages])
    for question in load_golden(golden):
        if not question.answerable or question.history:
            continue
        rows = frozenset(place[key] for key in relevance(question, by_document).by_passage)
        if rows:
            out.questions.append(question.question)
            out.kinds.append(question.kind)
            out.relevant.append(rows)
    return out


def golden_hits(golden: Golden, ranks: NDArray[np.int64]) -> dict[str, float]:
    """Hit@5 over all questions and by kind."""
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for kind, place in zip(golden.kinds, ranks, strict=True):
        by_kind[kind].append(bool(place <= 5))
    figures = {"golden all": float((ranks <= 5).mean())}
    return figures | {f"golden {kind}": float(np.mean(hits)) for kind, hits in sorted(by_kind.items())}


def known_item_figures(
    items: KnownItems, ranker: Callable[[Sequence[str], list[frozenset[int]]], NDArray[np.int64]]
) -> dict[str, float]:
    """Hit@5 and mean reciprocal rank of each kind of query."""
    figures: dict[str, float] = {}
    for kind, queries in items.queries.items():
        hit, mrr = hit_and_mrr(ranker([q for q, _ in queries], [r for _, r in queries]))
        figures |= {f"{kind} hit@5": hit, f"{kind} MRR": mrr}
    return figures


def measure_bm25(items: KnownItems, golden: Golden | None) -> dict[str, float]:
    """The figures of BM25."""
    bm25 = Bm25()
    figures = known_item_figures(items, lambda q, r: first_ranks(bm25.scores(q, items.texts), r))
    if golden:
        figures |= golden_hits(golden, first_ranks(bm25.scores(golden.questions, golden.passages), golden.relevant))
    return figures


def measure_fused(model: str, items: KnownItems) -> dict[str, float]:
    """The known-item figures of the product's whole search with a model."""
    embedder = load_embedder(model)
    stock = make_stock(items.passages, embedder)
    place = {passage.id: number for number, passage in enumerate(stock.passages)}

    def ranks(queries: Sequence[str], relevant: list[frozenset[int]]) -> NDArray[np.int64]:
        found = np.full(len(queries), len(stock.passages), dtype=np.int64)
        for row, (query, right) in enumerate(zip(queries, relevant, strict=True)):
            hits = rank(stock, query, embedder.encode_query(query), None, 2 * CANDIDATES, "fused")
            hits = rerank(query, hits, shared_verifier().read)
            good = [i for i, hit in enumerate(hits, start=1) if place[hit.passage.id] in right]
            found[row] = good[0] if good else found[row]
        return found

    return known_item_figures(items, ranks)


def measure_dense(model: Dense, data: Path, items: KnownItems, golden: Golden | None) -> dict[str, float]:
    """The figures of one model."""
    figures = {"stsb-nl": model.similarity(load_sts(data, "test")), "SICK-NL": model.similarity(load_sick(data))}
    if items.passages:
        model.seconds, model.encoded = 0.0, 0
        passages = model.vectors(items.texts)
        figures["passages/s"] = model.encoded / model.seconds
        figures |= known_item_figures(items, lambda q, r: dense_ranks(model.vectors(q), passages, r))
    if golden:
        found = dense_ranks(model.vectors(golden.questions), model.vectors(golden.passages), golden.relevant)
        figures |= golden_hits(golden, found)
    return figures


def table(rows: dict[str, dict[str, float]]) -> str:
    """Markdown, a column for each system."""
    names = list(dict.fromkeys(key for figures in rows.values() for key in figures))
    lines = ["| | " + " | ".join(rows) + " |", "|---|" + "---|" * len(rows)]
    for name in names:
        cells = [_cell(name, figures.get(name)) for figures in rows.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if name.endswith("/s") else f"{value:.3f}".removeprefix("0")


def main() -> None:
    """The command line."""
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the data sets")
    parser.add_argument("--model", type=Path, action="append", help="a model folder (default: those in index/model)")
    parser.add_argument("--golden", type=Path, default=root / "eval" / "golden.jsonl")
    parser.add_argument("--corpus", type=Path, default=root / "corpus")
    parser.add_argument("--queries", type=int, default=1500, help="known-item queries of each kind")
    parser.add_argument("--quick", action="store_true", help="without the known-item test and the English model")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    items = (
        KnownItems()
        if arguments.quick
        else build(read_folder(arguments.data, "test"), arguments.queries, 10_500, load_written())
    )
    golden = load_golden_passages(arguments.golden, arguments.corpus)
    print(
        f"known items: {len(items.passages)} passages, {items.count()} queries; golden: "
        f"{len(golden.questions) if golden else 0} questions, {len(golden.passages) if golden else 0} passages\n",
        flush=True,
    )
    rows: dict[str, Any] = {Bm25.name: measure_bm25(items, golden)} if items.passages else {}
    folders = arguments.model or [f for f in sorted(MODELS.glob("*"), reverse=True) if (f / "modules.json").exists()]
    systems = [] if arguments.quick else [("all-MiniLM-L6-v2", teacher_folder())]
    for name, folder in [*systems, *((f.name, f) for f in folders)]:
        rows[name] = measure_dense(Dense(name, folder), arguments.data, items, golden)
        print(f"{name}: {', '.join(f'{k} {_cell(k, v)}' for k, v in rows[name].items())}", flush=True)
    if items.passages:
        fused = folders[-1]  # the last by name in reverse: the model that comes along, not its static variant
        rows[f"{fused.name} and BM25, as the product ranks"] = measure_fused(str(fused), items)
    print("\n" + table(rows))


if __name__ == "__main__":
    main()
