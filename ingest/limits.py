"""How much of the machine the reading of one file may take, set by the process that reads on itself.

The operating system keeps the limits, so they hold inside the C++ of pdfium too, and when the parent is gone. On
Windows there are none (the parent's watch on the clock remains); macOS does not keep the one on memory.
"""

from __future__ import annotations

import math
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

if sys.platform != "win32":
    import resource


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory above what a process starts with, seconds of processor time, and seconds by the clock.

    Processor time, so that a busy machine refuses nothing. What is real was measured on 465 pages of eleven documents.
    """

    memory: int = 1 << 30  # a page drawn at 300 dpi takes 0.1 GB
    open_seconds: float = 60  # to find the pages: 10,000 take less than 2
    page_seconds: float = 30  # the slowest real page, full of pictures, took 0.7
    assemble_seconds: float = 60
    assemble_seconds_per_page: float = 0.1  # all work on a real page takes 0.02
    share_of_page: float = 0.1  # of what is left to put the pages in order: no one page may take more
    file_seconds: float = 120  # for all pages together
    file_seconds_per_page: float = 1.0  # a real page takes 0.02
    silent_seconds: float = 300  # by the clock, longer than Tesseract may take: then a disk or drive does not answer


class TooSlow(Exception):
    """What :func:`at_most` bounds took too long."""


def make_room(memory: int) -> None:
    """Leave alone what belongs to the parent, and give this process no more than ``memory`` bytes from here on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends its children
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash is expected here, a dump of it is not
    _lower(resource.RLIMIT_AS, _address_space() + memory)


def allow(seconds: float) -> None:
    """Let this process use so much more processor time; then the system ends it with ``SIGXCPU``."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds))


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Bound what is done meanwhile, in the main thread and in Python, to so much processor time.

    Raises:
        TooSlow: it is over.
    """
    if sys.platform == "win32":
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def unbounded_programs() -> Iterator[None]:
    """A program that is started meanwhile does not inherit the bound on this process's own processor time."""
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _lower(kind: int, limit: int) -> None:
    """Set the soft limit, which may not be above the hard one that the system's administrator gave."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _address_space() -> int:
    """Bytes of address space that this process has now, where the system tells."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1 << 30
