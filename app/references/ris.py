"""References as RIS records, for Zotero, EndNote and Mendeley (Research Information Systems format, 2011 tags)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import rispy

from app.references.author import Author
from app.references.csl import cited_note, works
from app.references.reference import Reference, distinct_pages


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """Rispy's own, without the number above each record, which not every program takes."""

    def set_header(self, count: int) -> str:
        return ""


def ris(references: Iterable[Reference], today: date) -> str:
    """A record for each work. SP and EP are the pages of a part in its whole, SP of a whole work the pages quoted; N1
    holds what was quoted. ``today`` is when an address was consulted."""
    records = [_record(group, today) for group in works(references)]
    return str(rispy.dumps(records, implementation=_Writer)).lstrip()


def _record(group: tuple[Reference, ...], today: date) -> dict[str, Any]:
    work = group[0]
    is_part = bool(work.container)
    told: dict[str, Any] = {
        "type_of_reference": "CHAP" if is_part else "RPRT",
        "id": work.key,
        "authors": [_name(a) for a in work.authors],
        "title": _line(work.title),
        "secondary_title": _line(work.container),
        "publisher": _line(work.publisher),
        "place_published": _line(work.place),
        "year": work.year,
        "date": _date(work.date),
        "start_page": work.first_label if is_part else ", ".join(distinct_pages(group)),
        "end_page": work.last_label if is_part else "",
        "urls": [work.url.replace(";", "%3B")] if work.url else [],  # a semicolon parts addresses
        "access_date": _date(today.isoformat()) if work.url else "",
        "language": "nl",
        "notes": cited_note(group).splitlines(),
    }
    return {name: value for name, value in told.items() if value}


def _name(author: Author) -> str:
    """Family name, comma, given name; the comma of an organisation's name would make a person of it."""
    if not author.is_person:
        return _line(author.family).replace(",", "")
    return f"{author.particle} {author.family}".strip() + f", {author.given}"


def _date(iso: str) -> str:
    """``2014-03-27`` as ``2014/03/27/``; what is not known stays empty between the strokes."""
    pieces = [piece for piece in iso.split("-") if piece.isdigit()]
    return "/".join([*pieces, *[""] * (4 - len(pieces))]) if pieces else ""


def _line(words: str) -> str:
    return " ".join(words.split())
