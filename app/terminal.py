"""Answers, places and reports as plain Dutch text for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.answering import wording
from app.answering.answer import Answer, Citation
from app.answering.dates import dutch_date
from app.answering.vindplaats import Place
from index.build import BuildReport

VERDICTS = {
    "woordelijk": "Dit staat er woordelijk:",
    "op leestekens na": "Dit staat er, op leestekens of hoofdletters na:",
    "afwijkend": "Dit staat er niet zo. Er staat:",
    "parafrase": "Dit staat er niet met deze woorden. Hetzelfde zegt:",
}


def answer_text(answer: Answer) -> str:
    if not answer.citations:
        return answer.text
    return "\n".join([answer.text, "", "Bronnen", *_sources(answer.citations)])


def _sources(citations: Sequence[Citation]) -> list[str]:
    """A line for each place; citations that follow each other and stand in the same place share one."""
    lines: list[str] = []
    for place, members in groupby(citations, key=source):
        numbers = [c.n for c in members]
        lines.append(f"[{numbers[0]}]{f'-[{numbers[-1]}]' if len(numbers) > 1 else ''} {place}")
    return lines


def source(citation: Citation) -> str:
    """One line: whose words, title, date, page and section."""
    told = [
        citation.author,
        f"‘{citation.title}’",
        citation.publisher if citation.publisher != citation.author else "",
        dutch_date(citation.date),
    ]
    page = f"p. {citation.page_label}"
    if citation.page_label != str(citation.page):
        page += f" (pdf-pagina {citation.page})"
    if citation.last_page > citation.page:
        page += ", loopt door op de volgende bladzijde"
    section = f"onder ‘{citation.section}’" if citation.section else ""
    return ", ".join(filter(None, [*told, page, section])) + f". {citation.document}"


def places_text(places: Sequence[Place]) -> str:
    if not places:
        return "Dit citaat staat niet in deze bronnen."
    out: list[str] = []
    for place in places:
        out.append(VERDICTS[place.verdict])
        for citation in (place.citation, *place.continued):
            out += [f"  “{citation.quote}”", f"  {source(citation)}"]
        if place.ascribed_to:
            out.append(f"  - {wording.misascribed(place.ascribed_to, place.citation.author)}")
        out += [f"  - {wording.difference(difference)}" for difference in place.differences]
        out.append("")
    return "\n".join(out).rstrip()


def report_text(report: BuildReport) -> str:
    lines = list(report.notices)
    for label, files in (("Toegevoegd", report.added), ("Gewijzigd", report.changed), ("Verwijderd", report.removed)):
        lines += [f"{label}: {file}" for file in files]
    lines += [f"Overgeslagen: {file} {reason}." for file, reason in report.refused]
    for file, count in report.textless:
        pages = "1 bladzijde" if count == 1 else f"{count} bladzijden"
        lines.append(f"Let op: {file} heeft {pages} zonder tekst; niet doorzoekbaar.")
    for file, count in report.recognised:
        pages = "1 bladzijde is" if count == 1 else f"{count} bladzijden zijn"
        lines.append(f"Let op: in {file} {pages} met tekstherkenning gelezen; kijk een citaat daaruit na.")
    total = len(report.added) + len(report.changed) + len(report.unchanged)
    lines.append(f"De index is bij: {total} {'document' if total == 1 else 'documenten'}.")
    return "\n".join(lines)
