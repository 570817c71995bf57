"""Whom a pasted text gives as the speaker of its quotation: "Volgens de SER: ...", "... (VNG, 2014)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.answering.bodies import BodyFinder
from app.answering.generic import with_names
from app.answering.patterns import QUOTED

_VERB = (
    r"(?:schr(?:ijft|eef)|zegt|zei|stelt|stelde|vindt|vond|meldt|meldde|concludeer(?:t|de)|adviseer(?:t|de)|"
    r"constateer(?:t|de)|betoogt|betoogde|benadrukt(?:e)?|waarschuwt|noteert|noteerde)"
)
_BEFORE = (
    re.compile(rf"^\W*+(?:volgens|aldus|zoals)\s+(?P<who>[^,:]{{2,60}}?)(?:\s+{_VERB})?\s*(?::|,(?!\d))\s*", re.I),
    re.compile(rf"^\W*+(?P<who>[^,:.]{{2,60}}?)\s+{_VERB}\b[^.:]{{0,80}}:\s*", re.I),
)
_AFTER = (
    re.compile(
        rf"(?<![\s,(–-])[\s,(–-]++(?:aldus|volgens|(?:zo|dat)\s+{_VERB}|{_VERB})\s+(?P<who>[^,.()]{{2,60}})[.)\s]*$",
        re.I,
    ),
    re.compile(r"\s*\((?:bron:\s*)?(?P<who>[A-Z][^()]{1,80})\)[\s.’”\"']*$"),
)
_ACCORDING = re.compile(r"^\W*+(?:volgens|aldus|zoals)\s+(?=(?P<article>(?:de|het)\s+)?(?P<word>\S+))", re.I)
_OF_THE_NAME = re.compile(rf"\s*(?:[,:(]|$|(?:in|uit|op|van|bij|over|{_VERB})\b)", re.I)
_NAME = re.compile(
    r"\b(?!(?:De|Het|Een|In|Zoals|Volgens|Aldus)\b)(?:[A-Z][\w&-]+)(?:\s+(?:(?:van|voor|der|den|de|het|en)\s+)*[A-Z][\w&-]+)*"
)
_WHITE = re.compile(r"\s+")
LEAST = 0.45  # of the text between quotation marks, for it to be the quotation


@dataclass(frozen=True, slots=True)
class Ascription:
    """``quotation`` without the words that say whose it is; the ``speaker``, a body's own name where it is known, and
    his ``name`` as it was written (both "" when there is none)."""

    quotation: str
    speaker: str
    name: str


def ascription(text: str, finder: BodyFinder) -> Ascription | None:
    """Who is said to have written the quotation in ``text``; ``None`` when ``text`` is nothing but a quotation."""
    text = _WHITE.sub(lambda run: "\n" if "\n" in run.group() else " ", text.strip())  # little for a pattern
    told = _run_on(text, finder)
    if told:
        return told
    for pattern in (*_BEFORE, *_AFTER):
        match = pattern.search(text)
        speaker, name = _speaker(match["who"], finder) if match else ("", "")
        if match and speaker:
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip()
            quoted = QUOTED.search(rest)
            is_core = quoted is not None and len(quoted.group(1)) > LEAST * len(rest)
            return Ascription(quoted.group(1) if quoted and is_core else rest, speaker, name)
    quoted = QUOTED.search(text)
    if quoted and LEAST * len(text) < len(quoted.group(1)) < len(text) - 6:
        return Ascription(quoted.group(1), *_speaker(f"{text[: quoted.start()]} {text[quoted.end() :]}", finder))
    return None


def _run_on(text: str, finder: BodyFinder) -> Ascription | None:
    """Whose words they are where nothing parts the name from them: "Volgens de SER zijn er 35 regio's"."""
    according = _ACCORDING.match(text)
    if not according:
        return None
    before = len(according["article"] or "")
    words = text[according.end() :]
    mention = next(iter(finder.find(words)), None)
    stop = mention.end if mention and mention.start == before else before + len(according["word"])
    speaker, name = _speaker(words[:stop], finder)
    rest = words[stop:]
    return None if not speaker or _OF_THE_NAME.match(rest) else Ascription(rest.strip(), speaker, name)


def _speaker(words: str, finder: BodyFinder) -> tuple[str, str]:
    name = _NAME.search(words)
    mentions = finder.find(words)
    if mentions:
        return mentions[0].body, words[mentions[0].start : mentions[0].end]
    meant = finder.find(with_names(f"volgens {words}", (), finder))  # "volgens de commissie"
    if meant:
        return meant[0].body, words.strip()
    return (name.group(), name.group()) if name else ("", "")
