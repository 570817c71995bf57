"""The folder of PDFs: documents come in whole or not at all, and leave it for a place that is not indexed."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.documents.errors import DocumentsError, NameTaken
from app.documents.names import clean_name, free_name, same_name

REMOVED = "verwijderd"
"""The folder within the folder where removed documents lie, each in a folder of its own."""
MOST_BYTES = 256 << 20
"""Of one PDF."""
HEAD_BYTES = 1024
"""Somewhere in so many bytes a PDF says that it is one (PDF 1.7, appendix H, note 13)."""
WRITE_BYTES = 1 << 20
_PREFIX, _SUFFIX = ".vraagbaak-", ".deel"
_DAY = 24 * 3600

Clash = Literal["weiger", "vervang", "anders"]
"""What to do about a document of the same name: refuse, put this in its place, or give this another name."""

NOT_A_PDF = "Dit is geen PDF. Vraagbaak leest alleen PDF-bestanden."
TOO_LARGE = f"Dit bestand is te groot. Een PDF mag hooguit {MOST_BYTES >> 20} MB zijn."
EMPTY = "Dit bestand is leeg."
GONE = "Dit document staat niet (meer) in de map met documenten."
NOTHING_TO_PUT_BACK = "Dit document ligt niet meer bij de verwijderde documenten."
_REASONS = {
    errno.ENOSPC: "De schijf is vol. Er is niets veranderd.",
    errno.EDQUOT: "De ruimte op de schijf is op. Er is niets veranderd.",
    errno.EFBIG: "Het bestand is groter dan de schijf toelaat. Er is niets veranderd.",
}
_REFUSED = "In de map met documenten kan niet worden geschreven. Er is niets veranderd."


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
        """The names of the PDFs.

        Raises:
            DocumentsError: the folder cannot be read now.
        """
        try:
            return sorted(p.name for p in self.path.iterdir() if p.suffix.lower() == ".pdf")
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
        with _told():
            self._remove_leftovers()
            handle, temporary = tempfile.mkstemp(dir=self.path, prefix=_PREFIX, suffix=_SUFFIX)
        arrival = Arrival(self, name, clash, Path(temporary), handle)
        try:
            yield arrival
        finally:
            arrival.close()
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)

    def take_in(self, temporary: Path, name: str, clash: Clash) -> str:
        """Give a whole file in this folder its name; returns that. What it replaces lies with what was removed."""
        with self._lock:
            place = self.path / self._place(name, clash)
            if place.exists():
                self._set_aside(place, _link)  # its name never stands for nothing
                os.replace(temporary, place)
            else:
                _link(temporary, place)
            _sync_folder(self.path)
        return place.name

    def path_of(self, name: str) -> Path:
        """The file of a document.

        Raises:
            DocumentsError: there is none of that name here.
        """
        if name not in self.names():
            raise DocumentsError(GONE)
        return self.path / name

    def remove(self, name: str) -> Removed:
        """Move a document out of sight of the index, to where it can be put back from.

        Raises:
            DocumentsError: there is none of that name, or the disk refuses.
        """
        with self._lock, _told():
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
            _sync_folder(folder)
        return Removed(place.name, path.name, now)

    def removed(self) -> list[Removed]:
        """The documents that can be put back, the last removed first."""
        found = []
        with suppress(OSError):
            for place in (self.path / REMOVED).iterdir():
                files = [p for p in place.iterdir() if p.is_file()] if place.is_dir() else []
                found += [Removed(place.name, files[0].name, place.stat().st_mtime)] if len(files) == 1 else []
        return sorted(found, key=lambda removed: (-removed.when, removed.file))

    def put_back(self, id: str) -> str:
        """Bring back what was removed under ``id``; returns its name.

        Raises:
            DocumentsError: it is not there, or the disk refuses; ``NameTaken`` when there is another one of its name.
        """
        with self._lock, _told():
            removed = next((r for r in self.removed() if r.id == id), None)
            if removed is None:
                raise DocumentsError(NOTHING_TO_PUT_BACK)
            there = self.names()
            if same_name(removed.file, there):
                raise NameTaken(removed.file, free_name(removed.file, there))
            place = self.path / REMOVED / id
            os.rename(place / removed.file, self.path / removed.file)
            with suppress(OSError):
                place.rmdir()
            _sync_folder(self.path)
            return removed.file

    def _remove_leftovers(self) -> None:
        """Remove what came in half when the program was stopped."""
        for path in self.path.glob(f"{_PREFIX}*{_SUFFIX}"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _DAY:
                    path.unlink()


class Arrival:
    """A PDF on its way into ``folder``: bytes are added to a file beside its place until it is done."""

    def __init__(self, folder: Folder, name: str, clash: Clash, temporary: Path, handle: int) -> None:
        self._folder, self._name, self._clash, self._temporary = folder, name, clash, temporary
        self._file = os.fdopen(handle, "wb")
        self._head = b""
        self._size = 0

    def add(self, data: bytes) -> None:
        """Raises:
        DocumentsError: this is no PDF, it is too large, or the disk refuses.
        """
        self._size += len(data)
        if self._size > self._folder.most_bytes:
            raise DocumentsError(TOO_LARGE)
        if len(self._head) < HEAD_BYTES:
            self._head += data[: HEAD_BYTES - len(self._head)]
            if len(self._head) == HEAD_BYTES and b"%PDF-" not in self._head:
                raise DocumentsError(NOT_A_PDF)
        with _told():
            self._file.write(data)

    def done(self) -> str:
        """Put the PDF in its place; returns the name that it got.

        Raises:
            DocumentsError: see :meth:`add`; ``NameTaken`` when there is one of its name.
        """
        if not self._size:
            raise DocumentsError(EMPTY)
        if b"%PDF-" not in self._head:
            raise DocumentsError(NOT_A_PDF)
        with _told():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._temporary.chmod(0o644)  # as other files in the folder: it was made for this user alone
            return self._folder.take_in(self._temporary, self._name, self._clash)

    def close(self) -> None:
        with suppress(OSError):
            self._file.close()


@contextmanager
def _told() -> Iterator[None]:
    """What the disk refuses, told in Dutch."""
    try:
        yield
    except OSError as error:
        raise DocumentsError(_REASONS.get(error.errno or 0, _REFUSED)) from error


def _link(path: Path, place: Path) -> None:
    """Give a file a second name, which must be free; a copy where the file system has no such thing."""
    try:
        os.link(path, place)
    except FileExistsError as error:
        raise NameTaken(place.name, free_name(place.name, os.listdir(place.parent))) from error
    except OSError:
        shutil.copy2(path, place)


def _sync_folder(folder: Path) -> None:
    """After a power cut too the names are as they were made; Windows cannot open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
