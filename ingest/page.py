"""One page: its own text, and where it shows more than that, what can be read in its picture."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium

from ingest import ocr
from ingest.characters import TooManyCharacters
from ingest.pdf import RawPage, UnreadablePdf, read_page
from ingest.run import MAYBE_SPACE, Run
from ingest.words import settle_spaces

log = logging.getLogger(__name__)

PageState = Literal["text", "recognised", "unread", "lost"]

GOOD_LAYER = 0.8  # of its longer words are Dutch: what a program read and laid under a scan is then as good as ours
TOO_MUCH_MEMORY = "vraagt te veel geheugen"
TOO_SLOW = "kost te veel tijd om te lezen"
CANNOT_PARSE = "kan niet worden ontleed"


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page as it was read.

    ``state``: it had its own text (or nothing to read), some was recognised in its picture, it shows something that
    could not be had, or it could not be read at all; ``reason`` then tells why, in Dutch, behind "bladzijde 3".
    """

    page: RawPage
    state: PageState
    reason: str = ""


def lost(number: int, reason: str) -> PageReading:
    """The reading of a page (from 1) that could not be read."""
    return PageReading(RawPage(number, 0.0, 0.0, ()), "lost", reason)


def read_pages(path: Path, indexes: Iterable[int], tesseract: str) -> Iterator[PageReading]:
    """Read the pages ``indexes`` (from 0) one by one. A broken page does not spoil the others.

    ``tesseract`` is the program to read pictures with, "" for none.

    Raises:
        UnreadablePdf: the file cannot be opened any more.
    """
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadablePdf("kan niet worden geopend") from error
    with document:
        for index in indexes:
            try:
                yield _read(document, index, tesseract)
            except pdfium.PdfiumError:
                yield lost(index + 1, "is beschadigd")
            except TooManyCharacters:
                yield lost(index + 1, "bevat meer tekens dan er op een bladzijde kunnen staan")
            except MemoryError:
                yield lost(index + 1, TOO_MUCH_MEMORY)
            except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError):
                log.exception("cannot read page %s of %s", index + 1, path)
                yield lost(index + 1, CANNOT_PARSE)


def _read(document: pdfium.PdfDocument, index: int, tesseract: str) -> PageReading:
    page = _settled(read_page(document, index))
    if not ocr.is_drawn(document, page):
        return PageReading(page, "text")
    layer = _layer(document, page)
    page = replace(layer, runs=page.runs)
    text = " ".join(run.text for run in layer.runs)
    if ocr.is_dutch(text, GOOD_LAYER):
        return PageReading(ocr.with_runs(page, layer.runs), "recognised")
    read = ocr.with_read_text(document, page, tesseract) if tesseract else page
    if len(read.runs) > len(page.runs):
        return PageReading(read, "recognised")
    if ocr.is_dutch(text):
        return PageReading(ocr.with_runs(page, layer.runs), "recognised")
    return PageReading(page, "text" if page.runs and tesseract else "unread")  # beside text it is only a picture


def _layer(document: pdfium.PdfDocument, page: RawPage) -> RawPage:
    """What another program read in the picture of a page and laid under it, not to be seen."""
    layer = _settled(read_page(document, page.number - 1, layer=True))
    return replace(page, runs=()) if page.runs and layer.turn != page.turn else layer


def _settled(page: RawPage) -> RawPage:
    return replace(page, runs=tuple(map(_settled_run, page.runs)))


def _settled_run(run: Run) -> Run:
    return replace(run, text=settle_spaces(run.text)) if MAYBE_SPACE in run.text else run
