"""Queries that look something up by its name or term: made by rule, for hardly a written query does.

People ask who somebody is, what is said about a thing, or type no more than its name; the passage that alone holds the
word is the one they want, also where it is a row of a table that no question is like.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

from index.training.pairs import Passage

_NAME = re.compile(
    r"(?<![.!?:;\"'‘“(•-]\s)(?<!^)\b[A-Z][a-zëéüï]+(?:\s(?:van|de|den|der|ten|ter|en|voor|&))*(?:\s[A-Z][\w-]+){1,3}"
)
_TERM = re.compile(r"(?<=\s)[a-zëéüï]{7,25}(?=[\s,.])")
OF_NAMES = (
    "Wie is {}?",
    "wie is {}",
    "{}",
    "Wat is de functie van {}?",
    "welke rol heeft {}",
    "Bij welke organisatie hoort {}?",
    "wat doet {}?",
    "Wat staat er over {}?",
    "waar komt {} ter sprake",
    "{} functie",
    "Wat wordt er over {} gezegd?",
    "wat heeft {} ermee te maken",
)
OF_TERMS = (
    "{}",
    "Wat staat er over {}?",
    "wat zeggen ze over {}",
    "Hoe zit het met {}?",
    "Wat wordt er bedoeld met {}?",
    "en {}?",
    "Wat is het standpunt over {}?",
    "wie zegt er iets over {}",
    "Waar gaat het over {}?",
    "Wat vinden ze van {}?",
)
HELD_BACK = frozenset("functie organisatie standpunt".split())  # words of the forms themselves


def unique_names(passages: Sequence[Passage]) -> dict[int, list[str]]:
    """The names that stand in one of ``passages`` alone, by the number of that passage."""
    return _unique(passages, _NAME)


def unique_terms(passages: Sequence[Passage]) -> dict[int, list[str]]:
    """The long words that stand in one of ``passages`` alone, also not within another word."""
    return _unique(passages, _TERM)


def _unique(passages: Sequence[Passage], pattern: re.Pattern[str]) -> dict[int, list[str]]:
    found = [dict.fromkeys(words for s in p.sentences for words in pattern.findall(s)) for p in passages]
    times = Counter(words for mine in found for words in mine)
    whole = "\n".join(" ".join(p.sentences) for p in passages)
    return {
        number: kept
        for number, mine in enumerate(found)
        if (kept := [w for w in mine if times[w] == 1 and w not in HELD_BACK and whole.count(w) == 1])
    }


def lookup(words: str, forms: Sequence[str], rng: random.Random) -> str:
    """A question for ``words`` in one of the ``forms``."""
    return rng.choice(forms).format(words)
