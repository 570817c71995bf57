"""Where a body writes of the subject of a question that it does not answer: "waarom pleit de SER voor minder scholing?"
finds nothing in what the SER writes of scholing, and is told where that stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.answering import patterns
from index.dutch import term_groups
from index.hit import Hit
from index.lexical import LexicalIndex

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_INFINITIVE = re.compile(r"\bte\s+$", re.I)
_COUNTED = re.compile(r"\b(?:hoeveel|welke?)\s+$", re.I)  # "hoeveel geld voor scholing": what of it is asked
_NO_NOUN = re.compile(r"\w*(?:ig|lijk|isch|baar|zaam|loos|ieel)e?|ge\w{4,}(?<!hei)[dt]", re.I)  # "wenselijk", "gewenst"
_MUCH = frozenset("meer minder veel weinig meeste minste betere slechtere grotere kleinere hogere lagere".split())
MIN_LETTERS = 4
AS_TELLING = 0.999  # of the weight of the most telling word; another may weigh the same


class Written(NamedTuple):
    """The word of a question that tells most, and the best passage that holds it."""

    word: str
    hit: Hit


def written_of(search: str, hits: Sequence[Hit], lexical: LexicalIndex) -> Written | None:
    """Where in ``hits``, best first and all of one body, stands the subject of what was searched for; ``None`` when its
    most telling noun is in none of them: then nothing says that they are about it."""
    words = [match.group() for match in _WORD.finditer(search) if _may_be_subject(search, match)]
    weights = {word: lexical.weight(term_groups(word)[0][0]) for word in words}
    most = max(weights.values(), default=0.0)
    for word in (word for word in words if most and weights[word] >= AS_TELLING * most):
        stem = term_groups(word)[0][0]
        holding = [(told, hit) for hit in hits if (told := _told(hit, stem))]
        if holding:
            return Written(word, max(holding, key=lambda pair: pair[0])[1])
    return None


def _told(hit: Hit, stem: str) -> int:
    """How often the text of a passage holds a word; much more where its heading holds it too."""
    inside = [group[0] for group in term_groups(hit.passage.text)].count(stem)
    heading = any(group[0] == stem for group in term_groups(" ".join(hit.passage.path[-1:])))
    return inside and inside + 100 * heading


def _may_be_subject(search: str, match: re.Match[str]) -> bool:
    word, before = match.group(), search[: match.start()]
    if len(word) < MIN_LETTERS or word.lower() in _MUCH or not term_groups(word):
        return False
    if _INFINITIVE.search(before) or _COUNTED.search(before):
        return False
    no_nouns = (patterns.HOLDS_VERB, patterns.SAYING, patterns.ASKS_REASON, _NO_NOUN)
    return not any(pattern.fullmatch(word) for pattern in no_nouns)
