"""A question for what stands under one heading: "wat staat er in hoofdstuk 3?", "Trend 5: Krimp".

The heading is named by its words, by its number, or by a noun with a number. What follows it is then the answer, where
a search would find the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from app.answering import patterns, wording
from app.answering.answer import Answer
from app.answering.bodies import BodyFinder, plain
from app.answering.collection.beginning import Stretch, beginnings
from app.answering.collection.chapters import papers_meant
from app.answering.collection.headings import Heading, headings_like
from app.answering.patterns import words
from app.answering.question import Question
from index.library import Library
from ingest.document import Document

MOST_PLACES = 3  # that have the same heading; a heading that stands in more places tells nothing
_SECTION = r"(?:hoofdstuk|paragraaf|onderdeel|kopje|kop|sectie|deel)"
_NAME = rf"(?P<article>(?:het|de)_)?(?P<section>{_SECTION}_)?(?P<name>\S.*?)"
_FILLING = r"(?:_(?:er|precies|allemaal|me|mij|eens|iets|wat|dan))*"
_OF_WHOLE = [
    words(pattern, before=r"^\W*(?:en\s+)?", after=r"\W*$")
    for pattern in (
        rf"wat_(?:staat|lees_ik){_FILLING}_(?P<under>onder|in|bij)_{_NAME}",
        rf"wat_(?:zegt|behandelt)_{_NAME}",
        rf"(?:vertel|zeg|geef){_FILLING}_(?:meer_)?(?:over|van)_{_NAME}",
        rf"wat_houdt_{_NAME}{_FILLING}_in",
        rf"waar_gaat_{_NAME}{_FILLING}_over",
        rf"(?:toon|geef|lees){_FILLING}_{_NAME}(?:_(?:zien|voor))?",
        _NAME,
    )
]
_BARE, _OF_SUBJECT = _OF_WHOLE[-1], range(2, 5)
_STARTS_WITH_NUMBER = re.compile(r"\d|[IVX]+\b")
_NUMBERED = re.compile(r"^(?P<noun>[^\W\d_]+)\s+(?P<number>\d+(?:\.\d+)*|[IVX]+)\b[.):]?\s*", re.I)
_NUMBER = re.compile(r"^(?P<number>\d+(?:\.\d+)*)[.):]?\s+")
_OF = re.compile(r"\s+(?:van|uit|in)\s+(?=(?:de|het|dit|die)\s+\S|[‘'\"“])", re.I)
_QUOTES = "‘’'\"“” "


class _Asked(NamedTuple):
    """The heading that is named, with its article in ``whole``; ``is_section``: as one, so that a single word will do;
    ``is_subject``: as what is told of, so that only a number or the noun of a section makes it one."""

    name: str
    whole: str
    is_section: bool
    is_subject: bool


def section_answer(
    library: Library, asked: Question, documents: Sequence[Document], finder: BodyFinder
) -> Answer | None:
    """The beginning of what stands under the heading that ``asked`` names, in each of the few places that have it;
    ``None`` when it names none."""
    for named in _named(asked.text):
        within = documents
        for of in _OF.finditer(named.name):
            meant = {document.file for document, _ in papers_meant(named.name[of.end() :], documents, finder)}
            if meant:
                left_out = len(named.name) - of.start()
                named = named._replace(name=named.name[:-left_out], whole=named.whole[:-left_out])
                within = [document for document in documents if document.file in meant]
                break
        by_number = re.fullmatch(rf"{_SECTION}\s+[\d.IVX]+", named.name, re.I)  # such words stand in no heading
        found = headings_like(library, within, "" if by_number else named.name, partial(_means, named))
        if found and len(found) <= MOST_PLACES:
            return answer_under(library, asked, found)
    return None


def _named(text: str) -> Iterator[_Asked]:
    for number, pattern in enumerate(_OF_WHOLE):
        match = pattern.search(text.strip())
        if match is None or (pattern is _BARE and patterns.ASKS.search(text)):
            continue
        groups = match.groupdict()
        section, name = groups["section"] or "", groups["name"].strip(_QUOTES)
        name = f"{section}{name}" if _STARTS_WITH_NUMBER.match(name) else name
        is_section = bool(section) or groups.get("under") == "onder"
        yield _Asked(name, f"{groups['article'] or ''}{name}", is_section, number in _OF_SUBJECT)


def _means(named: _Asked, heading: str) -> bool:
    asked, own, number = (_NUMBERED.match(named.name), _NUMBERED.match(heading), _NUMBER.match(heading))
    if asked and asked.end() == len(named.name):
        if own and own["noun"].lower() == asked["noun"].lower():
            return own["number"].lower() == asked["number"].lower()
        return bool(number and number["number"] == asked["number"] and re.fullmatch(_SECTION, asked["noun"], re.I))
    if named.is_subject and not named.is_section:
        return False
    of_heading = {_folded(heading), *(_folded(heading[label.end() :]) for label in (own, number) if label)} - {""}
    return any(_folded(n) in of_heading and (named.is_section or " " in n) for n in (named.name, named.whole))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text)))


def answer_under(library: Library, asked: Question, headings: Sequence[Heading]) -> Answer | None:
    """The beginning of what stands under each of ``headings``."""
    return beginnings(library, asked, [_stretch(heading) for heading in headings])


def _stretch(heading: Heading) -> Stretch:
    page = heading.document.sentences[heading.first].page
    return Stretch(heading.document, heading.numbers, wording.section(heading.words, heading.document.label_of(page)))
