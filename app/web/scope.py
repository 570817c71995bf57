"""Where a question or a quotation is searched for: the choice on the page, what it means, and how it is told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from app.answering.answer import Answer
from app.answering.articles import with_article
from app.web import document_texts as words
from app.web.ports import LibraryLike
from index.store import Scope

CHOICES_ADDRESS = "/documenten/keuze"
MOST_NAMED = 3

# Run by Gradio before a question or a quotation is sent: what scope.js knows goes with it. The choice is the browser's
# own.
WITH_SCOPE = "(...inputs) => [...inputs.slice(0, -1), window.vraagbaakScope?.() ?? '']"

_WORDS = {
    "all": words.SCOPE_ALL,
    "documents": words.SCOPE_MANY_DOCUMENTS,
    "bodies": words.SCOPE_MANY_BODIES,
    "nothing": words.SCOPE_NOTHING,
    "address": CHOICES_ADDRESS,
}


class NothingInScope(ValueError):
    """What was chosen to search in is not there (any more), or is no choice."""


def scope_of(chosen: str, library: LibraryLike) -> Scope | None:
    """What the browser says was chosen: ``{"documents": [...]}`` or ``{"bodies": [...]}`` with names, "" for all.

    Raises:
        NothingInScope: it cannot be read, or nothing of it is in ``library``.
    """
    if not chosen:
        return None
    try:
        ((kind, names),) = json.loads(chosen).items()
        known = {"documents": library.documents, "bodies": library.bodies}[kind]
        found = frozenset(name for name in names if name and name in known)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NothingInScope(chosen) from error
    if not found:
        raise NothingInScope(chosen)
    return Scope(documents=found) if kind == "documents" else Scope(bodies=found)


def told(answer: Answer, scope: Scope, library: LibraryLike) -> Answer:
    """``answer`` with where was searched for it, when it was searched for."""
    if answer.trace is None:
        return answer
    return replace(answer, remark=f"{answer.remark}\n{where(scope, library)}".strip())


def where(scope: Scope, library: LibraryLike) -> str:
    """The sentence that tells where was searched."""
    if scope.documents is not None:
        names = [f"‘{library.documents[file].title}’" for file in sorted(scope.documents)]
        return words.SCOPE_REMARK.format(names=_listed(names))
    bodies = (with_article(library.bodies[name]) for name in sorted(scope.bodies or ()))
    return words.SCOPE_REMARK_BODIES.format(names=_listed(list(bodies)))


def _listed(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        named = ", ".join(names[: MOST_NAMED - 1])
        return words.SCOPE_AND_MORE.format(names=named, count=len(names) - MOST_NAMED + 1)
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def scope_html() -> str:
    """What stands above the question box, and above that for a quotation; scope.js says there what was chosen."""
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in _WORDS.items())
    return (
        f'<div class="vb-scope-bar"{data}><button type="button" class="vb-scope-open" aria-haspopup="dialog" '
        f'title="{escape(words.SCOPE_CHOOSE)}">{escape(words.SCOPE)} <b>{escape(words.SCOPE_ALL)}</b></button>'
        f'<button type="button" class="vb-scope-clear" hidden><span aria-hidden="true">✕</span> '
        f"{escape(words.SCOPE_CLEAR)}</button></div>"
    )


def scope_dialog_html() -> str:
    """Where it is chosen; what there is to choose from comes when it is opened."""
    kinds = (("", words.SCOPE_ALL), ("documents", words.SCOPE_DOCUMENTS), ("bodies", words.SCOPE_BODIES))
    radios = "".join(
        f'<label><input type="radio" name="kind" value="{kind}"> {escape(label)}</label>' for kind, label in kinds
    )
    return (
        '<dialog id="vb-scope-choice" class="vb-ask-first" aria-labelledby="vb-scope-heading"><form method="dialog">'
        f'<h2 id="vb-scope-heading">{escape(words.SCOPE_HEADING)}</h2>'
        f'<div class="vb-scope-kinds" role="radiogroup" aria-labelledby="vb-scope-heading">{radios}</div>'
        f'<label class="vb-scope-filter" hidden>{escape(words.SCOPE_FILTER)}<input type="search"></label>'
        '<div class="vb-scope-names"></div><p class="vb-problem" role="alert" hidden></p><p class="vb-choices">'
        f'<button type="submit" value="ja" class="vb-do">{escape(words.SCOPE_USE)}</button>'
        f'<button type="submit" value="">{escape(words.CANCEL)}</button></p></form></dialog>'
    )


def choices_html(library: LibraryLike) -> str:
    """The documents and the bodies that can be chosen."""
    spoken = {part.body for document in library.documents.values() for part in document.parts}
    documents = sorted((document.title, file) for file, document in library.documents.items())
    bodies = sorted(
        ((name, name) for name in library.bodies if name and name in spoken), key=lambda pair: pair[0].casefold()
    )
    lists = (("documents", words.SCOPE_LABEL_DOCUMENTS, documents), ("bodies", words.SCOPE_LABEL_BODIES, bodies))
    return "".join(
        f'<fieldset data-kind="{kind}" hidden><legend class="vb-hidden">{escape(label)}</legend>'
        + "".join(
            f'<label><input type="checkbox" name="{kind}" value="{escape(name)}" data-title="{escape(title)}">'
            f"<span>{escape(title)}</span></label>"
            for title, name in pairs
        )
        + "</fieldset>"
        for kind, label, pairs in lists
    )
