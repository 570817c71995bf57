"""A follow-up that asks the same of another case: "en in Amsterdam?" after "hoeveel zijn er in Eindhoven?"."""

from __future__ import annotations

import re

from app.answering import patterns
from index.dutch import terms

_PREPOSITIONS = "voor|bij|in|op|van|met|tussen|binnen|onder|tegen|volgens|tot|vanaf|sinds"
_CASE = re.compile(
    rf"^\W*en\s+(?:dan\s+|ook\s+)?(?P<preposition>{_PREPOSITIONS})\s+(?P<case>(?:[\w'’-]+\s+){{0,3}}[\w'’-]+)"
    r"(?:\s+dan)?\W*$",
    re.I,
)
_AT_THE_END = r"\s(?P<case>(?:(?:de|het|een)\s+)?(?:[\w'’-]+\s+)?[\w'’-]+)(?=\W*$)"
_OF_A_NAME = r"\s(?P<case>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*|\d{4})\b"


def is_other_case(text: str, before: str) -> bool:
    """Whether both messages add a case in the same way: "en voor starters?" and "en voor ouderen?"."""
    added, earlier = _CASE.match(text), _CASE.match(before)
    return bool(added and earlier and added["preposition"].lower() == earlier["preposition"].lower())


def with_other_case(question: str, text: str) -> tuple[str, str]:
    """``question`` with the case that ``text`` names in the place of its own, and that case; both "" when it has none
    of the kind: a year takes the place of a year, a name that of a name, and what ends a question that of its end."""
    added = _CASE.match(text)
    if not added or patterns.POINTS_TO_EARLIER.search(added["case"]):
        return "", ""
    kinds = (_OF_A_NAME, _AT_THE_END) if re.match(r"[A-Z]|\d{4}\b", added["case"]) else (_AT_THE_END,)
    for kind in kinds:
        for old in re.finditer(rf"(?<=\b(?i:{added['preposition']})){kind}", question):
            same = old["case"][:1].isdigit() == added["case"][:1].isdigit()
            if same and terms(old["case"]) and not _holds_verb(old["case"]):
                return f"{question[: old.start('case')]}{added['case']}{question[old.end('case') :]}", added["case"]
    return "", ""


def _holds_verb(case: str) -> bool:
    return any(patterns.HOLDS_VERB.fullmatch(word) for word in case.split())
