"""How truly PDFs are read, measured against a second reader.

``python -m eval.reading FOLDER --report docs/lezen.md`` reads every PDF of a folder, once as the product does and once
with pypdf's plain ``extract_text``, and holds both against poppler's ``pdftotext``:

- words cut: two words that the second reader has as one;
- words glued: a word that the second reader has as two;
- headers left in: how often a line that stands at the edge of page after page stands inside the text;
- order: share of the sentences of six words and more whose words follow each other so in the second reader too;
- quotes: share of the given quotations (lines ``file <TAB> quotation``) that stand there word for word.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdf

from ingest.catalogue import Catalogue
from ingest.lexicon import frequency
from ingest.pdf import UnreadablePdf
from ingest.read import read_document
from ingest.sentences import split_sentences

MIN_WORDS = 6  # of a sentence, to tell something about the order
EDGE_LINES = 2  # at the top and at the bottom of a page, where running lines stand
_WORD = re.compile(r"[^\W\d_]{2,}")
_BREAK = re.compile(r"[-\u00ad\u2010]\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one document; counts are a thousand words, ``order`` and ``quotes`` are shares."""

    words: int
    cut: float
    glued: float
    headers: int
    order: float
    quotes: float | None


@dataclass(frozen=True, slots=True)
class Reference:
    """What the second reader made of a document."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    folded: str
    running: tuple[str, ...]


def fold(text: str) -> str:
    """Letters and digits only, lower case: hyphens, spaces and line ends play no part."""
    return "".join(c for c in text.lower() if c.isalnum())


def words_of(text: str) -> list[str]:
    """The words of a text, lower case; a word that a line end cuts is made whole."""
    return [word.lower() for word in _WORD.findall(_BREAK.sub("", text))]


def second_reading(path: Path) -> Reference:
    """Read a document with ``pdftotext``.

    Raises:
        OSError, subprocess.CalledProcessError: it is not there, or cannot read the file.
    """
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    text = done.stdout.decode("utf-8", "replace")
    words = words_of(text.replace("\f", "\n"))
    pages = [[line.strip() for line in page.splitlines() if line.strip()] for page in text.split("\f")]
    edges = Counter(
        line for page in pages for line in {fold(_masked(x)) for x in (*page[:EDGE_LINES], *page[-EDGE_LINES:])}
    )
    running = tuple(line for line, count in edges.items() if count >= 3 and sum(c.isalpha() for c in line) >= 6)
    return Reference(Counter(words), Counter(pairwise(words)), fold(text), running)


def _masked(line: str) -> str:
    return re.sub(r"\d+", "", line)


def measure(sentences: Sequence[str], reference: Reference, quotes: Sequence[str]) -> Reading:
    """Hold the sentences of a reading against the second reader's."""
    cut = glued = headers = ordered = long = total = 0
    for sentence in sentences:
        words = words_of(sentence)
        total += len(words)
        for a, b in pairwise(words):
            if a + b in reference.words and not reference.pairs[(a, b)] and not (frequency(a) and frequency(b)):
                cut += 1
        glued += sum(_is_glued(word, reference) for word in words)
        folded = fold(_masked(sentence))
        headers += sum(line in folded and len(folded) > len(line) + 10 for line in reference.running)
        if len(words) >= MIN_WORDS:
            long += 1
            ordered += fold(sentence) in reference.folded
    text = " ".join(" ".join(sentences).split())
    found = sum(quote in text for quote in quotes)
    thousand = max(total, 1) / 1000
    return Reading(
        words=total,
        cut=cut / thousand,
        glued=glued / thousand,
        headers=headers,
        order=ordered / max(long, 1),
        quotes=found / len(quotes) if quotes else None,
    )


def _is_glued(word: str, reference: Reference) -> bool:
    if word in reference.words or frequency(word):
        return False
    return any(reference.pairs[(word[:i], word[i:])] for i in range(2, len(word) - 1))


def ours(path: Path) -> list[str]:
    """The sentences as the product reads them; none for a file it refuses."""
    try:
        return [sentence.text for sentence in read_document(path, Catalogue()).sentences]
    except UnreadablePdf:
        return []


def plain(path: Path) -> list[str]:
    """The sentences in pypdf's plain text, line ends taken as spaces."""
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted:
        reader.decrypt("")
    text = "\n".join(page.extract_text() for page in reader.pages)
    return split_sentences(" ".join(text.split()))


def load_quotes(path: Path | None) -> dict[str, list[str]]:
    """Quotations by file name."""
    quotes: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        file, _, quote = line.partition("\t")
        quotes.setdefault(file, []).append(" ".join(quote.split()))
    return quotes


def table(rows: Iterable[tuple[str, str, Reading]]) -> str:
    """Markdown, a row for each document and reader."""
    lines = [
        "| document | lezer | woorden | geknipt per 1.000 | geplakt per 1.000 | kopregels | in volgorde | citaten |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for file, reader, r in rows:
        quotes = "-" if r.quotes is None else _percent(r.quotes)
        numbers = f"{_dutch(r.cut)} | {_dutch(r.glued)} | {r.headers} | {_percent(r.order)} | {quotes}"
        lines.append(f"| {file} | {reader} | {r.words} | {numbers} |")
    return "\n".join(lines)


def _dutch(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%".replace(".", ",")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder with PDFs")
    parser.add_argument("--quotes", type=Path, help="lines: file name, tab, quotation")
    parser.add_argument("--report", type=Path, help="write the table there as well, above what has headings")
    arguments = parser.parse_args()
    if not shutil.which("pdftotext"):
        raise SystemExit("pdftotext is needed as the second reader: install poppler-utils")
    quotes = load_quotes(arguments.quotes)
    rows = []
    for path in sorted(arguments.folder.glob("*.pdf")):
        reference = second_reading(path)
        for name, read in (("Vraagbaak", ours), ("pypdf", plain)):
            rows.append((path.name, name, measure(read(path), reference, quotes.get(path.name, []))))
    made = table(rows)
    print(made)
    if arguments.report:
        arguments.report.write_text(_HEAD + made + "\n" + _kept(arguments.report), encoding="utf-8")


def _kept(report: Path) -> str:
    """What stands in a report under headings of its own: what was found by hand."""
    _, heading, rest = (report.read_text(encoding="utf-8") if report.exists() else "").partition("\n## ")
    return heading + rest


_HEAD = """# Hoe getrouw pdf's gelezen worden

Gemeten met `python -m eval.reading MAP`, tegen `pdftotext` van poppler als tweede lezer. Geknipt: twee woorden die de
tweede lezer als één heeft. Geplakt: één woord dat de tweede lezer als twee heeft. Kopregels: hoe vaak een regel die op
bladzijde na bladzijde aan de rand staat midden in de tekst terechtkwam. In volgorde: zinnen van zes woorden of meer die
de tweede lezer ook zo heeft; voetnoten, tabellen en kolommen waarin de twee lezers verschillen tellen als fout. `pypdf`
is de kale `extract_text` van pypdf.

"""

if __name__ == "__main__":
    main()
