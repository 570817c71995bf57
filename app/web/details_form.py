"""The form in which somebody tells what a document is and whose words its pages are, as HTML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from app.answering.dates import dutch_date
from app.documents.details import ARTICLES, MOST_BODY, MOST_TITLE, MOST_URL, Details, PartDetails, iso_date
from app.web import document_texts as words
from ingest.document import Body

_BODIES, _ADDRESS = ' list="vb-bodies"', ' inputmode="url"'


def form_html(file: str, details: Details, version: str, pages: int, bodies: Sequence[Body]) -> str:
    """The form, filled in with what is known; ``bodies`` are suggested. details.js sends it."""
    known = "".join(f'<option value="{escape(body.name)}"></option>' for body in bodies)
    parts = "".join(_part(part, number, pages) for number, part in enumerate(details.parts, 1))
    return (
        f'<form method="dialog" novalidate data-file="{escape(file)}" data-version="{escape(version)}" '
        f'data-articles="{escape(_articles(bodies))}">'
        f'<h2 id="vb-details-heading" tabindex="-1">{escape(words.FORM_HEADING)}</h2>'
        f'<p class="vb-form-file">{escape(words.FORM_FILE.format(file=file))}</p>'
        f'<p class="vb-form-told" role="alert"></p>'
        f"{_field('title', words.TITLE, details.title, MOST_TITLE)}"
        f"{_field('body', words.BODY, details.body, MOST_BODY, words.BODY_HELP, _BODIES)}"
        f"{_field('date', words.DATE, _shown(details.date), 40, words.DATE_HELP)}"
        f"{_more(details)}"
        f'<fieldset class="vb-form-parts"><legend>{escape(words.PARTS_LEGEND)}</legend>'
        f'<p class="vb-form-help">{escape(words.PARTS_HELP.format(pages=pages))}</p>'
        f'<div class="vb-part-list">{parts}</div><p class="vb-problem" id="vb-problem-parts" hidden></p>'
        f'<button type="button" data-do="add-part">{escape(words.ADD_PART)}</button></fieldset>'
        f'<template>{_part(PartDetails(0, 0), 0, pages)}</template><datalist id="vb-bodies">{known}</datalist>'
        f'<p class="vb-choices"><button type="submit" value="ja" class="vb-do">{escape(words.SAVE)}</button>'
        f'<button type="submit" value="" formnovalidate>{escape(words.CANCEL)}</button></p></form>'
    )


def _articles(bodies: Sequence[Body]) -> str:
    """The article of each body by all its names in small letters, as JSON; details.js fills it in."""
    known: dict[str, str] = {}
    for body in bodies:
        for name in (body.name, body.full_name, *body.aliases):
            known.setdefault(name.lower(), body.article)
    return json.dumps(known, ensure_ascii=False)


def _shown(iso: str) -> str:
    """A date as somebody would write it, where that can be read back."""
    dutch = dutch_date(iso)
    return dutch if iso_date(dutch) == iso else iso


def _more(details: Details) -> str:
    """What is seldom filled in, folded away."""
    return (
        f'<details class="vb-form-more"><summary>{escape(words.MORE)}</summary>'
        f"{_labelled('article', words.ARTICLE, words.ARTICLE_HELP, _choice(details.article))}"
        f"{_labelled('authors', words.AUTHORS, words.AUTHORS_HELP, _names(details.authors))}"
        f"{_field('publisher', words.PUBLISHER, details.publisher or '', MOST_BODY, words.PUBLISHER_HELP, _BODIES)}"
        f"{_field('place', words.PLACE, details.place or '', MOST_BODY, words.PLACE_HELP)}"
        f"{_field('url', words.URL, details.url or '', MOST_URL, words.URL_HELP, _ADDRESS)}</details>"
    )


def _field(name: str, label: str, value: str, most: int, help_: str = "", more: str = "") -> str:
    """A field of one line."""
    field = f'<input name="{name}" value="{escape(value)}" maxlength="{most}" autocomplete="off"{more}>'
    return _labelled(name, label, help_, field)


def _labelled(name: str, label: str, help_: str, field: str) -> str:
    """A field with its label, its explanation and room for what is wrong with it."""
    shown = f'<p class="vb-form-help" id="vb-help-{name}">{escape(help_)}</p>' if help_ else ""
    described = f"vb-help-{name} vb-problem-{name}" if help_ else f"vb-problem-{name}"
    tag, rest = field.split(" ", 1)
    return (
        f'<div class="vb-field"><label for="vb-field-{name}">{escape(label)}</label>'
        f'{tag} id="vb-field-{name}" aria-describedby="{described}" {rest}{shown}'
        f'<p class="vb-problem" id="vb-problem-{name}" hidden></p></div>'
    )


def _choice(chosen: str | None) -> str:
    options = "".join(
        f'<option value="{article}"{" selected" if article == (chosen or "") else ""}>'
        f"{escape(article or words.NO_ARTICLE)}</option>"
        for article in ARTICLES
    )
    return f'<select name="article">{options}</select>'


def _names(authors: Sequence[str] | None) -> str:
    lines = "\n".join(authors or ())
    return f'<textarea name="authors" rows="{max(2, len(authors or ()))}">\n{escape(lines)}</textarea>'


def _part(part: PartDetails, number: int, pages: int) -> str:
    """The fields of a part; details.js numbers them, so that a label belongs to one field alone."""
    digits = f' inputmode="numeric" maxlength="{len(str(pages))}"'
    lines = (
        ("first", words.FIRST, str(part.first or ""), digits),
        ("last", words.LAST, str(part.last or ""), digits),
        ("title", words.TITLE, part.title, f' maxlength="{MOST_TITLE}"'),
        ("body", words.BODY, part.body, f' maxlength="{MOST_BODY}"{_BODIES}'),
    )
    inputs = "".join(
        _part_field(name, label, f'<input name="{name}" value="{escape(value)}" autocomplete="off"{more}>')
        for name, label, value, more in lines
    )
    more = _part_field("article", words.ARTICLE, _choice(part.article))
    more += _part_field("authors", words.AUTHORS, _names(part.authors))
    return (
        f'<fieldset class="vb-part" data-kept="{part.kept}"><legend>{escape(words.PART_NUMBER.format(number=number))}'
        f'</legend>{inputs}<details class="vb-form-more"><summary>{escape(words.MORE)}</summary>{more}</details>'
        f'<button type="button" data-do="remove-part">{escape(words.REMOVE_PART)}</button></fieldset>'
    )


def _part_field(name: str, label: str, field: str) -> str:
    return (
        f'<div class="vb-field vb-part-{name}"><label>{escape(label)}</label>{field}'
        f'<p class="vb-problem" hidden></p></div>'
    )
