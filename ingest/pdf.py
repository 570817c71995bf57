"""The one place where a PDF is opened: runs of text with their position and type, labels and metadata.

Two readers, each for what it measures better at. pypdf gives metadata, page labels and encryption. pdfium gives the
words: it was eight times as fast as pypdf over thirty Dutch reports, tells a line-end hyphen from a real one, and
gives the box of every character.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pypdf.errors
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.turns import pdfium_turn

BREAK = "\u00ad"  # a hyphen at a line end, printed or soft: words.py decides whether it belongs to the word
MAYBE_SPACE = "\u2063"  # white too narrow to be sure of: words.py decides whether a word ends there
SURE_SPACE, GUESSED_SPACE, MAYBE_NARROW = 0.15, 0.09, 0.06  # of the type size
BOLD_WEIGHT = 600
INVISIBLE = 3  # text rendering mode "neither fill nor stroke" (ISO 32000-1, table 106)

logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns in English about every slip that it mends itself


class UnreadablePdf(Exception):
    """A PDF that cannot be read; the message says why, in Dutch, for the user."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters on one baseline without a gap wider than a word space.

    Coordinates in points from the lower left corner of the page: ``x0``/``x1`` the left and right edge, ``y`` the
    baseline. ``size`` is the type size in points; ``raised`` marks a superscript.
    ``block`` numbers, from 1 and in reading order, the part of the page where that is known beforehand.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    raised: bool = False
    block: int = 0


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
    with ExitStack() as files:
        try:
            reader = pypdf.PdfReader(path)
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadablePdf("is beveiligd met een wachtwoord; sla het bestand op zonder wachtwoord")
            labels = _labels(reader)
            title, author, date = _metadata(reader)
            document = files.enter_context(opened(path))
        except (pypdf.errors.PyPdfError, pdfium.PdfiumError, ValueError, RecursionError, KeyError, TypeError) as error:
            raise UnreadablePdf("is beschadigd of geen PDF") from error
        except OSError as error:
            raise UnreadablePdf("kan niet worden geopend") from error
        with pdfium_turn():
            count = len(document)
        if not count:
            raise UnreadablePdf("heeft geen pagina's")
        pages = tuple(_read_page(document, i, labels[i] if i < len(labels) else "") for i in range(count))
    return RawPdf(title, author, date, pages)


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
    return title, author, created.date().isoformat() if created else ""


def _labels(reader: pypdf.PdfReader) -> list[str]:
    """The printed labels, or none where the PDF has no label dictionary (pypdf then counts from 1 itself)."""
    return list(reader.page_labels) if "/PageLabels" in reader.root_object else []


def _read_page(document: pdfium.PdfDocument, index: int, label: str) -> RawPage:
    with pdfium_turn():
        try:
            page = document[index]
        except pdfium.PdfiumError:
            return RawPage(index + 1, label, 0.0, 0.0, ())  # a broken page does not spoil the others
        width, height = page.get_size()
        textpage = page.get_textpage()
        runs = tuple(_runs(textpage))
        textpage.close()
        page.close()
    return RawPage(index + 1, label, width, height, runs)


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    hidden: bool


class _Styles:
    """Type of the text objects of a page, asked once per object instead of once per character."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage
        self._cache: dict[int, _Style] = {}
        self._matrix = raw.FS_MATRIX()

    def of(self, index: int) -> tuple[int, _Style]:
        """Address of the text object of a character, and its type."""
        handle = raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(handle.contents) if handle else 0
        style = self._cache.get(key)
        if style is None:
            raw.FPDFText_GetMatrix(self._page, index, self._matrix)
            m = self._matrix
            upright = abs(m.b) < 0.2 * abs(m.a) + 1e-6
            style = self._cache[key] = _Style(
                size=raw.FPDFText_GetFontSize(self._page, index) * (abs(m.d) or abs(m.a)),
                bold=raw.FPDFText_GetFontWeight(self._page, index) >= BOLD_WEIGHT or self._named_bold(index),
                hidden=not upright or (bool(handle) and raw.FPDFTextObj_GetTextRenderMode(handle) == INVISIBLE),
            )
        return key, style

    def _named_bold(self, index: int) -> bool:
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._page, index, buffer, 128, flags)
        name = buffer.value.decode("utf-8", "replace").lower()
        return any(word in name for word in ("bold", "black", "heavy", "semibold"))


def _runs(textpage: pdfium.PdfTextPage) -> Iterator[Run]:
    """Characters in content order, broken where the baseline, the type or the distance changes."""
    styles = _Styles(textpage)
    ox, oy, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    builder: _RunBuilder | None = None
    guessed = False
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF):
            continue
        generated = bool(raw.FPDFText_IsGenerated(textpage, i))
        if generated and code == 32:
            guessed = True  # pdfium thinks so; the distance between characters decides
            continue
        key, style = styles.of(i)
        if style.hidden:
            continue
        raw.FPDFText_GetLooseCharBox(textpage, i, box)  # the advance, so that a narrow figure leaves no gap
        raw.FPDFText_GetCharOrigin(textpage, i, ox, oy)
        x0, x1, y = ox.value, max(box.right, ox.value), oy.value
        hyphen = code == 2 or code == 0xAD
        char = BREAK if hyphen else chr(code) if code < 0x110000 else "\ufffd"
        if builder is None or not builder.takes(key, style, x0, y):
            if builder is not None and builder.chars:
                yield builder.run()
            raised = builder is not None and builder.is_raised(style, x0, y)
            builder = _RunBuilder(style, x0, builder.y if raised and builder else y, raised)
        builder.add(char, key, x0, x1, guessed)
        guessed = False
    if builder is not None and builder.chars:
        yield builder.run()


class _RunBuilder:
    def __init__(self, style: _Style, x0: float, y: float, raised: bool) -> None:
        self.style, self.y, self.raised = style, y, raised
        self.x0 = self.x1 = self.last_x0 = x0
        self.chars: list[str] = []
        self.key = -1

    def takes(self, key: int, style: _Style, x0: float, y: float) -> bool:
        """Whether a character at (x0, y) goes on where this run ends."""
        size = max(style.size, 0.1)
        if style.bold != self.style.bold or abs(style.size - self.style.size) > 0.05 * size or self.raised:
            return False
        gap = x0 - self.x1
        widest = 2.0 if key == self.key else 0.7  # cells of a table are objects of their own
        # letters of one glyph, such as a ligature "ij", all start where the glyph does
        forward = x0 > self.last_x0 - 0.1 * size or gap > -0.6 * size
        return abs(y - self.y) < 0.15 * size and forward and gap < widest * size

    def is_raised(self, style: _Style, x0: float, y: float) -> bool:
        """Whether a character is a superscript behind this run."""
        size = self.style.size
        close = -0.2 * size < x0 - self.x1 < 0.5 * size
        return style.size < 0.85 * size and 0.1 * size < y - self.y < 0.7 * size and close

    def add(self, char: str, key: int, x0: float, x1: float, guessed: bool) -> None:
        if self.chars and self.chars[-1] != " " and char != " ":
            white = (x0 - self.x1) / max(self.style.size, 0.1)
            if white > (GUESSED_SPACE if guessed else SURE_SPACE):
                self.chars.append(" ")
            elif white > MAYBE_NARROW:
                self.chars.append(MAYBE_SPACE)
        self.chars.append(char)
        self.key, self.last_x0 = key, x0
        self.x1 = max(self.x1, x1) if char != " " else self.x1

    def run(self) -> Run:
        return Run("".join(self.chars), self.x0, self.x1, self.y, self.style.size, self.style.bold, self.raised)
