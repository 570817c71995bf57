"""Files that are whole or not there, and a way to notice that one has changed since."""

from __future__ import annotations

import glob
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

try:
    import fcntl
except ImportError:  # Windows: there an open file cannot be removed at all
    fcntl = None  # type: ignore[assignment]


_UNFINISHED = ".nieuw-"


class CorruptIndex(Exception):
    """What is on disk is not what was written there."""


def write_text(path: Path, text: str) -> None:
    """Replace a file of the program's own by a new one with UTF-8 in it, as :func:`write_bytes` does."""
    _replace(path, text.encode(), None)


def write_bytes(path: Path, data: bytes) -> None:
    """Replace a file in one step: readers see what was there or what is new, after a power cut too. Who may read and
    write a file that was there may still; for a new one the umask tells."""
    _replace(path, data, mode_of(path))


def _replace(path: Path, data: bytes, mode: int | None) -> None:
    with new_file(path.parent, f"{_UNFINISHED}{path.name[:40]}-") as file:
        temporary = Path(file.name)
        try:
            if mode is not None:
                temporary.chmod(mode)  # before there is anything to be read in it
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            os.replace(temporary, path)
        except BaseException:
            file.close()
            temporary.unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)


def new_file(folder: Path, prefix: str, suffix: str = "") -> IO[bytes]:
    """A file that was not there, open to be written. Unlike one of ``tempfile`` it is for whom the umask says, so that
    it can stay."""
    return (folder / f"{prefix}{secrets.token_hex(8)}{suffix}").open("xb")


def mode_of(path: Path) -> int | None:
    """Who may read and write a file (POSIX mode bits); ``None`` when there is none."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to write in that gets its name ``path`` only when everything in it is on disk.

    A folder that is there under that name is replaced.
    """
    temporary = path.parent / f"{_UNFINISHED}{secrets.token_hex(8)}"
    temporary.mkdir()  # for whom the umask says, unlike one of tempfile
    try:
        yield temporary
        for file in temporary.rglob("*"):
            if file.is_file():
                _sync(file)
        if path.exists():
            shutil.rmtree(path)
        os.replace(temporary, path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    _sync_folder(path.parent)


def remove_leftovers(folder: Path, name: str = "") -> None:
    """Remove what an interrupted :func:`new_folder` or :func:`write_text` left behind in ``folder``; of the file
    ``name`` alone, where one is given. Nobody may be writing there now."""
    for path in folder.glob(f"{_UNFINISHED}{glob.escape(name[:40])}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


class Seal(NamedTuple):
    """What tells that a file is as it was: its BLAKE2 digest, its size in bytes and its time of change in ns."""

    digest: str
    size: int
    changed: int


def seals(folder: Path) -> dict[str, Seal]:
    """Those of every file under ``folder``, by its path there."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): Seal(_digest(p), *_size_and_time(p)) for p in files}


def verify(folder: Path, expected: Mapping[str, Sequence[Any]]) -> None:
    """A file of the same size and time counts as the same, else its bytes decide: of a copy the times may differ.

    ``expected`` holds seals, as they are or as JSON lists.

    Raises:
        CorruptIndex: a file is missing or its bytes have changed.
    """
    for name, values in expected.items():
        path, seal = folder / name, Seal(*values)
        try:
            if _size_and_time(path) != (seal.size, seal.changed) and _digest(path) != seal.digest:
                raise CorruptIndex(str(path))
        except OSError as error:
            raise CorruptIndex(str(path)) from error


def hold(path: Path) -> IO[bytes] | None:
    """Mark a file as in use for as long as what is returned stays open; ``None`` where the system has no such marks.

    Raises:
        OSError: there is no such file.
    """
    if fcntl is None:
        return None
    file = path.open("rb")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def is_held(path: Path) -> bool:
    """Whether a process, this one included, holds a file with :func:`hold`."""
    if fcntl is None:
        return False
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False


def _size_and_time(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
