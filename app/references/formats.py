"""The forms in which references and answers leave the program, by the names that users choose them by."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.answering.answer import Answer
from app.references.bibtex import bibtex
from app.references.choices import DataFormat, StyleName, Suffix
from app.references.csl import csl_items
from app.references.reference import Reference, references
from app.references.report import LIST_HEADING, Section, answer_section, joined, report
from app.references.ris import ris
from app.references.style import styled
from ingest.document import Body, Document


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A file that can be had: its suffix is its name."""

    label: str
    media_type: str
    data: DataFormat | None = None


FILES: Mapping[Suffix, FileFormat] = {
    "docx": FileFormat("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "md": FileFormat("Markdown", "text/markdown; charset=utf-8"),
    "bib": FileFormat("BibTeX", "application/x-bibtex; charset=utf-8", "bibtex"),
    "ris": FileFormat("RIS", "application/x-research-info-systems; charset=utf-8", "ris"),
    "json": FileFormat("CSL-JSON", "application/vnd.citationstyles.csl+json", "csl"),
}


def data_text(format: DataFormat, cited: Sequence[Reference], today: date) -> str:
    """References as data for a program, an entry for each work; ends in a line end unless there is nothing."""
    if format == "bibtex":
        return bibtex(cited)
    if format == "ris":
        return ris(cited, today)
    return json.dumps(csl_items(cited, today), ensure_ascii=False, indent=2) + "\n"


def styled_text(style: StyleName, cited: Sequence[Reference], today: date) -> str:
    """A numbered line for each place, and in APA the list of works below them."""
    made = styled(cited, style, today)
    lines = [f"[{n}] {place.text}" for n, place in enumerate(made.places, 1)]
    if made.works:
        lines += ["", LIST_HEADING, *(work.text for work in made.works)]
    return "\n".join(lines)


def file_bytes(suffix: Suffix, sections: Sequence[Section], today: date, style: StyleName = "voetnoot") -> bytes:
    """The file called ``suffix`` in :data:`FILES`.

    Raises:
        app.references.pandoc.ConversionError: see there.
    """
    data = FILES[suffix].data
    if data:
        return data_text(data, [r for section in sections for r in section.references], today).encode()
    return report(sections, style, today, is_word=suffix == "docx")


def answer_sections(
    answers: Sequence[Answer], documents: Mapping[str, Document], bodies: Mapping[str, Body]
) -> tuple[Section, ...]:
    """A section for each answer; references to one work share a key in all of them."""
    return joined([answer_section(a, references(a.citations, documents, bodies)) for a in answers])
