"""Conversations in one SQLite file. Everybody has an owner's name of their own, and sees what is under it alone."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.talks.errors import TalksError
from app.talks.talk import MOST_REMARK, VERDICTS, Judged, KeptTurn, Talk, Verdict, title_of

log = logging.getLogger(__name__)

FILE = "gesprekken.sqlite3"
MOST_TALKS = 200
"""Conversations of one owner; the one that was not used for the longest time drops off."""
MOST_CHARACTERS = 16_000_000
"""Characters of all that one owner has; the same."""
MOST_IN_TURN = 500_000
"""Characters of one answer; a longer one is not kept."""
MOST_BYTES = 1 << 30
"""Of the file; when it is full, the conversation of anybody that was not used for the longest time drops off."""
WAIT = 2.0
"""Seconds to wait for another process that writes."""
_PAGE = 4096
_SPARE = 16  # pages for what a turn takes beside its text: rows, indexes, lists of what is free

_TABLES = """
CREATE TABLE IF NOT EXISTS talk (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, changed REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS talk_of_owner ON talk (owner, changed);
CREATE TABLE IF NOT EXISTS turn (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    talk TEXT NOT NULL REFERENCES talk (id) ON DELETE CASCADE,
    question TEXT NOT NULL, record TEXT NOT NULL, asked REAL NOT NULL,
    verdict TEXT NOT NULL DEFAULT '', remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS turn_of_talk ON turn (talk, id);
"""
_FULL = "De schijf of de bewaarplaats is vol. Verwijder gesprekken of maak ruimte."
_LOCKED = "Een ander programma houdt de bewaarde gesprekken bezet."
_DAMAGED = "Het bestand met bewaarde gesprekken is beschadigd. De beheerder kan het weghalen; dan begint er een nieuw."
_CLOSED = "In de map voor bewaarde gesprekken kan niet worden geschreven."
_REASONS = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _FULL,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
}


class Store:
    """The conversations in ``folder``. Any number of threads and processes may use it: each call has a connection of
    its own, in WAL mode, so that readers never wait. The file holds a digest of an owner's name, not the name.

    Every method raises :class:`TalksError` when the file cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        most_talks: int = MOST_TALKS,
        most_characters: int = MOST_CHARACTERS,
        most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = folder / FILE
        self._most_talks, self._most_characters, self._most_bytes = most_talks, most_characters, most_bytes
        self._clock = clock

    def check(self) -> None:
        """Make the file if need be, and read all of it once."""
        with self._opened() as database:
            if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise TalksError(_DAMAGED)

    def talks(self, owner: str) -> list[Talk]:
        """All conversations of an owner, the last used first."""
        with self._opened() as database:
            rows = database.execute(
                "SELECT id, title, changed FROM talk WHERE owner = ? ORDER BY changed DESC, id", (_digest(owner),)
            )
            return [Talk(*row) for row in rows]

    def turns(self, owner: str, talk: str) -> list[KeptTurn]:
        """The turns of a conversation, oldest first; none when this owner has no such conversation."""
        with self._opened() as database:
            rows = database.execute(
                "SELECT turn.id, question, record, verdict, remark FROM turn JOIN talk ON talk.id = turn.talk "
                "WHERE talk.id = ? AND owner = ? ORDER BY turn.id",
                (talk, _digest(owner)),
            )
            return [KeptTurn(*row) for row in rows]

    def add(self, owner: str, talk: str, question: str, record: str) -> tuple[str, int]:
        """Keep a turn at the end of a conversation, or of a new one when this owner has no such conversation (any
        more). What the owner has too much of drops off, and what is oldest when the file is full. Returns the id of the
        conversation and of the turn."""
        if len(question) + len(record) > MOST_IN_TURN:
            raise TalksError("Dit antwoord is te lang om te bewaren.")
        name, now = _digest(owner), self._clock()
        with self._opened() as database:
            database.execute("BEGIN IMMEDIATE")
            self._make_room(database, len((question + record).encode()), talk)
            changed = database.execute("UPDATE talk SET changed = ? WHERE id = ? AND owner = ?", (now, talk, name))
            if not changed.rowcount:
                talk = secrets.token_urlsafe(12)
                database.execute("INSERT INTO talk VALUES (?, ?, ?, ?)", (talk, name, title_of(question), now))
            added = database.execute(
                "INSERT INTO turn (talk, question, record, asked) VALUES (?, ?, ?, ?)", (talk, question, record, now)
            )
            self._drop(database, name, talk)
            return talk, added.lastrowid or 0

    def _drop(self, database: sqlite3.Connection, name: str, talk: str) -> None:
        """Take away the conversations of an owner that are too many or too much, oldest first, but not ``talk``."""
        sizes = database.execute(
            "SELECT talk.id, SUM(LENGTH(question) + LENGTH(record)) FROM talk JOIN turn ON talk.id = turn.talk "
            "WHERE owner = ? GROUP BY talk.id ORDER BY talk.id = ? DESC, changed DESC",
            (name, talk),
        ).fetchall()
        total = 0
        for number, (id, size) in enumerate(sizes):
            total += size
            if number and (number >= self._most_talks or total > self._most_characters):
                database.execute("DELETE FROM talk WHERE id = ?", (id,))

    def _make_room(self, database: sqlite3.Connection, size: int, talk: str) -> None:
        """Take away the conversations of anybody, those that were not used for the longest time first, until ``size``
        bytes fit in the file; never ``talk``, and none when it could not hold so much anyway."""
        most = self._most_bytes // _PAGE
        wanted = -(-size // _PAGE) + _SPARE
        while wanted < most and most - _pages_used(database) < wanted:
            oldest = database.execute("SELECT id FROM talk WHERE id != ? ORDER BY changed, id LIMIT 1", (talk,))
            found = oldest.fetchone()
            if found is None:
                return
            database.execute("DELETE FROM talk WHERE id = ?", found)

    def rename(self, owner: str, talk: str, title: str) -> bool:
        """Give a conversation another title; ``False`` when there is none such, or the title is empty."""
        title = title_of(title)
        if not title:
            return False
        with self._opened() as database:
            found = database.execute(
                "UPDATE talk SET title = ? WHERE id = ? AND owner = ?", (title, talk, _digest(owner))
            )
            return found.rowcount > 0

    def delete(self, owner: str, talk: str) -> bool:
        """Delete a conversation and what was thought of it; ``False`` when there is none such."""
        with self._opened() as database:
            found = database.execute("DELETE FROM talk WHERE id = ? AND owner = ?", (talk, _digest(owner)))
            return found.rowcount > 0

    def judge(self, owner: str, turn: int, verdict: Verdict, remark: str) -> bool:
        """Keep what the owner thinks of an answer, in the place of what was thought before; "" takes it back.
        ``False`` when there is none such."""
        if verdict not in VERDICTS:
            return False
        remark = remark.strip()[:MOST_REMARK] if verdict else ""
        with self._opened() as database:
            database.execute("BEGIN IMMEDIATE")
            of = database.execute("SELECT talk FROM turn WHERE id = ?", (turn,)).fetchone()
            self._make_room(database, len(remark.encode()), of[0] if of else "")
            found = database.execute(
                "UPDATE turn SET verdict = ?, remark = ? "
                "WHERE id = ? AND talk IN (SELECT id FROM talk WHERE owner = ?)",
                (verdict, remark, turn, _digest(owner)),
            )
            return found.rowcount > 0

    def judged(self) -> list[Judged]:
        """Every turn of any owner that was judged, oldest first."""
        with self._opened() as database:
            rows = database.execute(
                "SELECT id, question, record, verdict, remark, talk, asked FROM turn WHERE verdict != '' ORDER BY id"
            ).fetchall()
            return [Judged(KeptTurn(*row[:5]), _before(database, row[5], row[0]), row[6]) for row in rows]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction that is done as a whole or not at all."""
        try:
            self._make()
            with closing(sqlite3.connect(self.path, timeout=WAIT)) as database:
                database.execute("PRAGMA foreign_keys = ON")
                database.execute("PRAGMA secure_delete = ON")  # what is deleted is gone from the file too
                if database.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                    database.execute("PRAGMA journal_mode = WAL")
                database.execute(f"PRAGMA max_page_count = {max(1, self._most_bytes // _PAGE)}")
                if not database.execute("PRAGMA user_version").fetchone()[0]:
                    database.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = 1; COMMIT;")
                with database:
                    yield database
        except sqlite3.Error as error:
            log.warning("%s: %s", self.path, error)
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            raise TalksError(_REASONS.get(code, "De bewaarde gesprekken zijn nu niet te gebruiken.")) from error
        except OSError as error:
            log.warning("%s: %s", self.path, error)
            raise TalksError(_CLOSED) from error
        except UnicodeEncodeError as error:  # half a surrogate pair
            raise TalksError("Er staat een teken in dat niet te bewaren is.") from error

    def _make(self) -> None:
        """A folder and a file that nobody else on this computer can read."""
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))


def _pages_used(database: sqlite3.Connection) -> int:
    """How many pages of the file hold something."""
    total, free = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    return int(total) - int(free)


def _before(database: sqlite3.Connection, talk: str, turn: int) -> tuple[str, ...]:
    rows = database.execute("SELECT question FROM turn WHERE talk = ? AND id < ? ORDER BY id", (talk, turn))
    return tuple(question for (question,) in rows)


def _digest(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()
