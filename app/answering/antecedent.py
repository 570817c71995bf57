"""What a pronoun stands for within the sentence itself: "wat moeten gemeenten doen met hun grond?" points at nothing
that was asked before."""

from __future__ import annotations

import re

from app.answering import patterns
from index.dutch import terms

FEWEST = 2  # terms of a clause that says what it is about
# where a new clause begins: a pronoun behind it can stand for what the first is about
_BOUNDARY = re.compile(
    r"[,;:?](?=\s)|\s(?:en|maar|of)(?=\s+(?:(?:door|van|voor|met|aan|bij|op|in|tot|vanaf)\s+)?"
    rf"(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?|{patterns.HOLDS_VERB.pattern})\b)|"
    r"\s(?:als|omdat|doordat|zodat|zodra|terwijl|wanneer|indien|voordat|nadat|of)(?=\s)",
    re.I,
)
_POSSESSIVE = re.compile(r"\b(?P<pronoun>hun|haar)(?=\s+[\w-]{3,})", re.I)
_QUESTION_WORD = re.compile(r"(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?|waarom)", re.I)
_RELATIVE = re.compile(r"(?<=\s)(?P<noun>[\w'’-]{3,})\s+(?:die|dat)(?=\s+\S+\s+\S)", re.I)
_SMALL = frozenset(
    "en of maar dan ook nog dus wat hoe wie waar wanneer waarom welke welk over van voor met bij aan tegen onder "
    "tussen om uit naar door sinds tot nu nou eigenlijk precies niet wel daar hier ze zij hij het er men je jullie "
    "toch zo al weer zijn haar hun onze ons mijn alle veel meer minder dat dit deze die".split()
)


def without_own_pronouns(text: str) -> str:
    """``text`` less the pronouns that stand for something it names itself, and the clauses behind the one that tells
    what it is about. A text that begins in the middle keeps them all."""
    if patterns.BEGINS_IN_THE_MIDDLE.search(text):
        return text
    clause = _first_clause(text)
    return _POSSESSIVE.sub(
        lambda m: "" if _owner_before(clause[: m.start()], m["pronoun"]) else m.group(), _whole(clause)
    )


def _first_clause(text: str) -> str:
    for boundary in _BOUNDARY.finditer(text):
        first = text[: boundary.start()]
        if len(set(terms(patterns.SAYING.sub(" ", first)))) >= FEWEST:
            return first
    return text


def _whole(clause: str) -> str:
    """``clause`` less the relative pronouns: "Mogen burgers die schulden hebben meedenken": a verb and a noun stand
    before them."""

    def kept(match: re.Match[str]) -> str:
        before, noun = clause[: match.start("noun")], match["noun"]
        return noun if noun.islower() and _is_noun(noun) and _has_verb(before) else match.group()

    return _RELATIVE.sub(kept, clause)


def _owner_before(before: str, pronoun: str) -> bool:
    """Whether a noun stands ``before`` a possessive that can be whose it is: several for "hun". What is asked for
    ("welke regels gelden voor hun kinderen?") is not."""
    spoken = re.findall(r"[\w'’-]+", before)
    owners = [word for word, last in zip(spoken[1:], spoken, strict=False) if not _QUESTION_WORD.fullmatch(last)]
    several = (word for word in owners if word.islower() and word.endswith(("en", "s")))
    return any(map(_is_noun, several if pronoun.lower() == "hun" else owners))


def _is_noun(word: str) -> bool:
    plain = word.lower()
    is_verb = patterns.HOLDS_VERB.fullmatch(plain) or patterns.ASKS_YES_NO.fullmatch(plain)
    return bool(plain not in _SMALL and not is_verb and not patterns.SAYING.fullmatch(plain) and terms(word))


def _has_verb(before: str) -> bool:
    found = re.findall(r"[\w'’-]+", before)
    return any(
        patterns.HOLDS_VERB.fullmatch(word) or patterns.ASKS_YES_NO.fullmatch(word) or patterns.SAYING.fullmatch(word)
        for word in found
    )
