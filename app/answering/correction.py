"""A message that corrects how the one before it was read: "nee, ik bedoel de VNG", "nee, niet de SER"."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.answering import patterns
from app.answering.bodies import BodyFinder
from index.dutch import terms

_NO = r"(?:nee|neen|nou nee|niet goed|fout|verkeerd|sorry)\b[\s,.:;!-]*"
_MEANS = re.compile(
    rf"^\W*(?:{_NO})?(?:ik|wat ik|we|wij) bedoel(?:de|en|den)?(?: te (?:zeggen|vragen))?(?: is| was)?\b[\s,:]*"
    r"(?:(?:eigenlijk|dus|meer|vooral|juist|natuurlijk|alleen)\s+)*",
    re.I,
)
_REFUSES = re.compile(r"^\W*(?:nee|neen)\b[\s,.:;!-]+(?=\S)", re.I)
_BEGINS = re.compile(rf"^\W*(?:{_NO})?(?=(?:(?:en|maar|dan|ook)\s+)*niet\b)", re.I)
_NOT = r"(?:(?:en|maar|dan|ook)\s+)*niet\s+(?!alleen\b|slechts\b|enkel\b)"
_NOT_BUT = re.compile(rf"^{_NOT}(?P<refused>.{{2,60}}?),?\s+maar\s+(?:wel\s+)?(?P<meant>.+)$", re.I | re.S)
_BUT_NOT = re.compile(rf"^(?P<meant>.+?)(?P<parted>,\s*(?:en\s+)?|\s+en\s+|\s+){_NOT}(?P<refused>.+)$", re.I | re.S)
_NOT_THIS = re.compile(rf"^{_NOT}(?P<refused>.+)$", re.I | re.S)
_THIS_NOT = re.compile(r"^(?P<refused>.+?)\s+niet$", re.I | re.S)
_EDGES = " \t\r\n.,;:!?"


class Correction(NamedTuple):
    """What is ``meant`` instead, "" when that is not told, and which bodies are not meant."""

    meant: str
    refused: tuple[str, ...] = ()


def correction(text: str, finder: BodyFinder) -> Correction | None:
    """What ``text`` corrects, ``None`` when it corrects nothing. "Nee, de VNG" corrects, "Nee, dank je" does not."""
    means = _MEANS.match(text)
    if means:
        return _read(text[means.end() :], finder)
    begins = _BEGINS.match(text)
    rest = text[begins.end() :] if begins else ""
    if begins and (_NOT_BUT.match(rest.strip(_EDGES)) or names_only_bodies(rest, finder)):
        return _read(rest, finder)
    refuses = _REFUSES.match(text)
    if refuses and names_only_bodies(text[refuses.end() :], finder):
        return _read(text[refuses.end() :], finder)
    return None


def _read(rest: str, finder: BodyFinder) -> Correction:
    """What stands behind "ik bedoel": "de VNG, niet de SER", or a whole question."""
    bare = rest.strip(_EDGES)
    if patterns.ASKS.search(rest) and not names_only_bodies(rest, finder):
        return Correction(rest.strip())
    for pattern in (_NOT_BUT, _NOT_THIS, _THIS_NOT, _BUT_NOT):
        match = pattern.match(bare)
        if not match:
            continue
        if pattern is _BUT_NOT and not match["parted"].strip() and not names_only_bodies(match["refused"], finder):
            continue  # "scholing die niet helpt"
        return Correction(match.groupdict().get("meant", "").strip(_EDGES), _bodies(match["refused"], finder))
    return Correction(bare)


def _bodies(text: str, finder: BodyFinder) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.body for mention in finder.find(text)))


def names_only_bodies(text: str, finder: BodyFinder) -> bool:
    """Whether ``text`` says no more than which bodies are meant."""
    mentions = finder.find(text)
    rest = text
    for mention in reversed(mentions):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    return bool(mentions) and not terms(rest)
