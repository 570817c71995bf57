"""What goes wrong with a document or the folder it lies in."""

from __future__ import annotations

from ingest.errors import UserError


class DocumentsError(UserError):
    """A document cannot be taken in, changed or removed; the message says why, in Dutch, without naming folders."""


class NameTaken(DocumentsError):
    """There is a document of that name; ``name`` is how it is spelled in the folder, ``free`` a name that is not."""

    def __init__(self, name: str, free: str) -> None:
        super().__init__(f"Er is al een document met de naam {name}.")
        self.name, self.free = name, free
