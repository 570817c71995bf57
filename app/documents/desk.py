"""What can be done with the documents of a running chat, and how far that is."""

from __future__ import annotations

import os
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from filelock import FileLock, Timeout

from app.documents.catalogue_text import body_called, edited
from app.documents.details import Details, PartDetails, checked
from app.documents.errors import DocumentsError
from app.documents.folder import GONE, Folder
from app.documents.listing import Listed, Listing
from app.live import Status
from app.web.ports import AnswererLike, LibraryLike
from index.files import remove_leftovers, write_bytes
from index.report import FileReport, file_reports
from ingest.catalogue import CATALOGUE_FILE, Entry, load_catalogue, read_catalogue
from ingest.document import Body, Document
from ingest.file_date import is_file_date

MOST_TICKETS = 5_000
CHANGED_MEANWHILE = "Deze gegevens zijn intussen gewijzigd. Sluit het formulier en open het opnieuw."
LOCK_FILE = f".{CATALOGUE_FILE}.lock"
LOCK_WAIT = 10.0  # seconds
BUSY = f"{CATALOGUE_FILE} wordt nu door een ander proces gewijzigd. Probeer het zo nog eens."
NOT_WRITTEN = f"{CATALOGUE_FILE} kan niet worden geschreven. Er is niets veranderd."


