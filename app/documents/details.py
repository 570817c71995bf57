"""What somebody fills in about a document, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.answering.dates import MONTHS

MOST_TITLE, MOST_BODY, MOST_PARTS = 300, 120, 200
MOST_URL, MOST_AUTHORS = 1000, 100
ARTICLES = ("", "de", "het")
FIRST_YEAR, LAST_YEAR = 1500, 2100

NO_TITLE = "Vul een titel in."
LONG = "Dit is te lang: hooguit {most} tekens."
NO_DATE = "Dit is geen datum. Schrijf bijvoorbeeld 2014, maart 2014 of 27 maart 2014."
NO_PAGE = "Kies 1 t/m {pages}."
BACKWARDS = "De laatste bladzijde ligt voor de eerste."
OVERLAP = "Deze bladzijden horen al bij deel {number}."
MANY_PARTS = "Dit zijn te veel delen: hooguit {most}."
MANY_AUTHORS = "Dit zijn te veel namen: hooguit {most}."
NO_ADDRESS = "Dit is geen adres. Schrijf bijvoorbeeld https://www.ser.nl/advies."

_ADDRESS = re.compile(r"https?://[^\s/.]+\.[^\s]+", re.I)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_WORDS = re.compile(r"(?:(\d{1,2})\s+)?([a-z]+)\.?\s+(\d{4})")


_MOST_OF_MORE = {"publisher": MOST_BODY, "place": MOST_BODY, "url": MOST_URL}
_MOST = {"title": MOST_TITLE, "body": MOST_BODY, **_MOST_OF_MORE}


@dataclass(frozen=True, slots=True)
class PartDetails:
    """Pages ``first`` to ``last`` (from 1, both included) with their title and whose words they are, "" for as the
    document. ``kept`` is which part of the catalogue this was (from 0), -1 for a new one. ``authors`` and ``article``
    as in :class:`Details`."""

    first: int
    last: int
    title: str = ""
    body: str = ""
    kept: int = -1
    authors: tuple[str, ...] | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """Title, whose document it is, date in ISO 8601 as precisely as it is known, and parts in order of page.

    ``article`` is that of the body's name: "de", "het" or "". ``authors`` are the people who wrote it, or else the
    body did; ``publisher`` is "" where that is the body. What is ``None`` was not told, and stays as it is."""

    title: str
    body: str = ""
    date: str = ""
    parts: tuple[PartDetails, ...] = ()
    article: str | None = None
    authors: tuple[str, ...] | None = None
    publisher: str | None = None
    place: str | None = None
    url: str | None = None


def checked(filled: Mapping[str, Any], pages: int) -> tuple[Details, dict[str, str]]:
    """What was filled in about a document of so many pages, and what is wrong with it in Dutch, by field: ``title``,
    ``body``, ``date``, ``publisher``, ``place``, ``url``, ``authors``, ``parts``, or ``parts.2.first`` (from 0)."""
    problems: dict[str, str] = {}
    title, body = _line(filled.get("title")), _line(filled.get("body"))
    if not title:
        problems["title"] = NO_TITLE
    more = {field: _line(filled[field]) if filled.get(field) is not None else None for field in _MOST_OF_MORE}
    for field, text in {"title": title, "body": body, **more}.items():
        if len(text or "") > (most := _MOST[field]):
            problems[field] = LONG.format(most=most)
    if more["url"] and not _ADDRESS.fullmatch(more["url"]):
        problems["url"] = NO_ADDRESS
    authors = _authors(filled.get("authors"), "authors", problems)
    told = _line(filled.get("date"))
    iso = iso_date(told)
    if told and not iso:
        problems["date"] = NO_DATE
    rows = filled.get("parts") or ()
    if len(rows) > MOST_PARTS:
        problems["parts"] = MANY_PARTS.format(most=MOST_PARTS)
    parts = [_part(row, number, pages, problems) for number, row in enumerate(rows[:MOST_PARTS])]
    _find_overlap(parts, problems)
    in_order = tuple(sorted(parts, key=lambda part: part.first))
    return Details(title, body, iso, in_order, _article(filled.get("article")), authors, **more), problems


def iso_date(text: str) -> str:
    """``maart 2014``, ``27-3-2014`` or ``2014-3`` in ISO 8601; "" for what is no date."""
    folded = text.strip().casefold()
    if found := _ISO.fullmatch(folded):
        year, month, day = found.groups()
    elif found := _NUMBERS.fullmatch(folded):
        day, month, year = found.groups()
    elif (found := _WORDS.fullmatch(folded)) and (known := _month(found[2])):
        day, month, year = found[1], str(known), found[3]
    else:
        return ""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return ""
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _month(word: str) -> int:
    """The month that ``word`` is or begins, from 1; 0 for none."""
    return next((n for n, month in enumerate(MONTHS, 1) if len(word) > 2 and month.startswith(word)), 0)


def _part(row: Mapping[str, Any], number: int, pages: int, problems: dict[str, str]) -> PartDetails:
    first, last = _page(row.get("first"), pages), _page(row.get("last"), pages)
    for field, page in (("first", first), ("last", last)):
        if not page:
            problems[f"parts.{number}.{field}"] = NO_PAGE.format(pages=pages)
    if first and last and last < first:
        problems[f"parts.{number}.last"] = BACKWARDS
    texts = {"title": (_line(row.get("title")), MOST_TITLE), "body": (_line(row.get("body")), MOST_BODY)}
    for field, (text, most) in texts.items():
        if len(text) > most:
            problems[f"parts.{number}.{field}"] = LONG.format(most=most)
    kept = row.get("kept", -1)
    kept = kept if isinstance(kept, int) else -1
    authors = _authors(row.get("authors"), f"parts.{number}.authors", problems)
    return PartDetails(first, last, texts["title"][0], texts["body"][0], kept, authors, _article(row.get("article")))


def _article(value: Any) -> str | None:
    return value if value in ARTICLES else None


def _authors(value: Any, field: str, problems: dict[str, str]) -> tuple[str, ...] | None:
    """A name a line; a comma may be part of one."""
    if value is None:
        return None
    lines = re.split(r"[\n;]", value) if isinstance(value, str) else []
    names = tuple(filter(None, map(_line, lines)))
    if len(names) > MOST_AUTHORS:
        problems[field] = MANY_AUTHORS.format(most=MOST_AUTHORS)
    elif any(len(name) > MOST_BODY for name in names):
        problems[field] = LONG.format(most=MOST_BODY)
    return names


def _find_overlap(parts: Sequence[PartDetails], problems: dict[str, str]) -> None:
    for number, part in enumerate(parts):
        for other, before in enumerate(parts[:number]):
            if part.first and before.first and part.first <= before.last and before.first <= part.last:
                problems.setdefault(f"parts.{number}.first", OVERLAP.format(number=other + 1))


def _page(value: Any, pages: int) -> int:
    """A page from 1 to ``pages``, 0 for anything else."""
    text = str(value if value is not None else "").strip()
    return int(text) if text.isdecimal() and len(text) < 7 and 1 <= int(text) <= pages else 0


def _line(value: Any) -> str:
    """Text on one line, without what cannot be printed."""
    text = value if isinstance(value, str) else ""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
