"""pdfium is not thread-safe (its public header says so): whoever calls it does so in a turn of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_FIRST_IN_LINE = threading.Lock()
_PDFIUM = threading.Lock()


@contextmanager
def pdfium_turn() -> Iterator[None]:
    """Hold pdfium for a short piece of work: a page, say. Turns do not nest.

    Turns are given almost in the order in which they are asked for: one who waits stands first in line, so that a
    thread that takes turn after turn (reading a folder) cannot keep the others (showing a page) out.
    """
    with _FIRST_IN_LINE:
        _PDFIUM.acquire()
    try:
        yield
    finally:
        _PDFIUM.release()
