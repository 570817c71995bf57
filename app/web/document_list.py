"""The list of documents and how far the reading of one is, as HTML and Dutch words. All escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from app.answering.dates import dutch_date
from app.documents.desk import Reading
from app.documents.folder import REMOVED, Removed
from app.documents.listing import Listed
from app.terminal import remarks
from app.web import document_texts as words
from app.web import texts
from app.web.render import NEW_TAB
from app.web.wording import counted, pages_link, pdf_link
from index.report import FileReport
from ingest.document import Part

_URGENCY = {"niet": 0, "deels": 1, "wacht": 2, "doorzoekbaar": 3}


def list_html(rows: Sequence[Listed], removed: Sequence[Removed], may_change: bool, problem: str = "") -> str:
    """All documents, by title, and those that can be put back; ``problem`` tells what keeps the index from them."""
    amiss = f'<p class="vb-hint">{escape(problem)}</p>' if problem else ""
    items = "".join(_item(row, may_change) for row in rows)
    none = "" if rows else f'<p class="vb-empty">{escape(words.NONE)}</p>'
    held = f'<ul class="vb-docs" aria-label="{escape(words.LIST_LABEL)}">{items}</ul>'
    return f"{amiss}{none}{held}{_removed(removed) if may_change and removed else ''}"


def _item(row: Listed, may_change: bool) -> str:
    bodies = ", ".join(row.bodies)
    sorts = {"title": row.title.casefold(), "date": row.date, "body": bodies.casefold()}
    numbers = {"pages": row.pages, "state": _URGENCY[row.state]}
    data = "".join(f' data-sort-{name}="{escape(str(value))}"' for name, value in (sorts | numbers).items())
    if row.is_read:
        view = {"pages": pages_link(row.file), "page": "1", "quote": "", "passage": "", "title": row.title}
        data += "".join(f' data-{name}="{escape(value)}"' for name, value in view.items())
        label = escape(words.VIEW.format(title=row.title))
        title = (
            f'<button type="button" class="vb-view vb-doc-title" aria-label="{label}" title="{label}">'
            f"{escape(row.title)}</button>"
        )
    else:
        title = f'<span class="vb-doc-title">{escape(row.title)}</span>'
    beside = " · ".join(part for part in (bodies, row.file if row.file != row.title else "") if part)
    sign, state = words.STATES[row.state]
    count = counted(row.pages, texts.PAGES_ONE, texts.PAGES_MANY) if row.is_read else ""
    passages = counted(row.passages, words.PASSAGES_ONE, words.PASSAGES_MANY) if row.is_read else ""
    return (
        f'<li class="vb-doc" data-file="{escape(row.file)}" data-name="{escape(row.title)}"{data}>'
        f'<div class="vb-doc-what"><h3>{title}</h3><span class="vb-meta">{escape(beside)}</span></div>'
        f'<span class="vb-doc-date">{escape((dutch_date(row.date) or texts.UNDATED) if row.is_read else "")}</span>'
        f'<span class="vb-doc-size">{escape(count)}<span class="vb-meta">{escape(passages)}</span></span>'
        f'<span class="vb-doc-state vb-is-{row.state}"><span aria-hidden="true">{sign}</span> {escape(state)}</span>'
        f'<div class="vb-doc-acts">{_acts(row, may_change)}</div>{_more(row)}</li>'
    )


def _acts(row: Listed, may_change: bool) -> str:
    acts = ""
    if row.is_read:
        acts = _button("ask", words.ASK, words.ASK_ABOUT.format(title=row.title))
        acts += _button("edit", words.EDIT, words.EDIT_OF.format(title=row.title)) if may_change else ""
        opened = f"{texts.OPEN_DOCUMENT.format(title=row.title)} {texts.OPENS_NEW_TAB}"
        acts += f'<a href="{pdf_link(row.file)}" {NEW_TAB} aria-label="{escape(opened)}">PDF</a>'
    if may_change:
        acts += _button("remove", words.REMOVE, words.REMOVE_OF.format(title=row.title))
    return acts


def _button(does: str, name: str, label: str) -> str:
    return f'<button type="button" data-do="{does}" aria-label="{escape(label)}">{escape(name)}</button>'


def _more(row: Listed) -> str:
    """Its parts, and what of it could not be read."""
    parts = "".join(f"<li>{escape(_part(part))}</li>" for part in row.parts)
    shown = (
        f'<details class="vb-doc-parts"><summary>{escape(words.PARTS.format(count=len(row.parts)))}</summary>'
        f"<ul>{parts}</ul></details>"
        if parts
        else ""
    )
    told = "".join(f"<li>{escape(_sentence(remark))}</li>" for remark in row.remarks)
    return shown + (f'<ul class="vb-doc-remarks">{told}</ul>' if told else "")


def _part(part: Part) -> str:
    pages = str(part.first_page) if part.first_page == part.last_page else f"{part.first_page}-{part.last_page}"
    line = words.PART.format(pages=pages, title=part.title)
    return f"{line} ({part.body})" if part.body else line


def _sentence(remark: str) -> str:
    return f"{remark[:1].upper()}{remark[1:]}."


def _removed(removed: Sequence[Removed]) -> str:
    items = "".join(
        f'<li data-removed="{escape(one.id)}"><span>{escape(one.file)}<span class="vb-meta">'
        f"{escape(words.REMOVED_ON.format(date=dutch_date(datetime.fromtimestamp(one.when).date().isoformat())))}"
        f"</span></span>{_button('put-back', words.PUT_BACK, words.PUT_BACK_OF.format(file=one.file))}</li>"
        for one in removed
    )
    return (
        f'<details class="vb-removed"><summary>{escape(words.REMOVED.format(count=len(removed)))}</summary>'
        f'<p class="vb-meta">{escape(words.REMOVED_HELP.format(folder=REMOVED))}</p><ul>{items}</ul></details>'
    )


def reading_words(reading: Reading) -> tuple[str, list[str]]:
    """How far the reading of a file is in one sentence, and what is to be said about the outcome."""
    if reading.state == "leest":
        return words.READING.format(things=reading.things, done=reading.done, total=reading.total), []
    if reading.state == "weg":
        return words.IS_GONE, []
    if reading.state == "fout":
        return words.HELD_UP.format(problem=reading.problem), []
    return (words.WAITING, []) if reading.report is None else _outcome(reading.report)


def _outcome(report: FileReport) -> tuple[str, list[str]]:
    if report.refused:
        return words.NOT_READ.format(reason=report.refused), []
    read = words.READ_PARTLY if report.unreadable or report.lost else words.READ
    pages = counted(report.pages, texts.PAGES_ONE, texts.PAGES_MANY)
    passages = counted(report.passages, words.PASSAGES_ONE, words.PASSAGES_MANY)
    return read.format(pages=pages, passages=passages), [_sentence(remark) for remark in remarks(report)]
