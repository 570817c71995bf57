"""From a file to a :class:`~ingest.document.Document`: the one way in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest import ocr
from ingest.blocks import Block, make_blocks
from ingest.catalogue import Catalogue, Entry
from ingest.chunk import make_passages
from ingest.document import Document, Page, Part
from ingest.layout import reading_order
from ingest.outline import make_sentences
from ingest.owner import owner
from ingest.pdf import RawPdf, UnreadablePdf, read_pdf
from ingest.run import MAYBE_SPACE, Run
from ingest.running import without_running_lines
from ingest.words import settle_spaces

INGEST_VERSION = 12  # raise it when the same file would be read differently


def fingerprint(path: Path, entry: Entry) -> str:
    """Changes when the file's bytes, its catalogue entry or the way of reading does.

    Raises:
        UnreadablePdf: the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except OSError as error:
        raise UnreadablePdf("kan niet worden geopend") from error
    digest.update(f"{path.name}|{entry.fingerprint}|{INGEST_VERSION}".encode())
    return digest.hexdigest()[:32]


def read_document(path: Path, catalogue: Catalogue) -> Document:
    """Read one PDF.

    What the catalogue does not tell is taken from the PDF's own metadata, else from its file name.

    Raises:
        UnreadablePdf: broken, protected by a password, or without any text (a scan).
    """
    entry = catalogue.entry(path.name)
    print_ = fingerprint(path, entry)
    pdf = _with_settled_spaces(read_pdf(path))
    drawn = frozenset(ocr.drawn_pages(path, pdf.pages))
    before = {page.number: len(page.runs) for page in pdf.pages}
    if drawn and ocr.available():
        pdf = replace(pdf, pages=ocr.with_read_pages(path, pdf.pages, drawn))
        drawn -= {page.number for page in pdf.pages if len(page.runs) == before[page.number] and page.runs}  # a picture
    missed = bool(drawn) and not ocr.available()
    recognised = {page.number for page in pdf.pages if len(page.runs) > before[page.number]}
    lines = [
        (page.number, reading_order(runs))
        for page, runs in zip(pdf.pages, without_running_lines(pdf.pages), strict=True)
    ]
    blocks = make_blocks(lines)
    if not blocks:
        raise UnreadablePdf(
            "heeft geen tekstlaag (een scan?) en is niet doorzoekbaar; installeer tesseract met Nederlands, of pas "
            "zelf tekstherkenning toe"
        )
    title = entry.title or _own_title(pdf.title) or path.stem.replace("_", " ").replace("-", " ")
    own = None if entry.parts else owner((path.stem, title), " ".join(block.text for block in blocks))
    parts = entry.parts or (Part(title, own.name if own else pdf.author, 1, len(pdf.pages)),)

    def part_of(page: int) -> Part | None:
        if page in entry.front_matter:
            return None
        return next((p for p in parts if p.first_page <= page <= p.last_page), None)

    def body_at(page: int) -> str:
        part = part_of(page)
        return part.body if part else ""

    sentences = make_sentences(blocks, part_of)
    return Document(
        file=path.name,
        fingerprint=print_,
        title=title,
        publisher=entry.publisher or pdf.author,
        place=entry.place,
        date=entry.date or pdf.date,
        url=entry.url,
        parts=parts,
        pages=_pages(pdf, blocks),
        sentences=sentences,
        passages=make_passages(path.name, sentences, body_at),
        unreadable_pages=tuple(sorted(drawn - recognised)),
        recognised_pages=tuple(sorted(recognised)),
        own_body=own,
        ocr_missed=missed,
    )


def _own_title(title: str) -> str:
    """A PDF's own title, "" when it is one that a program gave."""
    made_up = re.search(
        r"_|\.(?:docx?|indd|pdf|pptx?|qxp)\b|^(?:microsoft|untitled|naamloos|document\d*$)", title, re.I
    )
    return "" if made_up else title


def _with_settled_spaces(pdf: RawPdf) -> RawPdf:
    def settled(run: Run) -> Run:
        return replace(run, text=settle_spaces(run.text)) if MAYBE_SPACE in run.text else run

    return replace(pdf, pages=tuple(replace(page, runs=tuple(map(settled, page.runs))) for page in pdf.pages))


def _pages(pdf: RawPdf, blocks: Sequence[Block]) -> tuple[Page, ...]:
    """The clean text of every page: what stands on it of each block, in reading order."""
    texts: dict[int, list[str]] = {page.number: [] for page in pdf.pages}
    for block in blocks:
        ends = [start for start, _ in block.starts[1:]] + [len(block.text)]
        for (start, page), end in zip(block.starts, ends, strict=True):
            texts[page].append(block.text[start:end].strip())
    return tuple(Page(page.number, page.label, "\n".join(filter(None, texts[page.number]))) for page in pdf.pages)
