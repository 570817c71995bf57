"""``catalogus.toml`` with another entry for one document: comments, order and the entries of others stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, Table, Whitespace

from app.documents.details import Details, PartDetails
from app.documents.errors import DocumentsError
from ingest.catalogue import CATALOGUE_FILE, Catalogue, read_catalogue
from ingest.document import Body

OTHERWISE = (
    f"{CATALOGUE_FILE} is zo opgeschreven dat Vraagbaak er niets in kan wijzigen zonder iets anders te raken. "
    "Wijzig het met een tekstverwerker."
)
_PATH = Path(CATALOGUE_FILE)


def body_called(name: str, bodies: Mapping[str, Body]) -> str:
    """The name in the catalogue of the body that goes by ``name``, also in full or by another name; "" for none."""
    wanted = name.casefold()
    return next(
        (b.name for b in bodies.values() if wanted in (n.casefold() for n in (b.name, b.full_name, *b.aliases) if n)),
        "",
    )


def edited(text: str, file: str, details: Details, pages: int, found: Mapping[str, Body] | None = None) -> str:
    """The catalogue ``text`` with ``details`` as what it tells of ``file``, which has so many pages. A body that it
    does not know is added to it, with all that is ``found`` about it elsewhere.

    Raises:
        ingest.catalogue.CatalogueError: the text is no catalogue.
        DocumentsError: it cannot be edited without touching anything else.
    """
    before = read_catalogue(text, _PATH)
    newline = "\r\n" if "\r\n" in text else "\n"
    try:
        root = tomlkit.parse(text.replace("\r\n", "\n"))
        bodies = dict(before.bodies)
        parts = details.parts or _whole(details, pages)
        for name in dict.fromkeys(filter(None, (part.body or details.body for part in parts))):
            if not body_called(name, bodies):
                bodies[name] = (found or {}).get(name) or Body(name)
                _append(root, "body", _body_table(bodies[name]))
        changed = _set_articles(root, details, bodies)
        _fill(_entry(root, file), details, parts, bodies)
        made = tomlkit.dumps(root)
    except (TOMLKitError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise DocumentsError(OTHERWISE) from error
    after = read_catalogue(made, _PATH)
    if not _is_only_about(file, changed, before, after):
        raise DocumentsError(OTHERWISE)
    return made.replace("\n", newline)


def _whole(details: Details, pages: int) -> tuple[PartDetails, ...]:
    """The whole document as one part, when it is told whose it is."""
    return (PartDetails(1, pages, kept=0),) if details.body or details.authors else ()


def _is_only_about(file: str, changed: Mapping[str, str], before: Catalogue, after: Catalogue) -> bool:
    """Whether two catalogues tell the same of every other document and body, but for the articles of some."""
    others = {name: entry for name, entry in before.entries.items() if name != file}
    same = all(name in after.entries and after.entries[name] == entry for name, entry in others.items())
    kept = all(
        after.bodies.get(name) == replace(body, article=changed.get(name, body.article))
        for name, body in before.bodies.items()
    )
    return same and kept and set(after.entries) == {*others, file}


def _set_articles(root: Any, details: Details, bodies: Mapping[str, Body]) -> dict[str, str]:
    """Set the article of each body that was told one; returns the new articles by name."""
    told = [(details.body, details.article), *((part.body, part.article) for part in details.parts)]
    changed: dict[str, str] = {}
    for name, article in told:
        known = body_called(name, bodies)
        if known and article is not None and article != bodies[known].article:
            changed[known] = article
    for table in root.get("body", ()) if changed else ():
        name = str(table.get("name"))
        if name in changed:
            _set(_only_table(table), "article", changed[name])
    return changed


def _entry(root: Any, file: str) -> Table:
    """The table of a document, a new one where there is none."""
    for table in root.get("document", ()):
        if table.get("file") == file:
            return _only_table(table)
    return _append(root, "document", _table({"file": file}))


def _fill(entry: Table, details: Details, parts: tuple[PartDetails, ...], bodies: Mapping[str, Body]) -> None:
    _set(entry, "title", details.title)
    publisher = str(entry.get("publisher", ""))
    wanted = details.publisher or details.body
    is_same = bool(publisher) and body_called(publisher, bodies) == body_called(wanted, bodies) != ""
    if not is_same:
        _set(entry, "publisher", wanted)
    for key, value in (("place", details.place), ("date", details.date), ("url", details.url)):
        if value is not None:
            _set(entry, key, value)
    old = [_only_table(table) for table in entry.get("part", ())]
    kept = {part.kept for part in parts if 0 <= part.kept < len(old)}
    for number in reversed(range(len(old))):
        if number not in kept:
            _remove_part(entry, number)
    left = [table for number, table in enumerate(old) if number in kept]
    place = dict(zip(sorted(kept), left, strict=True))
    for part in parts:
        table = place.pop(part.kept, None)
        fresh = table is None
        table = _table({}) if table is None else table
        _fill_part(table, part, details, bodies)
        if fresh:
            _append(entry, "part", table)


def _fill_part(table: Table, part: PartDetails, details: Details, bodies: Mapping[str, Body]) -> None:
    _set(table, "title", part.title or details.title)
    _set(table, "body", body_called(part.body or details.body, bodies))
    authors = part.authors or details.authors
    if authors is not None or part.authors is not None:
        _set(table, "authors", list(authors or ()))
    pages = str(part.first) if part.first == part.last else f"{part.first}-{part.last}"
    if _ends(str(table.get("pages", ""))) != (part.first, part.last):  # "1, 3-4" stays as it is
        _set(table, "pages", pages)


def _ends(pages: str) -> tuple[int, int]:
    numbers = [int(n) for n in pages.replace(",", " ").replace("-", " ").split() if n.isdecimal()]
    return (min(numbers), max(numbers)) if numbers else (0, 0)


# --- TOML ------------------------------------------------------------------------------------------------------------


def _set(table: Table, key: str, value: str | list[str]) -> None:
    """Set a value; an empty one goes, and what is the same already stays as it is written."""
    if not value:
        if table.get(key):
            table.pop(key)
    elif table.get(key) != value:
        previous = [k for k in table if k != "part"]
        if key in table or not previous:
            table[key] = value
        else:  # behind the comments at its end it would stand among what they lead in, behind a part belong to that
            table.value._insert_after(tomlkit.key(previous[-1]), tomlkit.key(key), tomlkit.item(value))


def _body_table(body: Body) -> Table:
    told: dict[str, str | list[str]] = {"name": body.name, "full_name": body.full_name, "article": body.article}
    told |= {"aliases": list(body.aliases), "members": list(body.members)}
    return _table({key: value for key, value in told.items() if value})


def _table(values: Mapping[str, Any]) -> Table:
    made = tomlkit.table()
    for key, value in values.items():
        made[key] = value
    return made


def _only_table(found: Any) -> Table:
    if not isinstance(found, Table):
        raise DocumentsError(OTHERWISE)
    return found


def _append(parent: Any, key: str, table: Table) -> Table:
    """Add a table behind the last of its kind, before the comments that lead in what follows."""
    held = parent.get(key)
    if held is not None and not isinstance(held, AoT):
        raise DocumentsError(OTHERWISE)
    if held is None:
        if isinstance(parent, Table):  # between tables at the top an empty line comes by itself
            _extend(_last_body(parent), [(None, Whitespace("\n"))])
        led_in, held = [], tomlkit.aot()
        held.append(table)
        parent.append(key, held)
    else:
        before = _last_body(held[-1])
        led_in = _trailing(before)
        before.append((None, Whitespace("\n")))
        held.append(table)
    added: Table = held[-1]
    _last_body(added).extend(led_in)
    return added


def _remove_part(entry: Table, number: int) -> None:
    """Remove a part; the comments behind it lead in what follows, and stay."""
    parts: Any = entry["part"]
    led_in = _trailing(_last_body(parts[number]))
    del parts[number]
    if not parts:
        entry.pop("part")
        _extend(entry.value.body, led_in)
    elif number:
        _extend(_last_body(parts[number - 1]), led_in)
    else:
        _lead_in_parts(entry.value.body, led_in)


def _lead_in_parts(body: list[Any], items: list[Any]) -> None:
    """Put comments right before the parts, on what stands there: another place in the list would shift its index."""
    before = next(place for place, (_, item) in enumerate(body) if isinstance(item, AoT)) - 1
    text = "".join(item.as_string() for _, item in items)
    key, last = body[before]
    if isinstance(last, Whitespace):
        body[before] = (key, Whitespace(last.s + text.lstrip("\n")))
    else:
        last.trivia.trail += text


def _last_body(table: Any) -> list[Any]:
    """The keys and items of a table, or of the last table in it: what is added there stands at its end."""
    body: list[Any] = table.body if hasattr(table, "body") else table.value.body
    last = body[-1][1] if body else None
    return _last_body(last[-1]) if isinstance(last, AoT) and len(last) else body


def _trailing(body: list[Any]) -> list[Any]:
    """Take away the comments and empty lines at the end."""
    taken: list[Any] = []
    while body and body[-1][0] is None and isinstance(body[-1][1], Comment | Whitespace):
        taken.insert(0, body.pop())
    return taken


def _extend(body: list[Any], items: list[Any]) -> None:
    """Add comments and empty lines, of which no two come behind each other."""
    for item in items:
        if not (isinstance(item[1], Whitespace) and body and isinstance(body[-1][1], Whitespace)):
            body.append(item)
