"""``catalogus.toml``: what a document is, who published it and which of its pages are whose words."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.document import Body, Part
from ingest.errors import UserError
from ingest.pdf import MOST_PAGES

CATALOGUE_FILE = "catalogus.toml"
_RANGE = re.compile(r"(?P<first>[0-9]{1,9})\s*(?:-\s*(?P<last>[0-9]{1,9})?)?")


class CatalogueError(UserError):
    """A catalogue that cannot be used; the message says where and why, in Dutch, for the user."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one file. ``front_matter`` holds pages (from 1) that are not searched."""

    file: str
    title: str = ""
    publisher: str = ""
    place: str = ""
    date: str = ""
    url: str = ""
    front_matter: frozenset[int] = frozenset()
    parts: tuple[Part, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Changes when anything in the entry does."""
        told = [self.title, self.publisher, self.place, self.date, self.url, sorted(self.front_matter)]
        parts = [[p.title, p.body, p.first_page, p.last_page, p.authors, p.date] for p in self.parts]
        return hashlib.sha256(json.dumps([told, parts]).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Bodies by name and entries by file name. A file without an entry is read all the same."""

    bodies: dict[str, Body] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def entry(self, file: str) -> Entry:
        return self.entries.get(file) or Entry(file)


def load_catalogue(folder: Path) -> Catalogue:
    """The catalogue of a corpus folder; empty when there is none.

    Raises:
        CatalogueError: the file cannot be read or is not TOML, or a value in it is not what it should be.
    """
    path = folder / CATALOGUE_FILE
    try:
        return read_catalogue(path.read_text("utf-8"), path)
    except FileNotFoundError:
        return Catalogue()
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path} is geen geldige TOML: {error}") from error
    except OSError as error:
        raise CatalogueError(f"{path} is niet te lezen. Kijk of u het bestand mag openen.") from error


def read_catalogue(text: str, path: Path) -> Catalogue:
    """The catalogue in ``text``; messages call it ``path``.

    Raises:
        CatalogueError: the text is not TOML, or a value in it is not what it should be.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path} is geen geldige TOML: {error}") from error
    try:
        bodies = [_body(item) for item in data.get("body", [])]
        entries = [_entry(item) for item in data.get("document", [])]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CatalogueError(f"{path} klopt niet: {error}") from error
    known = {body.name for body in bodies}
    for entry in entries:
        for part in entry.parts:
            if part.body and part.body not in known:
                raise CatalogueError(
                    f"{path}: {entry.file} noemt de instantie {part.body!r}, die niet onder [[body]] staat"
                )
    return Catalogue({body.name: body for body in bodies}, {entry.file: entry for entry in entries})


def _body(item: dict[str, Any]) -> Body:
    return Body(
        name=_required(item, "name", "[[body]]"),
        full_name=str(item.get("full_name", "")),
        article=str(item.get("article", "")),
        aliases=tuple(map(str, item.get("aliases", []))),
        members=tuple(map(str, item.get("members", []))),
    )


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(
        file=_required(item, "file", "[[document]]"),
        title=str(item.get("title", "")),
        publisher=str(item.get("publisher", "")),
        place=str(item.get("place", "")),
        date=str(item.get("date", "")),
        url=str(item.get("url", "")),
        front_matter=frozenset(_pages(str(item.get("front_matter", "")))),
        parts=tuple(_part(part) for part in item.get("part", [])),
    )


def _part(item: dict[str, Any]) -> Part:
    pages = _pages(_required(item, "pages", "[[document.part]]"))
    if not pages:
        raise ValueError(f'{item["pages"]!r} zijn geen bladzijden; schrijf bijvoorbeeld "2-10"')
    return Part(
        title=str(item.get("title", "")),
        body=str(item.get("body", "")),
        first_page=pages[0],
        last_page=pages[-1],
        authors=tuple(map(str, item.get("authors", []))),
        date=str(item.get("date", "")),
    )


def _required(item: dict[str, Any], key: str, where: str) -> str:
    if not str(item.get(key, "")).strip():
        raise ValueError(f"onder {where} ontbreekt {key!r}")
    return str(item[key])


def _pages(text: str) -> list[int]:
    """Page numbers in order from ``"1"``, ``"2-10"`` or ``"1, 3-4"``.

    Raises:
        ValueError: that is not what it says; the message is Dutch.
    """
    pages: set[int] = set()
    for piece in filter(None, (p.strip() for p in text.split(","))):
        match = _RANGE.fullmatch(piece)
        first, last = (int(match["first"]), int(match["last"] or match["first"])) if match else (0, 0)
        if not 1 <= first <= last <= MOST_PAGES:
            raise ValueError(
                f'{text[:40]!r} zijn geen bladzijden van 1 tot en met {MOST_PAGES}; schrijf bijvoorbeeld "2-10"'
            )
        pages.update(range(first, last + 1))
    return sorted(pages)
