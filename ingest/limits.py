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
from pathlib import Path

if sys.platform != "win32":
    import resource

MEMORY = 1 << 30  # bytes above what the process starts with: a page at 300 dpi takes 0.1 GB, a thousand dense pages too
OPEN_SECONDS = 60  # of processor time, to find the pages: 10,000 of them take some seconds
PAGE_SECONDS = 30  # of processor time: the slowest of 465 real pages, full of pictures, took less than 2
ASSEMBLE_SECONDS, ASSEMBLE_SECONDS_PER_PAGE = 60, 0.1  # of processor time: a real page takes 0.005
FILE_SECONDS, FILE_SECONDS_PER_PAGE = 120, 1.0  # of processor time for all pages together: a real page takes 0.02
SILENT_SECONDS = 300  # by the clock: longer than Tesseract may take; then a disk or network drive does not answer


def make_room() -> None:
    """Leave alone what belongs to the parent, and limit this process's memory from here on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends its children
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash is expected here, a dump of it is not
    _lower(resource.RLIMIT_AS, _address_space() + MEMORY)


def allow(seconds: float) -> None:
    """Let this process use so much more processor time; then the system ends it with ``SIGXCPU``."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds))


def _lower(kind: int, limit: int) -> None:
    """Set the soft limit, which may not be above the hard one that the system's administrator gave."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _address_space() -> int:
    """Bytes of address space that this process has now, where the system tells."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return MEMORY
