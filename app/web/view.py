"""What is told of a page that is looked at: its size, where the quotation stands on it, and what is amiss."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.answering.quote import stands_on
from app.web import texts
from app.web.pages import page_size, version_of
from app.web.ports import LibraryLike
from app.web.wording import page_words, pdf_link, picture_link
from ingest.boxes import Marks, marks_of
from ingest.catalogue import CATALOGUE_FILE, CatalogueError, load_catalogue
from ingest.document import Document
from ingest.pdf import UnreadablePdf
from ingest.read import fingerprint


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of a document, and the quotation that is looked for: it starts on page ``start`` of ``passage``."""

    page: int
    quote: str = ""
    start: int = 0
    passage: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A page to look at. ``width`` and ``height`` are points, ``marks`` boxes (left, top, width, height) in fractions
    of the page, ``note`` a Dutch sentence about what is amiss; ``picture`` and ``pdf`` are addresses."""

    page: int
    pages: int
    place: str
    width: float
    height: float
    marks: tuple[tuple[float, float, float, float], ...]
    note: str
    picture: str
    pdf: str


def view_of(library: LibraryLike, document: Document, path: Path, asked: Asked) -> View:
    """Look at a page of ``document``, whose file is ``path``.

    Raises:
        UnreadablePdf: the file is broken, needs a password or is gone, or has no such page.
    """
    size = page_size(path, asked.page)
    is_as_read = _is_as_read(path, document)
    marks, note = _marks(library, document, path, asked, is_as_read)
    label = document.label_of(asked.page) if asked.page <= len(document.pages) else str(asked.page)
    try:
        version = version_of(path)
    except OSError as error:
        raise UnreadablePdf("kan niet worden geopend") from error
    return View(
        page=asked.page,
        pages=size.pages,
        place=page_words(label, asked.page),
        width=size.width,
        height=size.height,
        marks=tuple(
            (box.left, box.top, box.right - box.left, box.bottom - box.top)
            for box in marks.boxes
            if box.page == asked.page
        ),
        note=note,
        picture=picture_link(document.file, asked.page, version),
        pdf=pdf_link(document.file, asked.page),
    )


def _marks(library: LibraryLike, document: Document, path: Path, asked: Asked, is_as_read: bool) -> tuple[Marks, str]:
    """The marks of the quotation, and what is amiss with them or with the document."""
    changed = "" if is_as_read else texts.NOTE_CHANGED
    if not asked.quote.strip() or not asked.start <= asked.page <= asked.start + 1:
        return Marks(), changed
    if not stands_on(asked.quote, document, asked.start):  # nothing else is sought for
        return Marks(), changed or texts.NOTE_NOT_FOUND
    try:
        marks = marks_of(path, asked.quote, asked.start, _context(library, document, asked.passage))
    except UnreadablePdf:  # it starts on a page that the document has no more
        return Marks(), changed or texts.NOTE_NOT_FOUND
    if marks.is_whole:
        return marks, changed
    if asked.start in document.recognised_pages:
        return marks, changed or texts.NOTE_RECOGNISED
    return marks, changed or (texts.NOTE_PARTLY if marks.boxes else texts.NOTE_NOT_FOUND)


def _context(library: LibraryLike, document: Document, passage: str) -> str:
    """The text of a passage of ``document``, "" when there is none (any more)."""
    try:
        found = library.passage(passage)
    except (KeyError, IndexError, ValueError):
        return ""
    return found.text if found.document == document.file else ""


def _is_as_read(path: Path, document: Document) -> bool:
    """Whether the file is still the one that was read."""
    catalogue = path.parent / CATALOGUE_FILE
    try:
        changed = catalogue.stat().st_mtime_ns if catalogue.exists() else 0
        return _fingerprint(path.parent / document.file, version_of(path), changed) == document.fingerprint
    except (UnreadablePdf, OSError):
        return False
    except CatalogueError:  # half written: it tells nothing about the file
        return True


@lru_cache(maxsize=256)
def _fingerprint(path: Path, version: str, catalogue_changed: int) -> str:
    """The fingerprint of a file of this version, beside a catalogue of that time (ns)."""
    return fingerprint(path, load_catalogue(path.parent).entry(path.name))
