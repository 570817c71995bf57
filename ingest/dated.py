"""The date that stands at the head of a document: of a letter, of what was decided, of what a website published.

It tells more than the date of the file, which is that of the day on which somebody saved or printed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ingest.blocks import Block

HEAD_BLOCKS = 14  # of the first page
IMPRINT_PAGES = 3  # from the first, in which an imprint may stand
LATER = timedelta(days=31)  # a letter is made before it is dated
MOST_CHARS = 160  # of a line with a date that is the document's
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_DAY = rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>(?:19|20)\d\d)"
_FIGURES = r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>(?:19|20)\d\d)"
_MONTH = rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)}) (?P<year>(?:19|20)\d\d)"
_SORT = (
    r"(?:nieuwsbericht|persbericht|kamerstuk|publicatie|brochure|(?:eind)?rapport(?:age)?|(?:beleids)?nota|notitie|advies|"
    r"handreiking|factsheet|onderzoek|programma|visie|verkenning|evaluatie)"
)
_VERSION = rf"^(?:versie|editie|druk)\b:?(?: [\d.]+)?,? \(?{_MONTH}\)?$"
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?"
_OF_ANOTHER = r"(?:die|dat|welke|zoals|eerder|vorige|vervangt|wijzigt|volgens)"  # what was decided is not this document
_PLACES = tuple(
    re.compile(pattern, re.I)
    for day in (_DAY, _FIGURES)
    for pattern in (
        rf"^(?:datum|vergaderdatum|publicatiedatum)\b:? {_WEEKDAY}{day}\b",
        rf"^['’]?[a-z][\w’' -]{{2,30}}, {day}$",
        rf"^(?:(?!{_OF_ANOTHER}\b)\S+ ){{0,6}}(?:vastgesteld|besloten|gepubliceerd)\b.{{0,80}}? {day}\b",
        rf"^{_SORT} \| {day}\b",
        rf"^{day}$",
    )
)
_ONLY_MONTH = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"^{_MONTH}$",
        rf"^['’]?[a-z][\w’' -]{{2,30}}, {_MONTH}$",
        rf"^(?:{_SORT})(?: [|–-])? {_MONTH}$",
        _VERSION,
    )
)
_IMPRINT = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        _VERSION,
        rf"^(?:©|copyright\b|(?:dit is )?een (?:uitgave|publicatie) van\b|uitgave\b).{{0,100}}?[,|(] ?{_MONTH}\b",
        rf"^(?:uitgave|publicatiedatum|datum(?: van)? (?:uitgave|publicatie))\b:? {_MONTH}$",
    )
)


def date_at_head(blocks: Sequence[Block], made: str) -> str:
    """The ISO date that the head of the first page gives the document, of a month where it tells no day, else the
    imprint near its beginning or at its end; "" when none does. ``made`` is when the file was made, "" if unknown."""
    first = [block for block in blocks if block.starts[0][1] == 1]
    details = [block for block in first if block.detail]
    head = [*details, *[block for block in first if not block.detail][:HEAD_BLOCKS]]
    last = max((block.starts[0][1] for block in blocks), default=1)
    around = [block for block in blocks if 1 < block.starts[0][1] <= IMPRINT_PAGES or block.starts[0][1] == last > 1]
    for places, where in ((_PLACES, head), (_ONLY_MONTH, head), (_IMPRINT, around)):
        for text in (block.text for block in where if len(block.text) <= MOST_CHARS):
            match = next((found for place in places if (found := place.search(text))), None)
            day = _date(match) if match else None
            if match and day and (not made or day <= date.fromisoformat(made) + LATER):
                return day.isoformat() if match["day"] else day.isoformat()[: len("2023-05")]
    return ""


def written_date(text: str) -> str:
    """The first date in ``text`` with its month in words, as an ISO date, "" without one."""
    match = re.search(_DAY, text, re.I)
    day = _date(match) if match else None
    return day.isoformat() if day else ""


def _date(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    try:
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
        return date(int(match["year"]), number, int(match["day"] or 1))
    except ValueError:
        return None
