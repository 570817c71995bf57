"""A question for what stands on one page: "wat staat er op bladzijde 5 van het SER-advies?"."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering import wording
from app.answering.answer import Answer
from app.answering.bodies import BodyFinder
from app.answering.collection.beginning import Stretch, beginnings
from app.answering.collection.chapters import papers_meant
from app.answering.patterns import words
from app.answering.question import Question
from index.library import Library
from ingest.document import Document, Page

_PAGE = r"(?:bladzijde|pagina|blz\.?|pag\.?|p\.?)_(?P<page>[\w.-]*\d[\w.-]*?|[ivxlc]+)"
_ASKS = words(
    rf"(?:wat_(?:staat|lees_ik)(?:_(?:er|precies|allemaal))*|(?:toon|geef|laat)(?:_(?:me|mij|eens))*)_(?:op_)?{_PAGE}"
    r"(?:_(?:van|in|uit)_(?P<paper>\S.*?))?(?:_zien)?",
    before=r"^\W*(?:en\s+)?",
    after=r"\W*$",
)


def page_answer(library: Library, asked: Question, documents: Sequence[Document], finder: BodyFinder) -> Answer | None:
    """The beginning of the page that ``asked`` names, by what is printed on it or else by its number in the file;
    ``None`` when it names none, or not of which paper."""
    match = _ASKS.search(asked.text.strip())
    if match is None:
        return None
    of = [document for document, _ in papers_meant(match["paper"], documents, finder)] if match["paper"] else documents
    if len({document.file for document in of}) != 1:
        return None
    page = _page(of[0].pages, match["page"])
    numbers = [n for n, s in enumerate(of[0].sentences) if page and s.page == page.number]
    named = wording.page_of(of[0].label_of(page.number), of[0].title) if page else ""
    return beginnings(library, asked, [Stretch(of[0], numbers, named)]) if numbers else None


def _page(pages: Sequence[Page], name: str) -> Page | None:
    printed = next((page for page in pages if page.label.lower() == name.lower()), None)
    return printed or next((page for page in pages if str(page.number) == name), None)
