"""Find the organisations and committees that a question names, by any of the names in the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ingest.document import Body

MIN_FUZZY = 8  # characters: a shorter name is only recognised when it is written right


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at ``start`` to ``end`` of the question."""

    body: str
    start: int
    end: int


class BodyFinder:
    """Recognises names, full names, other names and members, also with a slip of the pen in a long name."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        names: dict[tuple[str, ...], str] = {}
        for body in bodies:
            for name in (body.name, body.full_name, *body.aliases, *body.members):
                words = tuple(plain(word) for word, _, _ in _words(name))
                if words:
                    names.setdefault(words, body.name)
        self._names = sorted(names.items(), key=lambda item: -len(item[0]))  # longest first

    def find(self, text: str) -> list[Mention]:
        """Every mention, in order; of names that overlap the longest counts."""
        words = _words(text)
        folded = [plain(word) for word, _, _ in words]
        taken = [False] * len(words)
        found: list[Mention] = []
        for name, body in self._names:
            for exact in (True, False):
                for i in range(len(words) - len(name) + 1):
                    span = slice(i, i + len(name))
                    if not any(taken[span]) and _alike(tuple(folded[span]), name, exact):
                        taken[span] = [True] * len(name)
                        found.append(Mention(body, words[i][1], words[i + len(name) - 1][2]))
        return sorted(found, key=lambda m: m.start)


def plain(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", text)]


def _alike(words: tuple[str, ...], name: tuple[str, ...], exact: bool) -> bool:
    if words == name:
        return True
    length = sum(map(len, name))
    if exact or length < MIN_FUZZY:
        return False
    return Levenshtein.distance(
        " ".join(words), " ".join(name), score_cutoff=1 + length // 14
    ) <= length // 14 + 1 and (words[0][0] == name[0][0])
