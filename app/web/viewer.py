"""The panel that shows a page of a source; viewer.js fills it."""

from __future__ import annotations

from html import escape

from app.web import texts

_WORDS = {
    "count": texts.PAGE_OF_PAGES,
    "picture": texts.PICTURE_OF,
    "shown": texts.PAGE_SHOWN,
    "marked": texts.QUOTE_MARKED,
    "lost": texts.CONNECTION_LOST,
}


def _button(does: str, label: str, sign: str, keys: str) -> str:
    return (
        f'<button type="button" data-do="{does}" aria-label="{escape(label)}" title="{escape(label)}" '
        f'aria-keyshortcuts="{keys}"><span aria-hidden="true">{sign}</span></button>'
    )


def viewer_html() -> str:
    """The panel, closed and empty."""
    words = "".join(f' data-{name}="{escape(value)}"' for name, value in _WORDS.items())
    return (
        f'<dialog id="vb-viewer" aria-labelledby="vb-viewer-title"{words}>'
        '<div class="vb-viewer-head"><div class="vb-viewer-name"><h2 id="vb-viewer-title" tabindex="-1"></h2>'
        '<p class="vb-viewer-place"></p></div><div class="vb-viewer-buttons">'
        f'<button type="button" class="vb-viewer-quote" data-do="quote" hidden>{escape(texts.TO_QUOTE)}</button>'
        f"{_button('close', texts.VIEWER_CLOSE, '✕', 'Escape')}</div></div>"
        '<div class="vb-viewer-tools">'
        f'<div role="group" aria-label="{escape(texts.VIEWER_TURNING)}">'
        f"{_button('previous', texts.PREVIOUS_PAGE, '‹', 'ArrowLeft')}"
        '<span class="vb-viewer-count"></span>'
        f"{_button('next', texts.NEXT_PAGE, '›', 'ArrowRight')}</div>"
        f'<div role="group" aria-label="{escape(texts.VIEWER_ZOOM)}">'
        f"{_button('smaller', texts.ZOOM_OUT, '−', '-')}"
        '<span class="vb-viewer-zoom"></span>'
        f"{_button('larger', texts.ZOOM_IN, '+', '+')}</div>"
        f'<a class="vb-viewer-pdf" target="_blank" rel="noopener">{escape(texts.OPEN_PDF)}'
        f'<span class="vb-hidden"> {escape(texts.OPENS_NEW_TAB)}</span></a></div>'
        '<p class="vb-viewer-note" hidden></p>'
        f'<div class="vb-viewer-sheet" role="region" tabindex="0" aria-label="{escape(texts.SHEET_LABEL)}">'
        f'<p class="vb-viewer-loading">{escape(texts.PAGE_LOADING)}</p>'
        '<figure><img alt=""><div class="vb-viewer-marks" aria-hidden="true"></div>'
        f'<figcaption class="vb-hidden"><span>{escape(texts.MARKED_QUOTE)}</span> <q></q></figcaption></figure></div>'
        f'<details class="vb-viewer-text"><summary>{escape(texts.PASSAGE_AS_TEXT)}</summary>'
        '<div class="vb-context"></div></details>'
        '<p class="vb-hidden vb-viewer-told" role="status"></p></dialog>'
    )
