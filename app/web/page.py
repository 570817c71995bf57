"""The Gradio page: which parts it has and what happens when a question is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import gradio as gr

from app.answering.understanding import MAX_QUESTION
from app.references.formats import answer_sections
from app.talks.store import Store
from app.web import texts
from app.web.conversation import Conversation
from app.web.document_texts import SCOPE_GONE
from app.web.documents import PANEL, panel_html
from app.web.downloads import Downloads
from app.web.examples import MOST_EXAMPLES, Examples
from app.web.keeping import Keeper
from app.web.places import add_places
from app.web.ports import AnswererLike
from app.web.render import (
    answer_html,
    conversation_html,
    documents_html,
    error_html,
    header_html,
    hint_html,
    sources_html,
    sources_of_answer,
    tabs_html,
    working_html,
)
from app.web.scope import WITH_SCOPE, NothingInScope, scope_html, scope_of, told
from app.web.talks import opener_html
from index.store import Scope

log = logging.getLogger(__name__)

AT_ONCE = 20
"""How many questions are answered at the same time before a user has to wait."""
SESSION_SECONDS = 24 * 3600

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif")
MONO_FONTS = ("ui-monospace", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")

Update = dict[Any, Any]


def theme() -> gr.themes.Base:
    """A plain theme with the fonts of the user's own machine."""
    return gr.themes.Base(font=FONTS, font_mono=MONO_FONTS)


def refusal(question: str) -> str:
    """Why a question cannot be asked, in Dutch; nothing when it can."""
    if not question.strip():
        return texts.EMPTY_QUESTION
    if len(question.strip()) > MAX_QUESTION:
        return texts.LONG_QUESTION.format(length=len(question.strip()), limit=MAX_QUESTION)
    return ""


def reply(
    answerer: AnswererLike,
    conversation: Conversation,
    downloads: Downloads,
    keeper: Keeper | None = None,
    scope: Scope | None = None,
) -> Conversation:
    """The conversation with its last question answered, from within ``scope``, and ready for ``downloads``, or with a
    Dutch apology when that fails. ``keeper`` keeps an answer."""
    turn, asked = conversation.turns[-1], conversation.questions[:-1]
    current = answerer.now()  # the library may be swapped while this question is answered
    try:
        library = current.library
        if scope:
            answer = current.within(scope).answer(turn.question, asked, conversation.answers[:-1])
            answer = told(answer, scope, library) if answer.trace else answer  # else nothing was searched for
        else:
            answer = current.answer(turn.question, asked, conversation.answers[:-1])
        (section,) = answer_sections([answer], library.documents, library.bodies)
        token = downloads.keep([*conversation.sections, section], answer=answer)
        shown = answer_html(turn.number, answer, library, token)
        sources = sources_of_answer(turn.number, answer, library, token)
        done = conversation.answered(shown, sources, section, token, answer)
        return keeper.kept(done, answer) if keeper else done
    except Exception:
        log.exception("question not answered")
        return conversation.answered(error_html())


def _log_of(turns: str, talk: str = "") -> str:
    label = texts.CONVERSATION_LABEL
    return f'<div role="log" aria-live="polite" aria-label="{label}" data-talk="{escape(talk)}">{turns}</div>'


