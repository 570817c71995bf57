"""Read pages that have no text of their own: scans, and pages whose letters are drawn as shapes.

Tesseract (Smith 2007, "An Overview of the Tesseract OCR Engine", ICDAR) does it when it is installed with Dutch; what
it reads goes through the same layout as any other text.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pypdfium2 as pdfium

from ingest.lexicon import frequency
from ingest.limits import unbounded_programs
from ingest.pdf import RawPage
from ingest.places import fold
from ingest.run import Run

LANGUAGE = "nld"
DPI = 300  # what Tesseract was made for
MOST_PIXELS = 5_000  # of the longer side: a poster is read smaller
SURE = 35.0  # Tesseract's confidence in a word, 0 to 100: what it is less sure of is left out
SECONDS = 120  # by the clock, for one page; its memory is bound as that of the process that starts it

LITTLE_TEXT = 60  # letters: a page with fewer has no text but a number or a label
FULL_TEXT = 800  # letters: a page with more is not looked at
EDGE = 64  # difference in grey, of 255, between two points side by side that makes an edge
EDGES_PER_LETTER = 14  # at 72 points an inch, type of some 10 points
HIDDEN = 200  # letters: drawings of less on a page with text are left alone...
HIDDEN_ALONE = 25  # ...and on one with hardly any
SAME = 24  # letters of a line that was read and stand in the text as well are the same words

_WORD_LEVEL = "5"


@cache
def tesseract() -> str:
    """Where Tesseract with Dutch is, "" when it is not installed."""
    found = shutil.which("tesseract")
    if not found:
        return ""
    try:
        told = subprocess.run([found, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found if LANGUAGE in told.stdout.split() else ""


def letters(page: RawPage) -> int:
    """How many letters the text of a page has."""
    return sum(sum(map(str.isalpha, run.text)) for run in page.runs)


def hidden_letters(document: pdfium.PdfDocument, page: RawPage) -> float:
    """How many letters could stand in what a page shows outside its text, by the number of edges there.

    Pictures have edges too; plain areas and lines have few.
    """
    try:
        drawn = document[page.number - 1].render(scale=1, grayscale=True, rotation=90 * page.turn)
        image = drawn.to_numpy()
    except pdfium.PdfiumError:
        return 0.0
    gray = image.reshape(image.shape[:2])
    left, right = gray[:, :-1], gray[:, 1:]
    edges = np.maximum(left, right) - np.minimum(left, right) > EDGE  # in bytes, an eighth of the time of wider numbers
    for run in page.runs:
        top, bottom = (int(page.height - run.y + d * run.size) for d in (-1.2, 0.5))
        edges[max(0, top) : max(0, bottom), max(0, int(run.x0) - 2) : max(0, int(run.x1) + 2)] = False
    return float(edges.sum() / EDGES_PER_LETTER)


def is_drawn(document: pdfium.PdfDocument, page: RawPage) -> bool:
    """Whether a page shows much more than its text tells."""
    count = letters(page)
    if count >= FULL_TEXT or page.width <= 0:
        return False
    return hidden_letters(document, page) > max(HIDDEN_ALONE if count < LITTLE_TEXT else HIDDEN, count)


def with_read_text(document: pdfium.PdfDocument, page: RawPage, command: str) -> RawPage:
    """``page`` with the runs besides its own that Tesseract, to be called as ``command``, reads in its picture."""
    rendered = _picture(document, page)
    read = _recognise(command, *rendered) if rendered else ()
    return with_runs(page, read)


def with_runs(page: RawPage, read: Sequence[Run]) -> RawPage:
    """``page`` with what was read of its picture where no text stood yet, and that its text does not say."""
    said = fold(" ".join(run.text for run in page.runs))

    def is_new(run: Run) -> bool:
        text = fold(run.text)
        return not ((len(text) >= SAME and text in said) or any(_overlap(run, other) for other in page.runs))

    return replace(page, runs=(*page.runs, *(replace(run, recognised=True) for run in read if is_new(run))))


def _overlap(run: Run, other: Run) -> bool:
    level = abs(run.y - other.y) < 0.6 * max(run.size, other.size)
    return level and min(run.x1, other.x1) - max(run.x0, other.x0) > 0.3 * min(run.x1 - run.x0, other.x1 - other.x0)


def _picture(document: pdfium.PdfDocument, page: RawPage) -> tuple[bytes, float, float] | None:
    """A page as PNG, its height in points and how many points a pixel is; ``None`` for a page that cannot be drawn."""
    try:
        scale = min(DPI / 72, MOST_PIXELS / max(page.width, page.height, 1))
        image = document[page.number - 1].render(scale=scale, grayscale=True, rotation=90 * page.turn).to_pil()
    except (pdfium.PdfiumError, ValueError):
        return None
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue(), page.height, 1 / scale


def _recognise(program: str, png: bytes, height: float, point: float) -> tuple[Run, ...]:
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DPI), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # pages run beside each other already
    try:
        with unbounded_programs():
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
        with process:
            try:
                told, _ = process.communicate(png, timeout=SECONDS)
            finally:
                process.kill()
    except (OSError, subprocess.SubprocessError):
        return ()  # the page stays listed as one that cannot be searched
    if process.returncode:
        return ()
    runs = runs_of_table(told.decode("utf-8", "replace"), height, point)
    return runs if is_dutch(" ".join(run.text for run in runs)) else ()


def is_dutch(text: str, share: float = 0.5) -> bool:
    """Whether at least ``share`` of the longer words is Dutch: of what is read in a photograph it is not."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= 4]
    return sum(frequency(word) > 0 for word in words) >= share * max(len(words), 2)


def runs_of_table(table: str, height: float, point: float) -> tuple[Run, ...]:
    """The lines in Tesseract's table of words, as runs on a page of ``height`` points; a pixel is ``point`` points.

    What Tesseract saw as one block stays together, in its reading order.
    """
    lines: dict[tuple[int, ...], list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == _WORD_LEVEL and row["text"].strip() and float(row["conf"]) >= SURE:
            lines.setdefault(tuple(int(row[key]) for key in ("block_num", "par_num", "line_num")), []).append(row)
    sizes = _sizes(lines, point)
    runs = []
    for key, words in lines.items():
        left = min(int(w["left"]) for w in words)
        right = max(int(w["left"]) + int(w["width"]) for w in words)
        bottom = float(np.median([int(w["top"]) + int(w["height"]) for w in words]))
        text = " ".join(w["text"].strip() for w in words)
        runs.append(
            Run(text, left * point, right * point, height - bottom * point, sizes[key[:2]], False, block=key[0])
        )
    return tuple(runs)


def _sizes(lines: dict[tuple[int, ...], list[dict[str, str]]], point: float) -> dict[tuple[int, ...], float]:
    """The type size in points of each paragraph: one for a paragraph, and that of the page where it is nearly that.

    A word is as tall as its tallest letter, so single words tell little.
    """
    heights: dict[tuple[int, ...], list[int]] = {}
    for key, words in lines.items():
        heights.setdefault(key[:2], []).extend(int(w["height"]) for w in words)
    if not heights:
        return {}
    sizes = {key: 1.3 * float(np.percentile(found, 75)) * point for key, found in heights.items()}
    usual = float(np.median([size for key, size in sizes.items() for _ in heights[key]]))
    return {key: usual if 0.8 * usual < size < 1.25 * usual else size for key, size in sizes.items()}
