"""The PDFs of a folder: which files count as one, what they are called where they are shown, and what is none of it."""

from __future__ import annotations

import os
import re
from pathlib import Path

_HALF = re.compile("[\ud800-\udfff]")  # what Python makes of a byte that is not UTF-8 (PEP 383)


def pdf_paths(folder: Path) -> list[Path]:
    """What is called ``.pdf`` directly in the folder, by name.

    Raises:
        OSError: the folder is not there, or may not be read.
    """
    return sorted((p for p in folder.iterdir() if p.suffix.lower() == ".pdf"), key=lambda p: p.name)


def shown_name(path: Path) -> str:
    """The name of a file as text that can be kept and sent: U+FFFD for each byte that is not UTF-8."""
    return _HALF.sub("\ufffd", path.name)


def has_whole_name(path: Path) -> bool:
    """Whether the name of a file is UTF-8."""
    return not _HALF.search(path.name)


def leads_elsewhere(path: Path) -> bool:
    """Whether a file is a link to anything but a PDF in the same folder or below it."""
    if not path.is_symlink():
        return False
    target = Path(os.path.realpath(path))  # of a link that leads to itself: that link
    return target.suffix.lower() != ".pdf" or not target.is_relative_to(os.path.realpath(path.parent))
