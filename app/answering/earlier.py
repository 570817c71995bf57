"""Answers to questions about the answer before: where it stands, what is around it, more about one of its points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from app.answering import wording
from app.answering.answer import Answer, Citation, Line
from app.answering.blocks import blocks_of
from app.answering.citations import Citations
from app.answering.extent import is_of_one_part
from app.answering.looking_back import Back
from app.answering.quote import fold, stands_on
from app.answering.selection import Run
from app.answering.under_heading import under_heading
from index.library import Library
from ingest.document import Document, Passage

MOST_SENTENCES = 3  # that are shown from before or after the words of an answer


def about_earlier(
    library: Library, back: Back, text: str, before: Answer, more: Callable[[Line, Citation], Sequence[Run]]
) -> Answer:
    """The answer to ``text``, a question about the answer ``before``; ``more`` finds what else is said of a line."""
    if back.kind not in ("point", "citation"):
        before = replace(before, trace=None)  # nothing is searched for now
    if back.kind == "summary":
        return _shown(library, text, before, [], wording.NO_SUMMARY)
    if not before.citations:
        return replace(before, question=text, understood=text, remark=wording.NO_ANSWER_BEFORE)
    if back.kind in ("who", "where"):
        return replace(before, question=text, understood=text, remark=_places(library, before, back.kind == "who"))
    if back.kind == "sure":
        verdict = wording.verdict_in(before.remark)
        if verdict and not verdict.endswith(":"):  # nothing is to follow on it
            verdict = f"{verdict} {wording.CANNOT_JUDGE}"
        return replace(before, question=text, understood=text, remark=verdict or wording.LITERALLY)
    if not all(_stands(library, citation) for citation in before.citations):
        return _shown(library, text, before, [], wording.SOURCE_CHANGED)
    if back.kind in ("point", "citation"):
        return _about_point(library, back, text, before, more)
    after = back.kind == "after"
    run = _around(library, before.citations[-1] if after else before.citations[0], 1 if after else -1)
    found, none = (wording.AFTER, wording.NOTHING_AFTER) if after else (wording.BEFORE, wording.NOTHING_BEFORE)
    return _shown(library, text, before, [run] if run else [], found if run else none)


def _about_point(
    library: Library, back: Back, text: str, before: Answer, more: Callable[[Line, Citation], Sequence[Run]]
) -> Answer:
    lines = [line for block in before.blocks for line in block.lines]
    points = [line for line in lines if line.bullet]
    points = points if len(points) > 1 else lines
    by_number = {line.n: line for line in lines} if back.kind == "citation" else dict(enumerate(points, 1))
    number = max(by_number) if back.number == -1 else back.number
    line = by_number.get(number)
    if line is None:
        none = wording.no_citation if back.kind == "citation" else wording.no_point
        return _shown(library, text, before, [], none(len(by_number)))
    citation = next(c for c in before.citations if c.n == line.n)
    shown = {(c.document, i) for c in before.citations for i in _numbers(library, c)}
    chapter = _chapter(library, citation) if line.bullet else None
    found = [chapter] if chapter else more(line, citation)
    said = " ".join(fold(c.quote) for c in before.citations)  # it may stand in several places
    runs = [r for r in found if not shown & {(r.passage.document, i) for i in r.numbers}]
    runs = [r for r in runs if any(fold(text) not in said for text in _texts(library, r))][:1]
    if not runs and not line.bullet:
        runs = [run for run in [_around(library, citation, 1)] if run]
    meant = (wording.cited if back.kind == "citation" else wording.point)(number, line.text)
    return _shown(library, text, before, runs, meant if runs else f"{meant}\n{wording.NO_MORE}")


def _texts(library: Library, run: Run) -> list[str]:
    sentences = library.documents[run.passage.document].sentences
    return [sentences[number].text for number in run.numbers]


def _chapter(library: Library, citation: Citation) -> Run | None:
    """The first sentences of the chapter that a point names."""
    document = library.documents[citation.document]
    numbers = [n for number in _numbers(library, citation)[:1] for n in under_heading(document, number, MOST_SENTENCES)]
    passage = next((p for p in document.passages if numbers and p.start <= numbers[0] < p.stop), None)
    return Run(passage, tuple(numbers), 0.0, 0.0, 0.0, 0.0, 0.0) if passage else None


def _shown(library: Library, text: str, before: Answer, runs: Sequence[Run], remark: str) -> Answer:
    citations = Citations(library)
    blocks = blocks_of(library, runs, citations)
    return replace(
        before,
        question=text,
        understood=text,
        abstained=not blocks,
        remark=remark,
        blocks=blocks,
        citations=citations.all if blocks else (),
    )


def _places(library: Library, before: Answer, by_whom: bool) -> str:
    """A sentence for each place that an answer quotes."""
    told: list[str] = []
    for author, members in groupby(before.citations, key=lambda c: c.author):
        body = library.bodies.get(author) if by_whom else None
        named = (wording.place_of(c.title, c.section, c.page_label) for c in members)
        told += [wording.stands_in(body, place) for place in dict.fromkeys(named)]
    return "\n".join(dict.fromkeys(told))


def _stands(library: Library, citation: Citation) -> bool:
    """Whether the words still stand where they stood when they were shown."""
    document = library.documents.get(citation.document)
    if document is None or not stands_on(citation.quote, document, citation.page):
        return False
    return any(passage.id == citation.passage for passage in document.passages)


def _around(library: Library, citation: Citation, step: int) -> Run | None:
    """The sentences right after (``step`` 1) or before (-1) a citation, of the same section, part and body."""
    document = library.documents[citation.document]
    numbers = _numbers(library, citation)
    if not numbers:
        return None
    at = max(numbers) if step > 0 else min(numbers)
    beside, path = at, document.sentences[at].path
    found: list[int] = []
    while len(found) < MOST_SENTENCES and 0 <= at + step < len(document.sentences):
        at += step
        if document.sentences[at].path != path or not is_of_one_part(document, beside, at):
            break
        found.append(at)
    passages = (p for p in document.passages if p.start <= min(found, default=-1) < p.stop)
    passage = next(passages, None)
    return Run(passage, tuple(sorted(found)), 0.0, 0.0, 0.0, 0.0, 0.0) if passage and found else None


def _numbers(library: Library, citation: Citation) -> Sequence[int]:
    """The numbers of the sentences that a citation quotes, in a row; of its passage if it can be, else of those near.

    Sentences of one passage and page that are word for word the same cannot be told apart: the first counts.
    """
    document = library.documents[citation.document]
    sentences, wanted = document.sentences, fold(citation.quote)
    passage: Passage = library.passage(citation.passage)
    near = range(max(passage.start - MOST_SENTENCES, 0), min(passage.stop + 25, len(sentences)))
    for among in (range(passage.start, passage.stop), near):
        starts = (
            i for i in among if sentences[i].page <= citation.last_page and sentences[i].last_page >= citation.page
        )
        runs = [run for start in starts for run in [_run_holding(document, wanted, start)] if run]
        if runs:
            return min(runs, key=lambda run: (len(run), _text(document, run) != wanted, run.start))
    return ()


def _run_holding(document: Document, wanted: str, start: int) -> range | None:
    """The shortest run of sentences from ``start`` that together hold the words ``wanted``, the first of them too."""
    run = range(start, start)
    while run.stop < len(document.sentences):
        run = range(start, run.stop + 1)
        if wanted in _text(document, run):
            return run
        if len(_text(document, run[1:])) > len(wanted):  # the words would not reach back to the first
            return None
    return None


def _text(document: Document, run: range) -> str:
    return fold(" ".join(document.sentences[i].text for i in run))
