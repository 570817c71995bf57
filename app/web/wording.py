"""Dates, pages and other small things as a Dutch reader expects to see them."""

from __future__ import annotations

from urllib.parse import quote

from app.answering.answer import Citation
from app.answering.dates import dutch_date
from app.web import texts


def page_words(label: str, page: int, last_label: str = "", last_page: int = 0) -> str:
    """``p. 9 (pdf-bladzijde 10)``, or ``p. 10`` where the printed number is the PDF's own; a range if it runs over."""
    last_page = max(page, last_page)
    last_label = last_label if last_page > page else label
    printed = label if last_label == label else f"{label}-{last_label}"
    numbered = str(page) if last_page == page else f"{page}-{last_page}"
    words = texts.PAGE.format(label=printed)
    return words if printed == numbered else f"{words} ({texts.PDF_PAGE.format(number=numbered)})"


def citation_words(citation: Citation, pages: str) -> str:
    """One line that says where words stand: body, title, date and page."""
    read = texts.RECOGNISED if citation.recognised else ""
    parts = (citation.author, citation.title, dutch_date(citation.date), pages, read)
    return ", ".join(part for part in parts if part)


def pdf_link(document: str, page: int = 0) -> str:
    """The address of a PDF of the library on this server, opened at ``page`` (from 1) when given."""
    address = f"/bron/{quote(document, safe='')}"
    return f"{address}#page={page}" if page else address


def pages_link(document: str) -> str:
    """The address under which the pages of a document are told about, by their number."""
    return f"/pagina/{quote(document, safe='')}"


def picture_link(document: str, page: int, version: str) -> str:
    """The address of the picture of ``page`` (from 1) in this version of its file."""
    return f"{pages_link(document)}/{page}/beeld?versie={quote(version, safe='')}"


def counted(count: int, one: str, many: str) -> str:
    """``one`` for a single thing, else ``many`` with the number in it."""
    return one if count == 1 else many.format(count=count)
