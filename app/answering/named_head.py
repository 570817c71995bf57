"""Whether a question names the head of a column: by its words, by a part of a compound, or by a related word.

"fase" names "Levenscyclusfase", a compound too rare for :mod:`index.dutch` to split; "wat is het ontwerp" names
"Design". A part and a related word count for less than the word itself, and a related word only where it is just what
is asked for: elsewhere in a question it may mean a row, or nothing in the table.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from index.dutch import term_groups
from index.thesaurus import GRADES, thesaurus
from ingest.lexicon import frequency

WORD, PART, RELATED = 1.0, 0.5, 0.25
MIN_PART = 4  # letters
MIN_COUNT = 10  # of a part in the lexicon: neither is half a word by chance
_STANDS_FOR = GRADES["s"]  # the least of a related word that can stand in the place of another
_LINKS = ("s", "en", "n")
_WORDS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # counts elsewhere
_ASKED = re.compile(
    r"\b(?:welke?|(?:wat|wie)\s+(?:is|zijn|was|waren|wordt|worden)|hoe\s+(?:heet|heten|luidt|luiden)|noem|geef)\s+"
    r"(?:(?:de|het|alle)\s+)?(?P<thing>[^\W\d_][\w-]+)",
    re.I,
)


class Naming(NamedTuple):
    """How well a question names a head: ``weight``, 0 for not at all, and ``by`` which of its terms."""

    weight: float
    by: frozenset[str]


def naming(head: str, asked: Set[str], things: Set[str]) -> Naming:
    """How the terms ``asked`` name ``head``; ``things`` are those of them that say what is asked for."""
    groups = term_groups(_YEAR.sub(" ", head))
    weight, by = 0.0, set[str]()
    for group in groups:
        parts = {*group[1:], *(loose_parts(group[0], head))} & asked
        if group[0] in asked:
            weight, by = weight + WORD, by | (asked & set(group))
        elif parts:
            weight, by = weight + PART, by | parts
    related = {thing for thing in things & asked if (groups[0][0],) in _in_its_place(thing)} if len(groups) == 1 else {}
    return Naming(weight, frozenset(by)) if weight or not related else Naming(RELATED, frozenset(related))


def things_asked(question: str) -> frozenset[str]:
    """The terms of the words that say what ``question`` asks for: "welke fasen", "wat is het ontwerp"."""
    found = (group for match in _ASKED.finditer(question) for group in term_groups(match["thing"])[:1])
    return frozenset(group[0] for group in found)


def loose_parts(term: str, text: str) -> frozenset[str]:
    """The terms of both parts of the word of ``text`` that has the term ``term``, where it is a compound of two words
    that the lexicon knows and does not know itself."""
    words = (word for word in _WORDS.findall(text) if term_groups(word) == [(term,)])
    return frozenset(part for word in words for part in _parts(word.lower()))


@lru_cache(maxsize=2048)
def _parts(word: str) -> frozenset[str]:
    if frequency(word) >= MIN_COUNT:
        return frozenset()
    best: tuple[int, frozenset[str]] = (0, frozenset())
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        before, behind = word[:cut], word[cut:]
        stems = [before, *(before.removesuffix(link) for link in _LINKS if before.endswith(link))]
        known = max(frequency(stem) for stem in stems if len(stem) >= MIN_PART) if len(before) >= MIN_PART else 0
        count = min(known, frequency(behind))
        if count >= MIN_COUNT and count > best[0]:
            found = (term for part in (*stems, behind) for group in term_groups(part)[:1] for term in group)
            best = count, frozenset(found)
    return best[1]


def _in_its_place(term: str) -> Set[tuple[str, ...]]:
    return {words for words, grade in thesaurus().related(term).items() if grade >= _STANDS_FOR}
