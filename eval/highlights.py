"""How well quotations are marked on the picture of their page, measured against a second reader.

``python -m eval.highlights --golden FILE --corpus FOLDER`` places every quotation of a golden set on its page as the
chat does, without an index, and holds the boxes against the words that poppler's ``pdftotext -bbox`` sees there: a
marking is right when the words whose middle lies in its boxes are the quotation's words, but for ``SLIP`` of their
letters. What could not be placed is counted, apart where the page does not hold it as text (a scan, letters drawn as
shapes).
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio

from eval.golden import Support, load_golden
from ingest.boxes import Mark, marks_of
from ingest.errors import UserError
from ingest.pdf import UnreadablePdf
from ingest.places import fold

SLIP = 0.03
"""Share of the letters that may differ: the two readers part words and notes differently."""

AS_TEXT = 80.0
"""How alike (0 to 100) the best stretch of a page's text is to a quotation that stands there as text."""

_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')


class Word(NamedTuple):
    """A word and its middle, in fractions of the page from its upper left."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Placing:
    """What became of one quotation.

    ``letters_alike``: the marked words against its own, 0 to 1; ``is_text``: whether the second reader sees it on the
    page; and how long it took in seconds.
    """

    support: Support
    is_whole: bool
    letters_alike: float
    is_text: bool
    seconds: float

    @property
    def is_right(self) -> bool:
        """Whether the marks are on the quotation, on all of it and on nothing else."""
        return self.letters_alike >= 1 - SLIP


@lru_cache(maxsize=512)
def words_of(path: Path, page: int) -> tuple[Word, ...]:
    """The words that ``pdftotext`` sees on ``page`` (from 1), none beyond the last.

    Raises:
        OSError: it is not installed.
    """
    numbers = ["-f", str(page), "-l", str(page)]
    told = subprocess.run(["pdftotext", "-bbox", "-cropbox", *numbers, path, "-"], capture_output=True, check=False)
    text = told.stdout.decode("utf-8", "replace")
    size = _PAGE.search(text)
    if size is None:
        return ()
    width, height = float(size[1]), float(size[2])
    return tuple(
        Word(unescape(words), (float(x0) + float(x1)) / 2 / width, (float(y0) + float(y1)) / 2 / height)
        for x0, y0, x1, y1, words in _WORD.findall(text)
    )


def marked_letters(path: Path, marks: Sequence[Mark]) -> str:
    """The letters of the words that lie in the marks, mark by mark, folded."""
    letters = []
    for mark in marks:
        within = [
            word
            for word in words_of(path, mark.page)
            if mark.left <= word.x <= mark.right and mark.top <= word.y <= mark.bottom
        ]
        letters += [fold(word.text) for word in sorted(within, key=lambda word: word.x)]
    return "".join(letters)


def place(path: Path, support: Support) -> Placing:
    """Mark one quotation and hold it against the second reader.

    Raises:
        ingest.pdf.UnreadablePdf: the PDF cannot be read.
    """
    start = time.perf_counter()
    marks = marks_of(path, support.quote, support.page)
    seconds = time.perf_counter() - start
    alike = Indel.normalized_similarity(marked_letters(path, marks.boxes), fold(support.quote))
    seen = "".join(fold(word.text) for page in (support.page, support.page + 1) for word in words_of(path, page))
    is_text = partial_ratio(fold(support.quote), seen) >= AS_TEXT
    return Placing(support, marks.is_whole, alike if marks.boxes else 0.0, is_text, seconds)


def supports_of(golden: Path) -> list[Support]:
    """Every quotation of a golden set.

    Raises:
        eval.golden.GoldenError: the set cannot be read.
    """
    questions = load_golden(golden)
    extra = [support for q in questions for support in (q.elsewhere, q.refutation) if support]
    return [*(support for q in questions for support in q.supports), *extra]


def table(placings: Sequence[Placing]) -> str:
    """Markdown, a row for each document and one for all."""
    lines = [
        "| document | citaten | goed gemarkeerd | fout gemarkeerd | niet geplaatst | geen tekst in pdf | mediaan ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in (*sorted({placing.support.document for placing in placings}), ""):
        own = [placing for placing in placings if name in ("", placing.support.document)]
        lost = [placing for placing in own if not placing.is_whole]
        right = sum(placing.is_whole and placing.is_right for placing in own)
        drawn = sum(not placing.is_text for placing in lost)
        share, median = 100 * right / len(own), 1000 * statistics.median(placing.seconds for placing in own)
        counts = f"{len(own)} | {right} ({_dutch(share)}%) | {len(own) - len(lost) - right} | {len(lost)} | {drawn}"
        lines.append(f"| {name or 'samen'} | {counts} | {_dutch(median)} |")
    return "\n".join(lines)


def _dutch(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def failures(placings: Iterable[Placing]) -> list[str]:
    """A line for each quotation that is not marked right."""
    return [
        f"{placing.support.document}, pagina {placing.support.page}, "
        + ("fout gemarkeerd" if placing.is_whole else "niet geplaatst" if placing.is_text else "geen tekst in de pdf")
        + f" ({100 * placing.letters_alike:.0f}% van de letters): {placing.support.quote}"
        for placing in placings
        if not (placing.is_whole and placing.is_right)
    ]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--golden", type=Path, default=Path("eval/golden.jsonl"), help="a golden set (JSON Lines)")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the folder with its PDFs")
    arguments = parser.parse_args()
    if not shutil.which("pdftotext"):
        raise SystemExit("pdftotext is nodig als tweede lezer: installeer poppler-utils.")
    placings = []
    try:
        for support in supports_of(arguments.golden):
            path = arguments.corpus / support.document
            try:
                placings.append(place(path, support))
            except UnreadablePdf as error:
                raise SystemExit(f"{path}: {error}.") from error
    except UserError as error:
        raise SystemExit(str(error)) from error
    if not placings:
        raise SystemExit(f"De vragenset {arguments.golden} bevat geen citaten.")
    print(table(placings))
    print(*failures(placings), sep="\n")


if __name__ == "__main__":
    main()
