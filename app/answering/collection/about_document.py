"""Questions about a document itself, which its own text seldom answers: of when it is, how long, what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from app.answering import wording
from app.answering.bodies import BodyFinder
from app.answering.dates import dutch_date
from index.dutch import terms
from ingest.document import Document, Part
from ingest.file_date import day_of

Asked = Literal["date", "pages", "title"]

_NOUN = (
    r"(?P<noun>[\w-]*(?:advies|adviezen|rapport|agenda|stuk|document|brief|programma|notitie|handreiking|factsheet|publicatie|"
    r"visie|nota|verslag|uitgave|bijlage)(?:en|s)?)"
)
_APPEARED = r"(?:verschenen|gepubliceerd|uitgekomen|uitgebracht|opgesteld|geschreven|gedateerd|vastgesteld)"
_OF = rf"(?:de|het|dit|dat|die|deze)\s+{_NOUN}(?P<of>.*?)"
_WHOLE: tuple[tuple[Asked, str], ...] = (
    ("date", rf"(?:wanneer|in\s+welk\s+jaar|op\s+welke\s+datum)\s+(?:verscheen|dateert)\s+{_OF}"),
    ("date", rf"(?:wanneer|in\s+welk\s+jaar|op\s+welke\s+datum)\s+(?:is|werd|zijn)\s+{_OF}\s+{_APPEARED}"),
    (
        "date",
        rf"(?:van\s+wanneer|uit\s+welk\s+jaar|van\s+welk\s+jaar|van\s+welke\s+datum)\s+(?:is|dateert|komt)\s+{_OF}",
    ),
    ("date", rf"(?:wat\s+is|noem|geef)\s+de\s+(?:datum|publicatiedatum)\s+van\s+{_OF}"),
    ("pages", rf"hoeveel\s+(?:pagina['’]?s|bladzijden|bladzijdes)\s+(?:telt|heeft|is|beslaat)\s+{_OF}(?:\s+lang)?"),
    ("title", rf"(?:wat\s+is\s+de\s+titel\s+van|hoe\s+heet)\s+{_OF}"),
)
_PATTERNS = [(asked, re.compile(rf"\W*(?:en\s+)?{pattern}\W*", re.I)) for asked, pattern in _WHOLE]
_FILLING = frozenset(terms("van door de het een over uit bij precies eigenlijk eerste laatste nieuwe"))
FIRST_PAGES = 2  # of a part, on which its date may stand
MOST = 3  # documents that are told of at once


def told_of_document(text: str, documents: Iterable[Document], finder: BodyFinder) -> str:
    """What the catalogue, or else the PDF itself, tells of the document that ``text`` asks about; "" when it asks for
    something else, for a document that is not there, or for what is not known of it.

    A document goes by the body whose words it holds, by its title, or by being the only one.
    """
    asked, parts = _asked(text, documents, finder)
    told = [_told(asked, document, part, finder) for document, part in parts] if asked else []
    return "\n".join(told) if told and len(told) <= MOST and all(told) else ""


def dates_printed(text: str, documents: Iterable[Document], finder: BodyFinder) -> list[tuple[Document, int]]:
    """Where the date that ``text`` asks for stands in the document itself, at its beginning: the number of a sentence
    of each document that is meant and prints its date."""
    asked, parts = _asked(text, documents, finder)
    found = [(document, _dated(document, part)) for document, part in parts if asked == "date"]
    return [(document, number) for document, number in found if number is not None]


def _dated(document: Document, part: Part) -> int | None:
    date = dutch_date(day_of(_date(document, part))).lower()
    pages = range(part.first_page, part.first_page + FIRST_PAGES)
    return next(
        (
            number
            for passage in document.passages
            for number in range(passage.start, passage.stop)
            if date and document.sentences[number].page in pages and date in document.sentences[number].text.lower()
        ),
        None,
    )


def _date(document: Document, part: Part) -> str:
    return part.date or (document.date if len(document.parts) == 1 else "")


def _asked(
    text: str, documents: Iterable[Document], finder: BodyFinder
) -> tuple[Asked | None, list[tuple[Document, Part]]]:
    """What is asked of a document, and which parts of documents are meant."""
    for asked, pattern in _PATTERNS:
        match = pattern.fullmatch(text.strip())
        if match:
            return asked, parts_called(match["noun"], match["of"], documents, finder)
    return None, []


def parts_called(noun: str, of: str, documents: Iterable[Document], finder: BodyFinder) -> list[tuple[Document, Part]]:
    """The parts of documents that are meant by ``noun``, which may begin with the name of a body ("SER-advies"), and
    what stands behind it."""
    body = next((mention.body for mention in finder.find(noun)), "")
    of = f"{of} {body}".strip()
    return _meant(f"{noun} {of}", of, documents, finder)


def _meant(named: str, of: str, documents: Iterable[Document], finder: BodyFinder) -> list[tuple[Document, Part]]:
    """The parts of documents that go by ``named``, a noun with what stands behind it (``of``)."""
    parts = [(document, part) for document in documents for part in document.parts]
    mentions = finder.find(of)
    bodies = {mention.body for mention in mentions}
    for mention in reversed(mentions):
        of = f"{of[: mention.start]} {of[mention.end :]}"
    parts = [(document, part) for document, part in parts if not bodies or part.body in bodies]
    left, held = set(terms(of)) - _FILLING, set(terms(named))
    if left:  # a title, or another document
        kind = terms(named)[:1]  # "de ledenbrief over ..." is one that is called so, not what it is about
        called = [(document, part) for document, part in parts if left <= set(terms(part.title))]
        begun = [(document, part) for document, part in called if kind == terms(part.title)[:1]]
        return begun or [(d, part) for d, part in called if set(terms(part.title)) <= held | _FILLING]
    return parts if bodies or len(parts) == 1 else []


def _told(asked: Asked | None, document: Document, part: Part, finder: BodyFinder) -> str:
    body = finder.bodies.get(part.body)
    title = part.title or document.title
    if asked == "pages":
        return wording.pages_of(title, body, part.last_page - part.first_page + 1, len(document.pages))
    if asked == "title":
        return wording.title_of(title, body)
    date = _date(document, part)
    return wording.date_of(title, body, date) if date else ""
