"""Speed of reading PDFs, as ratios to pypdf's plain text in one run; part of ``make bench``."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from multiprocessing import forkserver
from pathlib import Path

import pypdf

from ingest import ocr
from ingest.catalogue import Catalogue
from ingest.read import read_document
from ingest.reading import read_documents

ROUNDS = 3


def median_seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median of some rounds, after one that does not count."""
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def most_memory() -> float:
    """Megabytes that the largest of the processes that have read so far took at its peak.

    They are children of the fork server, whose children count here when it has ended and been waited for; it starts
    again by itself. Nothing public ends it.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        forkserver._forkserver._stop()  # type: ignore[attr-defined]
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def compare_readers(folder: Path) -> None:
    """Pages a second of every PDF in ``folder``: pypdf's ``extract_text``, which is what LangChain's PyPDFLoader does,
    and ours with lay-out, sentences and passages: in this process, in as many as there are cores, and with Tesseract.
    """
    files = sorted(folder.glob("*.pdf"))
    pages = sum(len(pypdf.PdfReader(file).pages) for file in files)

    def all_read() -> None:
        for _ in read_documents(files, Catalogue()):
            pass

    def show(name: str, seconds: float) -> None:
        print(f"{name:<52}{pages / seconds:8.1f} bladzijden/s   verhouding {plain / seconds:5.2f}")

    print(f"{len(files)} pdf's, {pages} bladzijden")
    plain = median_seconds(lambda: [[p.extract_text() for p in pypdf.PdfReader(f).pages] for f in files])
    with_pictures, ocr.tesseract = ocr.tesseract, lambda: ""  # type: ignore[assignment]
    one = median_seconds(lambda: [read_document(f, Catalogue()) for f in files])
    several = median_seconds(all_read)
    most = most_memory()
    ocr.tesseract = with_pictures
    again = median_seconds(lambda: [[p.extract_text() for p in pypdf.PdfReader(f).pages] for f in files])
    plain = (plain + again) / 2  # before and behind ours: the machine may be busier at one moment than at another
    show("pypdf, alleen extract_text", plain)
    show("lezen met opmaak, zinnen en passages, een proces", one)
    show("hetzelfde, in processen", several)
    if ocr.tesseract():
        show("hetzelfde, met tekstherkenning", median_seconds(all_read, 1))
    print(f"geheugen, het meeste van een proces dat leest       {most:8.0f} MB")
