"""The folder of PDFs: documents come in whole or not at all, and leave it for a place that is not indexed."""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.documents.arrival import EMPTY, MOST_BYTES, NOT_A_PDF, TOO_LARGE, Arrival
from app.documents.disk import move, second_name, sync_folder, told
from app.documents.errors import DocumentsError, NameTaken
from app.documents.names import clean_name, free_name, same_name
from index.files import mode_of, new_file
from ingest.folder import pdf_paths, shown_name

REMOVED = "verwijderd"
"""The folder within the folder where removed documents lie, each in a folder of its own."""
_PREFIX, _SUFFIX = ".vraagbaak-", ".deel"
_DAY = 24 * 3600

Clash = Literal["weiger", "vervang", "anders"]
"""What to do about a document of the same name: refuse, put this in its place, or give this another name."""

GONE = "Dit document staat niet (meer) in de map met documenten."
NOTHING_TO_PUT_BACK = "Dit document ligt niet meer bij de verwijderde documenten."


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was removed: ``id`` is what it is put back under, ``when`` seconds since 1970."""

    id: str
    file: str
    when: float


class Folder:
    """The PDFs directly in ``path``. Any thread may use it; names are given out one at a time."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path, self.most_bytes = path, most_bytes
        self._lock = threading.Lock()

    def names(self) -> list[str]:
        """The names of the PDFs, as they can be shown.

        Raises:
            DocumentsError: the folder cannot be read now.
        """
        return sorted({shown_name(path) for path in self._paths()})

    def _paths(self) -> list[Path]:
        try:
            return pdf_paths(self.path)
        except OSError as error:
            raise DocumentsError("De map met documenten is nu niet te lezen.") from error

    def check(self, name: str, size: int, clash: Clash = "weiger") -> str:
        """The name that a PDF of so many bytes would get.

        Raises:
            DocumentsError: it would not be taken; ``NameTaken`` when that is for its name.
        """
        if size > self.most_bytes:
            raise DocumentsError(TOO_LARGE)
        if not size:
            raise DocumentsError(EMPTY)
        if not name.lower().endswith(".pdf"):
            raise DocumentsError(NOT_A_PDF)
        return self._place(name, clash)

    def _place(self, name: str, clash: Clash) -> str:
        clean, there = clean_name(name), self.names()
        same = same_name(clean, there)
        if same and clash == "weiger":
            raise NameTaken(same, free_name(clean, there))
        if clash == "anders":
            return free_name(clean, there)
        return same or clean

    @contextmanager
    def arriving(self, name: str, clash: Clash = "weiger") -> Iterator[Arrival]:
        """A PDF that comes in; what was not :meth:`Arrival.done` leaves nothing behind.

        Raises:
            DocumentsError: the disk refuses.
        """
        with told():
            self._remove_leftovers()
            file = new_file(self.path, _PREFIX, _SUFFIX)
        arrival = Arrival(file, self.most_bytes, lambda path: self._take_in(path, name, clash))
        try:
            yield arrival
        finally:
            arrival.close()
            with suppress(OSError):
                Path(file.name).unlink(missing_ok=True)

    def _take_in(self, temporary: Path, name: str, clash: Clash) -> str:
        """Give a whole file in this folder its name; returns that. What it replaces lies with what was removed."""
        with self._lock:
            place = self.path / self._place(name, clash)
            if place.exists():
                mode = mode_of(place)
                self._set_aside(place, second_name)  # its name never stands for nothing
                if mode is not None:
                    temporary.chmod(mode)
                os.replace(temporary, place)
            else:
                self._give_name(temporary, place)
            sync_folder(self.path)
        return place.name

    def _give_name(self, path: Path, place: Path) -> None:
        """Put a file in its place, never on one that came there meanwhile, as renaming would."""
        try:
            move(path, place)
        except FileExistsError as error:
            name = shown_name(place)
            raise NameTaken(name, free_name(name, self.names())) from error

    def path_of(self, name: str) -> Path:
        """The file of a document.

        Raises:
            DocumentsError: there is none of that name here.
        """
        path = next((path for path in self._paths() if shown_name(path) == name), None)
        if path is None:
            raise DocumentsError(GONE)
        return path

    def remove(self, name: str) -> Removed:
        """Move a document out of sight of the index, to where it can be put back from.

        Raises:
            DocumentsError: there is none of that name, or the disk refuses.
        """
        with self._lock, told():
            return self._set_aside(self.path_of(name), os.rename)

    def _set_aside(self, path: Path, bring: Callable[[Path, Path], None]) -> Removed:
        now = time.time()
        stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now))
        place = self.path / REMOVED / f"{stamp}-{secrets.token_hex(4)}"
        place.mkdir(parents=True)
        try:
            bring(path, place / path.name)
        except OSError:
            place.rmdir()
            raise
        os.utime(place, (now, now))
        for folder in (place, self.path):
            sync_folder(folder)
        return Removed(place.name, shown_name(path), now)

    def removed(self) -> list[Removed]:
        """The documents that can be put back, the last removed first."""
        found = []
        for place in self._places():
            with suppress(OSError):  # one that may not be read hides no other
                files = _files(place) if place.is_dir() else []
                found += [Removed(place.name, shown_name(files[0]), place.stat().st_mtime)] if len(files) == 1 else []
        return sorted(found, key=lambda removed: (-removed.when, removed.file))

    def _places(self) -> list[Path]:
        """Where what was removed lies; nothing when that cannot be told."""
        try:
            return list((self.path / REMOVED).iterdir())
        except OSError:
            return []

    def put_back(self, id: str) -> str:
        """Bring back what was removed under ``id``; returns its name.

        Raises:
            DocumentsError: it is not there, or the disk refuses; ``NameTaken`` when there is another one of its name.
        """
        with self._lock, told():
            removed = next((r for r in self.removed() if r.id == id), None)
            if removed is None:
                raise DocumentsError(NOTHING_TO_PUT_BACK)
            there = self.names()
            if same_name(removed.file, there):
                raise NameTaken(removed.file, free_name(removed.file, there))
            place = self.path / REMOVED / id
            file = _files(place)[0]
            self._give_name(file, self.path / file.name)
            with suppress(OSError):
                place.rmdir()
            sync_folder(self.path)
            return removed.file

    def _remove_leftovers(self) -> None:
        """Remove what came in half when the program was stopped."""
        for path in self.path.glob(f"{_PREFIX}*{_SUFFIX}"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _DAY:
                    path.unlink()


def _files(place: Path) -> list[Path]:
    """The files of a folder, links that lead nowhere from there among them."""
    return [path for path in place.iterdir() if path.is_file() or path.is_symlink()]