def build_page(
    answerer: AnswererLike,
    downloads: Downloads,
    examples: Examples,
    store: Store | None = None,
    may_change: bool = False,
) -> gr.Blocks:
    """The page, ready to be mounted; answers are kept in ``downloads`` for a while and in ``store`` for good, documents
    can be changed when ``may_change``; ``examples`` come when the page is opened. Everything else that a user does
    stays in the state of that user's own tab."""
    library = answerer.library
    html: Callable[..., gr.HTML] = partial(gr.HTML, apply_default_css=False, js_on_load=None)
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True) as page:
        state = gr.State(Conversation(), time_to_live=SESSION_SECONDS)
        with gr.Row(elem_id="vb-header"):
            html((opener_html() if store else "") + header_html(), elem_id="vb-name")
            html(tabs_html(), elem_id="vb-tabs")
            new = gr.Button(texts.NEW_CONVERSATION, elem_id="vb-new", size="sm", scale=0)
            reopen = gr.Button("", elem_id="vb-reopen", visible="hidden")  # talks.js presses it
        with gr.Row(elem_id="vb-main"):
            with gr.Column(elem_id="vb-chat", scale=7, min_width=280):
                conversation = html(_log_of(conversation_html((), library)), elem_id="vb-conversation")
                with gr.Column(elem_id="vb-examples") as example_box:
                    example_label = html(f"<p>{texts.EXAMPLES_LABEL}</p>", visible=False)
                    buttons = [
                        gr.Button("", elem_classes="vb-example", size="sm", visible=False) for _ in range(MOST_EXAMPLES)
                    ]
                with gr.Column(elem_id="vb-ask"):
                    html(scope_html(), elem_id="vb-scope")
                    chosen = gr.Textbox(visible=False)  # where to search, as scope.js sends it along
                    hint = html("", elem_id="vb-hint")
                    with gr.Row(elem_id="vb-ask-row"):
                        question = gr.Textbox(
                            label=texts.QUESTION_LABEL,
                            placeholder=texts.QUESTION_PLACEHOLDER,
                            show_label=False,
                            container=False,
                            lines=1,
                            max_lines=6,
                            elem_id="vb-question",
                            scale=1,
                        )
                        send = gr.Button(texts.ASK, variant="primary", elem_id="vb-send", scale=0, min_width=96)
                    html(f"<p>{texts.INPUT_HELP}</p>", elem_id="vb-help")
            with gr.Column(elem_id="vb-side", scale=5, min_width=280):
                html(f'<h2 id="vb-sources-heading">{texts.SOURCES}</h2>')
                sources = html(sources_html(()), elem_id="vb-sources")
                documents = html(documents_html(library, is_open=True), elem_id="vb-documents")
            add_places(answerer, html, AT_ONCE)
            with gr.Column(elem_id=PANEL, min_width=280):
                html(panel_html(may_change))

        def keeper_of(request: gr.Request) -> Keeper | None:
            return Keeper(store, request.cookies) if store else None

        def reopened(keeper: Keeper | None, request: gr.Request) -> Conversation:
            query = request.query_params
            return keeper.reopened(query, answerer.now().library, downloads) if keeper else Conversation()

        def ask(asked: str, current: Conversation, chosen: str, request: gr.Request) -> Iterator[Update]:
            why_not = refusal(asked)
            try:
                scope = scope_of(chosen, answerer.now().library)
            except NothingInScope:
                scope, why_not = None, why_not or SCOPE_GONE
            if why_not:
                yield {hint: hint_html(why_not)}
                return
            keeper = keeper_of(request)
            if not current.turns:  # the server started anew under a page that was open
                current = replace(reopened(keeper, request), problem="")
            working = current.asked(asked.strip(), working_html())
            yield {
                conversation: _log_of(conversation_html(working.turns, answerer.library), working.talk),
                question: "",
                hint: "",
                example_box: gr.Column(visible=False),
            }
            done = reply(answerer, working, downloads, keeper, scope)
            yield {
                state: done,
                conversation: _log_of(conversation_html(done.turns, answerer.library), done.talk),
                sources: sources_html(done.turns),
                documents: documents_html(answerer.library, is_open=False),
                hint: hint_html(done.problem if done.problem != current.problem else ""),
            }

        def show_examples() -> Update:
            found = examples.now()
            words = [*found, *[""] * (len(buttons) - len(found))]
            shown = {button: gr.update(value=w, visible=bool(w)) for button, w in zip(buttons, words, strict=True)}
            return {example_label: gr.update(visible=bool(found)), **shown}

        def show(request: gr.Request) -> Update:
            """The page as it is opened, or one of its conversations: with the one that its address names."""
            found = reopened(keeper_of(request), request)
            return {
                state: replace(found, problem=""),
                conversation: _log_of(conversation_html(found.turns, answerer.library), found.talk),
                sources: sources_html(found.turns),
                documents: documents_html(answerer.library, is_open=not found.turns),
                hint: hint_html(found.problem),
                example_box: gr.Column(visible=not found.turns),
            }

        def start_again() -> Update:
            return {
                state: Conversation(),
                conversation: _log_of(conversation_html((), answerer.library)),
                sources: sources_html(()),
                documents: documents_html(answerer.library, is_open=True),
                question: "",
                hint: "",
                example_box: gr.Column(visible=True),
            }

        everything = [state, conversation, sources, documents, question, hint, example_box]
        quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        page.load(show, None, everything, **quietly)
        page.load(show_examples, None, [example_label, *buttons], **quietly)
        asking: dict[str, Any] = {"outputs": everything, "concurrency_limit": AT_ONCE, "concurrency_id": "ask"}
        asking["js"] = WITH_SCOPE
        inputs = [question, state, chosen]
        events = [gr.on([question.submit, send.click], ask, inputs, trigger_mode="once", **asking, **quietly)]
        events += [button.click(ask, [button, state, chosen], **asking, **quietly) for button in buttons]
        for button, act in ((new, start_again), (reopen, show)):
            button.click(act, None, everything, cancels=events, concurrency_limit=None, **quietly)
    return page
