"""The view "Documenten" and its dialogs, still empty; documents.js fills them."""

from __future__ import annotations

from html import escape

from app.documents.arrival import MOST_BYTES
from app.web import document_texts as words
from app.web.guard import HEADER

ADDRESS = "/documenten"
"""Where the list is served, and under it what is done with documents."""
PANEL = "vb-library"

_WORDS = {
    "checking": words.CHECKING,
    "queued": words.QUEUED,
    "sending": words.SENDING,
    "storing": words.STORING,
    "clash": words.CLASH,
    "replace": words.REPLACE,
    "other": words.OTHER_NAME,
    "skip": words.SKIP,
    "stopped": words.STOPPED,
    "stop": words.STOP,
    "away": words.TAKE_AWAY,
    "close": words.CLOSE,
    "fill": words.FILL_IN,
    "ask": words.ASK,
    "failed": words.FAILED,
    "lost": words.LOST_SIGHT,
    "removed": words.IS_REMOVED,
    "undo": words.UNDO,
    "back": words.IS_PUT_BACK,
    "saved": words.SAVED,
    "applied": words.APPLIED,
    "wrong": words.WRONG,
    "part": words.PART_NUMBER,
    "one": words.SHOWN_ALL_ONE,
    "all": words.SHOWN_ALL,
    "some": words.SHOWN_SOME,
}


def panel_html(may_change: bool) -> str:
    """The view: room to drop files where documents can be changed, the list and what it is narrowed and sorted by."""
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in _WORDS.items())
    sorts = "".join(f'<option value="{name}">{escape(label)}</option>' for name, label in words.SORTS.items())
    return (
        f'<div id="vb-docs" data-address="{ADDRESS}" data-header="{HEADER}"{data}>'
        f"<h2>{escape(words.HEADING)}</h2><p>{escape(words.INTRO)}</p>{_drop() if may_change else ''}"
        '<div id="vb-docs-told"><p role="status"></p></div>'
        f'<div class="vb-docs-tools"><label>{escape(words.FILTER)}'
        f'<input type="search" id="vb-docs-filter" placeholder="{escape(words.FILTER_PLACEHOLDER)}"></label>'
        f'<label>{escape(words.SORT)}<select id="vb-docs-sort">{sorts}</select></label>'
        '<p id="vb-docs-count" role="status"></p></div><div id="vb-docs-list"></div></div>'
    )


def _drop() -> str:
    help_ = escape(words.DROP_HELP.format(most=MOST_BYTES >> 20))
    return (
        f'<div id="vb-drop"><p>{escape(words.DROP)} <label class="vb-choose">'
        '<input type="file" id="vb-files" multiple accept=".pdf,application/pdf" aria-describedby="vb-drop-help">'
        f'<span>{escape(words.CHOOSE)}</span></label></p><p id="vb-drop-help" class="vb-meta">{help_}</p></div>'
        f'<ul id="vb-uploads" aria-label="{escape(words.UPLOADS)}"></ul>'
        '<p id="vb-uploads-told" class="vb-hidden" role="status"></p>'
    )


def dialogs_html() -> str:
    """What is asked before something is done, and the place of the form."""
    return (
        '<dialog id="vb-details" class="vb-ask-first" aria-labelledby="vb-details-heading"></dialog>'
        '<dialog id="vb-remove" class="vb-ask-first" aria-labelledby="vb-remove-heading" '
        'aria-describedby="vb-remove-words"><form method="dialog">'
        f'<h2 id="vb-remove-heading">{escape(words.REMOVE_HEADING)}</h2>'
        f'<p id="vb-remove-words">{escape(words.REMOVE_WORDS)} <q></q></p><p class="vb-choices">'
        f'<button type="submit" value="">{escape(words.CANCEL)}</button>'
        f'<button type="submit" value="ja" class="vb-do vb-danger">{escape(words.REMOVE_YES)}</button></p>'
        "</form></dialog>"
    )
