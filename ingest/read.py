"""From a file to a :class:`~ingest.document.Document`: the one way in."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from ingest import ocr
from ingest.author import known_author
from ingest.blocks import Block, make_blocks
from ingest.bookmarks import with_headings
from ingest.catalogue import Catalogue, Entry
from ingest.chunk import make_passages
from ingest.cover import with_cover
from ingest.dated import date_at_head
from ingest.document import Body, Document, LostPage, Page, Part
from ingest.folder import has_whole_name, leads_elsewhere
from ingest.layout import reading_order
from ingest.limits import TooSlow
from ingest.literature import without_literature
from ingest.margins import part_margins
from ingest.numbering import printed_labels
from ingest.official import official_head, without_official_head
from ingest.on_cover import body_on_cover
from ingest.outline import make_sentences
from ingest.owner import owner
from ingest.page import CANNOT_PARSE, TOO_SLOW, PageReading, lost, read_pages
from ingest.pdf import Opening, UnreadablePdf, open_pdf
from ingest.running import without_running_lines
from ingest.sender import sender, with_short_name
from ingest.spreads import part_spreads
from ingest.title import printed_title

log = logging.getLogger(__name__)

INGEST_VERSION = 25  # raise it when the same file would be read differently


def fingerprint(path: Path, entry: Entry) -> str:
    """Changes when the file's bytes, its catalogue entry or the way of reading does.

    Raises:
        UnreadablePdf: the file cannot be opened, leads out of its folder, or has a name that cannot be kept.
    """
    if not has_whole_name(path):
        raise UnreadablePdf(
            "heeft een naam met tekens die niet te lezen zijn (uit een oude zip?); geef het bestand een andere naam"
        )
    try:
        if leads_elsewhere(path):  # what is not in the folder is nobody's to show
            raise UnreadablePdf(
                "is een verwijzing naar iets anders dan een PDF in deze map; zet het bestand zelf in de map"
            )
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise UnreadablePdf("is geen gewoon bestand")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except OSError as error:
        raise UnreadablePdf("kan niet worden geopend") from error
    digest.update(f"{path.name}|{entry.fingerprint}|{INGEST_VERSION}".encode())
    return digest.hexdigest()[:32]


def read_document(path: Path, catalogue: Catalogue) -> Document:
    """Read one PDF in this process, without any limit; ``ingest.reading`` reads many, each within bounds.

    What the catalogue does not tell is taken from the PDF's own metadata; the title else from its first page, or from
    its file name.

    Raises:
        UnreadablePdf: broken, protected by a password, or without any text (a scan).
    """
    entry = catalogue.entry(path.name)
    print_, opening, program = fingerprint(path, entry), open_pdf(path), ocr.tesseract()
    readings = tuple(read_pages(path, range(opening.pages), program))
    return assemble(path, entry, print_, opening, readings, bool(program))


def assemble(
    path: Path,
    entry: Entry,
    print_: str,
    opening: Opening,
    readings: Sequence[PageReading],
    with_ocr: bool,
    bound: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Document:
    """What was read of all pages, in order, as a document; ``with_ocr`` tells whether Tesseract was there.

    The lines of each page are put in order within a ``bound``; a page for which that raises ``TooSlow``, or that goes
    wrong, is lost.

    Raises:
        UnreadablePdf: there is no text in it.
    """
    pages = part_spreads([reading.page for reading in readings])
    readings, lines = list(readings), []
    parted = part_margins(without_running_lines(pages))
    for at, (page, (runs, margin)) in enumerate(zip(pages, parted, strict=True)):
        try:
            with bound():
                lines.append((page.number, reading_order(runs, margin)))
        except TooSlow:
            readings[at] = lost(page.number, TOO_SLOW)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
            log.exception("cannot put page %s of %s in order", page.number, path)
            readings[at] = lost(page.number, CANNOT_PARSE)
    blocks = without_literature(with_cover(make_blocks(with_headings(lines, opening.bookmarks))))
    if not blocks:
        raise UnreadablePdf(_why_no_text(readings, with_ocr))
    author = known_author(opening.author)
    head = official_head(pages[0].runs) if pages else None
    blocks = without_official_head(blocks, head.title) if head else blocks
    title = entry.title or _own_title(opening.title) or (head.title if head else "")
    own = None if entry.parts else _own_body(blocks, author, (path.stem, title))
    if not title:
        names = (author, own.name, own.full_name, *own.aliases) if own else (author,)
        recognised = any(reading.page.number == 1 and reading.state == "recognised" for reading in readings)
        title = printed_title(blocks, names, recognised) or path.stem.replace("_", " ").replace("-", " ")
    parts = entry.parts or (Part(title, own.name if own else author, 1, len(pages)),)

    def part_of(page: int) -> Part | None:
        if page in entry.front_matter:
            return None
        return next((p for p in parts if p.first_page <= page <= p.last_page), None)

    def body_at(page: int) -> str:
        part = part_of(page)
        return part.body if part else ""

    sentences = make_sentences(blocks, part_of)
    unread = tuple(reading.page.number for reading in readings if reading.state == "unread")
    return Document(
        file=path.name,
        fingerprint=print_,
        title=title,
        publisher=entry.publisher or author,
        place=entry.place,
        date=entry.date or (head.date if head else "") or date_at_head(blocks, opening.date) or opening.date,
        url=entry.url,
        parts=parts,
        pages=_pages(printed_labels(pages, opening.labels), blocks),
        sentences=sentences,
        passages=make_passages(path.name, sentences, body_at),
        unreadable_pages=unread,
        recognised_pages=tuple(reading.page.number for reading in readings if reading.state == "recognised"),
        own_body=own,
        ocr_missed=bool(unread) and not with_ocr,
        lost_pages=tuple(LostPage(r.page.number, r.reason) for r in readings if r.state == "lost"),
    )


def _why_no_text(readings: Sequence[PageReading], with_ocr: bool) -> str:
    """Why a file without any text cannot be searched, and what can be done about it."""
    states = {reading.state for reading in readings}
    if "unread" in states and with_ocr:
        return "heeft geen tekstlaag, en tekstherkenning (tesseract) vond op de bladzijden geen Nederlandse tekst"
    if "unread" in states:
        return (
            "heeft geen tekstlaag (een scan?) en is niet doorzoekbaar; installeer tesseract met Nederlands, of pas "
            "zelf tekstherkenning toe"
        )
    if "lost" in states:
        return next(
            f"bestaat uit bladzijden die niet te lezen zijn: bladzijde {r.page.number} {r.reason}"
            for r in readings
            if r.state == "lost"
        )
    return "bevat geen tekst: de bladzijden zijn leeg, of er staat alleen een bladzijdenummer of een plaatje op"


def _own_body(blocks: Sequence[Block], author: str, names: Sequence[str]) -> Body | None:
    """Whose words the document is, as far as it tells itself."""
    text = " ".join(block.text for block in blocks)
    signed = sender(blocks, bool(author)) or (with_short_name(author, text) if author else None)
    return signed or body_on_cover(blocks) or owner(names, text)


def _own_title(title: str) -> str:
    """A PDF's own title, "" when it is one that a program gave."""
    made_up = re.search(
        r"_|\.(?:docx?|indd|pdf|pptx?|qxp)\b|^[a-z]{2,5}(?:-[\da-z]+)*-\d+$|"
        r"^(?:microsoft|untitled|naamloos|(?:powerpoint-?)?presentati(?:e|on)\d*$|"
        r"(?:tweede|eerste) kamer der staten-generaal$|dia \d+$|slide \d+$|document\d*$)",
        title,
        re.I,
    )
    return "" if made_up else title


def _pages(labels: Sequence[str], blocks: Sequence[Block]) -> tuple[Page, ...]:
    """The clean text of every page: what stands on it of each block, in reading order."""
    texts: list[list[str]] = [[] for _ in labels]
    for block in blocks:
        ends = [start for start, _ in block.starts[1:]] + [len(block.text)]
        for (start, page), end in zip(block.starts, ends, strict=True):
            texts[page - 1].append(block.text[start:end].strip())
    return tuple(
        Page(number, label, "\n".join(filter(None, text)))
        for (number, text), label in zip(enumerate(texts, 1), labels, strict=True)
    )
