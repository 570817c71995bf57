"""The characters of a page, as pdfium tells them, joined to runs.

A thick report has half a million characters that pdfium is asked several things about each, so this is where reading
spends its time: nothing is asked that is not used, and what is asked goes around the conveniences of ctypes.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.accents import accented
from ingest.frame import Frame
from ingest.quick import quick
from ingest.ruled import Grid
from ingest.run import BREAK, MAYBE_SPACE, Run

SURE_SPACE, GUESSED_SPACE, MAYBE_NARROW = 0.15, 0.09, 0.06  # of the type size
BOLD_WEIGHT = 600
SLANT = 0.2  # of its advance may a line of text rise or fall: a scan is seldom straight
OVERLAP = -0.2  # of the type size: characters that are printed over each other
INVISIBLE = 3  # text rendering mode "neither fill nor stroke" (ISO 32000-1, table 106)
MOST_CHARS = 250_000  # of one page: far above any that is printed; more was made to keep a reader busy

_NOTHING, _HYPHENS = frozenset((0, 10, 13, 0xFFFE, 0xFFFF)), frozenset((2, 0xAD))
_TEX = r"(?:^|\+)(?:cm|ec|sf)"
_BOLD_NAMES = re.compile(rf"bold|black|heavy|{_TEX}(?:b|bx|bxti|bxsl|ssbx|sx|bi|bl|so|xc)\d")
_PLAIN_NAMES = re.compile(rf"-(?:regular|roman|book|light|medium)|{_TEX}(?:r|rm|ti|it|sl|ss|ssi|si|tt|csc|cc)\d")
_ITALIC_NAMES = ("italic", "oblique", "cursief")
ITALIC_FLAG = 1 << 6  # of a font descriptor (ISO 32000-1, table 123)

_unicode = quick(raw.FPDFText_GetUnicode, ctypes.c_uint)
_is_generated = quick(raw.FPDFText_IsGenerated, ctypes.c_int)
_text_object = quick(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_loose_box = quick(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
_origin = quick(raw.FPDFText_GetCharOrigin, ctypes.c_int)
_matrix_of = quick(raw.FPDFText_GetMatrix, ctypes.c_int)
_size_of = quick(raw.FPDFText_GetFontSize, ctypes.c_double)
_font_of = quick(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
_mode_of = quick(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int)


class _Chars(dict[int, str]):
    """What each code of pdfium is read as, "" for nothing; worked out once, since a page asks it for thousands."""

    def __missing__(self, code: int) -> str:
        char = "" if code in _NOTHING else BREAK if code in _HYPHENS else chr(code) if code < 0x110000 else "\ufffd"
        self[code] = char
        return char


_CHARS = _Chars()


class TooManyCharacters(ValueError):
    """A page with more characters than any page that is printed."""


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    hidden: bool
    turn: int
    italic: bool = False


class Styles:
    """Type of the text objects of a page, asked once per object instead of once per character, and of their fonts.

    ``turned`` counts the characters that are passed over because they run another way than ``turn``, by their own.
    """

    def __init__(self, textpage: pdfium.PdfTextPage, turn: int, layer: bool) -> None:
        self.turned = [0, 0, 0, 0]
        self._page, self._turn, self._layer = textpage, turn, layer
        self._raw = ctypes.cast(textpage.raw, ctypes.c_void_p)
        self._cache: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._matrix = raw.FS_MATRIX()
        self._to_matrix = ctypes.byref(self._matrix)

    def of(self, key: int, index: int) -> _Style:
        """The type of the text object at address ``key`` (0 for none), that the character ``index`` belongs to."""
        style = self._cache.get(key)
        if style is None:
            _matrix_of(self._raw, index, self._to_matrix)
            m = self._matrix
            size = _size_of(self._raw, index)
            turn = _turn(m.a, m.b, size)
            handle = ctypes.c_void_p(key)
            font = (_font_of(handle) or 0) if key else 0
            bold, italic = self._fonts.get(font) or self._font(font, index)
            invisible = key != 0 and _mode_of(handle) == INVISIBLE
            style = self._cache[key] = _Style(
                size=abs(size) * ((abs(m.c) or abs(m.b)) if turn % 2 else (abs(m.d) or abs(m.a))),
                bold=bold,
                hidden=turn != self._turn or invisible != self._layer,
                turn=turn,
                italic=italic,
            )
        return style

    def _font(self, key: int, index: int) -> tuple[bool, bool]:
        """Whether the font at address ``key`` (0 for none), that the character ``index`` is set in, is bold, and
        whether it is italic."""
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._page, index, buffer, 128, flags)
        name = buffer.value.decode("utf-8", "replace").lower()
        bold = _is_bold(name, raw.FPDFText_GetFontWeight(self._page, index))
        italic = bool(flags.value & ITALIC_FLAG) or any(word in name for word in _ITALIC_NAMES)
        self._fonts[key] = (bold, italic)
        return bold, italic


def _is_bold(name: str, weight: int) -> bool:
    """Whether a font is bold: its name tells best, since many a program guesses the width of the stems that pdfium
    takes the weight from."""
    return bool(_BOLD_NAMES.search(name)) or (weight >= BOLD_WEIGHT and not _PLAIN_NAMES.search(name))


def _turn(a: float, b: float, size: float) -> int:
    """How many quarters counter-clockwise text runs from the x axis, by its matrix; -1 when it runs aslant."""
    if size < 0:  # set backwards with a matrix that mirrors it again
        a, b = -a, -b
    if abs(b) < SLANT * abs(a) + 1e-6:
        return 0 if a >= 0 else 2
    if abs(a) < SLANT * abs(b):
        return 1 if b > 0 else 3
    return -1


def runs_of(textpage: pdfium.PdfTextPage, frame: Frame, styles: Styles, grids: Sequence[Grid] = ()) -> Iterator[Run]:
    """Characters in content order, broken where the baseline, the type or the distance changes, and at the rulings of
    ``grids``.

    What runs another way than the frame's is left out.

    Raises:
        TooManyCharacters: there are more than ``MOST_CHARS``.
    """
    count = textpage.count_chars()
    if count > MOST_CHARS:
        raise TooManyCharacters(count)
    turn, left, bottom = frame.turn, frame.left, frame.bottom
    page = ctypes.cast(textpage.raw, ctypes.c_void_p)
    ox, oy, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    to_ox, to_oy, to_box = ctypes.byref(ox), ctypes.byref(oy), ctypes.byref(box)
    builder: _RunBuilder | None = None
    guessed = False
    known, style = -1, _Style(0.0, False, True, -1)
    for i in range(count):
        char = _CHARS[_unicode(page, i)]
        if not char:
            continue
        if char == " " and _is_generated(page, i):
            guessed = True  # pdfium thinks so; the distance between characters decides
            continue
        key = _text_object(page, i) or 0
        if key != known:
            known, style = key, styles.of(key, i)
        if style.hidden:
            styles.turned[style.turn] += style.turn >= 0
            continue
        _loose_box(page, i, to_box)  # the advance, so that a narrow figure leaves no gap
        _origin(page, i, to_ox, to_oy)
        if turn == 0:
            x0, y, right = ox.value - left, oy.value - bottom, box.right - left
        else:
            x0, y = frame.place(ox.value, oy.value)
            right = max(frame.place(box.left, box.bottom)[0], frame.place(box.right, box.top)[0])
        x1 = right if right > x0 else x0
        if grids and builder is not None and builder.chars and x0 > builder.last_x0:
            before, here, height = (builder.last_x0 + builder.x1) / 2, (x0 + x1) / 2, y + 0.3 * style.size
            if any(grid.parts(before, here, height) for grid in grids):
                yield builder.run()
                builder = None
        if builder is None or not builder.take(char, key, style, x0, x1, y, guessed):
            if builder is not None and builder.chars:
                yield builder.run()
            raised = builder is not None and builder.is_raised(char, style, x0, y)
            builder = _RunBuilder(style, x0, builder.y if raised and builder else y, raised)
            builder.add(char, key, x0, x1, guessed)
        guessed = False
    if builder is not None and builder.chars:
        yield builder.run()


class _RunBuilder:
    __slots__ = ("_space", "chars", "italic", "key", "last_x0", "raised", "size", "style", "x0", "x1", "y")

    def __init__(self, style: _Style, x0: float, y: float, raised: bool) -> None:
        self.style, self.y, self.raised = style, y, raised
        self.italic = style.italic
        self.size = max(style.size, 0.1)
        self.x0 = self.x1 = self.last_x0 = x0
        self.chars: list[str] = []
        self.key = -1
        self._space = True  # whether what was added last is white, or nothing

    def take(self, char: str, key: int, style: _Style, x0: float, x1: float, y: float, guessed: bool) -> bool:
        """Add a character at (x0, y) when it goes on where this run ends. Returns whether it does."""
        if self.raised:
            return False
        size = self.size
        if style is not self.style:
            size = max(style.size, 0.1)
            if style.bold != self.style.bold or abs(style.size - self.style.size) > 0.05 * size:
                return False
        if not -0.15 * size < y - self.y < 0.15 * size:
            return False
        gap = x0 - self.x1
        widest = 2.0 if key == self.key else 0.7  # cells of a table are objects of their own
        # letters of one glyph, such as a ligature "ij", all start where the glyph does
        if gap >= widest * size or (x0 <= self.last_x0 - 0.1 * size and gap <= -0.6 * size):
            return False
        if gap < OVERLAP * size and self._accents(char, x0, x1):
            return True
        if self.italic and not style.italic and char != " ":
            self.italic = False
        if self._space or char == " " or gap / self.size > MAYBE_NARROW:
            self.add(char, key, x0, x1, guessed)
            return True
        if x1 > self.x1:
            self.x1 = x1
        self.chars.append(char)
        self.key, self.last_x0 = key, x0
        return True

    def _accents(self, char: str, x0: float, x1: float) -> bool:
        """Take a character that is printed over the last one when the two are a letter with its accent."""
        whole = accented(self.chars[-1], char)
        if whole:
            before = self.chars[-2:-1] == [MAYBE_SPACE] and x0 < self.last_x0 - MAYBE_NARROW * self.size
            self.chars[-2 if before else -1 :] = [whole]  # an accent stands further from what is before it
            self.x1 = max(self.x1, x1)
        return bool(whole)

    def is_raised(self, char: str, style: _Style, x0: float, y: float) -> bool:
        """Whether a character is a superscript behind this run; a letter is none behind a sign, large as it may be."""
        size = self.style.size
        close = -0.2 * size < x0 - self.x1 < 0.5 * size
        is_above = style.size < 0.85 * size and 0.1 * size < y - self.y < 0.7 * size
        return is_above and close and not (char.isalpha() and not any(c.isalnum() for c in self.chars))

    def add(self, char: str, key: int, x0: float, x1: float, guessed: bool) -> None:
        if char == " ":
            self._space = True
        else:
            if not self._space:
                white = (x0 - self.x1) / self.size
                if white > MAYBE_NARROW:
                    if white > (GUESSED_SPACE if guessed else SURE_SPACE):
                        self.chars.append(" ")
                    else:
                        self.chars.append(MAYBE_SPACE)
            self._space = False
            if x1 > self.x1:
                self.x1 = x1
        self.chars.append(char)
        self.key, self.last_x0 = key, x0

    def run(self) -> Run:
        return Run(
            "".join(self.chars),
            self.x0,
            self.x1,
            self.y,
            self.style.size,
            self.style.bold,
            self.raised,
            italic=self.italic,
        )
