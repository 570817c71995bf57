"""A list that a paper gives as the headings below one: "welke toepassingsgebieden zijn er?", a section for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.answering import wording
from app.answering.answer import Answer, Block, Line
from app.answering.bodies import BodyFinder
from app.answering.citations import Citations
from app.answering.collection.headings import Heading, headings_like
from app.answering.numerals import NUMERAL
from app.answering.question import Question
from index.dutch import terms
from index.library import Library
from ingest.document import Document

FEWEST, MOST = 3, 30  # headings below one that are a list
MOST_PLACES = 3
_NUMBER = re.compile(r"^\W*\d+(?:[.,]\d+)*[.):]?\s+")
_COUNT = re.compile(rf"\b(?:{NUMERAL}|\d{{1,2}})\b", re.I)
_SPELLED = (
    "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig"
).split()
_ASKING = frozenset(
    terms(
        "welke wat zijn er de het alle noem geef som op men een staan bestaan bestaat onderscheidt onderscheiden noemt "
        "noemen kent document zoal allemaal precies eigenlijk mij me eens"
    )
)


class _Under(NamedTuple):
    """The headings right below one, in order: the number of the first sentence under each, and what it says."""

    document: Document
    heading: str
    below: list[tuple[int, str]]


def listed_headings(
    library: Library, asked: Question, documents: Sequence[Document], finder: BodyFinder
) -> Answer | None:
    """The headings below the one that says just what is asked for, ``None`` when there is none, or too few below it."""
    wanted = frozenset(terms(_COUNT.sub(" ", asked.search))) - _ASKING
    if asked.wanted != "list" or asked.comparing or asked.everyone or not wanted:
        return None
    headings = headings_like(library, documents, asked.search, lambda heading: _says(heading) == wanted)
    found = [under for heading in headings if (under := _asked_for(heading, asked))]
    if not found or len(found) > MOST_PLACES:
        return None
    citations = Citations(library)
    blocks = tuple(block for under in found if (block := _block(library, under, citations)))
    if not blocks:
        return None
    remark = wording.understood_as(asked.understood) if asked.understood != asked.text else ""
    return Answer(asked.text, asked.understood, False, remark, blocks, citations.all, (), 0.0)


def _asked_for(heading: Heading, asked: Question) -> _Under | None:
    """The headings below one, where the right body has them, and as many as are asked for."""
    sentences = heading.document.sentences
    part = heading.document.part_at(sentences[heading.first].page)
    if part is None or (asked.speakers and part.body not in asked.speakers):
        return None
    below: dict[str, int] = {}
    for number in heading.numbers:
        for words in sentences[number].path[heading.level + 1 : heading.level + 2]:
            below.setdefault(words, number)
    as_many = {len(below)} >= _counts(asked.search)  # "de twaalf gebieden" are not the eight that there are
    if not as_many or not FEWEST <= len(below) <= MOST:
        return None
    return _Under(heading.document, heading.words, [(number, words) for words, number in below.items()])


def _counts(text: str) -> set[int]:
    """The numbers of things that are named, as far as they are counted on fingers and toes."""
    numbers = (match.group().lower() for match in _COUNT.finditer(text))
    return {int(n) if n.isdigit() else _SPELLED.index(n) for n in numbers if n.isdigit() or n in _SPELLED}


def _says(heading: str) -> frozenset[str]:
    return frozenset(terms(_COUNT.sub(" ", _NUMBER.sub("", heading)))) - _ASKING


def _block(library: Library, under: _Under, citations: Citations) -> Block | None:
    document, lines, body, title = under.document, [], "", ""
    for number, words in under.below:
        passage = next((p for p in document.passages if p.start <= number < p.stop), None)
        sentence = document.sentences[number]
        pages = (sentence.page, sentence.page - 1)  # a heading may stand at the foot of the page before
        cited = (citations.cite(passage, words, page, page, sentence.path) for page in pages if passage and page)
        citation = next((one for one in cited if one), None)
        if citation:
            lines.append(Line(words, citation.n, bullet=True))
            body, title = citation.author, citation.title
    if len(lines) < FEWEST:
        return None
    return Block(wording.lead(library.bodies.get(body), title, under.heading), body, tuple(lines))
