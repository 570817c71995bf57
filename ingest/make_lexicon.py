"""Count Dutch words in raw text and write the frequency list that ships with the product.

    python -m ingest.make_lexicon FOLDER

``FOLDER`` holds ``*.tar.xz`` archives (or loose ``*.txt`` / ``*.md`` files) of Dutch text. The list that is
in the repository was counted on Dutch election programmes (1946-2023) and Dutch laws and regulations.
Only the counts are kept: no sentence can be read back from them.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest.lexicon import LEXICON_FILE

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
BROKEN = re.compile(r"[^\W\d_]+-[ \t]*\n\s*[^\W\d_]+")  # half words at a line's end are no words
MIN_COUNT = 6
MIN_SOURCES = 3  # a word has to stand in several texts, so that names and scanning errors of one text drop out


def texts(folder: Path) -> Iterator[str]:
    """Every text in the folder, archives included."""
    for path in sorted(folder.iterdir()):
        if path.name.endswith(".tar.xz"):
            with tarfile.open(path) as archive:
                for member in archive:
                    handle = archive.extractfile(member) if member.name.endswith((".txt", ".md")) else None
                    if handle:
                        yield handle.read().decode("utf-8", "replace")
        elif path.suffix in {".txt", ".md"}:
            yield path.read_text("utf-8", "replace")


def count_words(folder: Path) -> Counter[str]:
    """Lower-cased words that occur at least ``MIN_COUNT`` times in ``MIN_SOURCES`` texts, with their counts."""
    counts: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for text in texts(folder):
        words = Counter(match.lower().replace("’", "'") for match in WORD.findall(BROKEN.sub(" ", text)))
        counts.update(words)
        sources.update(words.keys())
    return Counter({w: n for w, n in counts.items() if n >= MIN_COUNT and sources[w] >= MIN_SOURCES and len(w) < 40})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    counts = count_words(parser.parse_args().folder)
    lines = "".join(
        f"{word}\t{count}\n" for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    LEXICON_FILE.parent.mkdir(exist_ok=True)
    LEXICON_FILE.write_bytes(gzip.compress(lines.encode("utf-8"), 9, mtime=0))
    print(f"{len(counts)} words, {LEXICON_FILE.stat().st_size / 1024:.0f} KiB: {LEXICON_FILE}")


if __name__ == "__main__":
    main()
