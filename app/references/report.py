"""Answers and places as a document: Markdown, or Word with footnotes of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, groupby

from app.answering import wording
from app.answering.answer import Answer, Citation, Line
from app.answering.dates import dutch_date
from app.answering.vindplaats import Place
from app.references.choices import StyleName
from app.references.csl import style_items
from app.references.pandoc import Node, bullets, cite, emphasis, heading, note, para, resolved, strong, text, written
from app.references.reference import Reference, keyed
from app.references.style import style_xml
from app.terminal import VERDICTS

TITLE = "Gesprek met Vraagbaak"
LIST_HEADING = "Literatuur"
COLOPHON = "Gemaakt met Vraagbaak op {date}. De zinnen met een verwijzing staan woordelijk in de bron."

_MARKDOWN = "gfm-raw_html"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words, with the number of the source whose they are, 0 for Vraagbaak's own; those from ``strong[0]`` up to
    ``strong[1]`` stand out."""

    text: str
    n: int = 0
    is_bullet: bool = False
    strong: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Section:
    """A question or a quotation and what was found. ``references`` are the numbered sources of it, in their order; a
    paragraph holds the number of its source, from 1."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    references: tuple[Reference, ...]


def answer_section(answer: Answer, references: Sequence[Reference]) -> Section:
    """``references`` are those of the answer's citations, in their order."""
    paragraphs = [Paragraph(remark) for remark in answer.remark.splitlines() if remark]
    for block in answer.blocks:
        paragraphs.append(Paragraph(block.lead))
        paragraphs += map(_paragraph, block.lines)
    return Section(answer.question, tuple(paragraphs), tuple(references))


def _paragraph(line: Line) -> Paragraph:
    strong = line.row.asked_span if line.row else (0, 0)
    return Paragraph(line.shown, line.n, line.bullet and not line.is_marked, strong)


def cited_places(places: Iterable[Place]) -> list[Citation]:
    """Every citation of the places, with those of words that stand further on."""
    return [citation for place in places for citation in (place.citation, *place.continued)]


def places_section(quotation: str, places: Sequence[Place], references: Sequence[Reference]) -> Section:
    """``references`` are those of :func:`cited_places`, in that order."""
    paragraphs: list[Paragraph] = []
    numbers = count(1)
    for place in places:
        paragraphs.append(Paragraph(VERDICTS[place.verdict]))
        paragraphs += [Paragraph(f"“{citation.quote}”", next(numbers)) for citation in cited_places([place])]
        notes = [f"{wording.capital(place.caution)}."] if place.caution else []
        notes += [f"{wording.capital(wording.difference(difference))}." for difference in place.differences]
        paragraphs += [Paragraph(note, is_bullet=True) for note in notes]
    return Section(f"“{quotation}”", tuple(paragraphs), tuple(references))


def joined(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections that were made apart, their references keyed anew so that all can stand in one list."""
    every = keyed(reference for section in sections for reference in section.references)
    made, start = [], 0
    for section in sections:
        stop = start + len(section.references)
        made.append(replace(section, references=every[start:stop]))
        start = stop
    return tuple(made)


def report(sections: Sequence[Section], style: StyleName, today: date, *, is_word: bool) -> bytes:
    """A Word document, or Markdown as GitHub reads it (UTF-8), with a heading for each section.

    In the style "voetnoot" a full reference stands in a footnote behind each of the sources' sentences; in "apa" it
    stands in the text and the works are listed at the end.

    Raises:
        app.references.pandoc.ConversionError: see there.
    """
    is_long = len(sections) > 1
    blocks: list[Node] = [heading(1, TITLE)] if is_long and not is_word else []  # Word has a style for a title
    blocks += [node for section in sections for node in _section(section, style, 1 + (is_long and not is_word))]
    blocks.append(para(emphasis(COLOPHON.format(date=dutch_date(today.isoformat())))))
    references = [reference for section in sections for reference in section.references]
    has_list = style == "apa" and bool(references)
    if has_list:
        blocks.append(heading(1 + (is_long and not is_word), LIST_HEADING))
    tree = resolved(blocks, style_items(references, today), style_xml(style), has_list=has_list)
    return written(tree, "docx" if is_word else _MARKDOWN, TITLE if is_long else "")


def _section(section: Section, style: StyleName, level: int) -> Iterable[Node]:
    yield heading(level, section.heading)
    for is_bullet, paragraphs in groupby(section.paragraphs, key=lambda p: p.is_bullet):
        nodes = [para(*_inlines(paragraph, section.references, style)) for paragraph in paragraphs]
        if is_bullet:
            yield bullets([[node] for node in nodes])
        else:
            yield from nodes


def _words(paragraph: Paragraph) -> list[Node]:
    start, stop = paragraph.strong
    if start == stop:
        return text(paragraph.text)
    before, said, after = (text(paragraph.text[a:b]) for a, b in ((0, start), (start, stop), (stop, None)))
    space = [{"t": "Space"}]
    return [*before, *(space if before else []), strong(said), *(space if after else []), *after]


def _inlines(paragraph: Paragraph, references: Sequence[Reference], style: StyleName) -> list[Node]:
    words = _words(paragraph)
    if not 1 <= paragraph.n <= len(references):
        return words
    citation = cite(references[paragraph.n - 1])
    return [*words, note(citation)] if style == "voetnoot" else [*words, {"t": "Space"}, citation]
