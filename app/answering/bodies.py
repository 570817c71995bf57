"""Find the organisations and committees that a question names, by any of the names in the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from app.answering.kinds import kinds_of
from index.library import Library
from index.store import Scope
from ingest.document import Body, Document
from ingest.initials import stands_for
from ingest.lexicon import frequency

MIN_LETTERS = 3  # of a word that stands for a name by its letters
MOST_SEEN = 200  # times, of such a word that is not in capitals: a more frequent one is a word like any other
MIN_FUZZY = 8  # characters: a shorter name is only recognised when it is written right


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at ``start`` to ``end`` of the question."""

    body: str
    start: int
    end: int


class BodyFinder:
    """Recognises names, full names, other names and members, also with a slip of the pen in a long name.

    ``bodies`` holds them by name. ``kinds`` tells which of them go by a noun: "commissie". A noun that the catalogue
    gives as a name of several bodies is the kind of each, and the name of none. The titles of ``documents`` tell of a
    kind too.
    """

    def __init__(self, bodies: Iterable[Body], documents: Iterable[Document] = ()) -> None:
        self.bodies: Mapping[str, Body] = {body.name: body for body in bodies}
        titles: defaultdict[str, list[str]] = defaultdict(list)
        for document in documents:
            for part in document.parts:
                titles[part.body] += [document.title, part.title]
        kinds: defaultdict[str, list[str]] = defaultdict(list)
        for body in self.bodies.values():
            for kind in kinds_of(body, titles[body.name]) if body.name else ():
                kinds[kind].append(body.name)
        self.kinds: Mapping[str, Sequence[str]] = kinds
        names: dict[tuple[str, ...], str] = {}
        for body in self.bodies.values():
            for name in (body.name, body.full_name, *body.aliases, *body.members):
                words = tuple(plain(word) for word, _, _ in _words(name))
                if words and not (len(words) == 1 and name.islower() and len(kinds.get(name, ())) > 1):
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
        for (word, start, end), is_taken in zip(words, taken, strict=True):
            in_capitals = word.isupper() and not text.isupper()
            if not is_taken and len(word) >= MIN_LETTERS and (in_capitals or frequency(word) <= MOST_SEEN):
                body = self._by_letters(word)
                found += [Mention(body, start, end)] if body else []
        return sorted(found, key=lambda m: m.start)

    def _by_letters(self, word: str) -> str:
        """The only body for whose name ``word`` can stand by its letters, "" when there is none."""
        named = {b.name for b in self.bodies.values() if stands_for(word, b.full_name or b.name)}
        return next(iter(named)) if len(named) == 1 else ""


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


def bodies_within(library: Library, scope: Scope) -> Collection[str]:
    """The names of the bodies with words in ``scope``."""
    bodies = library.bodies.keys() if scope.bodies is None else scope.bodies
    if scope.documents is None:
        return bodies
    inside = (library.documents[file] for file in scope.documents if file in library.documents)
    return bodies & {part.body for document in inside for part in document.parts}
