"""Read many PDFs at once, each within bounds: pages in parallel over processes, and a process that dies costs one page.

The pages of a file are divided over processes in ranges; when all have been read another process makes the document.
This process parses nothing of a file: it hands out work and passes on what was read, pickled as it came. It does read
the bytes of every file, in pieces, to tell by a hash whether it changed; a disk that hangs there holds it up.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from ingest import child, ocr
from ingest.catalogue import Catalogue, Entry
from ingest.document import Document
from ingest.limits import Limits
from ingest.page import TOO_SLOW, PageReading, lost
from ingest.pdf import Opening, UnreadablePdf
from ingest.read import fingerprint
from ingest.workers import Worker, usual_workers

log = logging.getLogger(__name__)

MOST_PAGES_AT_ONCE, FEWEST_PAGES_AT_ONCE = 64, 16  # a range: opening a file again for each costs little beside these
LOOK_AHEAD = 4  # files that are begun besides the first one
MOST_DEATHS = 3  # of processes over one file: one bad page is a slip, more of them is a bad file
MOST_TIMES = 3  # that a file is read when it changes meanwhile

OnPage = Callable[[Path, int, int], None]
Outcome = Document | UnreadablePdf


def read_documents(
    paths: Iterable[Path],
    catalogue: Catalogue,
    on_page: OnPage = lambda path, done, total: None,
    workers: int | None = None,
    limits: Limits | None = None,
) -> Generator[tuple[Path, Outcome], None, None]:
    """Read PDFs, each given back as soon as it is a document, or with the reason why it cannot be read.

    The documents are those of :func:`ingest.read.read_document`, with the fingerprint of the bytes that were read.
    ``on_page`` gets how many pages of a file have been read, and how many it has.
    """
    scheduler = _Scheduler(catalogue, on_page, workers or usual_workers(), limits or Limits())
    try:
        yield from scheduler.run(deque(paths))
    finally:
        scheduler.end()


class _File:
    """A file that is being read: what has come in of it, and what is still to be done."""

    def __init__(self, path: Path, entry: Entry, times: int) -> None:
        self.path, self.entry, self.times = path, entry, times
        self.fingerprint = fingerprint(path, entry)
        self.opening: Opening | None = None
        self.readings: dict[int, bytes | PageReading] = {}
        self.todo: deque[range] = deque()
        self.deaths = 0
        self.seconds = 0.0
        self.begun = self.assembling = False

    @property
    def pages(self) -> int:
        return self.opening.pages if self.opening else 0

    @property
    def pages_left(self) -> float:
        """That nobody reads yet; of a file that is complete or still to be opened all it takes, and more."""
        return sum(map(len, self.todo)) if self.begun and not self.complete else float("inf")

    @property
    def complete(self) -> bool:
        return self.opening is not None and len(self.readings) == self.pages


class _Scheduler:
    def __init__(self, catalogue: Catalogue, on_page: OnPage, workers: int, limits: Limits) -> None:
        self._catalogue, self._on_page, self._most, self._limits = catalogue, on_page, workers, limits
        self._tesseract = ocr.tesseract()
        self._files: list[_File] = []
        self._busy: dict[Connection, tuple[Worker, _File, range]] = {}
        self._finished: deque[tuple[Path, Outcome]] = deque()

    def run(self, waiting: deque[Path]) -> Iterator[tuple[Path, Outcome]]:
        while waiting or self._files or self._finished:
            while self._finished:
                yield self._finished.popleft()
            while len(self._busy) < self._most and (self._look_ahead(waiting) or self._go_on()):
                pass
            for pipe in wait(list(self._busy), timeout=1.0) if self._busy else ():
                self._hear(pipe)  # type: ignore[arg-type]
            for worker, _, _ in self._busy.values():
                worker.kill_if_silent()

    def end(self) -> None:
        for worker, _, _ in self._busy.values():
            worker.end()

    # --- handing out work ----------------------------------------------------------------------------------------

    def _look_ahead(self, waiting: deque[Path]) -> bool:
        """Begin another file while there are few. Returns whether it did."""
        if not waiting or len(self._files) > LOOK_AHEAD:
            return False
        self._begin(waiting.popleft())
        return True

    def _begin(self, path: Path, times: int = 1) -> None:
        try:
            self._files.append(_File(path, self._catalogue.entry(path.name), times))
        except UnreadablePdf as error:
            self._finished.append((path, error))

    def _go_on(self) -> bool:
        """Start one process for the file that has most left to do. Returns whether there was one.

        A file is opened first, which tells how many pages it has, and made a document when all of them have been read.
        What takes longest goes first (Graham 1969, "Bounds on Multiprocessing Timing Anomalies", SIAM Journal on
        Applied Mathematics), so that no core waits for another at the end.
        """
        for file in sorted(self._files, key=lambda file: file.pages_left, reverse=True):
            if not file.begun:
                file.begun = True
                self._start(
                    file, range(child.FIRST_PAGES), self._worker(child.open_and_read, file.path, self._tesseract)
                )
                return True
            if file.todo:
                pages = file.todo.popleft()
                self._start(file, pages, self._worker(child.read, file.path, pages, self._tesseract))
                return True
            if file.complete and not file.assembling:
                file.assembling = True
                readings = [file.readings.pop(index) for index in range(file.pages)]
                arguments = (file.path, file.entry, file.fingerprint, file.opening, readings, bool(self._tesseract))
                self._start(file, range(0), self._worker(child.assemble_pages, *arguments))
                return True
        return False

    def _worker(self, target: Callable[..., None], *arguments: Any) -> Worker:
        return Worker(self._limits, target, *arguments)

    def _start(self, file: _File, pages: range, worker: Worker) -> None:
        self._busy[worker.pipe] = (worker, file, pages)

    # --- taking in what was read ---------------------------------------------------------------------------------

    def _hear(self, pipe: Connection) -> None:
        if pipe not in self._busy:  # its file has just been given up
            return
        worker, file, pages = self._busy[pipe]
        message = worker.receive()
        if isinstance(message, child.Opened):
            file.opening = message.opening
            file.todo.extend(self._ranges(child.FIRST_PAGES, file.pages))
            self._busy[pipe] = (worker, file, range(min(child.FIRST_PAGES, file.pages)))
        elif isinstance(message, child.PageDone):
            self._take(file, message.index, message.reading)
            file.seconds += message.seconds
            if file.seconds > self._limits.file_seconds + self._limits.file_seconds_per_page * file.pages:
                self._finish(file, UnreadablePdf(TOO_SLOW))
        elif isinstance(message, child.Refused):
            self._finish(file, UnreadablePdf(message.reason))
        elif message is None:
            self._bury(pipe, worker, file, pages)
        else:
            self._busy.pop(pipe)
            worker.end()
            if message.document:
                self._finish(file, message.document)

    def _take(self, file: _File, index: int, reading: bytes | PageReading) -> None:
        file.readings[index] = reading
        self._on_page(file.path, len(file.readings), file.pages)

    def _bury(self, pipe: Connection, worker: Worker, file: _File, pages: range) -> None:
        """A process has died: the page that it was at is lost, and another goes on behind it."""
        reason = worker.why_dead()
        log.info("a process that read %s has died: %s", file.path, reason)
        self._busy.pop(pipe)
        worker.end()
        file.deaths += 1
        at = next((index for index in pages if index not in file.readings), None)
        if file.opening is None or file.assembling or at is None or file.deaths >= MOST_DEATHS:
            self._finish(file, UnreadablePdf(reason))
            return
        self._take(file, at, lost(at + 1, reason))
        if at + 1 < pages.stop:
            file.todo.appendleft(range(at + 1, pages.stop))

    def _ranges(self, first: int, stop: int) -> Iterator[range]:
        even = -(-max(stop - first, 0) // (2 * self._most))
        step = min(max(even, FEWEST_PAGES_AT_ONCE), MOST_PAGES_AT_ONCE)
        for start in range(first, stop, step):
            yield range(start, min(start + step, stop))

    def _finish(self, file: _File, outcome: Outcome) -> None:
        """A file is done, for better or worse; read again when it is another file by now."""
        for pipe, (worker, of, _) in list(self._busy.items()):
            if of is file:
                self._busy.pop(pipe)
                worker.end()
        self._files.remove(file)
        try:
            changed = fingerprint(file.path, file.entry) != file.fingerprint
        except UnreadablePdf as error:
            self._finished.append((file.path, error))
            return
        if not changed:
            self._finished.append((file.path, outcome))
        elif file.times < MOST_TIMES:
            self._begin(file.path, file.times + 1)
        else:
            changing = UnreadablePdf("verandert telkens terwijl het gelezen wordt; probeer het later nog eens")
            self._finished.append((file.path, changing))
