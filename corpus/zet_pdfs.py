"""Set the reading editions: corpus/bron/*.txt becomes corpus/*.pdf, with Typst.

The sources in ``bron/`` carry a light markup (see ``README.md``). They are
parsed here into plain data, and ``leeseditie.typ`` sets that data as a PDF, so
no source text is ever read as Typst markup. Only the fonts that Typst brings
along are used and every date is fixed, which makes the PDFs the same byte for
byte at every run.

    python corpus/zet_pdfs.py            # write the PDFs
    python corpus/zet_pdfs.py --check    # compare them with a fresh build
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfReader

CORPUS = Path(__file__).resolve().parent
SOURCES = CORPUS / "bron"
TEMPLATE = CORPUS / "leeseditie.typ"
COVER_LABEL = "omslag"
DENSITIES = ("ruim", "normaal", "compact", "dicht")

Block = dict[str, Any]
Span = dict[str, str]

PAGE_LINE = re.compile(r"^=== pagina (?P<number>\d+) \| (?P<voice>[^|]+?)(?: \| (?P<density>\w+))?$")
HEADING = re.compile(r"^(#{1,3}) (.+)$")
NUMBERED = re.compile(r"^(\d+)(\.?) (.+)$")
NOTE_TEXT = re.compile(r"^\[(\d+)\]: (.+)$")
DIRECTIVE = re.compile(r"^!(\w+) (.+)$")
INLINE = re.compile(r"\[\^(?P<note>\d+)\]|\*\*(?P<strong>.+?)\*\*")
CAPTION = re.compile(r"^(Figuur \d+) (.+)$")
BOX_START, BOX_END = "::: kader", ":::"
DIRECTIVES = {
    "rubriek": "kicker",
    "datum": "date",
    "inleiding": "lead",
    "vervolg": "continued",
    "figuur": "figure",
    "bron": "figure_source",
    "toelichting": "figure_note",
    "link": "link",
    "voet": "page_foot",
    "omslag": "cover_title",
    "omslagregel": "cover_line",
}


class SourceError(Exception):
    """A source file, or the PDF made of it, is not as it should be (message in Dutch)."""


@dataclass
class Page:
    """One page of the publication: its number, whose words it holds, its blocks."""

    number: int
    voice: str
    density: str
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Source:
    """A parsed source file: the facts at its head and its pages."""

    name: str
    meta: dict[str, Any]
    pages: list[Page]

    @property
    def pdf_path(self) -> Path:
        """Where the PDF of this source belongs."""
        return CORPUS / f"{self.name}.pdf"


def parse_spans(text: str, notes: dict[str, str]) -> list[Span]:
    """Split a line of text into plain, strong and footnote spans."""
    spans: list[Span] = []
    position = 0
    for match in INLINE.finditer(text):
        if match.start() > position:
            spans.append({"kind": "text", "text": text[position : match.start()]})
        if match["note"]:
            spans.append({"kind": "note", "number": match["note"], "text": notes[match["note"]]})
        else:
            spans.append({"kind": "strong", "text": match["strong"]})
        position = match.end()
    if position < len(text):
        spans.append({"kind": "text", "text": text[position:]})
    return spans


def parse_row(line: str) -> list[str]:
    """Return the cells of a table row."""
    return [cell.strip() for cell in line.strip("|").split("|")]


def append_item(blocks: list[Block], kind: str, item: Any, **extra: Any) -> None:
    """Add an item to the list or table at the end of ``blocks``, or begin a new one."""
    if blocks and blocks[-1]["kind"] == kind and not blocks[-1].get("closed"):
        blocks[-1]["items"].append(item)
    else:
        blocks.append({"kind": kind, "items": [item], **extra})


def add_directive(blocks: list[Block], name: str, text: str) -> None:
    """Add a block for a line such as ``!figuur ...``."""
    kind = DIRECTIVES.get(name)
    if kind is None:
        raise SourceError(f"onbekende aanduiding '!{name}'")
    if kind == "figure":
        caption = CAPTION.match(text)
        if caption is None:
            raise SourceError(f"bijschrift zonder nummer: {text}")
        blocks.append({"kind": kind, "label": caption[1], "text": caption[2], "notes": []})
    elif kind in ("figure_source", "figure_note"):
        if not blocks or blocks[-1]["kind"] != "figure":
            raise SourceError(f"'!{name}' hoort direct onder een '!figuur': {text}")
        blocks[-1]["notes"].append({"kind": kind, "text": text})
    else:
        blocks.append({"kind": kind, "text": text})


def add_line(blocks: list[Block], line: str, notes: dict[str, str]) -> None:
    """Add one non-empty source line to ``blocks``."""
    if match := HEADING.match(line):
        blocks.append({"kind": "heading", "level": len(match[1]), "text": match[2]})
    elif match := DIRECTIVE.match(line):
        add_directive(blocks, match[1], match[2])
    elif line.startswith("- "):
        append_item(blocks, "bullets", parse_spans(line[2:], notes))
    elif line.startswith("~ "):
        append_item(blocks, "lines", parse_spans(line[2:], notes))
    elif line.startswith("|"):
        append_item(blocks, "table", parse_row(line))
    elif match := NUMBERED.match(line):
        item = {"number": int(match[1]), "spans": parse_spans(match[3], notes)}
        append_item(blocks, "numbered", item, suffix=match[2])
    else:
        blocks.append({"kind": "paragraph", "spans": parse_spans(line, notes)})


def parse_blocks(lines: Iterable[str]) -> list[Block]:
    """Parse the lines of one page into blocks."""
    lines = list(lines)
    notes = {m[1]: m[2] for line in lines if (m := NOTE_TEXT.match(line))}
    blocks: list[Block] = []
    target = blocks
    for line in lines:
        if not line:
            if target:
                target[-1]["closed"] = True
        elif line == BOX_START:
            target = []
            blocks.append({"kind": "box", "blocks": target})
        elif line == BOX_END:
            target = blocks
        elif not NOTE_TEXT.match(line):
            add_line(target, line, notes)
    return blocks


def parse_source(path: Path) -> Source:
    """Read one source file."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    pages: list[Page] = []
    page_lines: list[list[str]] = []
    for line in body.splitlines():
        line = line.strip()
        if match := PAGE_LINE.match(line):
            density = match["density"] or DENSITIES[0]
            pages.append(Page(int(match["number"]), match["voice"], density))
            page_lines.append([])
        elif page_lines:
            page_lines[-1].append(line)
        elif line:
            raise SourceError(f"{path.name}: tekst vóór de eerste paginaregel: {line}")
    for page, lines in zip(pages, page_lines, strict=True):
        try:
            page.blocks = parse_blocks(lines)
        except SourceError as error:
            raise SourceError(f"{path.name}, pagina {page.number}: {error}") from error
    source = Source(path.stem, tomllib.loads(head), pages)
    check_source(source)
    return source


