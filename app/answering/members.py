"""Who is in a body: whether that, or how many they are, is asked, and whether a sentence tells who they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering import patterns
from index.dutch import terms
from ingest.document import Sentence

_MEMBERS = (
    r"(?:\w*leden|deelnemers|deelnemende\s+(?:partijen|organisaties|gemeenten)|ondertekenaars|aangesloten\s+\w+|"
    r"vertegenwoordigers)"
)
_ASKS = re.compile(
    rf"\bhoeveel\s+{_MEMBERS}\b|\b(?:wie|welke)\s+(?:zijn|waren)\s+(?:de\s+|er\s+)?{_MEMBERS}\b|"
    r"\bhoeveel\s+(?:mensen|personen)\s+(?:zit|zat)\w*\s+(?:er\s+)?in\b|\bwie\s+(?:zit|zat|zaten|zitten)\s+(?:er\s+)?in\b|"
    r"\buit\s+(?:wie|welke\s+\w+|hoeveel\s+\w+)\s+besto?(?:nd|at|aat|aan|nden)\b|\bsamenstelling\s+van\b",
    re.I,
)
_TELLS = re.compile(
    rf"\bbesta(?:at|an|ande)\b[^.;]{{0,40}}\buit\b|\bbestond(?:en)?\b[^.;]{{0,40}}\buit\b|\b{_MEMBERS}\b[^.;]{{0,60}}"
    r"(?:\b(?:zijn|waren)\b|:)|\bsamenstelling\b|\bzitting\b|\btel(?:t|de)\b.*\bleden\b",
    re.I,
)
FRAME = frozenset(
    terms(
        "leden lid commissieleden bestuursleden deelnemers deelnemende partijen organisaties gemeenten ondertekenaars "
        "aangesloten vertegenwoordigers mensen personen zit zat zaten zitten bestaat bestond bestaan samenstelling uit "
        "wie hoeveel welke heeft had telt telde"
    )
)
"""The terms of words that ask who are in a body, and do not tell in which."""

_COUNTS_OF = re.compile(
    rf"\bhoeveel\s+(?P<members>{_MEMBERS})\s+(?:(?:heeft|hebben|had|hadden|telt|telde|kent|kende|"
    r"(?:zijn|waren|zaten|zitten)\s+(?:er\s+)?(?:in|van|bij))\s+)",
    re.I,
)
_COUNTS_IN = re.compile(r"\bhoeveel\s+(?:mensen|personen)\s+(?P<verb>zit\w*|zat\w*)\s+(?:er\s+)?in\s+", re.I)
_COUNTED = re.compile(rf"(?:{patterns.HOLDS_NUMBER.pattern})[^.;]{{0,30}}\b(?:{_MEMBERS}|mensen|personen)\b", re.I)
_ENUMERATES = re.compile(r"\w,\s+[^.;]{1,80}\s+en\s+\w")
FEWEST = 2  # names in a sentence that enumerates them


def asks_members(text: str) -> bool:
    """Whether ``text`` asks who are in a body, or how many: where they are listed, the list answers both."""
    return bool(_ASKS.search(text))


def as_who(text: str) -> str:
    """A question for how many are in a body, put as one for who they are; ``text`` itself when it is none."""
    put = _COUNTS_IN.sub(lambda m: f"Wie {m['verb']} er in ", text)
    return _COUNTS_OF.sub(lambda m: f"Wie waren de {m['members']} van ", put)


def asks_how_many(text: str) -> bool:
    """Whether ``text`` asks how many are in a body."""
    return bool(_COUNTS_OF.search(text) or _COUNTS_IN.search(text))


def may_be_counted(sentence: Sentence) -> bool:
    """Whether a sentence is of a list or table, of which a reader can count the members, or tells their number."""
    tells = _COUNTED.search(patterns.LABEL.sub(" ", sentence.text))
    return sentence.list_id is not None or sentence.kind == "row" or bool(tells)


def tells_members(search: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether sentence ``number`` introduces, or enumerates, those who are in what ``search`` is about."""
    sentence = sentences[number]
    about = set(terms(search)) - FRAME
    if not _TELLS.search(sentence.text) or not about & set(terms(" ".join([*sentence.path[-1:], sentence.text]))):
        return False
    is_introduction = sentence.is_intro and sentence.list_id is not None
    enumerates = _ENUMERATES.search(sentence.text) or len(patterns.NAMED.findall(sentence.text)) >= FEWEST
    return is_introduction or bool(enumerates)