class Following(Protocol):
    """The part of :class:`app.live.LiveAnswerer` that the desk needs."""

    @property
    def library(self) -> LibraryLike: ...

    def status(self) -> Status: ...

    def is_in_use(self, *files: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading of a file is: waiting, at ``done`` of ``total`` ``things``, ready with a ``report``, gone
    from the folder, or held up by a ``problem`` (Dutch)."""

    file: str
    state: Literal["wacht", "leest", "klaar", "weg", "fout"]
    things: str = ""
    done: int = 0
    total: int = 0
    report: FileReport | None = None
    problem: str = ""


class Still:
    """What a desk needs of an answerer that does not tell how its folder stands."""

    def __init__(self, answerer: AnswererLike) -> None:
        self._answerer = answerer

    @property
    def library(self) -> LibraryLike:
        return self._answerer.library

    def status(self) -> Status:
        return Status(file_reports(self.library.documents, self.library.refused))

    def is_in_use(self, *files: str) -> bool:
        return True


class Desk:
    """The documents in ``corpus``, which ``following`` answers from. ``may_change``: whether they can be changed."""

    def __init__(self, corpus: Path, following: Following, may_change: bool) -> None:
        self.folder, self.may_change = Folder(corpus), may_change
        self._following = following
        self._listing = Listing()
        self._lock = threading.Lock()
        self._tickets: OrderedDict[str, str] = OrderedDict()

    def rows(self) -> list[Listed]:
        """What is in the folder now, by title.

        Raises:
            DocumentsError: the folder cannot be read.
        """
        names = self.folder.names()
        return self._listing.rows(self._following.library, names, self._following.is_in_use)

    def problem(self) -> str:
        """What keeps the index from being brought up to date, in Dutch; "" for nothing."""
        return self._following.status().problem

    # --- how far it is -----------------------------------------------------------------------------------------------

    def ticket(self, file: str) -> str:
        """A token under which whoever has it, and nobody else, is told how far the reading of ``file`` is."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._tickets[token] = file
            while len(self._tickets) > MOST_TICKETS:
                self._tickets.popitem(last=False)
        return token

    def reading(self, token: str) -> Reading | None:
        """How far it is; ``None`` for a token that was not given out, or too long ago."""
        with self._lock:
            file = self._tickets.get(token)
        if file is None:
            return None
        status = self._following.status()
        if not (self.folder.path / file).exists():
            return Reading(file, "weg")
        if self._following.is_in_use(file, CATALOGUE_FILE):
            report = next((report for report in status.files if report.file == file), None)
            return Reading(file, "klaar", report=report) if report else Reading(file, "wacht")
        if status.doing.startswith(f"{file}: "):
            return Reading(file, "leest", status.doing.removeprefix(f"{file}: "), status.done, status.total)
        if status.problem and not status.doing:
            return Reading(file, "fout", problem=status.problem)
        return Reading(file, "wacht")

    # --- what the catalogue tells ------------------------------------------------------------------------------------

    def details(self, file: str) -> tuple[Details, str, int]:
        """What is known of a document, the version of that, and how many pages it has.

        Raises:
            DocumentsError: it is not there, or was not read (yet).
            ingest.catalogue.CatalogueError: the catalogue cannot be read.
        """
        document = self._document(file)
        catalogue = load_catalogue(self.folder.path)
        entry = catalogue.entry(file)
        return details_of(entry, document, catalogue.bodies), entry.fingerprint, len(document.pages)

    def bodies(self) -> list[Body]:
        """The bodies that are known, by name; what the catalogue tells counts before it is read anew.

        Raises:
            ingest.catalogue.CatalogueError: the catalogue cannot be read.
        """
        known = {**self._following.library.bodies, **load_catalogue(self.folder.path).bodies}
        return sorted((body for name, body in known.items() if name), key=lambda body: body.name.casefold())

    def fill_in(self, file: str, filled: Mapping[str, Any], version: str) -> dict[str, str]:
        """Write what was filled in about a document to the catalogue, whole or not at all. Returns what is wrong with
        it, by field (:func:`app.documents.details.checked`); then nothing is written.

        Raises:
            DocumentsError: it is not there, was changed since ``version``, or the disk refuses.
            ingest.catalogue.CatalogueError: the catalogue cannot be read.
        """
        pages = len(self._document(file).pages)
        details, problems = checked(filled, pages)
        if problems:
            return problems
        path = Path(os.path.realpath(self.folder.path / CATALOGUE_FILE))
        try:
            with FileLock(path.with_name(LOCK_FILE), timeout=LOCK_WAIT):  # other processes may be writing it too
                remove_leftovers(path.parent, path.name)
                text = path.read_bytes().decode("utf-8") if path.exists() else ""
                if read_catalogue(text, Path(CATALOGUE_FILE)).entry(file).fingerprint != version:
                    raise DocumentsError(CHANGED_MEANWHILE)
                made = edited(text, file, details, pages, self._following.library.bodies)
                if made != text:
                    write_bytes(path, made.encode())
        except Timeout as error:
            raise DocumentsError(BUSY) from error
        except (OSError, UnicodeDecodeError) as error:
            raise DocumentsError(NOT_WRITTEN) from error
        return {}

    def _document(self, file: str) -> Document:
        document = self._following.library.documents.get(file)
        if document is None:
            raise DocumentsError(GONE)
        return document


def details_of(entry: Entry, document: Document, bodies: Mapping[str, Body]) -> Details:
    """What the catalogue, whose ``bodies`` these are, tells, or else the document itself. One part that is all of it is
    no part."""

    def made(
        body: str, parts: tuple[PartDetails, ...] = (), authors: tuple[str, ...] = (), publisher: str = ""
    ) -> Details:
        known = body_called(body, bodies)
        article = bodies[known].article if known else ""
        is_same = publisher == body or (known and body_called(publisher, bodies) == known)
        publisher = "" if is_same else publisher
        return Details(title, body, date, parts, article, authors, publisher, entry.place, entry.url)

    own = "" if is_file_date(document.date) else document.date  # for the user to tell
    title, date = entry.title or document.title, entry.date or own
    told = []
    for number, part in enumerate(entry.parts):
        article = bodies[part.body].article if part.body in bodies else ""
        told.append(PartDetails(part.first_page, part.last_page, part.title, part.body, number, part.authors, article))
    if len(told) == 1 and (told[0].first, told[0].last) == (1, len(document.pages)) and told[0].title in ("", title):
        return made(told[0].body or entry.publisher, (), entry.parts[0].authors, entry.publisher)
    if told:
        return made(entry.publisher, tuple(told))
    found = document.parts[0].body if document.parts else ""
    return made(entry.publisher or found)
