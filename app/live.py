"""Keep answering while the folder changes: a new index is made behind the questions and swapped in whole."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.answering.vindplaats import Place
from index.build import BuildReport
from index.library import Library
from ingest.catalogue import CATALOGUE_FILE
from ingest.errors import UserError

log = logging.getLogger(__name__)

EVERY = 2.0  # seconds between two looks at the folder

Snapshot = tuple[tuple[str, int, int], ...]


def snapshot(corpus: Path) -> Snapshot:
    """Name, size in bytes and time of change in ns of every PDF in the folder and of its catalogue.

    Raises:
        OSError: the folder is not there now.
    """
    found = []
    for path in corpus.iterdir():
        if path.suffix.lower() == ".pdf" or path.name == CATALOGUE_FILE:
            try:
                status = path.stat()
            except FileNotFoundError:  # gone since it was listed
                continue
            found.append((path.name, status.st_size, status.st_mtime_ns))
    return tuple(sorted(found))


class LiveAnswerer:
    """An answerer that follows a folder.

    ``open_library`` opens the index as it is on disk, ``update`` brings it up to date with the folder. A question is
    answered from one state from beginning to end, the last that was finished. What goes wrong is told with ``tell`` and
    leaves that state in use.
    """

    def __init__(
        self,
        corpus: Path,
        index: Path,
        open_library: Callable[[], Library],
        update: Callable[[], BuildReport],
        tell: Callable[[BuildReport | str], None],
    ) -> None:
        self._corpus, self._index = corpus, index
        self._open, self._update, self._tell = open_library, update, tell
        self._last_told = ""
        self._generation = self._current()
        self._answerer = Answerer(open_library())
        self._built = self._seen = self._look()

    @property
    def library(self) -> Library:
        return self._answerer.library

    def now(self) -> Answerer:
        """What answers at this moment; it does not change any more."""
        return self._answerer

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        return self._answerer.answer(question, history)

    def places(self, quotation: str) -> list[Place]:
        return self._answerer.places(quotation)

    def refresh(self) -> bool:
        """Look at the folder and at the index once. Returns whether questions are answered from another state now.

        A folder that is still changing is left alone until two looks are the same: a file may be half copied.
        """
        seen = self._look()
        settled, self._seen = seen == self._seen, seen
        try:
            if settled and seen is not None and seen != self._built:
                self._built = seen
                self._tell(self._update())
            return self._swap()
        except UserError as error:
            self._complain(str(error))
            return False

    def follow(self) -> threading.Thread:
        """Look every few seconds in a thread that ends with the process."""
        thread = threading.Thread(target=self._follow, name="vraagbaak-follow", daemon=True)
        thread.start()
        return thread

    def _follow(self) -> None:
        while True:
            time.sleep(EVERY)
            try:
                self.refresh()
            except Exception:  # the chat goes on with what it has, whatever happens here
                log.exception("cannot bring the index up to date")

    def _look(self) -> Snapshot | None:
        try:
            return snapshot(self._corpus)
        except OSError:
            self._complain(f"De map {self._corpus} is niet te lezen. Er wordt geantwoord uit wat er al was.")
            return None

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
        self._last_told = ""
        return True

    def _complain(self, message: str) -> None:
        """Tell what is wrong, once."""
        if message != self._last_told:
            self._last_told = message
            self._tell(message)
