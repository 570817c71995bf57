"""Dates, pages and other small things as a Dutch reader expects to see them."""

from __future__ import annotations

import re
from urllib.parse import quote

from app.answering.answer import Citation
from app.web import texts

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?$")


def dutch_date(date: str) -> str:
    """``2015-06-12`` as ``12 juni 2015``, ``2015-06`` as ``juni 2015``; anything else as it is."""
    found = _DATE.match(date.strip())
    if not found:
        return date.strip()
    year, month, day = found["year"], int(found["month"] or 0), int(found["day"] or 0)
    if not 1 <= month <= 12:
        return year
    return f"{day} {texts.MONTHS[month - 1]} {year}" if day else f"{texts.MONTHS[month - 1]} {year}"


def page_words(label: str, page: int, last_label: str = "", last_page: int = 0) -> str:
    """``p. 9 (pdf-pagina 10)``, or ``p. 10`` where the printed number is the PDF's own; a range where it runs over."""
    last_page = max(page, last_page)
    last_label = last_label if last_page > page else label
    printed = label if last_label == label else f"{label}-{last_label}"
    numbered = str(page) if last_page == page else f"{page}-{last_page}"
    words = texts.PAGE.format(label=printed)
    return words if printed == numbered else f"{words} ({texts.PDF_PAGE.format(number=numbered)})"


def citation_words(citation: Citation, pages: str) -> str:
    """One line that says where words stand: body, title, date and page."""
    parts = (citation.author, citation.title, dutch_date(citation.date), pages)
    return ", ".join(part for part in parts if part)


def pdf_link(document: str, page: int = 0) -> str:
    """The address of a PDF of the library on this server, opened at ``page`` (from 1) when given."""
    address = f"/bron/{quote(document, safe='')}"
    return f"{address}#page={page}" if page else address


def counted(count: int, one: str, many: str) -> str:
    """``one`` for a single thing, else ``many`` with the number in it."""
    return one if count == 1 else many.format(count=count)
