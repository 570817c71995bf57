"""References as CSL-JSON items, the data that citation processors read (citeproc schema, CSL 1.0.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.references.author import Author
from app.references.reference import Reference, fold, style_pages

Item = dict[str, Any]
YEAR_OF_FILE = "Jaar: van het pdf-bestand; wanneer het stuk verscheen, is niet bekend."
LANGUAGE = "nl"  # a style that gives titles capitals leaves those of another language than English alone


def works(references: Iterable[Reference]) -> list[tuple[Reference, ...]]:
    """The references to each work together, works in the order in which they are first referred to."""
    seen: dict[str, list[Reference]] = {}
    for reference in references:
        seen.setdefault(reference.key, []).append(reference)
    return [tuple(group) for group in seen.values()]


def csl_items(references: Iterable[Reference], today: date) -> list[Item]:
    """An item for each work, for a program that keeps references.

    ``page`` is where a part stands in its whole. What was quoted stands in ``note`` with its page: a page that is
    referred to is the locator of a citation and has no variable of its own in an item.
    """
    return [
        {**csl_item(group[0], today), "language": LANGUAGE, "note": cited_note(group)} for group in works(references)
    ]


def style_items(references: Iterable[Reference], today: date) -> list[Item]:
    """An item for each work, for a citation processor to format: one that takes every hyphen between pages for a range
    (:func:`app.references.reference.style_pages`), and "d'" for a particle unless the name stands between quotes."""
    items: list[Item] = []
    for work, *_ in works(references):
        item = csl_item(work, today, repeats_author=False)
        names = [
            {**name, "family": f'"{name["family"]}"'} if name.get("family", "A")[:1].islower() else name
            for name in item.get("author", ())
        ]
        told = {"author": names, "page": style_pages(work.first_label, work.last_label)}
        items.append({**item, **{name: value for name, value in told.items() if name in item}})
    return items


def csl_item(reference: Reference, today: date, *, repeats_author: bool = True) -> Item:
    """The item of a reference's work. ``today`` is when an address was consulted.

    Without ``repeats_author`` a publisher that is the author is left out, as APA 7 (9.29) and Dutch notes have it.
    """
    is_own = len(reference.authors) == 1 and fold(reference.authors[0].family) == fold(reference.publisher)
    told: Item = {
        "id": reference.key,
        "type": "chapter" if reference.container else "report",
        "author": [_name(a) for a in reference.authors],
        "issued": _about(_date(reference.date)) if reference.is_about else _date(reference.date),
        "title": reference.title,
        "container-title": reference.container,
        "publisher": "" if is_own and not repeats_author else reference.publisher,
        "publisher-place": reference.place,
        "page": reference.span,
        "URL": reference.url,
        "accessed": _date(today.isoformat()) if reference.url else None,
    }
    return {name: value for name, value in told.items() if value}


def cited_note(group: Sequence[Reference]) -> str:
    """Where one work was quoted, each page once with its words: ``p. 9: “...”``, and that its year is a guess."""
    quoted: dict[str, dict[str, None]] = {}
    for reference in group:
        quoted.setdefault(page_words(reference), {})[f"“{' '.join(reference.quote.split())}”"] = None
    lines = [f"{place}: {' '.join(quotes)}" for place, quotes in quoted.items()]
    return "\n".join([*lines, *([YEAR_OF_FILE] if any(reference.is_about for reference in group) else [])])


def page_words(reference: Reference) -> str:
    """``p. 9``, with the number in the file where that is another: ``p. 9 (pdf-bladzijde 10)``."""
    words = f"p. {reference.pages}"
    return words if reference.page == str(reference.pdf_page) else f"{words} (pdf-bladzijde {reference.pdf_page})"


def _name(author: Author) -> dict[str, str]:
    if not author.is_person:
        return {"literal": author.family}
    name = {"family": author.family, "given": author.given}
    return {**name, "non-dropping-particle": author.particle} if author.particle else name


def _about(date: dict[str, Any] | None) -> dict[str, Any] | None:
    """``date`` as one that is not known for sure: styles write "ca." before it."""
    return {**date, "circa": True} if date else None


def _date(iso: str) -> dict[str, list[list[int]]] | None:
    """``2014-03`` as date parts; ``None`` for what is no date."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", iso.strip())
    if not found:
        year = re.match(r"\d{4}", iso)
        return {"date-parts": [[int(year.group())]]} if year else None
    return {"date-parts": [[int(piece) for piece in found.groups() if piece]]}
