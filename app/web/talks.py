"""The list of kept conversations and what is asked about them, as HTML; talks.js brings it to life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from app.answering.dates import dutch_date
from app.talks.talk import MOST_REMARK, MOST_TITLE, Talk, Verdict
from app.web import texts

ADDRESS = "/gesprekken"
"""Where the list is served, and under it what is done with a conversation."""
VERDICT_ADDRESS = "/oordeel"
PARAMETER = "gesprek"
"""What names a conversation in the address of the page."""

_WORDS = {
    "renamed": texts.TALK_RENAMED,
    "deleted": texts.TALK_DELETED,
    "copied": texts.TALK_COPIED,
    "uncopied": texts.COPY_FAILED,
    "failed": texts.TALK_FAILED,
    "judged": texts.VERDICT_KEPT,
    "remarked": texts.REMARK_KEPT,
    "taken": texts.VERDICT_TAKEN_BACK,
}
_THUMB = (
    '<svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.8" '
    'stroke-linejoin="round" aria-hidden="true"><path d="M7 11v9H3.5v-9zM7 11l4.2-8c1.6.1 2.6 1.2 2.4 2.8L13 9.5'
    'h5.8a2 2 0 0 1 2 2.3l-1.1 6.5a2 2 0 0 1-2 1.7H7"/></svg>'
)


def opener_html() -> str:
    """The button that brings out the list where there is no room beside the conversation."""
    return (
        f'<button type="button" id="vb-talks-open" popovertarget="vb-talks" aria-label="{escape(texts.TALKS_OPEN)}" '
        f'title="{escape(texts.TALKS_OPEN)}"><span aria-hidden="true">☰</span></button>'
    )


def talks_html() -> str:
    """The place of the list, still empty, and the questions that are asked before something is done."""
    words = "".join(f' data-{name}="{escape(value)}"' for name, value in _WORDS.items())
    cancel = f'<button type="submit" value="" formnovalidate>{escape(texts.CANCEL)}</button>'
    return (
        f'<nav id="vb-talks" popover aria-labelledby="vb-talks-heading" data-address="{ADDRESS}" '
        f'data-verdicts="{VERDICT_ADDRESS}" data-parameter="{PARAMETER}"{words}>'
        f'<a class="vb-skip" href="#vb-question">{escape(texts.TALKS_SKIP)}</a>'
        f'<h2 id="vb-talks-heading" tabindex="-1">{escape(texts.TALKS_HEADING)}</h2>'
        '<p id="vb-talks-told" role="status"></p><div id="vb-talks-list"></div></nav>'
        '<dialog id="vb-rename" class="vb-ask-first" aria-labelledby="vb-rename-heading"><form method="dialog">'
        f'<h2 id="vb-rename-heading">{escape(texts.RENAME_HEADING)}</h2>'
        f'<label for="vb-rename-title">{escape(texts.RENAME_LABEL)}</label>'
        f'<input id="vb-rename-title" maxlength="{MOST_TITLE}" required autocomplete="off">'
        f'<p class="vb-choices"><button type="submit" value="ja" class="vb-do">{escape(texts.SAVE)}</button>{cancel}'
        "</p></form></dialog>"
        '<dialog id="vb-delete" class="vb-ask-first" aria-labelledby="vb-delete-heading" '
        'aria-describedby="vb-delete-words"><form method="dialog">'
        f'<h2 id="vb-delete-heading">{escape(texts.DELETE_HEADING)}</h2>'
        f'<p id="vb-delete-words">{escape(texts.DELETE_WORDS)} <q></q></p>'
        f'<p class="vb-choices">{cancel}<button type="submit" value="ja" class="vb-do vb-danger">{escape(texts.DELETE)}'
        "</button></p></form></dialog>"
    )


def list_html(talks: Sequence[Talk]) -> str:
    """The conversations of one owner, the last used first."""
    if not talks:
        return f'<p class="vb-talks-none">{escape(texts.TALKS_NONE)}</p>'
    return f"<ul>{''.join(_item(talk) for talk in talks)}</ul>"


def problem_html(words: str) -> str:
    """What stands in the place of the list when it cannot be had."""
    return f'<p class="vb-talks-none vb-talks-problem">{escape(words)}</p>'


def _item(talk: Talk) -> str:
    title, base = escape(talk.title), f"{ADDRESS}/{talk.id}"
    day = dutch_date(datetime.fromtimestamp(talk.changed).date().isoformat())
    return (
        f'<li class="vb-talk" data-talk="{talk.id}"><a class="vb-talk-open" href="/?{PARAMETER}={talk.id}">'
        f'<span class="vb-talk-title">{title}</span><span class="vb-talk-day">{escape(day)}</span></a>'
        '<details name="vb-talk-menu" class="vb-talk-menu">'
        f'<summary aria-label="{escape(texts.TALK_MORE.format(title=talk.title))}"><span aria-hidden="true">⋯</span>'
        "</summary><div>"
        f'<button type="button" data-do="rename">{escape(texts.TALK_RENAME)}</button>'
        f'<button type="button" data-do="copy" data-text="{base}/gesprek.txt">{escape(texts.TALK_COPY)}</button>'
        f'<a href="{base}/gesprek.docx" download>{escape(texts.TALK_WORD)}</a>'
        f'<a href="{base}/gesprek.md" download>{escape(texts.TALK_MARKDOWN)}</a>'
        f'<button type="button" data-do="delete">{escape(texts.TALK_DELETE)}</button></div></details></li>'
    )


def verdict_html(turn: int, verdict: Verdict = "", remark: str = "") -> str:
    """The thumbs under a kept answer, and room for a remark once one was chosen."""
    thumbs = "".join(
        f'<button type="button" class="vb-thumb" data-verdict="{value}" aria-pressed="{str(value == verdict).lower()}" '
        f'aria-label="{escape(words)}" title="{escape(words)}">{_THUMB}</button>'
        for value, words in (("goed", texts.VERDICT_GOOD), ("fout", texts.VERDICT_BAD))
    )
    return (
        f'<div class="vb-thought" role="group" aria-label="{escape(texts.VERDICT_LABEL)}" data-kept="{turn}" '
        f'data-verdict="{verdict}"><p class="vb-thumbs"><span class="vb-thought-told" role="status"></span>{thumbs}</p>'
        f'<form{"" if verdict else " hidden"}><label for="vb-remark-{turn}">{escape(texts.VERDICT_REMARK)}</label>'
        f'<textarea id="vb-remark-{turn}" rows="2" maxlength="{MOST_REMARK}">{escape(remark)}</textarea>'
        f'<button type="submit">{escape(texts.VERDICT_SAVE)}</button></form></div>'
    )
