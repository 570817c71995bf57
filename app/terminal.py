"""Answers, places and reports as plain Dutch text for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.answering import wording
from app.answering.answer import Answer, Citation
from app.answering.dates import dutch_date
from app.answering.vindplaats import Place
from index.build import BuildReport
from index.report import FileReport

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
        page += f" (pdf-bladzijde {citation.page})"
    if citation.last_page > citation.page:
        page += ", loopt door op de volgende bladzijde"
    if citation.recognised:
        page += ", gelezen met tekstherkenning"
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
        if place.caution:
            out.append(f"  - {place.caution}")
        out += [f"  - {wording.difference(difference)}" for difference in place.differences]
        out.append("")
    return "\n".join(out).rstrip()


def report_text(report: BuildReport) -> str:
    """What changed, and of every file that was read now what was read of it; of the others only what is amiss."""
    lines = list(report.notices)
    new = {**dict.fromkeys(report.added, "Toegevoegd"), **dict.fromkeys(report.changed, "Gewijzigd")}
    for file in report.files:
        if file.refused:
            lines.append(f"Overgeslagen: {file.file} {file.refused}.")
            continue
        if file.file in new:
            read = f"{_count(file.pages, 'bladzijde', 'bladzijden')}, {_count(file.passages, 'passage', 'passages')}"
            lines.append(f"{new[file.file]}: {file.file} ({read})")
        lines += [f"Let op: {file.file}: {remark}." for remark in remarks(file)]
    lines += [f"Verwijderd: {file}" for file in report.removed]
    total = len(report.added) + len(report.changed) + len(report.unchanged)
    lines.append(f"De index is bij: {_count(total, 'document', 'documenten')}.")
    return "\n".join(lines)


def remarks(file: FileReport) -> list[str]:
    """What of a file cannot be searched, or not be relied on, as Dutch sentences without a full stop."""
    told = []
    if file.unreadable:
        are, them = ("is", "heeft") if len(file.unreadable) == 1 else ("zijn", "hebben")
        told.append(f"{_pages(file.unreadable)} {them} geen tekst en {are} niet doorzoekbaar")
    if file.recognised:
        are = "is" if len(file.recognised) == 1 else "zijn"
        told.append(f"{_pages(file.recognised)} {are} met tekstherkenning gelezen; kijk een citaat daaruit na")
    for reason, members in groupby(sorted(file.lost, key=lambda p: (p.reason, p.number)), key=lambda p: p.reason):
        told.append(f"{_pages([page.number for page in members])} niet gelezen: {reason}")
    return told


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _pages(numbers: Sequence[int]) -> str:
    """Page numbers in order with runs of them shortened: "bladzijden 2, 5-9 en 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    *before, last = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    shown = f"{', '.join(before)} en {last}" if before else last
    return f"{'bladzijde' if len(numbers) == 1 else 'bladzijden'} {shown}"
