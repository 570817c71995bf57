"""The panel that tells how an answer came about: a control under the answer, filled in when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from app.answering.answer import Answer
from app.answering.articles import with_article
from app.answering.trace import Search, Trace, Weighed
from app.web import texts
from app.web.find import view_data, words_of
from app.web.ports import LibraryLike
from app.web.why_map import map_html
from app.web.why_words import decimal, percent, signed
from app.web.wording import page_words

WHY_ADDRESS = "/waarom"
"""Where the panels are served, each under the token of its answer."""


def why_html(token: str, label: str = texts.WHY) -> str:
    """The control, closed; why.js fills it with :func:`panel_html` when it is opened."""
    return (
        f'<details class="vb-why" data-address="{WHY_ADDRESS}/{token}" data-lost="{escape(texts.CONNECTION_LOST)}">'
        f"<summary>{escape(label)}</summary>"
        f'<div class="vb-why-body" aria-live="off"><p class="vb-meta">{escape(texts.WHY_LOADING)}</p></div></details>'
    )


def gone_html() -> str:
    """What stands in the panel when it is not known any more how the answer came about."""
    return f'<p class="vb-remark">{escape(texts.WHY_GONE)}</p>'


def panel_html(answer: Answer, library: LibraryLike) -> str:
    """How ``answer`` came about, from its trace; the passages' words are those of ``library``."""
    if answer.trace is None:
        return gone_html()
    trace = answer.trace
    numbers: dict[str, list[int]] = {}
    for citation in answer.citations:
        numbers.setdefault(citation.passage, []).append(citation.n)
    searches = "".join(
        f"<section>{''.join(_search(trace, search, numbers, library))}</section>" for search in trace.searches
    )
    legend = f'<p class="vb-why-legend">{escape(texts.WHY_LEGEND)}</p>' if any(s.found for s in trace.searches) else ""
    return f"{_understood(answer.question, trace)}{searches}{legend}"


def _understood(question: str, trace: Trace) -> str:
    kind = texts.WHY_KINDS.get(trace.wanted, trace.wanted)
    if trace.quoted:
        kind = texts.WHY_QUOTATION
    elif trace.comparing:
        kind = f"{texts.WHY_COMPARING}: {kind}"
    carried = trace.understood != question.strip()
    facts = (
        (texts.WHY_CARRIED if carried else texts.WHY_QUESTION, trace.understood),
        (texts.WHY_QUOTED, trace.quoted),
        (texts.WHY_SEARCHED, "" if trace.quoted else trace.searched),
        (texts.WHY_KIND, kind),
        (texts.WHY_SPEAKERS, ", ".join(trace.speakers) or texts.WHY_ANYONE),
        (texts.WHY_MENTIONED, ", ".join(body for body in trace.mentioned if body not in trace.speakers)),
    )
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in facts if words)
    return f'<h2>{escape(texts.WHY_UNDERSTOOD)}</h2><dl class="vb-facts">{rows}</dl>'


def _search(trace: Trace, search: Search, numbers: dict[str, list[int]], library: LibraryLike) -> Iterator[str]:
    bodies = [library.bodies.get(name) for name in search.bodies]
    named = ", ".join(with_article(body) if body else name for body, name in zip(bodies, search.bodies, strict=True))
    yield f"<h2>{escape(texts.WHY_SEARCH_OF.format(bodies=named) if named else texts.WHY_SEARCH_ALL)}</h2>"
    yield _judged(search, trace.threshold)
    if not search.found:
        yield f"<p>{escape(texts.WHY_NOTHING_FOUND)}</p>"
        return
    yield f"<h3>{escape(texts.WHY_WHERE)}</h3>"
    ranked = list(enumerate(search.found, 1))
    for file in dict.fromkeys(row.document for row in search.found):
        members = [(n, row) for n, row in ranked if row.document == file]
        document = library.documents.get(file)
        yield map_html(
            members, frozenset(numbers), document.title if document else members[0][1].title, trace.pages[file]
        )
    count = len(ranked)
    yield f"<h3>{escape(texts.WHY_BEST_ONE if count == 1 else texts.WHY_BEST.format(count=count))}</h3>"
    finds = "".join(_find(n, row, numbers.get(row.passage, []), library) for n, row in ranked)
    yield f'<ol class="vb-finds">{finds}</ol>'


def _judged(search: Search, threshold: float) -> str:
    if search.chance is None:
        return f"<p>{escape(texts.WHY_QUOTATION_SEARCH)}</p>"
    is_enough = search.chance >= threshold
    words = texts.WHY_ENOUGH if is_enough else texts.WHY_NOT_ENOUGH
    told = f"<p>{escape(words.format(chance=percent(search.chance), threshold=percent(threshold)))}</p>"
    if is_enough or not search.doubts:
        return told
    doubts = "".join(
        f"<li>{escape(texts.WHY_DOUBT[doubt])}</li>" for doubt in search.doubts if doubt in texts.WHY_DOUBT
    )
    return f'{told}<p>{escape(texts.WHY_DOUBTS)}</p><ul class="vb-doubts">{doubts}</ul>'


def _find(n: int, row: Weighed, cited: list[int], library: LibraryLike) -> str:
    words = words_of(row, library)
    page = page_words(row.page_label, row.page)
    meta = " · ".join(part for part in (row.body, row.section) if part)
    figures = (
        (texts.WHY_SCORE, decimal(row.score)),
        (texts.WHY_DENSE, decimal(row.dense)),
        (texts.WHY_BM25, decimal(row.bm25, 1)),
        (texts.WHY_VERIFIED, texts.WHY_UNREAD if row.verified is None else signed(row.verified)),
    )
    told = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(figure)}</dd></div>" for name, figure in figures)
    numbers = " ".join(f"[{number}]" for number in cited)
    badge = f'<span class="vb-is-cited">{escape(texts.WHY_CITED.format(numbers=numbers))}</span>' if cited else ""
    return (
        f'<li class="vb-find"{view_data(row, words)}>'
        f'<p class="vb-find-head"><span class="vb-number" aria-hidden="true">{n}</span>'
        f'<span class="vb-what"><span class="vb-title">{escape(row.title)}</span>'
        f'<span class="vb-meta">{escape(meta)}</span></span>{badge}'
        f'<button type="button" class="vb-look" aria-label="{escape(texts.WHY_OPEN_OF.format(page=page, n=n))}">'
        f"{escape(texts.WHY_OPEN.format(page=page))}</button></p>"
        f'<p class="vb-excerpt">{escape(row.excerpt)}</p><dl class="vb-figures">{told}</dl>'
        f'<div class="vb-context" hidden><p class="vb-text">{escape(words)}</p></div></li>'
    )
