"""Pictures of pages, made when they are asked for and kept for a while."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import pypdfium2 as pdfium

from ingest.pdf import UnreadablePdf
from ingest.turns import pdfium_turn

WIDTHS = (480, 720, 1080, 1440, 1920, 2560)
"""How wide pictures are made, in pixels: few steps, so that they are found again."""
MOST_PIXELS = 10_000_000
"""Of one picture: a poster is made smaller."""
MOST_KEPT, MOST_BYTES = 200, 64 << 20
QUALITY = 90  # of JPEG, without colour subsampling: type stays sharp, made in a tenth of the time of PNG

Key = tuple[Path, int, int, int, int]


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points of a page as it is shown, and how many pages its document has."""

    width: float
    height: float
    pages: int


def page_size(path: Path, page: int) -> PageSize:
    """Measure ``page`` (from 1).

    Raises:
        UnreadablePdf: the file is broken, needs a password or is gone, or has no such page.
    """
    with pdfium_turn():
        try:
            with pdfium.PdfDocument(path) as document:
                pages = len(document)
                if not 1 <= page <= pages:
                    raise UnreadablePdf("heeft deze bladzijde niet")
                width, height = document.get_page_size(page - 1)
        except pdfium.PdfiumError as error:
            raise UnreadablePdf("is beschadigd of geen PDF") from error
        except OSError as error:
            raise UnreadablePdf("kan niet worden geopend") from error
    if min(width, height) <= 0:
        raise UnreadablePdf("heeft hier een bladzijde zonder afmetingen")
    return PageSize(width, height, pages)


def version_of(path: Path) -> str:
    """Changes when the file does.

    Raises:
        OSError: the file is gone.
    """
    status = path.stat()
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"


class PagePictures:
    """Pictures as JPEG; the least lately used drop off when there are too many or they take too much memory."""

    def __init__(self, most_kept: int = MOST_KEPT, most_bytes: int = MOST_BYTES) -> None:
        self._most_kept, self._most_bytes = most_kept, most_bytes
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def picture(self, path: Path, page: int, width: int) -> bytes:
        """``page`` (from 1), at least ``width`` pixels wide where ``WIDTHS`` and ``MOST_PIXELS`` allow it.

        Raises:
            UnreadablePdf: the file is broken, needs a password or is gone, or has no such page.
        """
        step = next((step for step in WIDTHS if step >= width), WIDTHS[-1])
        try:
            status = path.stat()
        except OSError as error:
            raise UnreadablePdf("kan niet worden geopend") from error
        key = (path, status.st_size, status.st_mtime_ns, page, step)
        made = self._found(key)
        if made is None:
            with pdfium_turn():
                made = self._found(key)  # another thread may just have made it
                if made is None:
                    made = _drawn(path, page, step)
                    self._keep(key, made)
        return made

    def _found(self, key: Key) -> bytes | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Key, made: bytes) -> None:
        with self._lock:
            self._kept[key] = made
            self._bytes += len(made)
            while len(self._kept) > self._most_kept or (self._bytes > self._most_bytes and len(self._kept) > 1):
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped)


def _drawn(path: Path, page: int, width: int) -> bytes:
    try:
        with pdfium.PdfDocument(path) as document:
            if not 1 <= page <= len(document):
                raise UnreadablePdf("heeft deze bladzijde niet")
            document.init_forms()  # what was filled in is shown as well
            opened = document[page - 1]
            across, down = opened.get_size()
            bitmap = opened.render(scale=min(width / across, sqrt(MOST_PIXELS / (across * down))))
            image = bitmap.to_pil().convert("RGB")
            bitmap.close()
            opened.close()
    except (pdfium.PdfiumError, ZeroDivisionError, ValueError, MemoryError) as error:
        raise UnreadablePdf("kan op deze bladzijde niet worden getekend") from error
    except OSError as error:
        raise UnreadablePdf("kan niet worden geopend") from error
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
