"""Everything that is shown as HTML. Whatever comes from a question or a document is escaped here, and nothing else
on the page makes HTML of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from app.answering.answer import Answer, Block, Citation, Line
from app.answering.dates import dutch_date
from app.answering.wording import READ_AS, understood_as
from app.web import texts
from app.web.context import context_html
from app.web.conversation import Turn
from app.web.find import pointed_html
from app.web.ports import LibraryLike
from app.web.refer import downloads_html, reference_html
from app.web.rows import rows_html
from app.web.why import why_html
from app.web.wording import citation_words, counted, page_words, pages_link, pdf_link
from ingest.document import Document, Passage

NEW_TAB = 'target="_blank" rel="noopener"'


def source_id(turn: int, n: int) -> str:
    """The id of source ``n`` of a turn in the list of sources."""
    return f"bron-{turn}-{n}"


def turn_id(turn: int) -> str:
    """The id of a turn in the conversation."""
    return f"vraag-{turn}"


def _passage(library: LibraryLike, citation: Citation) -> Passage | None:
    try:
        return library.passage(citation.passage)
    except (KeyError, IndexError, ValueError):
        return None


def pages_of(document: Document | None, citation: Citation) -> str:
    """The printed page of a citation and the PDF's own number, with the last page where it runs over."""
    last_label = ""
    if document is not None and citation.page < citation.last_page <= len(document.pages):
        last_label = document.label_of(citation.last_page)
    label = citation.page_label or str(citation.page)
    return page_words(label, citation.page, last_label or str(citation.last_page), citation.last_page)


# --- the conversation ------------------------------------------------------------------------------------------------


def _link(turn: int, line: Line, cited: dict[int, str]) -> str:
    label = texts.SOURCE_LABEL.format(n=line.n, where=cited.get(line.n, ""))
    return (
        f'<a class="vb-cite" href="#{source_id(turn, line.n)}" aria-label="{escape(label)}" '
        f'title="{escape(label)}">[{line.n}]</a>'
    )


def _block(turn: int, block: Block, cited: dict[int, str]) -> Iterator[str]:
    yield f'<section class="vb-block"><p class="vb-lead">{escape(block.lead)}</p>'
    for (is_bullet, columns), lines in groupby(block.lines, key=_kind):
        if columns is not None:
            yield rows_html([(line.row, _link(turn, line, cited)) for line in lines if line.row])
            continue
        tag = "li" if is_bullet else "p"
        items = "".join(
            f'<{tag} class="vb-line{" vb-numbered" if line.is_marked else ""}">{escape(line.text)}&nbsp;'
            f"{_link(turn, line, cited)}</{tag}>"
            for line in lines
        )
        yield f'<ul class="vb-list">{items}</ul>' if is_bullet else items
    yield "</section>"


def _kind(line: Line) -> tuple[bool, tuple[tuple[str, ...], int] | None]:
    """Whether a line is a point, and of a row of which table it is: rows with the same columns are one table."""
    return line.bullet, (line.row.heads, len(line.row.cells)) if line.row else None


def cited_words(answer: Answer, library: LibraryLike) -> dict[int, str]:
    """Where each citation of an answer stands, in one line, by its number."""
    return {
        citation.n: citation_words(citation, pages_of(library.documents.get(citation.document), citation))
        for citation in answer.citations
    }


def plain_answer(answer: Answer, cited: dict[int, str]) -> str:
    """What the copy button copies: the answer and its sources as plain text."""
    sources = [f"[{citation.n}] {cited[citation.n]}" for citation in answer.citations]
    return "\n".join([answer.text, *(["", texts.COPY_SOURCES, *sources] if sources else [])])


