"""Keep answering while the folder changes: a new index is made behind the questions and swapped in whole."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.answering.vindplaats import Place
from index.build import BuildReport, OnProgress
from index.library import Library
from index.report import FileReport, file_reports
from index.store import Scope
from ingest.catalogue import CATALOGUE_FILE
from ingest.errors import UserError

log = logging.getLogger(__name__)

EVERY = 2.0  # seconds between two looks at the folder
FIRST_WAIT, LONGEST_WAIT = 10.0, 600.0  # seconds from an update that failed to the next try; it doubles each time

Snapshot = tuple[tuple[str, int, int], ...]


def snapshot(corpus: Path) -> Snapshot:
    """Name, size in bytes and time of change in ns of every PDF in the folder and of its catalogue.

    Raises:
        OSError: the folder is not there now, or tells nothing of what is in it.
    """
    found: list[tuple[str, int, int]] = []
    refused: OSError | None = None
    for path in corpus.iterdir():
        if path.suffix.lower() == ".pdf" or path.name == CATALOGUE_FILE:
            try:
                found.append(_stamp(path))
            except FileNotFoundError:  # gone since it was listed
                continue
            except OSError as error:  # one file must not hold up the others
                refused = error
    if refused and not found:
        raise refused
    return tuple(sorted(found))


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        if not os.path.islink(path):
            raise
        status = path.lstat()  # a link that leads nowhere, or to itself: it is read all the same, and refused
    return path.name, status.st_size, status.st_mtime_ns


@dataclass(frozen=True, slots=True)
class Status:
    """How the folder stands: a report of every file of the state in use, what is being done now ("" for nothing) with
    how much of it is done and how much there is, and what keeps the state from being brought up to date ("" for
    nothing). Texts are Dutch."""

    files: tuple[FileReport, ...]
    doing: str = ""
    done: int = 0
    total: int = 0
    problem: str = ""


class LiveAnswerer:
    """An answerer that follows a folder.

    ``open_library`` opens the index as it is on disk, ``update`` brings it up to date with the folder and tells how it
    goes. A question is answered from one state from beginning to end, the last that was finished. What goes wrong is
    told with ``tell``, leaves that state in use, and is tried again: at once when the folder changes, else after a
    time that doubles from ``FIRST_WAIT`` to ``LONGEST_WAIT``. ``clock`` counts seconds. ``built`` is what the
    folder held before the index was last brought up to date, so that what changed while that was done is read too;
    ``None``: what it holds now.
    """

    def __init__(
        self,
        corpus: Path,
        index: Path,
        open_library: Callable[[], Library],
        update: Callable[[OnProgress], BuildReport],
        tell: Callable[[BuildReport | str], None],
        clock: Callable[[], float] = time.monotonic,
        built: Snapshot | None = None,
    ) -> None:
        self._corpus, self._index = corpus, index
        self._open, self._update, self._tell, self._clock = open_library, update, tell, clock
        self._last_told = ""
        self._progress: tuple[str, int, int] = ("", 0, 0)
        self._failed: Snapshot | None = None  # what the folder held when an update failed
        self._wait = FIRST_WAIT
        self._again = 0.0  # when to try that again
        self._generation = self._current()
        self._answerer = Answerer(open_library())
        self._seen = self._look()
        self._built = self._seen if built is None else built
        self._used = frozenset(self._built or ())  # what the folder held when the state in use was made

    @property
    def library(self) -> Library:
        return self._answerer.library

    def now(self) -> Answerer:
        """What answers at this moment; it does not change any more."""
        return self._answerer

    def within(self, scope: Scope) -> Answerer:
        """What answers at this moment from within ``scope`` alone; it does not change any more."""
        return self._answerer.within(scope)

    def answer(self, question: str, history: Sequence[str] = (), answers: Sequence[Answer | None] = ()) -> Answer:
        return self._answerer.answer(question, history, answers)

    def status(self) -> Status:
        """How the folder stands now; for any thread."""
        library = self.library
        return Status(file_reports(library.documents, library.refused), *self._progress, self._last_told)

    def is_in_use(self, *files: str) -> bool:
        """Whether questions are answered from the state of the index in which these files are as they are in the folder
        now; a file that is in neither counts as the same."""
        for file in files:
            try:
                if _stamp(self._corpus / file) not in self._used:
                    return False
            except OSError:
                if any(name == file for name, _, _ in self._used):
                    return False
        return True

    def places(self, quotation: str) -> list[Place]:
        return self._answerer.places(quotation)

    def refresh(self) -> bool:
        """Look at the folder and at the index once. Returns whether questions are answered from another state now.

        A folder that is still changing is left alone until two looks are the same: a file may be half copied.
        """
        seen = self._look()
        settled, self._seen = seen == self._seen, seen
        if settled and seen is not None and self._is_due(seen):
            self._bring_up_to_date(seen)
        try:
            is_another = self._swap()
            self._used = frozenset(self._built or ())
            return is_another
        except UserError as error:  # what is on disk cannot be used: it has to be made again
            self._built = None
            self._put_off(self._seen, str(error))
            return False

    def _is_due(self, seen: Snapshot) -> bool:
        """Whether the folder holds something else than what was read of it, and it is time to read that."""
        return seen != self._built and (seen != self._failed or self._clock() >= self._again)

    def _bring_up_to_date(self, seen: Snapshot) -> None:
        try:
            report = self._update(self._set_progress)
        except UserError as error:
            self._put_off(seen, str(error))
        except Exception:  # the chat goes on with what it has, whatever happens here
            log.exception("cannot bring the index up to date")
            self._put_off(seen, "De index bijwerken is niet gelukt. Er wordt geantwoord uit wat er al was.")
        else:
            self._built, self._failed, self._wait, self._last_told = seen, None, FIRST_WAIT, ""
            self._tell(report)
        finally:
            self._progress = ("", 0, 0)

    def _put_off(self, seen: Snapshot | None, message: str) -> None:
        """Try again later: at first soon, then less and less often."""
        self._wait = min(2 * self._wait, LONGEST_WAIT) if seen == self._failed else FIRST_WAIT
        self._failed, self._again = seen, self._clock() + self._wait
        self._complain(message)

    def _set_progress(self, label: str, done: int, total: int) -> None:
        self._progress = (label, done, total)

    def follow(self) -> threading.Thread:
        """Look every few seconds in a thread that ends with the process; what is new is prepared for questions."""
        thread = threading.Thread(target=self._follow, name="vraagbaak-follow", daemon=True)
        thread.start()
        return thread

    def _follow(self) -> None:
        is_new = True
        while True:
            time.sleep(EVERY)
            try:
                if self.refresh() or is_new:
                    self.library.prepare()
                is_new = False
            except Exception:  # the chat goes on with what it has, whatever happens here
                log.exception("cannot bring the index up to date")

    def _look(self) -> Snapshot | None:
        gone = f"De map {self._corpus} is niet te lezen. Er wordt geantwoord uit wat er al was."
        try:
            seen = snapshot(self._corpus)
        except OSError:
            self._complain(gone)
            return None
        if self._last_told == gone:  # it is back
            self._last_told = ""
        return seen

    def _current(self) -> str:
        try:
            return (self._index / "current").read_text("utf-8")
        except OSError:
            return ""

    def _swap(self) -> bool:
        """Open the state on disk when it is another than the one in use: this process made it, or another one."""
        generation = self._current()
        if generation in ("", self._generation):
            return False
        self._answerer = Answerer(self._open())
        self._generation = generation
        return True

    def _complain(self, message: str) -> None:
        """Tell what is wrong, once."""
        if message != self._last_told:
            self._last_told = message
            self._tell(message)
