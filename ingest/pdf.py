"""The one place where a PDF is opened: metadata, labels, and runs of text with their position and type.

Two readers, each for what it measures better at. pypdf gives metadata, page labels and encryption. pdfium gives the
words: it was eight times as fast as pypdf over thirty Dutch reports, tells a line-end hyphen from a real one, and
gives the box of every character.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdf
import pypdf.errors
import pypdfium2 as pdfium

from ingest.bookmarks import bookmarks_of
from ingest.bullets import with_drawn_bullets
from ingest.characters import Styles, runs_of
from ingest.frame import Frame
from ingest.marks import with_marks
from ingest.ornaments import without_ornaments
from ingest.ruled import cuts_words, grids_of, with_cells
from ingest.run import Bookmark, Run
from ingest.shapes import Shapes, shapes_of
from ingest.turns import pdfium_turn

MOST_PAGES = 20_000  # 10,000 real pages took 0.4 GB of the memory of the process that hands out the work
FEWEST_TURNED = 100  # characters: with fewer that run another way, such as a photographer's name, a page is not turned

logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns in English about every slip that it mends itself


class UnreadablePdf(Exception):
    """A PDF that cannot be read; the message says why, in Dutch, for the user."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as it is read, its text upright: its number from 1, size in points, and runs in content order.

    ``turn`` is how many quarters clockwise from how it is shown: a table may lie sideways on its page.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """What a PDF tells before its pages are read. ``date`` is ISO 8601; each is "" when the file does not tell.

    ``labels`` are what is printed on the pages, from the first on; there may be fewer of them than pages. ``bookmarks``
    is the file's outline, in order.
    """

    title: str
    author: str
    date: str
    labels: tuple[str, ...]
    pages: int
    bookmarks: tuple[Bookmark, ...] = ()


def open_pdf(path: Path) -> Opening:
    """Metadata, labels and the number of pages.

    Raises:
        UnreadablePdf: the file is broken, needs a password, has no pages, too many of them, or is gone.
    """
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadablePdf("is beveiligd met een wachtwoord; sla het bestand op zonder wachtwoord")
        title, author, day = _metadata(reader)
        with opened(path) as document, pdfium_turn():
            pages, bookmarks = len(document), bookmarks_of(document)
        if not pages:
            raise UnreadablePdf("heeft geen bladzijden")
        if pages > MOST_PAGES:
            raise UnreadablePdf(f"heeft {pages} bladzijden, meer dan de {MOST_PAGES} die te doen zijn; splits het")
        return Opening(title, author, day, _labels(reader), pages, bookmarks)
    except (pypdf.errors.PyPdfError, pdfium.PdfiumError, ValueError, RecursionError, KeyError, TypeError) as error:
        raise UnreadablePdf("is beschadigd of geen PDF") from error
    except OSError as error:
        raise UnreadablePdf("kan niet worden geopend") from error


def read_page(document: pdfium.PdfDocument, index: int, layer: bool = False) -> RawPage:
    """Read the page ``index`` (from 0), turned so that most of its text stands upright.

    ``layer`` reads the text that is not drawn, with which programs make the picture of a page searchable, instead of
    what is.

    Raises:
        pypdfium2.PdfiumError: the page is broken.
        ingest.characters.TooManyCharacters: it has more text than a page can have.
    """
    page = document[index]
    try:
        shown = Frame.of(page)
        textpage = page.get_textpage()
        try:
            frame, styles, shapes = shown, Styles(textpage, shown.turn, layer), shapes_of(page, shown)
            runs = _runs(textpage, frame, styles, shapes)
            most = max(styles.turned)
            turn = styles.turned.index(most)
            enough = most >= FEWEST_TURNED or turn == 0  # a page that is turned to lie sideways may have a title only
            if enough and most > sum(len(run.text) for run in runs):
                frame = shown._replace(turn=turn)
                shapes = shapes_of(page, frame)
                runs = _runs(textpage, frame, Styles(textpage, frame.turn, layer), shapes)
            runs = with_drawn_bullets(runs, shapes.dots)
            seen = tuple(run for run in runs if _is_seen(run, frame))
            return RawPage(index + 1, frame.width, frame.height, seen, (frame.turn - shown.turn) % 4)
        finally:
            textpage.close()
    finally:
        page.close()


def _runs(textpage: pdfium.PdfTextPage, frame: Frame, styles: Styles, shapes: Shapes) -> tuple[Run, ...]:
    """The runs of a page, those in ruled tables with their cell."""
    grids = grids_of(shapes)
    runs = tuple(runs_of(textpage, frame, styles, grids))
    whole = tuple(grid for grid in grids if not cuts_words(grid, runs))
    if whole != grids:
        runs = tuple(runs_of(textpage, frame, styles, whole))
    return with_cells(with_marks(without_ornaments(runs)), whole)


def _is_seen(run: Run, frame: Frame) -> bool:
    """Whether a run stands on the page, wholly or in part: beyond its edges stand a printer's marks, say."""
    return run.x1 > 0 and run.x0 < frame.width and -0.2 * run.size < run.y < frame.height


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    """A document of pdfium, opened and closed in turns of its own; whatever is done with it needs turns too.

    Raises:
        pypdfium2.PdfiumError: the file is broken or needs a password.
        OSError: it cannot be opened.
    """
    with pdfium_turn():
        document = pdfium.PdfDocument(path)
    try:
        yield document
    finally:
        with pdfium_turn():
            document.close()


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
    return title, author, created.date().isoformat() if created else _day(str(metadata.get("/CreationDate", "")))


def _day(written: str) -> str:
    """The ISO date that a date of a PDF begins with, whatever is behind it; "" when it is none."""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", written)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _labels(reader: pypdf.PdfReader) -> tuple[str, ...]:
    """The printed labels, or none where the PDF has no label dictionary (pypdf then counts from 1 itself)."""
    return tuple(reader.page_labels) if "/PageLabels" in reader.root_object else ()
