"""A generic noun for a body that speaks: "volgens de commissie" names the only commission there is.

Where there are several, it names the one that was last spoken of in the conversation, and none outside one. The noun
counts only where it speaks: "wie zaten er in de commissie" is about the commission, and "de raad" of a question may be
the town council.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.answering import patterns
from app.answering.bodies import BodyFinder, Mention
from app.answering.speaking import speaks

_ARTICLE = r"\b(?:de|het|deze|die|dit|dat)\s+"
_JOINS = re.compile(
    r"^\s*(?:,|en|of|versus|vs\.?|noch|met|tegenover|als|dan)(?:\s+(?:ook|wat|die|dat|volgens|van))*\s*$", re.I
)
_ALONE = re.compile(
    r"^\W*(?:en|maar|(?P<corrects>(?:neen?\b\W*)?ik\s+bedoel(?:de)?|neen?\b[\s,.:;]*))\s+(?:ook\s+|wat\s+)*"
    r"(?:(?:volgens|van|bij)\s+)?$",
    re.I,
)
# "de commissie Stiglitz", "de Raad van State", "de commissie-Stiglitz": another than is known
_GOES_ON = re.compile(r"^(?:\s+[A-Z][a-z]|[-–]\w|\s+(?:van|voor|der)\s+(?:de\s+|het\s+)?[A-Z])")


class _Noun(NamedTuple):
    """A generic noun with its article, at ``start`` to ``end`` of the text."""

    kind: str
    start: int
    end: int


def with_names(text: str, history: Sequence[str], finder: BodyFinder) -> str:
    """``text`` with each generic noun that speaks replaced by the name of the body that it means.

    ``history`` holds the earlier questions of the conversation, oldest first.
    """
    named: list[list[str]] = []
    if _nouns(text, finder.find(text), finder):
        for earlier in history:  # each once, since what one means may hang on all before it
            named.append([mention.body for mention in finder.find(_with_names(earlier, named, finder))])
    return _with_names(text, named, finder)


def _with_names(text: str, named: Sequence[Sequence[str]], finder: BodyFinder) -> str:
    """``named`` holds the bodies that each earlier question names, oldest first."""
    mentions = finder.find(text)
    nouns = _nouns(text, mentions, finder)
    speaking = [noun for noun in nouns if speaks(text[: noun.start], text[noun.end :])]
    speaking += [noun for noun in nouns if noun not in speaking and _alone(text, noun, named)]
    for noun in nouns:
        if noun not in speaking and _is_joined(text, noun, [*speaking, *mentions, *nouns]):
            speaking.append(noun)
    for noun in sorted(speaking, key=lambda n: -n.start):
        body = _meant(noun.kind, named, finder)
        if body:
            name = finder.bodies[body].with_article
            name = name[0].upper() + name[1:] if text[noun.start].isupper() else name
            text = f"{text[: noun.start]}{name}{text[noun.end :]}"
    return text


def _nouns(text: str, mentions: Sequence[Mention], finder: BodyFinder) -> list[_Noun]:
    if not finder.kinds:
        return []
    found = re.finditer(rf"{_ARTICLE}(?P<kind>[^\W\d_]+)\b", text, re.I)
    nouns = [_Noun(m["kind"].lower(), m.start(), m.end()) for m in found if m["kind"].lower() in finder.kinds]
    return [
        noun
        for noun in nouns
        if not _GOES_ON.match(text[noun.end :]) and all(m.end <= noun.start or noun.end <= m.start for m in mentions)
    ]


def _is_joined(text: str, noun: _Noun, speakers: Sequence[Mention | _Noun]) -> bool:
    """Whether "en", "of" and the like join the noun to one that speaks: "de SER en de commissie"."""
    if not (patterns.COMPARING.search(text) or patterns.SAYING.search(text)):
        return False
    between = (text[a.end : b.start] for s in speakers for a, b in ((s, noun), (noun, s)) if a.end <= b.start)
    return any(_JOINS.match(re.sub(rf"{_ARTICLE}$", "", words_between)) for words_between in between)


def _alone(text: str, noun: _Noun, named: Sequence[Sequence[str]]) -> bool:
    """Whether the text says nothing else, in a conversation about what bodies say: "en de raad?"."""
    match = _ALONE.match(text[: noun.start])
    if not named or not match or re.search(r"\w", text[noun.end :]):
        return False
    return bool(match["corrects"] or named[-1])


def _meant(kind: str, named: Sequence[Sequence[str]], finder: BodyFinder) -> str:
    """The only body of that kind, else the one of them last spoken of, "" when there is neither.

    A body without an article is one that no catalogue tells of: its name is a guess, and it may be of any kind.
    """
    told = finder.kinds[kind]
    guessed = [name for name, body in finder.bodies.items() if name and not body.article]
    possible = {*told, *(guessed if set(told) <= set(guessed) else ())}
    if len(possible) == 1:
        return told[0]
    spoken = (body for bodies in reversed(named) for body in reversed(bodies))
    return next((body for body in spoken if body in possible), "")
