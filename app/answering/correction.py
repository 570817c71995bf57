"""A message that corrects how the one before it was read: "nee, ik bedoel de VNG"."""

from __future__ import annotations

import re

from app.answering.bodies import BodyFinder
from index.dutch import terms

_NO = r"(?:(?:nee|neen|nou nee|niet goed|fout|verkeerd|sorry)\b[\s,.:;!-]*)?"
_CORRECTS = re.compile(
    rf"^\W*{_NO}(?:(?:ik|wat ik|we|wij) bedoel(?:de|en|den)?(?: te (?:zeggen|vragen))?(?: is| was)?|"
    r"niet .{2,60}?,?\s+maar)\b[\s,:]*(?:(?:eigenlijk|dus|meer|vooral|juist|natuurlijk)\s+)*",
    re.I,
)
_REFUSES = re.compile(r"^\W*(?:nee|neen)\b[\s,.:;!-]+", re.I)
_NOT_THAT = re.compile(r",?\s*\b(?:en )?niet\b.*$", re.I)
_ARTICLE = r"(?:\b(?:de|het|een)\s+)?"


def correction(text: str, finder: BodyFinder) -> str:
    """What is meant instead, "" when ``text`` corrects nothing. "Nee, de VNG" corrects, "Nee, dank je" does not."""
    match = _CORRECTS.match(text)
    if match:
        return _meant(text[match.end() :])
    refused = _REFUSES.match(text)
    if refused and names_only_bodies(text[refused.end() :], finder):
        return _meant(text[refused.end() :])
    return ""


def _meant(rest: str) -> str:
    """Without what is not meant: "de VNG, niet de SER"."""
    return (_NOT_THAT.sub("", rest).strip() or rest.strip()) if not rest.strip().endswith("?") else rest.strip()


def names_only_bodies(text: str, finder: BodyFinder) -> bool:
    """Whether ``text`` says no more than which bodies are meant."""
    mentions = finder.find(text)
    rest = text
    for mention in reversed(mentions):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    return bool(mentions) and not terms(rest)


def with_other_body(question: str, meant: str, finder: BodyFinder) -> str:
    """``question`` with the bodies that it names replaced by ``meant``, or with ``meant`` behind it."""
    mentions = finder.find(question)
    if not mentions:
        return f"{question.rstrip(' ?.!')} – volgens {meant}"
    for n, mention in reversed(list(enumerate(mentions))):
        before = re.sub(rf"{_ARTICLE}$", "", question[: mention.start], flags=re.I)
        question = f"{before}{meant if n == 0 else ''}{question[mention.end :]}"
    return re.sub(r"\s+", " ", question)
