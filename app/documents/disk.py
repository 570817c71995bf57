"""What is done to the disk, and what it refuses, told in Dutch."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.documents.errors import DocumentsError

_REASONS = {
    errno.ENOSPC: "De schijf is vol. Er is niets veranderd.",
    errno.EDQUOT: "De ruimte op de schijf is op. Er is niets veranderd.",
    errno.EFBIG: "Het bestand is groter dan de schijf toelaat. Er is niets veranderd.",
}
_REFUSED = "In de map met documenten kan niet worden geschreven. Er is niets veranderd."


@contextmanager
def told() -> Iterator[None]:
    """What the disk refuses, told in Dutch."""
    try:
        yield
    except OSError as error:
        raise DocumentsError(_REASONS.get(error.errno or 0, _REFUSED)) from error


def second_name(path: Path, place: Path) -> None:
    """Give a file a second name, in a new folder; a copy where the file system has no such thing."""
    try:
        os.link(path, place)
    except OSError:
        shutil.copy2(path, place)


def move(path: Path, place: Path) -> None:
    """Put a file in another place, never on one that is there, as renaming would.

    Raises:
        FileExistsError: there is one.
    """
    try:
        os.link(path, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: take the name first
        place.open("xb").close()
        try:
            os.replace(path, place)
        except OSError:
            place.unlink()
            raise
    else:
        path.unlink()


def sync_folder(folder: Path) -> None:
    """After a power cut too the names are as they were made; Windows cannot open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
