"""A question for what stands under one heading: "wat staat er in hoofdstuk 3?", "Trend 5: Krimp".

The heading is named by its words, by its number, or by a noun with a number. What follows it is then the answer, where
a search would find the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.answering import patterns, wording
from app.answering.answer import Answer
from app.answering.blocks import blocks_of
from app.answering.bodies import BodyFinder, plain
from app.answering.chapters import papers_meant
from app.answering.citations import Citations
from app.answering.patterns import words
from app.answering.question import Question
from app.answering.selection import Run
from index.library import Library
from ingest.document import Document, Sentence

MOST_PLACES = 3  # that have the same heading; a heading that stands in more places tells nothing
ENOUGH, MOST = 3, 14  # sentences: whole paragraphs until there are enough, and a list that has begun
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


class Heading(NamedTuple):
    """Where a heading begins: the number of the first sentence under it, and its level in the path, from 0."""

    document: Document
    first: int
    level: int


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
        found = [place for document in within for place in _places(document, named)]
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


def _places(document: Document, named: _Asked) -> list[Heading]:
    """Where each heading that is ``named`` begins."""
    found: dict[tuple[str, ...], Heading] = {}
    for number, sentence in enumerate(document.sentences):
        for level, heading in enumerate(sentence.path):
            path = sentence.path[: level + 1]
            if path not in found and sentence.kind not in ("caption", "note") and _means(named, heading):
                found[path] = Heading(document, number, level)
    return list(found.values())


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


def answer_under(library: Library, asked: Question, places: Sequence[Heading]) -> Answer | None:
    """The beginning of what stands under each of the headings; ``None`` when none of it stands on its page any more."""
    citations = Citations(library)
    runs, remarks = [], []
    for document, first, level in places:
        numbers, is_all = _begun(document.sentences, first, level)
        passage = next((p for p in document.passages if p.start <= first < p.stop), None)
        if passage is not None:
            runs.append(Run(passage, numbers, 1.0, 1.0, 1.0, 1.0, 0.0))
            sentence = document.sentences[first]
            remarks.append(wording.under(sentence.path[level], document.label_of(sentence.page), is_all))
    blocks = blocks_of(library, runs, citations)
    if not blocks:
        return None
    told = "\n".join(dict.fromkeys(remarks))
    return Answer(asked.text, asked.understood, False, told, blocks, citations.all, (), 0.0)


def _begun(sentences: Sequence[Sentence], first: int, level: int) -> tuple[tuple[int, ...], bool]:
    """The numbers of the first sentences under a heading, and whether these are all that stand there."""
    path = sentences[first].path[: level + 1]
    inside = [first]
    while inside[-1] + 1 < len(sentences) and sentences[inside[-1] + 1].path[: level + 1] == path:
        inside.append(inside[-1] + 1)
    told: list[int] = []
    for number in inside:
        sentence, before = sentences[number], sentences[told[-1]] if told else None
        goes_on = before is not None and (
            sentence.paragraph == before.paragraph
            or (sentence.list_id is not None and sentence.list_id == before.list_id)
        )
        if before is not None and not goes_on and (len(told) >= ENOUGH or sentence.path != before.path):
            break
        if len(told) == MOST:
            break
        told.append(number)
    return tuple(told), len(told) == len(inside)
