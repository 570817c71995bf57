"""Calls of pdfium without the conveniences of ctypes, for what is asked of every character or object of a page."""

from __future__ import annotations

import ctypes
from typing import Any


def quick(function: Any, result: Any) -> Any:
    """``function`` of pdfium without conversion of its arguments, and without letting other threads in: the calls are
    too short for that. Pointers are to be given as ``c_void_p`` or ``byref``."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)
