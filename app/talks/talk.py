"""A kept conversation, its turns and what its owner thought of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["", "goed", "fout"]
VERDICTS: tuple[Verdict, ...] = ("", "goed", "fout")
MOST_TITLE = 120
"""Characters of the name of a conversation."""
MOST_REMARK = 2000
"""Characters of a remark with a verdict."""


@dataclass(frozen=True, slots=True)
class Talk:
    """``id`` is a random name, ``changed`` the time of the last turn in seconds since 1970."""

    id: str
    title: str
    changed: float


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question with its answer as JSON (:mod:`app.talks.record`); ``id`` is its number in the whole store."""

    id: int
    question: str
    record: str
    verdict: Verdict = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A turn that somebody judged, the questions before it in its conversation, oldest first, and when it was asked
    (seconds since 1970)."""

    turn: KeptTurn
    history: tuple[str, ...]
    asked: float


def title_of(text: str) -> str:
    """A title of one line, shortened where it is too long; "" for nothing but white space."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= MOST_TITLE else f"{line[: MOST_TITLE - 1].rstrip()}…"
