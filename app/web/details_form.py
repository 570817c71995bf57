"""The form in which somebody tells what a document is and whose words its pages are, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.answering.dates import dutch_date
from app.documents.details import MOST_BODY, MOST_TITLE, Details, PartDetails, iso_date
from app.web import document_texts as words


def form_html(file: str, details: Details, version: str, pages: int, bodies: Sequence[str]) -> str:
    """The form, filled in with what is known; ``bodies`` are suggested. documents.js sends it."""
    known = "".join(f'<option value="{escape(body)}"></option>' for body in bodies)
    parts = "".join(_part(part, number, pages) for number, part in enumerate(details.parts, 1))
    return (
        f'<form method="dialog" novalidate data-file="{escape(file)}" data-version="{escape(version)}">'
        f'<h2 id="vb-details-heading" tabindex="-1">{escape(words.FORM_HEADING)}</h2>'
        f'<p class="vb-form-file">{escape(words.FORM_FILE.format(file=file))}</p>'
        f'<p class="vb-form-told" role="alert"></p>'
        f"{_field('title', words.TITLE, details.title, MOST_TITLE)}"
        f"{_field('body', words.BODY, details.body, MOST_BODY, words.BODY_HELP, is_body=True)}"
        f"{_field('date', words.DATE, _shown(details.date), 40, words.DATE_HELP)}"
        f'<fieldset class="vb-form-parts"><legend>{escape(words.PARTS_LEGEND)}</legend>'
        f'<p class="vb-form-help">{escape(words.PARTS_HELP.format(pages=pages))}</p>'
        f'<div class="vb-part-list">{parts}</div><p class="vb-problem" id="vb-problem-parts" hidden></p>'
        f'<button type="button" data-do="add-part">{escape(words.ADD_PART)}</button></fieldset>'
        f'<template>{_part(PartDetails(0, 0), 0, pages)}</template><datalist id="vb-bodies">{known}</datalist>'
        f'<p class="vb-choices"><button type="submit" value="ja" class="vb-do">{escape(words.SAVE)}</button>'
        f'<button type="submit" value="" formnovalidate>{escape(words.CANCEL)}</button></p></form>'
    )


def _shown(iso: str) -> str:
    """A date as somebody would write it, where that can be read back."""
    dutch = dutch_date(iso)
    return dutch if iso_date(dutch) == iso else iso


def _field(name: str, label: str, value: str, most: int, help_: str = "", is_body: bool = False) -> str:
    """A field with its label, its explanation and room for what is wrong with it."""
    shown = f'<p class="vb-form-help" id="vb-help-{name}">{escape(help_)}</p>' if help_ else ""
    described = f"vb-help-{name} vb-problem-{name}" if help_ else f"vb-problem-{name}"
    return (
        f'<div class="vb-field"><label for="vb-field-{name}">{escape(label)}</label>'
        f'<input id="vb-field-{name}" name="{name}" value="{escape(value)}" maxlength="{most}" autocomplete="off" '
        f'aria-describedby="{described}"{_BODIES if is_body else ""}>{shown}'
        f'<p class="vb-problem" id="vb-problem-{name}" hidden></p></div>'
    )


_BODIES = ' list="vb-bodies"'


def _part(part: PartDetails, number: int, pages: int) -> str:
    """The fields of a part; documents.js numbers them, so that a label belongs to one field alone."""
    fields = (
        ("first", words.FIRST, str(part.first or ""), f' inputmode="numeric" maxlength="{len(str(pages))}"'),
        ("last", words.LAST, str(part.last or ""), f' inputmode="numeric" maxlength="{len(str(pages))}"'),
        ("title", words.TITLE, part.title, f' maxlength="{MOST_TITLE}"'),
        ("body", words.BODY, part.body, f' maxlength="{MOST_BODY}"{_BODIES}'),
    )
    inputs = "".join(
        f'<div class="vb-field vb-part-{name}"><label>{escape(label)}</label>'
        f'<input name="{name}" value="{escape(value)}" autocomplete="off"{more}>'
        f'<p class="vb-problem" hidden></p></div>'
        for name, label, value, more in fields
    )
    return (
        f'<fieldset class="vb-part" data-kept="{part.kept}"><legend>{escape(words.PART_NUMBER.format(number=number))}'
        f'</legend>{inputs}<button type="button" data-do="remove-part">{escape(words.REMOVE_PART)}</button></fieldset>'
    )
