"""Words by which someone else would say the same: what joins a question to a passage that shares no word with it.

``index/training/data/written_thesaurus.tsv`` was written for this product: some 13,000 Dutch headwords with what can
stand in their place and with words near to them. ``python -m index.training.thesaurus`` makes of it, in both
directions, the file that is read here: from the terms of :mod:`index.dutch` to those that are related.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from index.dutch import term_groups

THESAURUS_FILE = Path(__file__).with_name("model") / "thesaurus.tsv.gz"
GRADES = {"=": 1.0, "s": 0.8, "n": 0.6}
"""How much a related term counts: another form of the word, one that stands in its place, and a near one."""
LONGEST_KEY = 3  # terms of an expression

Terms = tuple[str, ...]  # all of them have to be there
_NONE: Mapping[Terms, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Concept:
    """One word of a question: ``group`` holds its own term and those of its parts, ``related`` for each of these terms
    the ones that are related to it, with their grade, above 0 and at most 1."""

    group: Terms
    related: Mapping[str, Mapping[Terms, float]]


class Thesaurus:
    """Related terms by term, or by the terms of an expression."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """``lines`` holds by key (terms with blanks between) the related ones: ``grade terms``, parted by tabs."""
        self._lines = lines

    @classmethod
    def load(cls, path: Path) -> Thesaurus:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return cls(dict(line.rstrip("\n").split("\t", 1) for line in lines))

    @lru_cache(maxsize=8192)  # noqa: B019 - there is one thesaurus to a process
    def related(self, key: str) -> Mapping[Terms, float]:
        """What is related to a term, or to terms with a blank between them, in order."""
        line = self._lines.get(key)
        if line is None:
            return _NONE
        return {tuple(entry[1:].split()): GRADES[entry[0]] for entry in line.split("\t")}

    def concepts(self, question: str) -> list[Concept]:
        """The words of ``question`` that are searched by, each with what is related to it; what is related to an
        expression is related to each of its words."""
        groups = term_groups(question)
        own = sorted({group[0] for group in groups})
        expressions: dict[str, dict[Terms, float]] = {}
        for size in range(2, LONGEST_KEY + 1):
            for words in combinations(own, size) if len(own) <= 16 else ():
                for terms, grade in self.related(" ".join(words)).items():
                    for word in words:
                        expressions.setdefault(word, {})[terms] = grade
        return [
            Concept(group, {term: {**self.related(term), **expressions.get(term, {})} for term in group})
            for group in groups
        ]


@cache
def thesaurus() -> Thesaurus:
    """The one that comes along."""
    return Thesaurus.load(THESAURUS_FILE)
