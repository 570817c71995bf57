"""A generic noun for a body that speaks: "volgens de commissie" names the only commission there is.

Where there are several, it names the one that was last spoken of in the conversation, and none outside one. The noun
counts only where it speaks: "wie zaten er in de commissie" is about the commission, and "de raad" of a question may be
the town council.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.answering import patterns
from app.answering.articles import with_article
from app.answering.bodies import BodyFinder, Mention
from app.answering.pointing import points_to_earlier
from app.answering.speaking import may_be_source, speaks

_ARTICLE = r"\b(?:de|het|deze|die|dit|dat)\s+"
_JOINS = re.compile(
    r"^\s*(?:(?:het|er|niet|wel|ook|eens|oneens)\s+)*(?:,|en|of|versus|vs\.?|noch|met|tegenover|als|dan)(?:\s+(?:ook|wat|die|dat|volgens|van))*\s*$",
    re.I,
)
# a text of names alone, behind one of these: "en de raad?", "nee, niet de raad maar de commissie"
_ALONE = re.compile(
    r"\W*(?:en|maar|(?P<corrects>(?:neen?\b\W*)?ik\s+bedoel(?:de)?|neen?|niet))"
    r"(?:\W+(?:ook|wat|volgens|van|bij|niet|alleen|wel|maar|en|of|de|het|dan)\b)*\W*",
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
    named = _named(tuple(history), finder) if _nouns(text, finder.find(text), finder) else ()
    return _with_names(text, named, finder)


def bodies_spoken_of(text: str, finder: BodyFinder) -> tuple[str, ...]:
    """The bodies that generic nouns of ``text`` mean though they do not speak there: "wie zaten er in de commissie"."""
    nouns = _nouns(text, finder.find(text), finder)
    return tuple(dict.fromkeys(body for noun in nouns if (body := _meant(noun.kind, (), finder))))


@lru_cache(maxsize=512)
def _named(history: tuple[str, ...], finder: BodyFinder) -> tuple[tuple[str, ...], ...]:
    """The bodies that each question of ``history`` names, or goes on to ask; kept, since what one means may hang on all
    before it."""
    before = _named(history[:-1], finder) if history else ()
    if not history:
        return ()
    named = tuple(mention.body for mention in finder.find(_with_names(history[-1], before, finder)))
    return (*before, named or (before[-1] if before and _goes_on(history[-1]) else ()))


def _goes_on(text: str) -> bool:
    """Whether ``text`` asks on, of the same bodies as the question before it: "en over vergrijzing?", "waarom?"."""
    leaning = (patterns.BEGINS_IN_THE_MIDDLE, patterns.BARE_QUESTION_WORD)
    return points_to_earlier(text) or any(pattern.search(text) for pattern in leaning)


def _with_names(text: str, named: Sequence[Sequence[str]], finder: BodyFinder) -> str:
    """``named`` holds the bodies that each earlier question names, oldest first."""
    mentions = finder.find(text)
    nouns = _nouns(text, mentions, finder)
    if not nouns:
        return text
    names: list[Mention | _Noun] = [*mentions, *nouns]
    names.sort(key=lambda name: name.start)
    if _alone(text, names, named):
        speaking = nouns
    else:
        joining = bool(patterns.COMPARING.search(text) or patterns.SAYING.search(text))
        speaking = [
            noun
            for noun in nouns
            if may_be_source(text, noun.start)
            and (
                speaks(text[: noun.start], text[noun.end :]) or (joining and _is_joined(text, names.index(noun), names))
            )
        ]
    for noun in reversed(speaking):
        body = _meant(noun.kind, named, finder)
        if body:
            name = with_article(finder.bodies[body])
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


def _is_joined(text: str, at: int, names: Sequence[Mention | _Noun]) -> bool:
    """Whether "en", "of" and the like join the name number ``at`` to the one before or behind: "de SER en de
    commissie"."""
    pairs = zip(names[max(at - 1, 0) : at + 1], names[max(at, 1) : at + 2], strict=False)
    between = (text[before.end : behind.start] for before, behind in pairs)
    return any(_JOINS.match(re.sub(rf"{_ARTICLE}$", "", words_between)) for words_between in between)


def _alone(text: str, names: Sequence[Mention | _Noun], named: Sequence[Sequence[str]]) -> bool:
    """Whether the text says nothing but ``names``, in a conversation about what bodies say: "en de raad?"."""
    rest, end = "", 0
    for name in names:
        rest, end = f"{rest}{text[end : name.start]} ", name.end
    match = _ALONE.fullmatch(rest + text[end:])
    return bool(named and match and (match["corrects"] or named[-1]))


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
