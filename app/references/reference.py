"""What can be said of a quoted place in a reference: who, what, in which whole, where, when, on which page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.answering.answer import Citation
from app.references.author import Author, author
from ingest.document import Body, Document, Part
from ingest.file_date import is_file_date

HYPHEN = "\ufdd0"  # for one within the label of a page, until it is formatted: a character that no text has


@dataclass(frozen=True, slots=True)
class Reference:
    """One quoted place. What is not known is "".

    ``key`` names the work among others (:func:`keyed`); references to one work share it. ``body`` is the short name of
    whose words they are. ``container`` is the title of the whole that the
    work is part of, "" when it stands by itself; ``first_label`` and ``last_label`` are then the printed pages that it
    runs over. ``page`` and ``last_page`` are the printed pages of the quotation, ``pdf_page`` the number of the first
    in the file, from 1. ``is_about``: nobody tells the date, and the year is that of the file.
    """

    document: str
    body: str
    authors: tuple[Author, ...]
    title: str
    container: str
    first_label: str
    last_label: str
    publisher: str
    place: str
    date: str
    url: str
    page: str
    last_page: str
    pdf_page: int
    section: str
    quote: str
    key: str = ""
    is_about: bool = False

    @property
    def year(self) -> str:
        return self.date[:4] if re.match(r"\d{4}", self.date) else ""

    @property
    def pages(self) -> str:
        """The printed pages of the quotation: ``9``, ``9-10`` or, where a label has a hyphen itself, ``A-3–A-4``."""
        return _range(self.page, self.last_page)

    @property
    def span(self) -> str:
        """The printed pages of a part of a whole: ``13-35``, "" for what stands by itself."""
        return _range(self.first_label, self.last_label)


def references(
    citations: Iterable[Citation], documents: Mapping[str, Document], bodies: Mapping[str, Body]
) -> tuple[Reference, ...]:
    """A keyed reference for each citation, in their order."""
    return keyed(_reference(citation, documents.get(citation.document), bodies) for citation in citations)


def keyed(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The same references, the key of each work its own among them."""
    found: list[Reference] = []
    works: dict[str, tuple[str, str, str]] = {}
    for reference in references:
        work = (reference.document, reference.title, reference.span)
        key = next(k for k in _numbered(_key(reference)) if works.setdefault(k, work) == work)
        found.append(replace(reference, key=key))
    return tuple(found)


def distinct_pages(group: Iterable[Reference]) -> list[str]:
    """The printed pages of several references to one work, each once."""
    return list(dict.fromkeys(reference.pages for reference in group))


def _reference(citation: Citation, document: Document | None, bodies: Mapping[str, Body]) -> Reference:
    part = document.part_at(citation.page) if document else None
    is_part = bool(document and part and part.title and fold(part.title) != fold(document.title))
    last = max(citation.page, citation.last_page)
    has_last = bool(document and last <= len(document.pages))
    return Reference(
        document=citation.document,
        body=citation.author,
        authors=_authors(citation, part, document, bodies),
        title=citation.title,
        container=document.title if document and is_part else "",
        first_label=document.label_of(part.first_page) if document and part and is_part else "",
        last_label=_last_label(document, part) if document and part and is_part else "",
        publisher=_in_full(citation.publisher, bodies),
        place=document.place if document else "",
        date=citation.date[:4] if is_file_date(citation.date) else citation.date,
        url=citation.url,
        page=citation.page_label or str(citation.page),
        last_page=document.label_of(last) if document and has_last else str(last),
        pdf_page=citation.page,
        section=citation.section,
        quote=citation.quote,
        is_about=is_file_date(citation.date),
    )


def _last_label(document: Document, part: Part) -> str:
    return document.label_of(min(part.last_page, len(document.pages)))


def _authors(
    citation: Citation, part: Part | None, document: Document | None, bodies: Mapping[str, Body]
) -> tuple[Author, ...]:
    """The people whom the catalogue names for the part, else the body whose words they are, else the publisher."""
    # no aliases: the name of a person may be one
    names = {name for body in bodies.values() for name in (body.name, body.full_name) if name}
    if part and part.authors:
        return tuple(author(_in_full(name, bodies), names) for name in part.authors)
    name = citation.author or (document.publisher if document else citation.publisher)
    return (Author(_in_full(name, bodies)),) if name else ()


def _in_full(name: str, bodies: Mapping[str, Body]) -> str:
    body = bodies.get(name)
    return body.full_name if body and body.full_name else name


def fold(text: str) -> str:
    """Case, accents and everything but letters and digits taken away, to compare titles and to make keys."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum() and c.isascii())


def _key(reference: Reference) -> str:
    """A name like ``ser2015agenda``: letters that every program that reads BibTeX takes."""
    first = reference.authors[0] if reference.authors else None
    name = fold(first.family if first and first.is_person else reference.body)
    words = [word for word in map(fold, reference.title.split()) if len(word) > 3 and not word.isdigit()]
    return f"{name[:24]}{reference.year}{words[0][:24] if words else ''}" or "bron"


def _numbered(key: str) -> Iterable[str]:
    yield key
    number = 2
    while True:
        yield f"{key}-{number}"
        number += 1


def is_of_two_pages(label: str) -> bool:
    """Whether the label of one page of the file names two printed ones, ``12-13``, and not one, ``A-3``."""
    first, _, last = label.partition("-")
    return first.isdecimal() and last.isdecimal() and int(last) == int(first) + 1


def style_pages(first: str, last: str) -> str:
    """The pages for a citation processor, which takes every hyphen for a range: :data:`HYPHEN` where it is none."""
    return _range(first, last) if last not in ("", first) or is_of_two_pages(first) else first.replace("-", HYPHEN)


def _range(first: str, last: str) -> str:
    if not last or last == first:
        return first
    return f"{first}{'–' if '-' in first + last else '-'}{last}"  # a plain range as Dutch styles have it
