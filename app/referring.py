"""What ``--reference`` and ``--output`` ask for: references on the terminal and in files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.answering.answer import Answer
from app.answering.vindplaats import Place
from app.output import save
from app.references.choices import SUFFIXES, DataFormat, StyleName
from app.references.formats import answer_sections, data_text, file_bytes, styled_text
from app.references.reference import Reference, references
from app.references.report import Section, cited_places, places_section
from app.terminal import answer_text
from app.why_text import why_text
from index.library import Library

Form = StyleName | DataFormat


def show(sections: Sequence[Section], words: str, form: Form) -> None:
    """Print ``words`` with the sources in a style below them, or the sources alone as data, to be piped; the words then
    go to standard error when there are no sources."""
    cited = [reference for section in sections for reference in section.references]
    if form == "apa" or form == "voetnoot":
        print(_with_sources(words, cited, form))
        return
    print(data_text(form, cited, date.today()), end="")
    if not cited:
        print(words, file=sys.stderr)


def full_text(answer: Answer, library: Library, form: Form | None, why: bool) -> str:
    """An answer as it is read in a conversation: with its sources in a form, below it also when they are data, and with
    how it came about."""
    cited = [reference for section in sections_of_answers([answer], library) for reference in section.references]
    text = _with_sources(answer.text, cited, form) if form else answer_text(answer)
    return f"{text}\n\n{why_text(answer)}" if why else text


def _with_sources(words: str, cited: Sequence[Reference], form: Form) -> str:
    if not cited:
        return words
    if form == "apa" or form == "voetnoot":
        return f"{words}\n\nBronnen\n{styled_text(form, cited, date.today())}"
    return f"{words}\n\n{data_text(form, cited, date.today()).rstrip()}"


def sections_of_answers(answers: Sequence[Answer], library: Library) -> tuple[Section, ...]:
    return answer_sections(answers, library.documents, library.bodies)


def sections_of_places(quotation: str, places: Sequence[Place], library: Library) -> tuple[Section, ...]:
    cited = references(cited_places(places), library.documents, library.bodies)
    return (places_section(quotation, places, cited),)


def write(sections: Sequence[Section], path: Path, form: Form | None) -> None:
    """Write the file that the suffix of ``path`` tells, and say so on standard error.

    Raises:
        app.output.OutputError: it cannot be written.
        app.references.pandoc.ConversionError: it cannot be made.
    """
    suffix = next(s for s in SUFFIXES if path.suffix.lower() == f".{s}")
    style: StyleName = "apa" if form == "apa" else "voetnoot"
    save(path, file_bytes(suffix, sections, date.today(), style))
    print(f"Geschreven: {path}", file=sys.stderr)
