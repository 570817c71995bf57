"""Speed of the embedding models, as ratios to all-MiniLM-L6-v2 in one run; part of ``make bench``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from index.embedder import Embedder, default_model, load_embedder
from index.training.teacher import teacher_folder
from index.transformer_embedder import SentenceTransformerEmbedder
from ingest.catalogue import load_catalogue
from ingest.read import read_document
from tests.bench_reading import median_seconds

QUERIES = ("wat zegt de SER over scholing?", "hoeveel arbeidsmarktregio's zijn er?", "krimp in de grote steden") * 5


def compare_models(corpus: Path) -> None:
    """Passages a second and milliseconds a query of each model, over the passages of ``corpus``."""
    documents = [read_document(path, load_catalogue(corpus)) for path in sorted(corpus.glob("*.pdf"))]
    passages = [p.text for document in documents for p in document.passages]
    static = str(Path(default_model()).with_name("vraagbaak-nl-static"))
    models: list[tuple[str, Embedder, int]] = [  # the last: how many times the texts are done, for one round
        ("all-MiniLM-L6-v2", SentenceTransformerEmbedder(teacher_folder()), 1),
        ("vraagbaak-nl, zoals meegeleverd (int8)", load_embedder(), 1),
        ("vraagbaak-nl, sentence-transformers", SentenceTransformerEmbedder(default_model()), 1),
        ("vraagbaak-nl-static", SentenceTransformerEmbedder(static), 10),
    ]
    slowest = 0.0
    for name, model, times in models:
        seconds = median_seconds(lambda m=model, t=times: m.encode_passages(passages * t)) / times  # type: ignore[misc]
        query = median_seconds(lambda m=model: [m.encode_query(q) for q in QUERIES]) / len(QUERIES)  # type: ignore[misc]
        slowest = slowest or seconds
        print(
            f"{name:<39}{len(passages) / seconds:8.0f} passages/s     verhouding {slowest / seconds:6.1f}   "
            f"{1000 * query:6.1f} ms per vraag"
        )


def first_answer(index: Path, corpus: Path) -> None:
    """Seconds from Enter to the first answer, in a process of its own."""
    command = [sys.executable, "-m", "app.cli", "ask", "--index", str(index), "--corpus", str(corpus), QUERIES[0]]
    seconds = median_seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    print(f"eerste antwoord op de opdrachtregel    {seconds:8.2f} s na Enter")
