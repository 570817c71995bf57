"""Whether words can be about the body, or the number, that a question asks of: others' words that do not name it are
not, and a share of the inhabitants is not how many there are."""

from __future__ import annotations

import re

from app.answering import patterns
from app.answering.question import Question
from app.answering.unknown_body import names
from index.dutch import terms
from index.library import Library

NEAR = 3  # words behind a number in which what is counted stands
MIN_LETTERS = 4  # of a word that may stand for a name: "Derksen" for "Commissie Derksen"
_COUNTS = re.compile(
    r"\bhoeveel\s+(?!procent|percent|geld|euro|miljoen|miljard|kost)(?P<things>[^\W\d_]{3,})\s+"
    r"(?:heeft|hebben|had|hadden|telt|tellen|telde|kent|kennen|zijn\s+er|waren\s+er)\b",
    re.I,
)
_SHARE_OR_YEAR = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|procent\b|percent\b)|(?<![\d.,])(?:1[89]|20)\d\d(?![\d.,])", re.I)


def is_of_another_body(library: Library, question: Question, author: str, told: str) -> bool:
    """Whether a question names bodies without asking for their words, and ``told``, words of the body ``author`` with
    their headings, are neither theirs nor name any of them."""
    if not question.mentioned or question.speakers or not author or author in question.mentioned:
        return False
    known = [library.bodies[name] for name in question.mentioned if name in library.bodies]
    called = {name for body in known for name in (body.name, body.full_name, *body.aliases, *body.members) if name}
    called |= {word for name in called for word in re.findall(r"\b[A-Z][\w-]+", name) if len(word) >= MIN_LETTERS}
    return bool(called) and not any(names(told, name) for name in called)


def is_share_only(question: str, told: str) -> bool:
    """Whether ``question`` asks how many things there are, and the only figures in ``told`` are percentages and years,
    or words for a number of something else: "12,3% van de inwoners", "twee gezichten"."""
    asked = _COUNTS.search(question)
    if not asked or not _SHARE_OR_YEAR.search(told):
        return False
    rest, things = patterns.LABEL.sub(" ", _SHARE_OR_YEAR.sub(" ", told)), set(terms(asked["things"]))
    behind = (terms(" ".join(rest[m.end() :].split()[:NEAR])) for m in patterns.HOLDS_NUMBER.finditer(rest))
    return not any(c.isdigit() for c in rest) and not any(things & set(found) for found in behind)
