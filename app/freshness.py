"""Whether the folder with PDFs has changed since the index was made."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ingest.folder import pdf_paths


def is_behind(corpus: Path, index: Path, documents: Collection[str]) -> bool:
    """Whether one of ``documents`` (file names) is gone from ``corpus``, or a PDF there is newer than ``index``.

    A folder that cannot be read tells nothing: what was indexed can still be asked.
    """
    try:
        paths = pdf_paths(corpus)
        made = index.stat().st_mtime  # of the last time that it was brought up to date
        newer = any(path.stat().st_mtime > made for path in paths)
    except (OSError, ValueError):
        return False
    return newer or not set(documents) <= {path.name for path in paths}
