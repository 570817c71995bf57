"""The view "Vindplaats": a quotation in, the places where it stands out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import gradio as gr

from app.answering.quotation import read_quotation
from app.answering.vindplaats import MAX_WORDS, MIN_WORDS
from app.web import texts
from app.web.document_texts import SCOPE_GONE
from app.web.place import places_html
from app.web.ports import AnswererLike
from app.web.render import hint_html, notice, working_html
from app.web.scope import WITH_SCOPE, NothingInScope, scope_html, scope_of, where
from app.web.wording import counted
from index.store import Scope

log = logging.getLogger(__name__)

MOST_CHARACTERS = 12 * MAX_WORDS
Update = dict[Any, Any]


def refused(quotation: str) -> str:
    """Why a quotation cannot be looked up, in Dutch; nothing when it can."""
    if not quotation.strip():
        return texts.EMPTY_QUOTATION
    count = len(read_quotation(quotation[:MOST_CHARACTERS]).words)
    if len(quotation) <= MOST_CHARACTERS and MIN_WORDS <= count <= MAX_WORDS:
        return ""
    count = len(quotation.split()) if count >= MIN_WORDS else count
    words = counted(count, texts.WORDS_ONE, texts.WORDS_MANY)
    return texts.WRONG_LENGTH.format(words=words, least=MIN_WORDS, most=MAX_WORDS)


def looked_up(answerer: AnswererLike, quotation: str, scope: Scope | None = None) -> str:
    """The places of a quotation within ``scope`` as HTML, or a Dutch apology when that fails."""
    current = answerer.now()  # the library may be swapped while this is looked up
    try:
        if scope is None:
            return places_html(current.places(quotation), current.library)
        told = f'<p class="vb-of">{escape(where(scope, current.library))}</p>'
        return told + places_html(current.within(scope).places(quotation), current.library)
    except Exception:
        log.exception("quotation not looked up")
        return notice("vb-error", texts.ERROR_HEADING, f'<p class="vb-remark">{texts.PLACES_ERROR}</p>')


def _live(words: str) -> str:
    return f'<section aria-live="polite" aria-label="{texts.PLACES_LABEL}">{words}</section>'


def add_places(answerer: AnswererLike, html: Callable[..., gr.HTML], at_once: int) -> None:
    """Add the view to the page that is being built; ``at_once`` is how many quotations are looked up together."""
    with gr.Column(elem_id="vb-places", min_width=280):
        html(f"<h2>{texts.PLACES_HEADING}</h2><p>{texts.PLACES_INTRO}</p>", elem_id="vb-places-intro")
        html(scope_html(), elem_id="vb-places-scope")
        chosen = gr.Textbox(visible=False)  # where to search, as scope.js sends it along
        quotation = gr.Textbox(
            label=texts.QUOTATION_LABEL,
            placeholder=texts.QUOTATION_PLACEHOLDER,
            container=False,
            show_label=False,
            lines=1,
            max_lines=12,
            elem_id="vb-quotation",
        )
        hint = html("", elem_id="vb-quotation-hint")
        with gr.Row(elem_id="vb-find-row"):
            find = gr.Button(texts.FIND_PLACE, variant="primary", elem_id="vb-find", scale=0)
            html(f"<p>{texts.QUOTATION_HELP}</p>", elem_id="vb-find-help")
        found = html(_live(""), elem_id="vb-found")

    def look(text: str, chosen: str) -> Iterator[Update]:
        why_not = refused(text)
        try:
            scope = scope_of(chosen, answerer.now().library)
        except NothingInScope:
            scope, why_not = None, why_not or SCOPE_GONE
        if why_not:
            yield {hint: hint_html(why_not), found: _live("")}
            return
        yield {hint: "", found: _live(working_html(texts.FINDING))}
        yield {found: _live(looked_up(answerer, text, scope))}

    gr.on(
        [quotation.submit, find.click],
        look,
        [quotation, chosen],
        [hint, found],
        js=WITH_SCOPE,
        trigger_mode="once",
        concurrency_limit=at_once,
        show_progress="hidden",
        api_visibility="private",
    )
