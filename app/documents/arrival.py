"""A PDF on its way into the folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from app.documents.disk import told
from app.documents.errors import DocumentsError

MOST_BYTES = 256 << 20
"""Of one PDF."""
HEAD_BYTES = 1024
"""Somewhere in so many bytes a PDF says that it is one (PDF 1.7, appendix H, note 13)."""

NOT_A_PDF = "Dit is geen PDF. Vraagbaak leest alleen PDF-bestanden."
TOO_LARGE = f"Dit bestand is te groot. Een PDF mag hooguit {MOST_BYTES >> 20} MB zijn."
EMPTY = "Dit bestand is leeg."


class Arrival:
    """A PDF of at most ``most_bytes`` on its way in: bytes are added to ``file``, until it is done and ``take_in``
    gives it its name."""

    def __init__(self, file: IO[bytes], most_bytes: int, take_in: Callable[[Path], str]) -> None:
        self._file, self._most_bytes, self._take_in = file, most_bytes, take_in
        self._head = b""
        self._size = 0

    def add(self, data: bytes) -> None:
        """Raises:
        DocumentsError: this is no PDF, it is too large, or the disk refuses.
        """
        self._size += len(data)
        if self._size > self._most_bytes:
            raise DocumentsError(TOO_LARGE)
        if len(self._head) < HEAD_BYTES:
            self._head += data[: HEAD_BYTES - len(self._head)]
            if len(self._head) == HEAD_BYTES and b"%PDF-" not in self._head:
                raise DocumentsError(NOT_A_PDF)
        with told():
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
        with told():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            return self._take_in(Path(self._file.name))

    def close(self) -> None:
        with suppress(OSError):
            self._file.close()
