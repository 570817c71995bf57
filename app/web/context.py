"""A quotation in the text around it, with the quoted words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from app.answering.answer import Citation
from app.web import texts
from app.web.context_rows import rows_html
from app.web.span import Span, fold
from ingest.document import Document, Passage, Sentence

CHARACTERS_AROUND = 500
"""How much text is shown before and after a quotation, give or take the paragraph that it ends in."""


def _overlap(quote: str, sentences: Sequence[Sentence]) -> list[Span] | None:
    """The sentences with ``quote`` marked in them, or ``None`` when their running text does not hold it."""
    folded = [fold(sentence.text) for sentence in sentences]
    at = " ".join(folded).find(quote)
    if at < 0:
        return None
    spans, offset = [], 0
    for sentence, text in zip(sentences, folded, strict=True):
        start, stop = max(at - offset, 0), min(at + len(quote) - offset, len(text))
        spans.append(Span(sentence, start, stop) if start < stop else Span(sentence))
        offset += len(text) + 1
    return spans


def _located(document: Document, citation: Citation, passage: Passage | None) -> list[Span]:
    """The sentences of the cited pages with the quotation marked: first sought in the passage, then on the pages."""
    last = max(citation.page, citation.last_page)
    on_pages = [i for i, s in enumerate(document.sentences) if s.page <= last and s.last_page >= citation.page]
    if not on_pages:
        return []
    first, stop = on_pages[0], on_pages[-1] + 1
    quote = fold(citation.quote)
    around = [Span(sentence) for sentence in document.sentences[first:stop]]
    if not quote:
        return around
    if passage is not None:
        within = _overlap(quote, document.sentences[passage.start : passage.stop])
        if within is not None:
            before = [Span(sentence) for sentence in document.sentences[min(first, passage.start) : passage.start]]
            after = [Span(sentence) for sentence in document.sentences[passage.stop : max(stop, passage.stop)]]
            return [*before, *within, *after]
    return _overlap(quote, document.sentences[first:stop]) or around


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    return [list(group) for _, group in groupby(spans, key=lambda span: (span.sentence.paragraph, span.sentence.path))]


def _length(paragraph: Sequence[Span]) -> int:
    return sum(len(span.sentence.text) for span in paragraph)


def _trimmed(paragraphs: list[list[Span]]) -> tuple[list[list[Span]], bool, bool]:
    """The paragraphs around the marked ones, and whether something was left off before and after them."""
    marked = [i for i, paragraph in enumerate(paragraphs) if any(span.stop for span in paragraph)]
    first, last = (marked[0], marked[-1]) if marked else (0, 0)
    start, stop = first, last + 1
    room = CHARACTERS_AROUND
    while start > 0 and room > 0:
        start -= 1
        room -= _length(paragraphs[start])
    room = CHARACTERS_AROUND
    while stop < len(paragraphs) and room > 0:
        room -= _length(paragraphs[stop])
        stop += 1
    return paragraphs[start:stop], start > 0, stop < len(paragraphs)


def _columns(paragraph: Sequence[Span]) -> tuple[object, ...]:
    """The same for rows of one table; empty for any other paragraph."""
    first = paragraph[0].sentence
    is_row = len(paragraph) == 1 and first.kind == "row" and len(first.cells) > 1
    return (first.path, len(first.cells), first.heads) if is_row else ()


def _pieces(paragraphs: Sequence[Sequence[Span]], before: bool, after: bool) -> Iterator[str]:
    elision = f'<p class="vb-elision">{escape(texts.ELISION)}</p>'
    if before:
        yield elision
    path: tuple[str, ...] | None = None
    for columns, run in groupby(paragraphs, key=_columns):
        for block in [list(run)] if columns else [[paragraph] for paragraph in run]:
            sentence = block[0][0].sentence
            if path is not None and sentence.path != path and sentence.path:
                yield f'<p class="vb-heading">{escape(sentence.path[-1])}</p>'
            path = sentence.path
            yield rows_html([row for (row,) in block]) if columns else _text_html(block[0])
    if after:
        yield elision


def _text_html(paragraph: Sequence[Span]) -> str:
    kind = {"item": " vb-item", "row": " vb-row"}.get(paragraph[0].sentence.kind, "")
    return f'<p class="vb-text{kind}">{" ".join(span.html for span in paragraph)}</p>'


def context_html(document: Document | None, citation: Citation, passage: Passage | None) -> str:
    """The text around a citation as HTML; the quotation alone when the text around it cannot be found."""
    paragraphs = _paragraphs(_located(document, citation, passage)) if document else []
    if not any(span.stop for paragraph in paragraphs for span in paragraph):
        return f'<p class="vb-text"><mark>{escape(fold(citation.quote))}</mark></p>'
    return "".join(_pieces(*_trimmed(paragraphs)))
