"""Quotations with the places where they stand, and how well those are found.

Targets: 98 % of the verbatim and 95 % of the misquoted ones get the right place, every changed number is noticed, and
at most 2 % of the invented ones get a place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from app.answering.vindplaats import Place, locate
from eval.golden import GoldenError
from eval.match import tokens
from index.library import Library
from ingest.document import Document

VERBATIM = ("woordelijk", "fragment", "leestekens")
MISQUOTED = (
    "getal",
    "woorden",
    "samengevoegd",
    "bladzijden",
    "beletsel",
    "instantie",
    "half onthouden",
    "tekstherkenning",
)
PARAPHRASE, INVENTED = "parafrase", "verzonnen"
KINDS = (*VERBATIM, *MISQUOTED, PARAPHRASE, INVENTED)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of some ``kind``, and where it was taken from: any one of ``places`` (document, page from 1, words)
    is right; an invented one has none. ``verdicts`` are those that are right (any when empty), ``numbers`` the figures
    in it that were changed, ``speaker`` whom it is wrongly ascribed to."""

    id: str
    kind: str
    text: str
    places: tuple[tuple[str, int, str], ...] = ()
    verdicts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a quotation, what is wrong with that (Dutch, for the report) and how long it took."""

    quoted: Quoted
    places: tuple[Place, ...]
    faults: tuple[str, ...]
    seconds: float


def load_quotations(path: Path) -> tuple[Quoted, ...]:
    """The quotations of a JSON Lines file.

    Raises:
        GoldenError: a line cannot be used; the message says which.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldenError(f"De lijst met citaten {path} is niet te lezen.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(_quoted(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise GoldenError(f"{path.name}, regel {number} is geen citaat met een vindplaats: {error}.") from error
    return tuple(found)


def _quoted(row: Mapping[str, Any]) -> Quoted:
    if row["kind"] not in KINDS:
        raise ValueError(f"de soort {row['kind']!r} bestaat niet")
    if (row["kind"] == INVENTED) == bool(row.get("places")):
        raise ValueError("alleen een verzonnen citaat heeft geen vindplaats")
    return Quoted(
        id=str(row["id"]),
        kind=row["kind"],
        text=str(row["quotation"]),
        places=tuple((p["document"], int(p["page"]), p["quote"]) for p in row.get("places", [])),
        verdicts=tuple(row.get("verdicts", ())),
        numbers=tuple(row.get("numbers", ())),
        speaker=row.get("speaker", ""),
    )


def look_up(
    library: Library, quotations: Iterable[Quoted], find: Callable[[Library, str], list[Place]] = locate
) -> list[Found]:
    """Every quotation, looked up and judged."""
    found = []
    for quoted in quotations:
        started = perf_counter()
        places = tuple(find(library, quoted.text))
        seconds = perf_counter() - started
        found.append(Found(quoted, places, tuple(faults(quoted, places, library.documents)), seconds))
    return found


def faults(quoted: Quoted, places: Sequence[Place], documents: Mapping[str, Document]) -> list[str]:
    """What is wrong with the places found, in Dutch: a wrong place, verdict or speaker, a number not noticed."""
    if not quoted.places:
        return ["vindplaats bij een verzonnen citaat"] if places else []
    if not places:
        return ["plaats", *(["getal"] if quoted.numbers else []), *(["afzender"] if quoted.speaker else [])]
    first = places[0]
    wrong = [] if any(_is_at(first, place, documents) for place in quoted.places) else ["plaats"]
    if quoted.verdicts and first.verdict not in quoted.verdicts:
        wrong.append("oordeel")
    marked = {word for d in first.differences for word in d.quoted.split()}
    if any(number not in marked for number in quoted.numbers):
        wrong.append("getal")
    if quoted.speaker and first.ascribed_to != quoted.speaker:
        wrong.append("afzender")
    return wrong


def _is_at(place: Place, expected: tuple[str, int, str], documents: Mapping[str, Document]) -> bool:
    """Whether a place is the one expected, or another page that holds the very same words."""
    file, page, quote = expected
    for citation in (place.citation, *place.continued):
        if citation.document == file and citation.page <= page <= citation.last_page:
            return True
        text = documents[citation.document].pages[citation.page - 1].text
        if f" {' '.join(tokens(quote))} " in f" {' '.join(tokens(text))} ":
            return True
    return False


def figures(found: Sequence[Found]) -> dict[str, Any]:
    """The shares behind the targets, those of each kind, and milliseconds a lookup."""
    of = {kind: [f for f in found if f.quoted.kind == kind] for kind in KINDS}
    ordered = sorted(f.seconds * 1000 for f in found)
    numbered = [f for f in found if f.quoted.numbers]
    return {
        "n": len(found),
        "verbatim": _share([f for kind in VERBATIM for f in of[kind]], "plaats"),
        "misquoted": _share([f for kind in MISQUOTED for f in of[kind]], "plaats"),
        "paraphrase": _share(of[PARAPHRASE], "plaats"),
        "numbers": _share(numbered, "getal"),
        "invented_placed": 1 - share if (share := _share(of[INVENTED], *_ANY)) is not None else None,
        "verdict": _share([f for f in found if f.quoted.verdicts and f.places], "oordeel"),
        "speaker": _share([f for f in found if f.quoted.speaker], "afzender"),
        "by_kind": {
            kind: {
                "n": len(rows),
                "right": _share(rows, "plaats", *_ANY),
                "verdict": _share([f for f in rows if f.places], "oordeel"),
            }
            for kind, rows in of.items()
            if rows
        },
        "ms": {"median": median(ordered), "p95": ordered[-(-len(ordered) * 95 // 100) - 1]} if ordered else {},
    }


TARGETS = (
    ("woordelijke: juiste plaats (doel 98 %)", "verbatim"),
    ("verminkte: juiste plaats (doel 95 %)", "misquoted"),
    ("parafrases: juiste plaats", "paraphrase"),
    ("gewijzigde getallen opgemerkt (doel 100 %)", "numbers"),
    ("verzonnen: toch een plaats (hoogstens 2 %)", "invented_placed"),
    ("juist oordeel", "verdict"),
    ("verkeerde afzender opgemerkt", "speaker"),
)
"""What :func:`figures` tells, with the Dutch name and the target of each share."""
_ANY = ("vindplaats bij een verzonnen citaat",)


def _share(found: Sequence[Found], *wrong: str) -> float | None:
    """The share without any of these faults."""
    return sum(not set(wrong) & set(f.faults) for f in found) / len(found) if found else None