def answer_html(
    turn: int, answer: Answer, library: LibraryLike, token: str = "", was_searched: bool | None = None
) -> str:
    """An answer in the conversation, with a link behind every line to its source, and to its files where it is kept
    under ``token``. ``was_searched`` tells whether anything was looked for where the answer does not hold it itself."""
    was_searched = bool(answer.passages) if was_searched is None else was_searched
    remark = f'<p class="vb-remark">{_remark(answer)}</p>' if answer.remark else ""
    if answer.abstained and remark and not was_searched:  # a greeting, say: nothing was looked for
        return f'<div class="vb-answer">{remark}</div>'
    why = why_html(token, texts.WHY_NOT if answer.abstained else texts.WHY) if token and answer.trace else ""
    if answer.abstained or not answer.blocks:
        body = remark or f'<p class="vb-remark">{escape(texts.NOT_FOUND)}</p>'
        is_named = answer.trace is not None and (answer.trace.speakers or answer.trace.mentioned)
        tip = f'<p class="vb-tip">{escape(texts.NOT_FOUND_TIP_NAMED if is_named else texts.NOT_FOUND_TIP)}</p>'
        row = answer.trace.pointed_at if answer.trace else None
        pointed = pointed_html(row, library) if row else ""
        return notice("vb-not-found", texts.NOT_FOUND_HEADING, f"{body}{pointed}{tip}{why}")
    cited = cited_words(answer, library)
    blocks = "".join("".join(_block(turn, block, cited)) for block in answer.blocks)
    copy = (
        f'<button type="button" class="vb-copy" data-text="{escape(plain_answer(answer, cited))}" '
        f'data-done="{escape(texts.COPIED)}">{escape(texts.COPY)}</button>'
    )
    files = downloads_html(texts.DOWNLOAD_ANSWER, token, "antwoord") if token else ""
    return f'<div class="vb-answer">{remark}{blocks}<div class="vb-tools">{copy}{files}</div>{why}</div>'


def _remark(answer: Answer) -> str:
    """What Vraagbaak says itself. How the question was read can be changed there: Enter asks what stands there then."""
    reading = understood_as(answer.understood)
    if not answer.remark.startswith(reading):
        return escape(answer.remark)
    return (
        f'{escape(READ_AS)}<span class="vb-reading" contenteditable="plaintext-only" role="textbox" spellcheck="false" '
        f'aria-label="{escape(texts.READING_LABEL)}" title="{escape(texts.READING_HELP)}" '
        f'data-meant="{escape(texts.MEANT)}" data-read="{escape(answer.understood)}">{escape(answer.understood)}</span>'
        f"{escape(answer.remark[len(reading) :])}"
    )


def notice(kind: str, heading: str, body: str) -> str:
    return f'<div class="vb-answer {kind}"><p class="vb-notice-heading">{escape(heading)}</p>{body}</div>'


def error_html(words: str = texts.ERROR) -> str:
    """What stands in the conversation instead of an answer after a failure."""
    return notice("vb-error", texts.ERROR_HEADING, f'<p class="vb-remark">{escape(words)}</p>')


def working_html(words: str = texts.WORKING) -> str:
    """What stands in the place of an answer until it is there."""
    dots = '<span class="vb-dots" aria-hidden="true"><i></i><i></i><i></i></span>'
    return f'<div class="vb-answer vb-working">{dots}<p class="vb-remark">{escape(words)}</p></div>'


def welcome_html(library: LibraryLike) -> str:
    """The conversation before the first question."""
    count = len(library.documents)
    documents = counted(count, texts.ONE_DOCUMENT, texts.MANY_DOCUMENTS)
    words = texts.WELCOME.format(documents=documents) if count else texts.WELCOME_EMPTY
    return (
        f'<div class="vb-welcome"><h2 class="vb-welcome-heading">{escape(texts.WELCOME_HEADING)}</h2>'
        f"<p>{escape(words)}</p></div>"
    )


