"""English-Dutch sentence and word pairs, cleaned, without the sentences of the test sets."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORD_SOURCES = frozenset({"freedict", "osm", "policy"})
_MARKUP = re.compile(r"!INCLUDE\s*\[[^\]]*\]|\[!\w+\]|\[([^\]]*)\]\([^)]*\)|[*`#|]+")
_SPACE = re.compile(r"\s+")
_EDGE = re.compile(r"^[\s\-–•>]+|\s+$")


@dataclass(frozen=True, slots=True)
class Pair:
    """An English text with its Dutch translation; ``source`` names the collection."""

    source: str
    english: str
    dutch: str

    @property
    def is_word(self) -> bool:
        """Whether this is a dictionary entry and no sentence."""
        return self.source in WORD_SOURCES


def clean(text: str) -> str:
    """Text without manual markup, with single spaces and the letters of the Dutch ij written apart."""
    text = text.replace("ĳ", "ij").replace("Ĳ", "IJ")
    text = _MARKUP.sub(lambda m: m.group(1) or " ", text)
    return _EDGE.sub("", _SPACE.sub(" ", text))


def load_pairs(folder: Path, more: Iterable[Pair] = ()) -> list[Pair]:
    """The cleaned, distinct pairs of ``parallel_en_nl.tsv`` and then of ``more``, less every pair that shares its Dutch
    sentence with a test set."""
    banned = held_out_sentences(folder)
    seen: set[tuple[str, str]] = set()
    pairs = []
    lines = (folder / "parallel_en_nl.tsv").read_text(encoding="utf-8").splitlines()
    for source, english, dutch in (
        *(line.split("\t") for line in lines),
        *((p.source, p.english, p.dutch) for p in more),
    ):
        english, dutch = clean(english), clean(dutch)
        key = (english.lower(), dutch.lower())
        if not english or not dutch or key in seen or normal(dutch) in banned:
            continue
        pair = Pair(source, english, dutch)
        if not pair.is_word and not plausible(english, dutch):
            continue
        seen.add(key)
        pairs.append(pair)
    return pairs


def plausible(english: str, dutch: str) -> bool:
    """Whether two texts can be translations of each other by their lengths alone."""
    longer, shorter = max(len(english), len(dutch)), min(len(english), len(dutch))
    return longer < 2.2 * shorter + 15 and english != dutch


def normal(text: str) -> str:
    """Text as compared: letters and digits only, lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def held_out_sentences(folder: Path) -> frozenset[str]:
    """Every sentence of the test sets, as :func:`normal` writes them."""
    found = {normal(text) for a, b, _ in load_sts(folder, "test") for text in (a, b)}
    found |= {normal(text) for a, b, _ in load_sick(folder) for text in (a, b)}
    return frozenset(found)


def load_sts(folder: Path, split: str) -> list[tuple[str, str, float]]:
    """Sentence pairs of stsb-nl with their scores from 0 to 5."""
    with (folder / f"stsb-nl-{split}.csv").open(encoding="utf-8", newline="") as file:
        return [(row[0], row[1], float(row[2])) for row in csv.reader(file) if len(row) == 3]


def load_scored(folder: Path, splits: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """Scored pairs of the given splits that share no sentence with a test set."""
    banned = held_out_sentences(folder)
    rows = [row for split in splits for row in load_sts(folder, split)]
    return [row for row in rows if normal(row[0]) not in banned and normal(row[1]) not in banned]


def load_sick(folder: Path) -> list[tuple[str, str, float]]:
    """Sentence pairs of SICK-NL with their relatedness from 1 to 5, for evaluation only."""
    with (folder / "sick_nl.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(r["sentence_A"], r["sentence_B"], float(r["relatedness_score"])) for r in rows]


def load_synonyms(folder: Path) -> Iterator[list[str]]:
    """Groups of Dutch words that can stand for each other, from Open Dutch WordNet and the map's presets."""
    for name in ("odwn_synoniemen.tsv", "osm_synoniemen.tsv"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            group = [clean(word).lower() for word in line.split("\t")]
            if len(group) > 1 and all(group):
                yield group
