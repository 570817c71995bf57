"""Find the organisations and committees that a question names, by any of the names in the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from app.answering.kinds import kinds_of
from app.answering.papers import Papers
from index.library import Library
from index.store import Scope
from ingest.document import Body, Document
from ingest.initials import stands_for
from ingest.lexicon import frequency

MIN_LETTERS = 3  # of a word that stands for a name by its letters
MOST_SEEN = 200  # times, of such a word that is not in capitals: a more frequent one is a word like any other
MIN_FUZZY = 8  # characters: a shorter name is only recognised when it is written right
MIN_TOGETHER = 5  # letters of a name that may be written as more words or fewer: "bij 1" need not be BIJ1
ARTICLES = 12  # letters that the abbreviations in a name leave out at most


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at ``start`` to ``end`` of the question, there as ``name``, or something like it."""

    body: str
    start: int
    end: int
    name: str = ""


class BodyFinder:
    """Recognises names, full names, other names and members, also with a slip of the pen in a long name.

    ``bodies`` holds them by name. ``kinds`` tells which of them go by a noun: "commissie". A noun that the catalogue
    gives as a name of several bodies is the kind of each, and the name of none. The titles of ``documents`` tell of a
    kind too. ``papers`` are those that may be named instead of a body.
    """

    def __init__(self, bodies: Iterable[Body], documents: Iterable[Document] = ()) -> None:
        documents = tuple(documents)
        self.bodies: Mapping[str, Body] = {body.name: body for body in bodies}
        self.papers = Papers(documents)
        titles: defaultdict[str, list[str]] = defaultdict(list)
        for document in documents:
            for part in document.parts:
                titles[part.body] += [document.title, part.title]
        kinds: defaultdict[str, list[str]] = defaultdict(list)
        for body in self.bodies.values():
            for kind in kinds_of(body, titles[body.name]) if body.name else ():
                kinds[kind].append(body.name)
        self.kinds: Mapping[str, Sequence[str]] = kinds
        names: dict[tuple[str, ...], tuple[str, str]] = {}
        for body in self.bodies.values():
            for name in (body.name, body.full_name, *body.aliases, *body.members):
                words = tuple(plain(word) for word, _, _ in _words(name))
                if words and not (len(words) == 1 and name.islower() and len(kinds.get(name, ())) > 1):
                    names.setdefault(words, (body.name, name))
        self._names = sorted(names.items(), key=lambda item: -len(item[0]))  # longest first

    def find(self, text: str) -> list[Mention]:
        """Every mention, in order; of names that overlap the longest counts."""
        words = _words(text)
        folded = [plain(word) for word, _, _ in words]
        ends = [bool(re.search(r"[,;:!?()]", text[a[2] : b[1]])) for a, b in pairwise(words)]
        taken = [False] * len(words)
        found: list[Mention] = []
        for words_of_name, (body, name) in self._names:
            for spans in _each_way(folded, words_of_name, ends):
                for span in spans:
                    if not any(taken[span]):
                        taken[span] = [True] * (span.stop - span.start)
                        found.append(Mention(body, words[span.start][1], words[span.stop - 1][2], name))
        for (word, start, end), is_taken in zip(words, taken, strict=True):
            in_capitals = word.isupper() and not text.isupper()
            if not is_taken and len(word) >= MIN_LETTERS and (in_capitals or frequency(word) <= MOST_SEEN):
                body = self._by_letters(word)
                found += [Mention(body, start, end, word)] if body else []
        return sorted(found, key=lambda m: m.start)

    def printed(self, text: str) -> str:
        """``text`` with each name that stands there in more words or fewer as the catalogue has it."""
        for mention in reversed(self.find(text)):
            asked = text[mention.start : mention.end]
            if len(_words(asked)) != len(_words(mention.name)):
                text = text[: mention.start] + mention.name + text[mention.end :]
        return text

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


def _each_way(words: Sequence[str], name: tuple[str, ...], ends: Sequence[bool]) -> Iterator[Iterator[slice]]:
    """Where ``name`` stands, in the order in which that counts."""
    yield _spelt(words, name)
    yield _together(words, name, ends)
    yield _misspelt(words, name)


def _spelt(words: Sequence[str], name: tuple[str, ...]) -> Iterator[slice]:
    """Where ``name`` stands as it is."""
    for i in range(len(words) - len(name) + 1):
        if tuple(words[i : i + len(name)]) == name:
            yield slice(i, i + len(name))


def _together(words: Sequence[str], name: tuple[str, ...], ends: Sequence[bool]) -> Iterator[slice]:
    """Where ``name`` stands in more words or fewer: "Groen Links", "Partij voor de Sport" for "PartijvdSport".

    ``ends`` tells after which words a clause ends."""
    meant = _joined(name)
    if not any(len(form) >= MIN_TOGETHER for form in meant):
        return
    longest = max(map(len, meant))
    for start in range(len(words)):
        letters = 0
        for stop in range(start + 1, len(words) + 1):
            letters += len(words[stop - 1])
            if letters > longest + ARTICLES or (stop - start > 1 and ends[stop - 2]):
                break
            if meant & _joined(words[start:stop]):
                yield slice(start, stop)


def _joined(words: Sequence[str]) -> frozenset[str]:
    """The letters of ``words``, as they are and with "vd" for "van de", "voor de" and the like."""
    short = re.sub(r"\b(?:v|van|voor) ?(?:d|de|der|den|het)\b", "vd", " ".join(words))
    return frozenset(("".join(words), short.replace(" ", "")))


def _misspelt(words: Sequence[str], name: tuple[str, ...]) -> Iterator[slice]:
    """Where something like ``name`` stands, when it is long."""
    length = sum(map(len, name))
    if length < MIN_FUZZY:
        return
    most = length // 14 + 1
    for i in range(len(words) - len(name) + 1):
        near = words[i : i + len(name)]
        distance = Levenshtein.distance(" ".join(near), " ".join(name), score_cutoff=most)
        if distance <= most and near[0][0] == name[0][0]:
            yield slice(i, i + len(name))


def bodies_within(library: Library, scope: Scope) -> Collection[str]:
    """The names of the bodies with words in ``scope``."""
    bodies = library.bodies.keys() if scope.bodies is None else scope.bodies
    if scope.documents is None:
        return bodies
    inside = (library.documents[file] for file in scope.documents if file in library.documents)
    return bodies & {part.body for document in inside for part in document.parts}
