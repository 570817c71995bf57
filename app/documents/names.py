"""File names that every system can keep, made of whatever a browser sends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_BYTES = 180
"""Of a name in UTF-8, without ``.pdf``; file systems take 255, and a number may have to be added."""
_NOT_ALLOWED = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)  # by Windows
NAMELESS = "document"


def clean_name(name: str) -> str:
    """``name`` without folders, in NFC, without what some file system refuses, and with ``.pdf`` at its end."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    printable = "".join(c if c.isprintable() else " " for c in _NOT_ALLOWED.sub("-", last))
    stem = re.sub(r"\.pdf$", "", " ".join(printable.split()), flags=re.I)
    stem = stem.lstrip(". ").encode("utf-8", "ignore")[:MOST_BYTES].decode("utf-8", "ignore").rstrip(". ")
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return f"{stem or NAMELESS}.pdf"


def same_name(name: str, among: Iterable[str]) -> str:
    """The one that some file system would take for ``name``, "" when there is none."""
    return next((other for other in among if _folded(other) == _folded(name)), "")


def free_name(name: str, among: Iterable[str]) -> str:
    """``name``, with the first number behind it that makes it another than all of these."""
    taken = {_folded(other) for other in among}
    stem, number, free = name.removesuffix(".pdf"), 2, name
    while _folded(free) in taken:
        free, number = f"{stem} ({number}).pdf", number + 1
    return free


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