def conversation_html(turns: Sequence[Turn], library: LibraryLike) -> str:
    """All turns of a conversation, oldest first."""
    if not turns:
        return welcome_html(library)
    older = f'<p class="vb-older">{escape(texts.OLDER_TURNS)}</p>' if turns[0].number > 1 else ""
    articles = "".join(
        f'<article class="vb-turn" id="{turn_id(turn.number)}"><div class="vb-question" tabindex="-1">'
        f'<span class="vb-hidden">{escape(texts.YOU)}: </span>{escape(turn.question)}</div>{turn.answer}</article>'
        for turn in turns
    )
    kept = [turn.token for turn in turns if turn.token]
    is_long = len(kept) > 1 and bool(turns[-1].token)  # not while the newest question is being answered
    return older + articles + (downloads_html(texts.DOWNLOAD_CONVERSATION, kept[-1], "gesprek") if is_long else "")


# --- the sources -----------------------------------------------------------------------------------------------------


def facts_html(citation: Citation, pages: str) -> str:
    facts = (
        (texts.FIELD_BODY, citation.author),
        (texts.FIELD_PUBLISHED, citation.title),
        (texts.FIELD_PUBLISHER, citation.publisher if citation.publisher != citation.author else ""),
        (texts.FIELD_DATE, dutch_date(citation.date)),
        (texts.FIELD_SECTION, citation.section),
        (texts.FIELD_PAGE, pages),
    )
    return "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in facts if words)


def _source(turn: int, citation: Citation, library: LibraryLike, is_open: bool, token: str) -> str:
    document = library.documents.get(citation.document)
    pages = pages_of(document, citation)
    told = (citation.author, dutch_date(citation.date), pages, texts.RECOGNISED if citation.recognised else "")
    meta = " · ".join(part for part in told if part)
    read = f'<p class="vb-hint">{escape(texts.READ_BY_MACHINE)}</p>' if citation.recognised else ""
    context = context_html(document, citation, _passage(library, citation))
    link = view = shown = ""
    if document is not None:
        view = _view_data(citation)
        shown = (
            f'<button type="button" class="vb-view" aria-label="{escape(texts.VIEW_PAGE_OF.format(n=citation.n))}">'
            f"{escape(texts.VIEW_PAGE)}</button>"
        )
        link = (
            f'<a class="vb-pdf" href="{pdf_link(citation.document, citation.page)}" {NEW_TAB}>'
            f'{escape(texts.OPEN_PDF)}<span class="vb-hidden"> {escape(texts.OPENS_NEW_TAB)}</span></a>'
        )
    return (
        f'<li><details class="vb-source" name="vb-sources-{turn}" id="{source_id(turn, citation.n)}"'
        f"{' open' if is_open else ''}{view}>"
        f'<summary><span class="vb-number">{citation.n}</span><span class="vb-what">'
        f'<span class="vb-title">{escape(citation.title)}</span><span class="vb-meta">{escape(meta)}</span>'
        f'<span class="vb-snippet">{escape(_shortened(citation.quote, 160))}</span></span></summary>'
        f'<div class="vb-source-body"><div class="vb-context" role="group" '
        f'aria-label="{escape(texts.CONTEXT_LABEL)}">{context}</div>'
        f'<dl class="vb-facts">{facts_html(citation, pages)}</dl>{read}'
        f'<p class="vb-links">{shown}{link}'
        f'<a class="vb-back" href="#{turn_id(turn)}">{escape(texts.BACK_TO_ANSWER)}</a></p>'
        f"{reference_html(citation.n, token) if token else ''}</div></details></li>"
    )


def _view_data(citation: Citation) -> str:
    """What the browser needs to show the page of a citation, as attributes."""
    values = {
        "pages": pages_link(citation.document),
        "page": str(citation.page),
        "quote": citation.quote,
        "passage": citation.passage,
        "title": citation.title,
    }
    return "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())


def sources_of_answer(turn: int, answer: Answer, library: LibraryLike, token: str = "") -> str:
    """The sources of one answer as a list; nothing for an answer without sources. They can be copied as references
    where the answer is kept under ``token``."""
    if answer.abstained:
        return ""
    return "".join(_source(turn, citation, library, i == 0, token) for i, citation in enumerate(answer.citations))


