"""Speed as ratios, side by side in one run: ``make bench``.

Each pair does the same work on the same machine in turn, a few rounds long; the median counts. Absolute figures say
more about the machine than about the product. ``python -m tests.bench FOLDER`` reads the PDFs of another folder.

Most imports wait: the processes that read PDFs import this module again.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.bench_reading import compare_readers, median_seconds

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


def answering() -> None:
    from app.answering.answerer import Answerer
    from eval.golden import load_golden
    from index.build import build
    from index.embedder import load_embedder
    from index.library import Library
    from tests.bench_models import first_answer

    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder)
        first = time.perf_counter()
        build(CORPUS, index, embedder)
        built = time.perf_counter() - first
        again = median_seconds(lambda: build(CORPUS, index, embedder))
        opened = median_seconds(lambda: Library.open(index, embedder))
        library = Library.open(index, embedder)
        print(f"index maken                            {built:8.2f} s")
        print(f"index bijwerken, niets veranderd       {again:8.3f} s              verhouding {built / again:.0f}")
        print(f"index openen                           {opened:8.3f} s")
        questions = [q.question for q in load_golden(ROOT / "eval" / "golden.jsonl")][::6]
        for mode in ("bm25", "dense", "fused"):
            each = median_seconds(lambda m=mode: [library.search(q, mode=m) for q in questions]) / len(questions)  # type: ignore[misc]
            print(f"zoeken, {mode:<6}                         {1000 * each:8.1f} ms per vraag (vector al berekend)")
        answerer = Answerer(library)
        each = median_seconds(lambda: [answerer.answer(q) for q in questions]) / len(questions)
        vector = median_seconds(lambda: [embedder.encode_query(q) for q in questions]) / len(questions)
        print(f"vraag naar vector                      {1000 * vector:8.1f} ms per vraag")
        print(f"antwoord, zonder de vector             {1000 * each:8.1f} ms per vraag")
        first_answer(index, CORPUS)


if __name__ == "__main__":
    compare_readers(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
    answering()

    from tests.bench_models import compare_models

    compare_models(CORPUS)
