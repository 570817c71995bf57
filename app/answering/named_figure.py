"""Whether a figure in a sentence is one of what the question names: of Eindhoven, not of the town beside it."""

from __future__ import annotations

import re

from app.answering import patterns
from index.dutch import terms

_CLAUSE = re.compile(r"[:;()]|,\s+(?=(?:tegen|en|maar|terwijl|waar|in|bij|voor)\b)|\s[–-]\s")
_NAME = re.compile(r"(?<=[\w,:;)] )[A-Z][\w-]+|^[A-Z][\w-]+(?=\s(?:[a-z]+\s){0,4}[\d%])")
_PROPER = re.compile(r"(?<=[\w,;:)] )[A-Z][\w-]+")
_FIGURE = re.compile(r"(?<![\w.,])(?!(?:1[89]|20)\d\d\b)\d+(?:[.,]\d+)*")  # of a year much is told at once


def tells_of_named(asked: frozenset[str], text: str) -> bool:
    """Whether some clause of ``text`` holds a figure together with a name that is ``asked`` (its terms)."""
    for clause in _CLAUSE.split(text):
        names = {term for name in _NAME.findall(clause.strip()) for term in terms(name)}
        if names & asked and patterns.HOLDS_NUMBER.search(clause):
            return True
    return False


def names_in(text: str) -> frozenset[str]:
    """The terms of the names in ``text``."""
    return frozenset(
        term for clause in _CLAUSE.split(text) for name in _NAME.findall(clause.strip()) for term in terms(name)
    )


def tells_of_other(asked: frozenset[str], text: str) -> bool:
    """Whether figures stand in ``text`` with names, and with none of those that are ``asked`` (their terms)."""
    clauses = [clause.strip() for clause in _CLAUSE.split(text) if patterns.HOLDS_NUMBER.search(clause)]
    return any(names_in(clause) for clause in clauses) and not any(asked & names_in(clause) for clause in clauses)


def is_of_other(question: str, text: str) -> bool:
    """Whether ``text`` holds a figure that ``question`` names, with a name, and none of the names of the question:
    "12,3% van Amsterdam" for "leeft in Utrecht 12,3% onder de armoedegrens?"."""
    figures = set(_FIGURE.findall(question))
    asked = {term for name in _PROPER.findall(question) for term in terms(name)}
    if not asked or not figures & set(_FIGURE.findall(text)) or asked & set(terms(text)):
        return False
    clauses = (clause for clause in _CLAUSE.split(text) if figures & set(_FIGURE.findall(clause)))
    return any(_PROPER.search(clause) for clause in clauses)