def sources_html(turns: Sequence[Turn]) -> str:
    """The sources of all turns, of which only the last turn's are shown."""
    if not turns:
        return f'<p class="vb-empty">{escape(texts.SOURCES_EMPTY)}</p>'
    none = f'<p class="vb-empty">{escape(texts.SOURCES_NONE)}</p>'
    return "".join(
        f'<section class="vb-turn-sources" data-turn="{turn.number}"{"" if turn is turns[-1] else " hidden"}>'
        f'<p class="vb-of">{escape(texts.SOURCES_OF)} <q>{escape(_shortened(turn.question))}</q></p>'
        f"{f'<ol>{turn.sources}</ol>' if turn.sources else none}</section>"
        for turn in turns
    )


def _shortened(question: str, limit: int = 120) -> str:
    question = " ".join(question.split())
    return question if len(question) <= limit else f"{question[: limit - 1].rstrip()}…"


def documents_html(library: LibraryLike, is_open: bool) -> str:
    """The documents that can be quoted, by title."""
    documents = sorted(library.documents.values(), key=lambda document: document.title.casefold())
    if not documents:
        return f'<p class="vb-empty">{escape(texts.DOCUMENTS_NONE)}</p>{_refused(library)}'
    return (
        f'<details class="vb-documents"{" open" if is_open else ""}><summary>'
        f"{escape(texts.DOCUMENTS_COUNT.format(count=len(documents)))}</summary>"
        f"<ul>{''.join(_document(document) for document in documents)}</ul>{_refused(library)}</details>"
    )


def _refused(library: LibraryLike) -> str:
    """The files that could not be read, with the reason; nothing when there are none."""
    items = "".join(
        f'<li><span>{escape(file)}</span><span class="vb-meta">{escape(reason)}</span></li>'
        for file, reason in sorted(library.refused.items())
    )
    return f'<div class="vb-refused"><h3>{escape(texts.NOT_SEARCHABLE)}</h3><ul>{items}</ul></div>' if items else ""


def _document(document: Document) -> str:
    bodies = list(dict.fromkeys(part.body for part in document.parts if part.body)) or [document.publisher]
    pages = counted(len(document.pages), texts.PAGES_ONE, texts.PAGES_MANY)
    date = dutch_date(document.date) or texts.UNDATED
    blank = len(document.unreadable_pages)
    unread = counted(blank, texts.BLANK_PAGES_ONE, texts.BLANK_PAGES_MANY) if blank else ""
    recognised = len(document.recognised_pages)
    read = counted(recognised, texts.READ_PAGES_ONE, texts.READ_PAGES_MANY) if recognised else ""
    meta = " · ".join(part for part in (", ".join(bodies), date, pages, unread, read) if part)
    label = f"{texts.OPEN_DOCUMENT.format(title=document.title)} {texts.OPENS_NEW_TAB}"
    return (
        f'<li><a href="{pdf_link(document.file)}" {NEW_TAB} aria-label="{escape(label)}">{escape(document.title)}</a>'
        f'<span class="vb-meta">{escape(meta)}</span></li>'
    )


def hint_html(words: str) -> str:
    """A hint under the question box; nothing for no words."""
    return f'<p class="vb-hint" role="alert">{escape(words)}</p>' if words else ""


def header_html() -> str:
    """The name of the program above the page."""
    return f'<h1 class="vb-brand">{escape(texts.TITLE)}</h1><p class="vb-tagline">{escape(texts.TAGLINE)}</p>'


def tabs_html() -> str:
    """The views of the page, as the tabs of the WAI-ARIA pattern; page.js shows the one that is chosen."""
    tabs = (("vb-chat", texts.TAB_CHAT), ("vb-places", texts.TAB_PLACES), ("vb-library", texts.TAB_DOCUMENTS))
    buttons = "".join(
        f'<button type="button" role="tab" id="{panel}-tab" aria-controls="{panel}" '
        f'aria-selected="{"false" if n else "true"}" tabindex="{-1 if n else 0}">{escape(words)}</button>'
        for n, (panel, words) in enumerate(tabs)
    )
    return f'<div role="tablist" aria-label="{escape(texts.TABS_LABEL)}">{buttons}</div>'
