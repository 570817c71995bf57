"""How index time, memory and answer time grow with the corpus, and how the search for vectors does alone.

``python -m eval.growth PDFS RESULT.json --model MODEL`` indexes shares of a folder of PDFs (such as ``eval.law_pdfs``
makes), each in processes of its own, and asks each index questions made of its own headings. Then vectors without
documents: those of the sentences of the largest index, and beyond as many as there are, the same ones with noise.
``python -m eval.growth_picture`` draws the result.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedder import Vectors, load_embedder

SHARES = (0.01, 0.1, 1.0)
SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUESTIONS = 40
NOISE = 0.35  # length of what is added to a unit vector to make another like it
TOP = 50


def build_share(pdfs: Path, index: Path, model: str) -> dict[str, Any]:
    """Index a folder of PDFs anew, then again with nothing changed. Times in seconds, memory in MB."""
    from index.build import build
    from index.generation import load_generation

    embedder = load_embedder(model)
    started = time.perf_counter()
    build(pdfs, index, embedder)
    made = time.perf_counter() - started
    again = _seconds(lambda: build(pdfs, index, embedder))
    folder = next((index / "generations").iterdir())
    return {
        "documents": len(load_generation(index).documents),
        "passages": len(load_generation(index).passages),
        "index_seconds": made,
        "again_seconds": again,
        "index_memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "disk": sum(p.stat().st_size for p in index.rglob("*") if p.is_file()) / 1e6,
        "disk_generation": sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6,
    }


def ask_share(index: Path, model: str) -> dict[str, Any]:
    """Open an index and answer questions. Times in seconds, memory in MB."""
    from app.answering.answerer import Answerer
    from index.library import Library

    embedder = load_embedder(model)
    embedder.encode_query("warm")
    before = _memory()
    started = time.perf_counter()
    library = Library.open(index, embedder)
    opened = time.perf_counter() - started
    after = _memory()
    questions = headings(library, QUESTIONS)
    for question in questions:
        embedder.encode_query(question)
    answerer = Answerer(library)
    first, computed = [], []
    for question in questions:
        started, before_cpu = time.perf_counter(), time.process_time()
        answerer.answer(question)
        first.append(time.perf_counter() - started)
        computed.append(time.process_time() - before_cpu)
    searched = [_seconds(lambda q=question: library.search(q)) for question in questions]  # type: ignore[misc]
    return {
        "open_seconds": opened,
        "open_memory": after - before,
        "ask_memory": _memory() - before,
        "answer_seconds": float(np.median(first)),
        "answer_cpu_seconds": float(np.median(computed)),
        "answer_seconds_95": float(np.quantile(first, 0.95)),
        "search_again_seconds": float(np.median(searched)),
    }


def headings(library: Any, count: int) -> list[str]:
    """Questions about the headings of passages drawn by chance, the same for the same index."""
    choice = random.Random(5)
    found: dict[str, None] = {}
    for _ in range(50 * count):
        passage = library.passages[choice.randrange(len(library.passages))]
        if passage.path:
            found[f"Wat is er geregeld over {passage.path[-1].lower()}?"] = None
        if len(found) == count:
            break
    return list(found)


def vectors_of(index: Path, count: int) -> Vectors:
    """``count`` unit vectors: of the sentences in an index by chance, then again with noise."""
    files = sorted(index.glob("documents/*/sentences.npy"))
    real = np.concatenate([np.load(f).astype(np.float32) for f in files])
    rng = np.random.default_rng(8)
    real = real[rng.permutation(len(real))]
    rows = [real[:count]]
    while (missing := count - sum(map(len, rows))) > 0:
        some = real[:missing]
        noise = rng.normal(size=some.shape).astype(np.float32)
        rows.append(some + NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True))
    stacked = np.concatenate(rows)
    unit: Vectors = stacked / np.maximum(np.linalg.norm(stacked, axis=1, keepdims=True), 1e-6)
    return unit


def vectors_alone(index: Path, count: int) -> dict[str, Any]:
    """The vector index over ``count`` vectors, exact and as inverted file. Times in seconds, sizes in MB.

    The queries are vectors that the index does not hold; ``recall`` is the share of the exact ``TOP`` that the
    inverted file finds.
    """
    from index.vectors import VectorIndex

    drawn = vectors_of(index, count + QUESTIONS)
    # the queries are real vectors: the first rows, whatever is behind them
    queries, vectors = drawn[:QUESTIONS], drawn[QUESTIONS:]
    result: dict[str, Any] = {"vectors": count, "dimensions": vectors.shape[1]}
    truth: list[set[int]] = []
    for name, flat_up_to in (("flat", count), ("inverted", 0)):
        with tempfile.TemporaryDirectory(dir=index.parent) as folder:
            started = time.perf_counter()
            made = VectorIndex.build(vectors, flat_up_to)
            made.save(Path(folder))
            result[f"{name}_build_seconds"] = time.perf_counter() - started
            del made
            result[f"{name}_disk"] = sum(p.stat().st_size for p in Path(folder).iterdir()) / 1e6
            before = _memory()
            started = time.perf_counter()
            opened = VectorIndex.load(Path(folder))
            result[f"{name}_open_seconds"] = time.perf_counter() - started
            for query in queries:
                opened.search(query, TOP)
            found, times = [], []
            for query in queries:
                started = time.perf_counter()
                found.append(set(opened.search(query, TOP)))
                times.append(time.perf_counter() - started)
            result[f"{name}_memory"] = _memory() - before
            result[f"{name}_seconds"] = float(np.median(times))
            truth = truth or found
    result["recall"] = float(np.mean([len(a & b) / len(a) for a, b in zip(truth, found, strict=True)]))
    return result


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _memory() -> float:
    """What the process holds in memory, in MB; pages of mapped files that were read count as well."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _in_process(*arguments: object) -> dict[str, Any]:
    """One part in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "eval.growth", "part", *map(str, arguments)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    made: dict[str, Any] = json.loads(output.splitlines()[-1])
    print(json.dumps(made), flush=True)
    return made


def measure(pdfs: Path, model: str, shares: Sequence[float], sizes: Sequence[int], work: Path) -> dict[str, Any]:
    files = sorted(pdfs.glob("*.pdf"))
    random.Random(3).shuffle(files)
    documents = []
    index = work / "index-0"
    for number, share in enumerate(shares):
        folder, index = work / f"pdfs-{number}", work / f"index-{number}"
        folder.mkdir(exist_ok=True)
        for file in files[: max(1, round(share * len(files)))]:
            if not (folder / file.name).exists():
                os.symlink(file.resolve(), folder / file.name)
        documents.append(_in_process("build", folder, index, model) | _in_process("ask", index, model))
    alone = [_in_process("vectors", index, size) for size in sizes]
    return {"model": Path(model).name or "vraagbaak-nl", "documents": documents, "vectors": alone}


def main() -> None:
    if sys.argv[1:2] == ["part"]:
        name, *rest = sys.argv[2:]
        if name == "build":
            result = build_share(Path(rest[0]), Path(rest[1]), rest[2])
        elif name == "ask":
            result = ask_share(Path(rest[0]), rest[1])
        else:
            result = vectors_alone(Path(rest[0]), int(rest[1]))
        print(json.dumps(result))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdfs", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--model", default="index/model/vraagbaak-nl-static")
    parser.add_argument("--shares", type=float, nargs="*", default=SHARES)
    parser.add_argument("--vectors", type=int, nargs="*", default=SIZES)
    parser.add_argument("--work", type=Path, help="a folder for the indexes, kept (default: one that is removed)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = options.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        result = measure(options.pdfs, options.model, options.shares, options.vectors, work)
    options.result.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
