"""Whether a figure in a sentence is one of what the question names: of Eindhoven, not of the town beside it."""

from __future__ import annotations

import re

from app.answering import patterns
from index.dutch import terms

_CLAUSE = re.compile(r"[:;()]|,\s+(?=(?:tegen|en|maar|terwijl|waar|in|bij|voor)\b)|\s[–-]\s")
_NAME = re.compile(r"(?<=[\w,:;)] )[A-Z][\w-]+|^[A-Z][\w-]+(?=\s(?:[a-z]+\s){0,4}[\d%])")


def tells_of_named(asked: frozenset[str], text: str) -> bool:
    """Whether some clause of ``text`` holds a figure together with a name that is ``asked`` (its terms)."""
    for clause in _CLAUSE.split(text):
        names = {term for name in _NAME.findall(clause.strip()) for term in terms(name)}
        if names & asked and patterns.HOLDS_NUMBER.search(clause):
            return True
    return False
