"""Frequencies of Dutch words: the evidence for joining a broken word and for splitting a compound."""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache
from pathlib import Path

LEXICON_FILE = Path(__file__).with_name("data") / "nl-woorden.tsv.gz"


@cache
def lexicon() -> dict[str, int]:
    """Lower-cased Dutch words with how often each was counted (see ``ingest/make_lexicon.py``).

    A word with accents stands in it without them too, for text that was folded.
    """
    with gzip.open(LEXICON_FILE, "rt", encoding="utf-8") as lines:
        counts = {word: int(count) for word, count in (line.rstrip("\n").split("\t") for line in lines)}
    for word in [word for word in counts if not word.isascii()]:
        plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        counts.setdefault(plain, counts[word])
    return counts


def frequency(word: str) -> int:
    """How often ``word`` was counted; 0 for a word that is not in the list."""
    return lexicon().get(word.lower().replace("’", "'"), 0)
