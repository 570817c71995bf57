"""Files that a user asked for: written whole, or a Dutch message and nothing."""

from __future__ import annotations

from pathlib import Path

from index.files import write_bytes
from ingest.errors import UserError


class OutputError(UserError):
    """The file cannot be written; the message says why, in Dutch, for the user."""


def save(path: Path, data: bytes) -> None:
    """Write ``data``; a file that is there is replaced in one step.

    Raises:
        OutputError: no such folder, it is a folder itself, or the disk refuses.
    """
    try:
        if not path.parent.is_dir():
            raise OutputError(f"De map {path.parent} bestaat niet. Kies met --output een bestand in een map die er is.")
        if path.is_dir():
            raise OutputError(f"{path} is een map. Kies met --output een bestand.")
        write_bytes(path, data)
    except OSError as error:
        raise OutputError(f"{path} kan niet worden geschreven. Kies met --output een andere plaats.") from error
