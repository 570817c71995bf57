"""What was read of every file, and what was not and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.document import Document, LostPage


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: how many pages and passages it has, and what of it cannot be searched, by page (from 1).

    ``recognised`` pages were read from their picture; ``unreadable`` ones show something that could not be had;
    ``lost`` ones could not be read at all. ``refused`` tells in Dutch why nothing of the file could be read.
    """

    file: str
    pages: int = 0
    passages: int = 0
    recognised: tuple[int, ...] = ()
    unreadable: tuple[int, ...] = ()
    lost: tuple[LostPage, ...] = ()
    refused: str = ""

    @classmethod
    def of(cls, document: Document) -> FileReport:
        return cls(
            document.file,
            len(document.pages),
            len(document.passages),
            document.recognised_pages,
            document.unreadable_pages,
            document.lost_pages,
        )


def file_reports(documents: Mapping[str, Document], refused: Mapping[str, str]) -> tuple[FileReport, ...]:
    """A report of every file of a library, by name; ``refused`` maps names to the reason."""
    read = [FileReport.of(document) for document in documents.values()]
    not_read = [FileReport(file, refused=reason) for file, reason in refused.items()]
    return tuple(sorted([*read, *not_read], key=lambda report: report.file))
