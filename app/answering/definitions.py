"""What a word means: whether that is asked, and whether a sentence tells it."""

from __future__ import annotations

import re
from itertools import pairwise

from index.dutch import terms

MOST_WORDS = 5  # of the name of a thing
NEAR_START = 6  # words that may stand before what a sentence is about

_ARTICLE = r"(?:(?:de|het|een|zo['’]?n|deze|dit)\s+)?"
_SAID_OF = r"(?:\s+(?:eigenlijk|precies|nou|nu|ook|alweer|dan|volgens\s+.*))*"
_ASKS = (
    re.compile(rf"^\W*(?:en\s+)?wat\s+(?:is|zijn|betekent|betekenen)\s+{_ARTICLE}(?P<name>.+?){_SAID_OF}\W*$", re.I),
    re.compile(
        r"\bwat\s+(?:(?:wordt|worden|is|zijn)\s+(?:\w+\s+){0,4}?(?:bedoeld\s+met|verstaan\s+onder)|"
        r"(?:bedoel\w*|versta\w*)\s+(?:\w+\s+){0,4}?(?:met|onder))\s+"
        rf"(?:de\s+term\s+|het\s+begrip\s+)?{_ARTICLE}(?P<name>.+?){_SAID_OF}\W*$",
        re.I,
    ),
    re.compile(
        rf"^\W*(?:wat\s+is\s+)?(?:de\s+)?(?:definitie|betekenis)\s+van\s+{_ARTICLE}(?P<name>.+?){_SAID_OF}\W*$", re.I
    ),
    re.compile(rf"^\W*wat\s+houdt\s+{_ARTICLE}(?P<name>.+?)\s+in{_SAID_OF}\W*$", re.I),
)
_BEFORE_NAME = re.compile(r"\b(?:de|het|een)\s+$", re.I)
# "het doel van ...", "nodig om ...": that is not the meaning of a word
_ASKS_MORE = re.compile(
    r"\b(?:van|voor|om|er|bij|aan|door|over|tegen|tussen|als|dat|die|te|volgens|nodig|mis|belangrijk)\b", re.I
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLOSED = r"^[’'\"”)]*\s*(?:\([^)]*\))?"  # the quotation mark behind a name, and who calls it so
_IS = re.compile(
    _CLOSED
    + r"(?:,?\s*\b(?:oftewel|ofwel|dat\s+wil\s+zeggen|d\.w\.z)|\s*\b(?:is|zijn|betekent|betekenen|omvat|behelst|heet|"
    r"staat\s+voor|verwijst\s+naar|houdt\s+(?:in|dat)|wil\s+zeggen|gaat\s+het\s+om|wordt\s+(?:verstaan|bedoeld)))\b",
    re.I,
)
_CALLED = re.compile(
    r"\b(?:ook\s+wel|zogenoemde|zogenaamde|zogeheten|heten|heet|noemen|noemt|genaamd|genoemd|sprake\s+van)\s+"
    r"(?:\w+\s+){0,2}?[‘'\"“(]*$",
    re.I,
)
_CALLED_SO = re.compile(r"^[’'\"”)]*\s*(?:\w+\s+){0,1}?(?:genoemd|geheten)\b", re.I)
_GLOSS = re.compile(_CLOSED + r":\s")
_DEFINED = re.compile(rf"\b(?:definitie\s+van|begrip|term)\s+{_ARTICLE}[‘'\"“”(]*$", re.I)
_GIVEN = re.compile(r":\s|\b(?:luidt|betekent|slaat\s+op|verwijst\s+naar|staat\s+voor|omvat)\b", re.I)
_BETWEEN_BRACKETS = (re.compile(r"[\w)’'\"”]\s*\([‘'\"“]?$"), re.compile(r"^[’'\"”]?\)"))
_LEANS = re.compile(r"\b(?:van|voor|met|bij|in|op|door|over|naar|aan|uit|tot|tegen)\b", re.I)
_MEANT = re.compile(r"\b(?:verstaan|verstaat|bedoeld|bedoelen|bedoelt)\b", re.I)
_UNDER = re.compile(rf"\b(?:onder|met)\s+{_ARTICLE}[‘'\"“]*$", re.I)


def thing_asked(question: str) -> str:
    """The name of the thing of which is asked what it is, with its article; "" when a question asks something else."""
    match = _ASKS[0].search(question)
    if not match or len(match["name"].split()) > MOST_WORDS or _ASKS_MORE.search(match["name"]):
        return ""
    article = _BEFORE_NAME.search(question[: match.start("name")])
    return f"{article.group() if article else ''}{match['name']}"


def asked_meaning(question: str) -> frozenset[str]:
    """The terms of the thing of which the meaning is asked; empty when a question asks for something else."""
    for pattern in _ASKS:
        match = pattern.search(question)
        if match and len(match["name"].split()) <= MOST_WORDS and not _ASKS_MORE.search(match["name"]):
            return frozenset(terms(match["name"]))
    return frozenset()


def tells_meaning(name: frozenset[str], sentence: str) -> bool:
    """Whether ``sentence`` tells what the thing with the terms ``name`` is: "X is ...", "onder X wordt ... verstaan",
    "ook wel X genoemd", or has it between brackets behind other words for it."""
    held = [(m.start(), m.end()) for m in _WORD.finditer(sentence) if name & set(terms(m.group()))]
    told = {term for start, end in held for term in terms(sentence[start:end])}
    if not held or not name <= told:
        return False
    spans = [held[0]]
    for (_, end), (start, after) in pairwise(held):  # words of the name side by side are one
        if len(sentence[end:start].split()) <= 1:
            spans[-1] = (spans[-1][0], after)
        else:
            spans.append((start, after))
    return any(_told_at(sentence[:start], sentence[end:], sentence) for start, end in spans)


def _told_at(before: str, after: str, sentence: str) -> bool:
    is_subject = len(before.split()) <= NEAR_START and not _LEANS.search(before)
    return bool(
        (is_subject and _IS.search(after))
        or _GLOSS.search(after)
        or (_BETWEEN_BRACKETS[0].search(before) and _BETWEEN_BRACKETS[1].search(after))
        or _CALLED.search(before)
        or (_DEFINED.search(before) and (_GIVEN.search(after) or _MEANT.search(sentence)))
        or _CALLED_SO.search(after)
        or (_UNDER.search(before) and _MEANT.search(sentence))
    )
