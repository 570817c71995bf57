"""How an answer came about as plain Dutch text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from app.answering.answer import Answer
from app.answering.trace import Search, Weighed
from app.web import texts
from app.web.why_words import decimal, percent, signed
from app.web.wording import page_words

_HEADS = (texts.WHY_SCORE, texts.WHY_DENSE, "BM25", f"{texts.WHY_VERIFIED:>12}")


def why_text(answer: Answer) -> str:
    """The question as it was understood, and a table of the finds of every search; the cited ones with their number."""
    trace = answer.trace
    if trace is None:
        return texts.WHY_NOT_SEARCHED
    lines = [texts.WHY_UNDERSTOOD, f"  {trace.understood}"]
    if trace.searched and not trace.quoted:
        lines.append(f"  {texts.WHY_SEARCHED.lower()}: {trace.searched}")
    if trace.speakers:
        lines.append(f"  {texts.WHY_SPEAKERS.lower()}: {', '.join(trace.speakers)}")
    cited: dict[str, list[int]] = {}
    for citation in answer.citations:
        cited.setdefault(citation.passage, []).append(citation.n)
    for search in trace.searches:
        lines += ["", *_search(search, trace.threshold, cited)]
    return "\n".join(lines)


def _search(search: Search, threshold: float, cited: dict[str, list[int]]) -> Iterator[str]:
    named = ", ".join(search.bodies)
    yield texts.WHY_SEARCH_OF.format(bodies=named) if named else texts.WHY_SEARCH_ALL
    if search.chance is None:
        yield f"  {texts.WHY_QUOTATION_SEARCH}"
    else:
        is_enough = search.chance >= threshold
        told = texts.WHY_ENOUGH if is_enough else texts.WHY_NOT_ENOUGH
        yield f"  {told.format(chance=percent(search.chance), threshold=percent(threshold))}"
        yield from (f"  - {texts.WHY_DOUBT[doubt]}" for doubt in search.doubts if not is_enough)
    if not search.found:
        yield f"  {texts.WHY_NOTHING_FOUND}"
        return
    yield f"      {'  '.join(_HEADS)}"
    for n, row in enumerate(search.found, 1):
        yield _row(n, row, cited.get(row.passage, []))


def _row(n: int, row: Weighed, cited: list[int]) -> str:
    verified = texts.WHY_UNREAD if row.verified is None else signed(row.verified)
    figures = (decimal(row.score), decimal(row.dense), decimal(row.bm25, 1), verified)
    columns = "  ".join(f"{figure:>{len(head)}}" for figure, head in zip(figures, _HEADS, strict=True))
    place = ", ".join(filter(None, [row.body, f"‘{row.title}’", page_words(row.page_label, row.page)]))
    numbers = f" {texts.WHY_CITED.format(numbers=' '.join(f'[{number}]' for number in cited))}" if cited else ""
    return f"  {n:>2}. {columns}  {place}{numbers}"
