"""The buttons that copy a reference and the links to files, as HTML."""

from __future__ import annotations

from html import escape
from typing import Literal

from app.references.choices import STYLES
from app.references.formats import FILES
from app.web import texts

ADDRESS = "/verwijzing"
"""Where references and files are served."""


def downloads_html(words: str, token: str, what: Literal["antwoord", "gesprek"]) -> str:
    """A line of links to the files of what is kept under ``token``."""
    links = " ".join(
        f'<a href="{ADDRESS}/{token}/{what}.{suffix}" download>{escape(file.label)}</a>'
        for suffix, file in FILES.items()
    )
    return f'<p class="vb-files" role="group" aria-label="{escape(words)}"><span>{escape(words)}</span> {links}</p>'


def reference_html(n: int, token: str) -> str:
    """A button for each form in which the reference to source ``n`` can be copied."""
    buttons = " ".join(
        f'<button type="button" class="vb-refer" data-address="{ADDRESS}/{token}/{n}/{form}" '
        f'data-rich="{"ja" if form in STYLES else ""}" data-done="{escape(texts.COPIED)}" '
        f'data-failed="{escape(texts.COPY_FAILED)}">{escape(label)}</button>'
        for form, label in texts.REFERENCE_FORMS.items()
    )
    label = escape(texts.COPY_REFERENCE_OF.format(n=n))
    return f'<p class="vb-files" role="group" aria-label="{label}"><span>{texts.COPY_REFERENCE}</span> {buttons}</p>'
