"""Places of a quotation as HTML: the verdict, the exact words, what differs, and where it stands. All escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.answering import wording
from app.answering.answer import Citation
from app.answering.comparison import Stretch
from app.answering.vindplaats import Place
from app.web import texts
from app.web.context import context_html
from app.web.ports import LibraryLike
from app.web.render import NEW_TAB, facts_html, notice, pages_of
from app.web.wording import citation_words, counted, pdf_link


def places_html(places: Sequence[Place], library: LibraryLike) -> str:
    """All places, the first with everything, or that there is none."""
    if not places:
        body = f'<p class="vb-remark">{escape(texts.NO_PLACE)}</p><p class="vb-tip">{escape(texts.NO_PLACE_TIP)}</p>'
        return notice("vb-not-found", texts.NO_PLACE_HEADING, body)
    several = f'<p class="vb-of">{texts.PLACES_FOUND.format(count=len(places))}</p>' if len(places) > 1 else ""
    return several + "".join(_place(place, library) for place in places)


def _place(place: Place, library: LibraryLike) -> str:
    sign, name, meaning = texts.VERDICTS[place.verdict]
    first = place.citation
    notes = [f"{wording.capital(place.caution)}."] if place.caution else []
    if first.recognised:
        notes.append(texts.READ_BY_MACHINE)
    told = "".join(f'<p class="vb-hint">{escape(note)}</p>' for note in notes)
    words = "".join(_words(citation, library, n > 0) for n, citation in enumerate((first, *place.continued)))
    return (
        f'<article class="vb-place vb-is-{place.verdict.split()[0]}">'
        f'<h3 class="vb-verdict"><span class="vb-sign" aria-hidden="true">{sign}</span>{escape(name)}</h3>'
        f'<p class="vb-remark">{escape(meaning)}</p>'
        f"{told}{_comparison(place)}<h4>{escape(texts.EXACT_WORDS)}</h4>{words}</article>"
    )


def _words(citation: Citation, library: LibraryLike, is_further_on: bool) -> str:
    """The exact words of one place, where they stand, and the text around them."""
    document = library.documents.get(citation.document)
    pages = pages_of(document, citation)
    try:
        passage = library.passage(citation.passage)
    except (KeyError, IndexError, ValueError):
        passage = None
    copied = f"“{citation.quote}” ({citation_words(citation, pages)})"
    link = (
        f'<a class="vb-pdf" href="{pdf_link(citation.document, citation.page)}" {NEW_TAB}>{escape(texts.OPEN_PDF)}'
        f'<span class="vb-hidden"> {escape(texts.OPENS_NEW_TAB)}</span></a>'
    )
    further = f'<p class="vb-remark">{escape(texts.FURTHER_ON)}</p>' if is_further_on else ""
    return (
        f"{further}"
        f'<blockquote class="vb-exact">{escape(citation.quote)}</blockquote>'
        f'<dl class="vb-facts">{facts_html(citation, pages)}</dl>'
        f'<p class="vb-links">{link if document is not None else ""}'
        f'<button type="button" class="vb-copy" data-text="{escape(copied)}" data-done="{escape(texts.COPIED)}">'
        f"{escape(texts.COPY_PLACE)}</button></p>"
        f'<details class="vb-around"><summary>{escape(texts.CONTEXT)}</summary>'
        f'<div class="vb-context">{context_html(document, citation, passage)}</div></details>'
    )


def _comparison(place: Place) -> str:
    """The quotation with what differs marked by strike and underline, and the differences in words."""
    differences = place.differences
    if not differences:
        return ""
    marked = " ".join(_marked(stretch) for stretch in place.comparison)
    items = "".join(f"<li>{escape(wording.capital(wording.difference(d)))}</li>" for d in differences)
    return (
        f'<h4>{escape(texts.BESIDE_SOURCE)}</h4><p class="vb-compared">{marked}</p>'
        f'<p class="vb-tip">{escape(texts.LEGEND)}</p>'
        f"<h4>{escape(counted(len(differences), texts.DIFFERENCES_ONE, texts.DIFFERENCES_MANY))}</h4>"
        f'<ul class="vb-differences">{items}</ul>'
    )


def _marked(stretch: Stretch) -> str:
    if stretch.kind == "gelijk":
        return escape(stretch.quoted)
    label = {"weggelaten": texts.LEFT_OUT, "toegevoegd": texts.ADDED, "gewijzigd": texts.CHANGED}[stretch.kind]
    return (
        f'<span class="vb-change"><span class="vb-hidden">[{label}, </span>'
        f"{_one('del', texts.IN_QUOTATION, stretch.quoted)}{_one('ins', texts.IN_SOURCE, stretch.source)}"
        f'<span class="vb-hidden">]</span></span>'
    )


def _one(tag: str, label: str, words: str) -> str:
    return f'<span class="vb-hidden">{label} </span><{tag}>{escape(words)}</{tag}> ' if words else ""
