"""Runs of sentences as blocks, each one body's words with their citations."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering import wording
from app.answering.answer import Block, Line
from app.answering.asked_cell import asked_cells
from app.answering.citations import Citations
from app.answering.headed_list import OWN_NUMBER, is_headed
from app.answering.question import Question
from app.answering.selection import Run
from app.answering.table_row import TableRow
from index.dutch import terms
from index.library import Library


def blocks_of(
    library: Library, runs: Sequence[Run], citations: Citations, question: Question | None = None
) -> tuple[Block, ...]:
    """The runs as blocks, one per body, in the order in which the bodies come first; of words that are nobody's one
    per title, since that is what introduces them. Of rows the cell that ``question`` asks for is told."""
    headings = {_source(library, run): _heading_of(library, run, question) for run in runs}
    if len(headings) < len(runs):  # other words stand beside the list
        headings = {}
    lines: dict[tuple[str, str, str], list[Line]] = {_source(library, run): [] for run in runs}
    order = list(lines)
    for run in sorted(runs, key=lambda r: (order.index(_source(library, r)), r.passage.document, r.numbers[0])):
        lines[_source(library, run)] += _lines(library, run, citations, question)
    return tuple(
        Block(wording.lead(library.bodies.get(source[0]), source[2], headings.get(source, "")), source[0], tuple(found))
        for source, found in lines.items()
        if found
    )


def _heading_of(library: Library, run: Run, question: Question | None) -> str:
    """The heading that introduces a run: of a list of points without a sentence before it, the nearest that holds a
    word of the question, or the nearest of all; "" where the run is anything else."""
    sentences = library.documents[run.passage.document].sentences
    points = [sentences[number] for number in run.numbers]
    is_list = all(point.list_id is not None and not point.is_intro for point in points)
    is_list = is_list or (question is not None and is_headed(question, sentences, run.numbers[0]))
    if not is_list or len({point.paragraph for point in points}) < 2 or not points[0].path:
        return ""
    asked = set(terms(question.search)) if question else set()
    return next((heading for heading in reversed(points[0].path) if asked & set(terms(heading))), points[0].path[-1])


def _source(library: Library, run: Run) -> tuple[str, str, str]:
    """Whose words a run holds; where they are nobody's, the document and title that they stand under."""
    body = library.bodies.get(run.passage.body)
    if body and body.name:
        return body.name, "", ""
    document = library.documents[run.passage.document]
    part = document.part_at(document.sentences[run.numbers[0]].page)
    return run.passage.body, document.file, part.title if part and part.title else document.title


def _lines(library: Library, run: Run, citations: Citations, question: Question | None) -> list[Line]:
    """Each paragraph, point or row of a run as one line with its citation; an unverified quote is left out."""
    document = library.documents[run.passage.document]
    groups: dict[int, list[int]] = {}
    for number in run.numbers:
        groups.setdefault(document.sentences[number].paragraph, []).append(number)
    lines: list[Line] = []
    rows = [numbers[0] for numbers in groups.values() if len(numbers) == 1 and document.sentences[numbers[0]].ends]
    is_list = bool(_heading_of(library, run, question))
    asked = asked_cells(library, question, document, rows) if question and rows else {}
    for numbers in groups.values():
        members = [document.sentences[number] for number in numbers]
        quote = " ".join(s.text for s in members)
        first, last = members[0].page, max(s.last_page for s in members)
        citation = citations.cite(run.passage, quote, first, last, members[0].path)
        if citation:
            numbered = is_list and bool(OWN_NUMBER.match(quote))
            is_point = (members[0].kind == "item" or numbered) and len(groups) > 1
            is_apart = numbers[0] - 1 not in run.numbers
            cells, heads, cell = members[0].cells, members[0].heads, asked.get(numbers[0], -1)
            row = TableRow(cells, heads, cell, is_apart) if numbers[0] in rows else None
            lines.append(Line(quote, citation.n, bullet=is_point, row=row))
    return lines