def walk_spans(blocks: Iterable[Block]) -> Iterator[Span]:
    """Yield every span of ``blocks``, in reading order."""
    for block in blocks:
        yield from walk_spans(block.get("blocks", []))
        yield from block.get("spans", [])
        for item in block.get("items", []):
            if block["kind"] == "numbered":
                yield from item["spans"]
            elif block["kind"] != "table":
                yield from item


def check_source(source: Source) -> None:
    """Refuse a source whose pages, voices, densities or footnotes do not add up."""
    where = f"bron/{source.name}.txt"
    if [page.number for page in source.pages] != list(range(1, len(source.pages) + 1)):
        raise SourceError(f"{where}: de pagina's zijn niet doorlopend genummerd vanaf 1")
    for page in source.pages:
        if page.voice not in source.meta["voices"]:
            raise SourceError(f"{where}: pagina {page.number} noemt onbekende stem '{page.voice}'")
        if page.density not in DENSITIES:
            raise SourceError(f"{where}: pagina {page.number} vraagt onbekende zetting '{page.density}'")
    spans = (span for page in source.pages for span in walk_spans(page.blocks))
    numbers = [int(span["number"]) for span in spans if span["kind"] == "note"]
    if numbers != list(range(1, len(numbers) + 1)):
        raise SourceError(f"{where}: de voetnoten zijn niet doorlopend genummerd: {numbers}")


def template_input(source: Source) -> str:
    """Return the JSON text that the Typst template reads."""
    date: dt.date = source.meta["date"]
    meta = {**source.meta, "date": [date.year, date.month, date.day], "cover_label": COVER_LABEL}
    pages = [vars(page) for page in source.pages]
    return json.dumps({"meta": meta, "pages": pages}, ensure_ascii=False)


def check_pages(source: Source, pdf: bytes) -> None:
    """Refuse a PDF in which a source page does not stand on exactly one PDF page."""
    labels = PdfReader(BytesIO(pdf)).page_labels
    expected = [COVER_LABEL, *(str(page.number) for page in source.pages)]
    if labels == expected:
        return
    pairs = zip(labels, [*expected, ""], strict=False)
    first = next((number for number, (label, want) in enumerate(pairs) if label != want), len(labels))
    raise SourceError(
        f"{source.name}.pdf: pagina {first - 2} van de bron past niet op één bladzijde; "
        f"geef die pagina in bron/ een dichtere zetting (op volgorde: {', '.join(DENSITIES)})"
    )


def build_pdf(source: Source) -> bytes:
    """Set ``source`` and return the bytes of its PDF."""
    pdf = typst.compile(
        str(TEMPLATE),
        root=str(CORPUS),
        format="pdf",
        ignore_system_fonts=True,
        font_paths=[],
        sys_inputs={"document": template_input(source)},
        timestamp=0,
    )
    if not isinstance(pdf, bytes):
        raise SourceError(f"{source.name}.pdf: het zetten leverde geen PDF op")
    check_pages(source, pdf)
    return pdf


def source_paths() -> list[Path]:
    """Return the source files, in a fixed order."""
    return sorted(SOURCES.glob("*.txt"))


def write_pdf(source: Source) -> None:
    """Write the PDF of ``source`` and say so."""
    pdf = build_pdf(source)
    source.pdf_path.write_bytes(pdf)
    print(f"{source.pdf_path.name}: {len(source.pages) + 1} bladzijden, {len(pdf) // 1024} kB")


def is_current(source: Source) -> bool:
    """Tell whether the PDF in the corpus is the one that the source gives now."""
    if not source.pdf_path.is_file():
        print(f"{source.pdf_path.name} ontbreekt", file=sys.stderr)
        return False
    if source.pdf_path.read_bytes() != build_pdf(source):
        print(f"{source.pdf_path.name} wijkt af van wat de bron nu geeft", file=sys.stderr)
        return False
    print(f"{source.pdf_path.name}: gelijk aan de bron")
    return True


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Zet de leesedities in corpus/ als PDF.")
    parser.add_argument(
        "--check",
        action="store_true",
        help="schrijf niets, maar vergelijk de PDF's met een verse zetting (status 1 bij verschil)",
    )
    options = parser.parse_args(arguments)
    try:
        sources = [parse_source(path) for path in source_paths()]
        if options.check:
            current = [is_current(source) for source in sources]
            if not all(current):
                print("Draai 'python corpus/zet_pdfs.py' om de PDF's bij te werken.", file=sys.stderr)
                return 1
        else:
            for source in sources:
                write_pdf(source)
    except SourceError as error:
        print(f"Fout: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
