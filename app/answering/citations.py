"""Number the places that an answer quotes, after checking that the words stand there."""

from __future__ import annotations

import logging

from app.answering.answer import Citation
from app.answering.quote import stands_on
from index.library import Library
from ingest.document import Passage

log = logging.getLogger(__name__)


class Citations:
    """Collects the citations of one answer, numbered from 1 in the order in which they are first used."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: list[Citation] = []

    @property
    def all(self) -> tuple[Citation, ...]:
        return tuple(self._found)

    def cite(self, passage: Passage, quote: str, page: int, last_page: int, path: tuple[str, ...]) -> Citation | None:
        """The citation for ``quote``, or ``None`` (and a line in the log) when it does not stand on ``page``."""
        document = self._library.documents[passage.document]
        if not stands_on(quote, document, page):
            log.error("quote not found on page %d of %s: %r", page, document.file, quote)
            return None
        for known in self._found:
            if (known.document, known.page, known.quote) == (document.file, page, quote):
                return known
        part = document.part_at(page)
        citation = Citation(
            n=len(self._found) + 1,
            document=document.file,
            title=part.title if part and part.title else document.title,
            author=passage.body,
            publisher=document.publisher,
            date=(part.date if part else "") or document.date,
            url=document.url,
            page=page,
            last_page=last_page,
            page_label=document.label_of(page),
            section=path[-1] if path else "",
            quote=quote,
            passage=passage.id,
            recognised=document.is_recognised(quote, page, last_page),
        )
        self._found.append(citation)
        return citation
