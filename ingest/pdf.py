"""The one place where a PDF is opened: runs of text with their position and type, labels and metadata.

Two readers, each for what it measures better at. pypdf gives metadata, page labels and encryption. pdfium gives the
words: it was eight times as fast as pypdf over thirty Dutch reports, tells a line-end hyphen from a real one, and
gives the box of every character.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pypdf.errors
import pypdfium2 as pdfium

from ingest.characters import runs_of
from ingest.run import Run

logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns in English about every slip that it mends itself


class UnreadablePdf(Exception):
    """A PDF that cannot be read; the message says why, in Dutch, for the user."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as it is printed: size in points, label ("" when the PDF has none) and runs in content order."""

    number: int
    label: str
    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class RawPdf:
    """What a PDF holds before anything is made of it. ``date`` is ISO 8601, "" when the file does not tell."""

    title: str
    author: str
    date: str
    pages: tuple[RawPage, ...]


def read_pdf(path: Path) -> RawPdf:
    """Read metadata and positioned text of every page.

    Raises:
        UnreadablePdf: the file is broken, needs a password, has no pages or is gone.
    """
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadablePdf("is beveiligd met een wachtwoord; sla het bestand op zonder wachtwoord")
        labels = _labels(reader)
        title, author, date = _metadata(reader)
        document = pdfium.PdfDocument(path)
    except (pypdf.errors.PyPdfError, pdfium.PdfiumError, ValueError, RecursionError, KeyError, TypeError) as error:
        raise UnreadablePdf("is beschadigd of geen PDF") from error
    except OSError as error:
        raise UnreadablePdf("kan niet worden geopend") from error
    with document:
        if not len(document):
            raise UnreadablePdf("heeft geen pagina's")
        pages = tuple(_read_page(document, i, labels[i] if i < len(labels) else "") for i in range(len(document)))
    return RawPdf(title, author, date, pages)


def _metadata(reader: pypdf.PdfReader) -> tuple[str, str, str]:
    """Title, author and ISO date of creation, each "" when the file does not tell it in a way that can be read."""
    metadata = reader.metadata
    if metadata is None:
        return "", "", ""
    try:
        created = metadata.creation_date
    except (ValueError, TypeError):
        created = None
    title, author = (str(value or "").strip() for value in (metadata.title, metadata.author))
    return title, author, created.date().isoformat() if created else ""


def _labels(reader: pypdf.PdfReader) -> list[str]:
    """The printed labels, or none where the PDF has no label dictionary (pypdf then counts from 1 itself)."""
    return list(reader.page_labels) if "/PageLabels" in reader.root_object else []


def _read_page(document: pdfium.PdfDocument, index: int, label: str) -> RawPage:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return RawPage(index + 1, label, 0.0, 0.0, ())  # a broken page does not spoil the others
    width, height = page.get_size()
    textpage = page.get_textpage()
    runs = tuple(runs_of(textpage))
    textpage.close()
    page.close()
    return RawPage(index + 1, label, width, height, runs)
