"""A passage that was found and not quoted: its words, and what the browser needs to show its page."""

from __future__ import annotations

from html import escape

from app.answering.trace import Weighed
from app.web import texts
from app.web.ports import LibraryLike
from app.web.wording import pages_link


def words_of(row: Weighed, library: LibraryLike) -> str:
    """The text of the passage; its beginning alone when the library has no such passage any more."""
    try:
        text = library.passage(row.passage).text
    except (KeyError, IndexError, ValueError):
        return row.excerpt
    return text if " ".join(text.split()).startswith(row.excerpt.rstrip("…")) else row.excerpt


def view_data(row: Weighed, words: str) -> str:
    """What viewer.js needs to show the page of a find, with ``words`` marked on it, as attributes."""
    values = {
        "quote": words,
        "marked": texts.WHY_MARKED,
        "pages": pages_link(row.document),
        "page": str(row.page),
        "passage": row.passage,
        "title": row.title,
    }
    return "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())


def pointed_html(row: Weighed, library: LibraryLike) -> str:
    """A button that shows the page of a find that an answer points to."""
    words = words_of(row, library)
    return (
        f'<div class="vb-pointed"{view_data(row, words)}><button type="button" class="vb-view">'
        f"{escape(texts.VIEW_POINTED)}</button>"
        f'<div class="vb-context" hidden><p class="vb-text">{escape(words)}</p></div></div>'
    )
