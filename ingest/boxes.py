"""Where the words of a quotation stand on a page: boxes to mark them with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import pi
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf import UnreadablePdf
from ingest.places import Letter, best_place, fold, folded, pieces_of
from ingest.turns import pdfium_turn

MOST_LETTERS = 2_000  # of a quotation that is pieced together; a longer one is sought whole
LEAST_SHARE = 0.5  # of the letters: with fewer found, nothing is marked
WHOLE_SHARE = 0.9  # with so many found, the quotation counts as marked whole
WIDEST_GAP = 1.5  # times the height of the line: a wider one, between columns, is not marked
_GRID = 1_000_000  # steps on either side of a page, finer than any picture


class Mark(NamedTuple):
    """A box on ``page`` (from 1), in fractions of the page as it is shown (turned, cut out), from its upper left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Marks:
    """The boxes of a quotation, line by line in reading order, and the share of its letters that they hold."""

    boxes: tuple[Mark, ...] = ()
    share: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether all of the quotation is marked, or nearly."""
        return self.share >= WHOLE_SHARE


def marks_of(path: Path, quote: str, page: int, context: str = "") -> Marks:
    """Find ``quote`` on ``page`` (from 1), or from there on to the next page.

    ``context`` is running text that holds the quotation: it decides where the same words stand more than once.

    Raises:
        UnreadablePdf: the file is broken, needs a password or is gone, or has no such page.
    """
    wanted = fold(quote)
    if not wanted:
        return Marks()
    with pdfium_turn():
        try:
            with pdfium.PdfDocument(path) as document:
                if not 1 <= page <= len(document):
                    raise UnreadablePdf("heeft deze bladzijde niet")
                marks = _marks(document, quote, wanted, page, fold(context))
                if not marks.is_whole and document[page - 1].get_rotation():
                    as_drawn = _marks(document, quote, wanted, page, fold(context), as_drawn=True)
                    marks = max(marks, as_drawn, key=lambda found: found.share)
                return marks
        except pdfium.PdfiumError as error:
            raise UnreadablePdf("is beschadigd of geen PDF") from error
        except OSError as error:
            raise UnreadablePdf("kan niet worden geopend") from error


def _marks(
    document: pdfium.PdfDocument, quote: str, wanted: str, page: int, context: str, as_drawn: bool = False
) -> Marks:
    pages = [_OpenPage(document, page, as_drawn)]
    try:
        text, letters = _text(pages)
        at = best_place(text, letters, wanted, context)
        if at is None and page < len(document):
            pages.append(_OpenPage(document, page + 1, as_drawn))
            text, letters = _text(pages)
            at = best_place(text, letters, wanted, context)
        if at is not None:
            pieces = [(at, at + len(wanted))]
        else:
            pieces = list(pieces_of(text, letters, wanted)) if len(wanted) <= MOST_LETTERS else []
        share = sum(stop - start for start, stop in pieces) / len(wanted)
        if share < LEAST_SHARE:
            return Marks()
        found = [letters[start:stop] for start, stop in pieces]
        return Marks(tuple(mark for opened in pages for mark in opened.marks(found, quote)), share)
    finally:
        for opened in pages:
            opened.close()


def _text(pages: Sequence[_OpenPage]) -> tuple[str, list[Letter]]:
    return "".join(page.text for page in pages), [letter for page in pages for letter in page.letters]


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def turned(self) -> _Box:
        """With the axes swapped."""
        return _Box(self.top, self.left, self.bottom, self.right)


class _OpenPage:
    """A page with its characters; to be closed.

    pdfium takes the lines of a turned page in another order; ``as_drawn`` reads it as if it were not turned.
    """

    def __init__(self, document: pdfium.PdfDocument, number: int, as_drawn: bool = False) -> None:
        self.number = number
        self._page = document[number - 1]
        turn = self._page.get_rotation()
        if as_drawn and turn:
            self._page.set_rotation(0)
        self._textpage = self._page.get_textpage()
        if as_drawn and turn:
            self._page.set_rotation(turn)  # the boxes are to be those of the page as it is shown
        self.chars = "".join(map(self._char, range(self._textpage.count_chars())))
        self.text, self.letters = "", []
        parts = [folded(char) for char in self.chars]
        for index, part in enumerate(parts):
            for nth, _ in enumerate(part):
                starts = nth == 0 and (index == 0 or not parts[index - 1])
                ends = nth == len(part) - 1 and (index + 1 == len(parts) or not parts[index + 1])
                self.letters.append(Letter(number, index, starts, ends))
        self.text = "".join(parts)

    def close(self) -> None:
        self._textpage.close()
        self._page.close()

    def _char(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._textpage, index)
        return chr(code) if code < 0x110000 else "\ufffd"

    def marks(self, found: Sequence[Sequence[Letter]], quote: str) -> Iterator[Mark]:
        """The boxes of what was found on this page, one for each line."""
        for letters in found:
            own = [letter.char for letter in letters if letter.page == self.number]
            if own:
                first, last = self._with_punctuation(own[0], own[-1], quote)
                for box in self._lines(first, last):
                    yield Mark(self.number, *(min(max(edge, 0.0), 1.0) for edge in box))

    def _with_punctuation(self, first: int, last: int, quote: str) -> tuple[int, int]:
        """The quotation's own marks before and behind its letters, such as its full stop, belong to it."""
        plain = "".join(quote.split())
        opening = list(takewhile(lambda char: not folded(char), plain))
        closing = list(takewhile(lambda char: not folded(char), reversed(plain)))
        while opening and first > 0 and self.chars[first - 1] == opening.pop():
            first -= 1
        while closing and last + 1 < len(self.chars) and self.chars[last + 1] == closing.pop():
            last += 1
        return first, last

    def _lines(self, first: int, last: int) -> Iterator[_Box]:
        quarter = round(raw.FPDFText_GetCharAngle(self._textpage, first) / (pi / 2)) + self._page.get_rotation() // 90
        is_upright = quarter % 2 == 0
        line: _Box | None = None
        for index in range(first, last + 1):
            box = None if self.chars[index].isspace() else self._box(index)
            if box is None:
                continue
            box = box if is_upright else box.turned()
            if line is not None and _goes_on(line, box):
                line = _Box(
                    min(line.left, box.left),
                    min(line.top, box.top),
                    max(line.right, box.right),
                    max(line.bottom, box.bottom),
                )
                continue
            if line is not None:
                yield line if is_upright else line.turned()
            line = box
        if line is not None:
            yield line if is_upright else line.turned()

    def _box(self, index: int) -> _Box | None:
        """The room of a character on the page as it is shown, ``None`` for one that takes none."""
        found = raw.FS_RECTF()
        if not raw.FPDFText_GetLooseCharBox(self._textpage, index, found):
            return None
        corners = [self._shown(x, y) for x in (found.left, found.right) for y in (found.bottom, found.top)]
        (left, right), (top, bottom) = (sorted(axis)[::3] for axis in zip(*corners, strict=True))
        return _Box(left, top, right, bottom) if left < right and top < bottom else None

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the PDF, in points, as fractions of the page as it is shown."""
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
        return across.value / _GRID, down.value / _GRID


def _goes_on(line: _Box, box: _Box) -> bool:
    """Whether a character stands on the same line, not far from what it holds."""
    height = min(line.bottom - line.top, box.bottom - box.top)
    level = min(line.bottom, box.bottom) - max(line.top, box.top) > 0.5 * height
    gap = max(line.left, box.left) - min(line.right, box.right)
    return level and gap < WIDEST_GAP * (line.bottom - line.top)
