"""What a process that reads does: some pages of a file, or a whole document of pages that were read.

It lives for that one piece of work, so that nothing of a file (memory that leaked, a reader gone astray) reaches
another. It tells how it goes over a pipe; when it dies the pipe closes.
"""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.catalogue import Entry
from ingest.document import Document
from ingest.limits import Limits, allow, at_most, make_room
from ingest.page import TOO_MUCH_MEMORY, PageReading, read_pages
from ingest.pdf import Opening, UnreadablePdf, open_pdf
from ingest.read import assemble

log = logging.getLogger(__name__)

FIRST_PAGES = 32  # that the process which opens a file reads itself: enough for most


@dataclass(frozen=True, slots=True)
class Opened:
    """The file could be opened."""

    opening: Opening


@dataclass(frozen=True, slots=True)
class PageDone:
    """A page (index from 0) was read: the pickled :class:`PageReading`, and the seconds of processor time it took."""

    index: int
    reading: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Done:
    """All that was asked has been done; ``document`` when that was one."""

    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be read; ``reason`` is Dutch, for the user."""

    reason: str


Message = Opened | PageDone | Done | Refused


def open_and_read(pipe: Connection, limits: Limits, path: Path, tesseract: str) -> None:
    """Open a file and read its first pages."""

    def work() -> Done:
        allow(limits.open_seconds)
        opening = open_pdf(path)
        pipe.send(Opened(opening))
        return _read(pipe, limits, path, range(min(opening.pages, FIRST_PAGES)), tesseract)

    _tell(pipe, limits, work)


def read(pipe: Connection, limits: Limits, path: Path, pages: range, tesseract: str) -> None:
    """Read the pages (from 0) of a file that is known to open."""
    _tell(pipe, limits, lambda: _read(pipe, limits, path, pages, tesseract))


def assemble_pages(
    pipe: Connection,
    limits: Limits,
    path: Path,
    entry: Entry,
    fingerprint: str,
    opening: Opening,
    readings: Sequence[bytes | PageReading],
    with_ocr: bool,
) -> None:
    """Make a document of what other processes have read of its pages."""

    def work() -> Done:
        seconds = limits.assemble_seconds + limits.assemble_seconds_per_page * opening.pages
        allow(seconds)
        end = time.process_time() + seconds / 2  # what is made of the ordered pages takes time as well
        pages = [pickle.loads(item) if isinstance(item, bytes) else item for item in readings]

        def bound() -> AbstractContextManager[None]:
            return at_most(limits.share_of_page * (end - time.process_time()))

        return Done(assemble(path, entry, fingerprint, opening, pages, with_ocr, bound))

    _tell(pipe, limits, work)


def _read(pipe: Connection, limits: Limits, path: Path, indexes: range, tesseract: str) -> Done:
    allow(limits.page_seconds)
    before = time.process_time()
    for index, reading in zip(indexes, read_pages(path, indexes, tesseract), strict=True):
        now = time.process_time()
        pipe.send(PageDone(index, pickle.dumps(reading, pickle.HIGHEST_PROTOCOL), now - before))
        allow(limits.page_seconds)
        before = now
    return Done()


def _tell(pipe: Connection, limits: Limits, work: Callable[[], Done]) -> None:
    """Do the work within bounds and send what became of it."""
    make_room(limits.memory)
    answer: Message
    try:
        answer = work()
    except UnreadablePdf as error:
        answer = Refused(str(error))
    except MemoryError:
        answer = Refused(TOO_MUCH_MEMORY)
    except OSError:  # the parent is gone, or the file
        answer = Refused("kan niet worden geopend")
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        log.exception("cannot read")
        answer = Refused("kan niet worden gelezen; er ging iets mis bij het ontleden")
    try:
        pipe.send(answer)
    except MemoryError:
        pipe.send(Refused(TOO_MUCH_MEMORY))
    except OSError:
        log.debug("nobody listens any more")
