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
from app.references.reference import references
from app.references.report import Section, cited_places, places_section
from index.library import Library

Form = StyleName | DataFormat


def show(sections: Sequence[Section], words: str, form: Form) -> None:
    """Print ``words`` with the sources in a style below them, or the sources alone as data, to be piped; the words then
    go to standard error when there are no sources."""
    cited = [reference for section in sections for reference in section.references]
    if form == "apa" or form == "voetnoot":
        print(f"{words}\n\nBronnen\n{styled_text(form, cited, date.today())}" if cited else words)
        return
    print(data_text(form, cited, date.today()), end="")
    if not cited:
        print(words, file=sys.stderr)


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
