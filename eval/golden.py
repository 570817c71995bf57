"""The golden set: questions with the verbatim quotes that answer them, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import UserError

KINDS = (
    "feit",
    "letterlijk",
    "parafrase",
    "lijst",
    "wie-zegt",
    "vergelijking",
    "vervolg",
    "citaat",
    "tabel",
    "onbeantwoordbaar",
)
UNANSWERABLE = "onbeantwoordbaar"


class GoldenError(UserError, ValueError):
    """The golden set cannot be used, or its report not written; the message is Dutch, because the user reads it."""


@dataclass(frozen=True, slots=True)
class Support:
    """A verbatim quote that answers a question. ``page`` counts the PDF's pages from 1; the quote starts there."""

    document: str
    body: str
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question and what a right answer holds.

    All ``supports`` are needed, or one of them suffices where ``any`` is true. ``bodies`` are those whose words
    answer it, ``body_named`` whether the question itself names them; ``must_contain`` is what the shown words have
    to hold. An unanswerable question has the reason ``why``; ``elsewhere`` (in the file: ``elders``) is what another
    body than the one asked for says about it, ``refutation`` (``weerlegging``) what shows its assumption false.
    """

    id: str
    kind: str
    question: str
    answerable: bool
    history: tuple[str, ...] = ()
    supports: tuple[Support, ...] = ()
    any: bool = False
    bodies: tuple[str, ...] = ()
    must_contain: tuple[str, ...] = ()
    body_named: bool = False
    why: str = ""
    elsewhere: Support | None = None
    refutation: Support | None = None

    @property
    def units(self) -> tuple[tuple[Support, ...], ...]:
        """What has to be found, each unit by any one of its supports: one unit a support, or one unit in all
        where any support suffices."""
        if not self.supports:
            return ()
        return (self.supports,) if self.any else tuple((support,) for support in self.supports)


def load_golden(path: Path) -> tuple[GoldenQuestion, ...]:
    """The questions of ``path`` in order; blank lines are passed over."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise GoldenError(f"De vragenset {path} is niet te lezen. Controleer of het bestand bestaat.") from error
    except UnicodeDecodeError as error:
        raise GoldenError(f"De vragenset {path} is geen UTF-8-tekst. Sla het bestand op als UTF-8.") from error
    questions: list[GoldenQuestion] = []
    line_of: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = _question(line)
            if question.id in line_of:
                raise GoldenError(f"het id “{question.id}” staat ook al op regel {line_of[question.id]}")
        except GoldenError as error:
            raise GoldenError(f"{path.name}, regel {number}: {error}.") from error
        line_of[question.id] = number
        questions.append(question)
    if not questions:
        raise GoldenError(f"De vragenset {path} bevat geen vragen.")
    return tuple(questions)


def _question(line: str) -> GoldenQuestion:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldenError(f"dit is geen geldige JSON (teken {error.pos + 1})") from error
    if not isinstance(row, dict):
        raise GoldenError("hier hoort een JSON-object te staan")
    kind = _text(row, "kind")
    if kind not in KINDS:
        raise GoldenError(f"de soort “{kind}” bestaat niet; kies uit {', '.join(KINDS)}")
    answerable = _flag(row, "answerable", default=kind != UNANSWERABLE)
    if answerable == (kind == UNANSWERABLE):
        expected = "false" if kind == UNANSWERABLE else "true"
        raise GoldenError(f"bij de soort “{kind}” hoort “answerable” {expected} te zijn")
    supports = _supports(row)
    if answerable and not supports:
        raise GoldenError("een te beantwoorden vraag heeft minstens één vindplaats in “supports” nodig")
    if not answerable and supports:
        raise GoldenError("een onbeantwoordbare vraag heeft geen vindplaatsen: laat “supports” leeg")
    return GoldenQuestion(
        id=_text(row, "id"),
        kind=kind,
        question=_text(row, "question"),
        answerable=answerable,
        history=_texts(row, "history"),
        supports=supports,
        any=_flag(row, "any", default=False),
        bodies=_texts(row, "bodies"),
        must_contain=_texts(row, "must_contain"),
        body_named=_flag(row, "body_named", default=False),
        why=_text(row, "why", needed=False),
        elsewhere=_support(row["elders"], "elders") if row.get("elders") else None,
        refutation=_support(row["weerlegging"], "weerlegging") if row.get("weerlegging") else None,
    )


def _supports(row: dict[str, Any]) -> tuple[Support, ...]:
    values = row.get("supports", [])
    if not isinstance(values, list):
        raise GoldenError("“supports” hoort een lijst te zijn")
    return tuple(_support(value, f"vindplaats {number}") for number, value in enumerate(values, start=1))


def _support(value: Any, name: str) -> Support:
    where = f" ({name})"
    if not isinstance(value, dict):
        raise GoldenError(f"een vindplaats hoort een JSON-object te zijn{where}")
    page = value.get("page")
    if not isinstance(page, int) or isinstance(page, bool) or page < 1:
        raise GoldenError(f"“page” hoort een paginanummer vanaf 1 te zijn{where}")
    return Support(
        document=_text(value, "document", where=where),
        body=_text(value, "body", where=where, needed=False),
        page=page,
        quote=_text(value, "quote", where=where),
    )


def _text(row: dict[str, Any], key: str, *, where: str = "", needed: bool = True) -> str:
    value = row.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise GoldenError(f"“{key}” ontbreekt{where}" if value is None else f"“{key}” hoort tekst te zijn{where}")
    if needed and not value.strip():
        raise GoldenError(f"“{key}” is leeg{where}")
    return value


def _texts(row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise GoldenError(f"“{key}” hoort een lijst met teksten te zijn")
    return tuple(value)


def _flag(row: dict[str, Any], key: str, *, default: bool) -> bool:
    value = row.get(key, default)
    if not isinstance(value, bool):
        raise GoldenError(f"“{key}” hoort true of false te zijn")
    return value
