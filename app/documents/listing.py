"""What the list of documents tells of each file in the folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.terminal import remarks
from app.web.ports import LibraryLike
from index.report import FileReport
from ingest.document import Document, Part

State = Literal["doorzoekbaar", "deels", "niet", "wacht"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One file. ``state``: wholly or partly or not searchable, or waiting to be read (anew); ``remarks`` tell in Dutch
    what of it could not be read, and why. ``date`` is ISO 8601, ``bodies`` are those whose words it holds."""

    file: str
    title: str
    state: State
    bodies: tuple[str, ...] = ()
    date: str = ""
    pages: int = 0
    passages: int = 0
    parts: tuple[Part, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    @property
    def is_read(self) -> bool:
        """Whether there are pages of it to look at."""
        return self.pages > 0


class Listing:
    """Makes the list; of the documents of a library, which never change, it is made once."""

    def __init__(self) -> None:
        self._made: tuple[LibraryLike | None, dict[str, Listed]] = (None, {})

    def rows(self, library: LibraryLike, names: Sequence[str], is_in_use: Callable[[str], bool]) -> list[Listed]:
        """A row for each of the files ``names``, by title; ``is_in_use`` tells whether the library holds a file as it
        is now."""
        known = self._known(library)
        rows = []
        for name in names:
            row = known.get(name) or Listed(name, name, "wacht")
            rows.append(row if is_in_use(name) else replace(row, state="wacht"))
        return sorted(rows, key=lambda row: (row.title.casefold(), row.file))

    def _known(self, library: LibraryLike) -> dict[str, Listed]:
        of, read = self._made  # together: another thread may be making the list of another library
        if of is not library:
            refused = {
                file: Listed(file, file, "niet", remarks=(f"dit bestand {reason}",))
                for file, reason in library.refused.items()
            }
            read = {file: _listed(document) for file, document in library.documents.items()} | refused
            self._made = (library, read)
        return read


def _listed(document: Document) -> Listed:
    report = FileReport.of(document)
    bodies = tuple(dict.fromkeys(part.body for part in document.parts if part.body))
    return Listed(
        document.file,
        document.title,
        "deels" if report.unreadable or report.lost else "doorzoekbaar",
        bodies or ((document.publisher,) if document.publisher else ()),
        document.date,
        report.pages,
        report.passages,
        document.parts if len(document.parts) > 1 else (),
        tuple(remarks(report)),
    )
