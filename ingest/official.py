"""The head of an official publication, which tells its title and date: a paper of parliament, a Staatscourant.

Such a head is set alike in every issue: the name of the publication in the largest type, its number, and under it in
smaller type what the issue is about. So it is read by its words and its places, not by the size of its type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from ingest.blocks import Block
from ingest.dated import written_date
from ingest.gutters import visual_rows
from ingest.line import join
from ingest.run import Run

HEAD_ROWS = 30  # of the first page
NAME_ROWS = 6  # of them, in which the name of the publication stands
NEXT_LINE = 1.9  # times the type size: the next line of one title is not further down
ANOTHER_SIZE = 0.06  # times the type size
CELL = 1.5  # times the type size: wider white parts a number from what stands beside it
MOST_CHARS = 600  # of a title
MOST_WORDS = 15  # of a paragraph of the head: with a longer one the text begins
_PARLIAMENT = re.compile(r"^(?:Tweede|Eerste) Kamer der Staten-Generaal\b|^Verenigde Vergadering\b")
_SESSION = re.compile(r"^(?:Vergaderjaar|Zitting(?:sjaar)?) \d{4}\s?[-–]\s?\d{2,4}$")
_DOSSIER = re.compile(r"^\d{2}[ .]?\d{3}(?:(?:[- ]| ?\()(?:[IVXLC]+|[A-Z]\d?|R ?\d{3,4})\)?)*(?=\s|$)(?!\s\d{4}\b)")
_NUMBER = re.compile(r"^(?:Nr\. ?|(?=[A-Z]{1,2}\b))(\d+[A-Z]?|[A-Z]{1,2})(?=\s|$)")
_ISSUED = re.compile(r"^Officiële uitgave van |^Staatsblad van het Koninkrijk der Nederlanden$", re.I)
_ISSUE = re.compile(r"^(?:nr\. ?\d+|\d{1,4}|jaargang \d{4}|\d{4}|\d{1,2} \w+(?: \d{4})?)$", re.I)
_QUESTION = re.compile(r"^Vragen van (?:het lid|de leden) ")
_SENT_IN = re.compile(r"\s*\((?:ingezonden|ontvangen)\s[^)]*\)")
_RECEIVED = re.compile(r"\(ontvangen ([^)]*)\)")
_BOILERPLATE = re.compile(
    r"(?:(?:Tweede|Eerste) Kamer der Staten-Generaal(?: \d)?|Vergaderjaar \d{4}\s?[-–]\s?\d{2,4}|Nr\. \d+|"
    r"Aanhangsel van de Handelingen|Officiële uitgave van [^.]{1,80}\.?|"
    r"(?:staatscourant|staatsblad|(?:gemeente|waterschaps)blad|provinciaal blad)\b.{0,30})",
    re.I,
)
_IMPRINT = re.compile(r"(?:(?:kst|ah|h|blg|stcrt|stb)-[\w-]+|ISSN \d{4}\s?-\s?\d{3}[\dX]|[‘’']s-Gravenhage \d{4}|\s)+")
_OFFICES = re.compile(r"\b(minister|ministers|staatssecretaris) (van|voor) (.+)$")
_PERSONS = re.compile(r"\b(?:het lid|de leden|de heer|mevrouw) (.+)$")
_SMALL = frozenset("van voor de der den het en ter ten te op in c.s. ’t 't".split())


class OfficialHead(NamedTuple):
    """What the head of a publication tells: its title, and its ISO date, "" when it gives none."""

    title: str
    date: str = ""


class _Row(NamedTuple):
    """A line of the head, with the ``first`` of its parts, which white parts from the ``rest``."""

    text: str
    first: str
    rest: str
    y: float
    size: float
    bold: bool


def official_head(runs: Sequence[Run]) -> OfficialHead | None:
    """The head of the publication of which these are the first page's runs; ``None`` for any other document."""
    rows = [_row(runs) for runs in visual_rows(run for run in runs if run.text.strip() and not run.raised)][:HEAD_ROWS]
    if any(_PARLIAMENT.match(row.text) for row in rows[:NAME_ROWS]):
        return _question(rows) or _paper(rows)
    at = next((at for at, row in enumerate(rows[:NAME_ROWS]) if _ISSUED.match(row.first)), None)
    return _issue(rows, at) if at is not None else None


def without_official_head(blocks: Sequence[Block], title: str) -> list[Block]:
    """``blocks`` of a publication with this title; what its head says of the publication is above no text."""
    words = set(re.findall(r"\w+", title.lower()))
    stop = next((at for at, block in enumerate(blocks) if _is_text(block)), len(blocks))
    return [
        replace(block, kind="contents", level=0)
        if block.starts[0][1] == 1 and (_IMPRINT.fullmatch(block.text) or (at < stop and _is_of_head(block, words)))
        else block
        for at, block in enumerate(blocks)
    ]


def _is_text(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and len(block.text.split()) > MOST_WORDS


def _is_of_head(block: Block, words: set[str]) -> bool:
    if block.kind not in ("title", "heading", "paragraph", "row"):
        return False
    own = set(re.findall(r"\w+", block.text.lower()))
    return bool(_BOILERPLATE.fullmatch(block.text)) or (block.kind != "paragraph" and own - {"nr"} <= words)


def _row(runs: Sequence[Run]) -> _Row:
    parts = [0]
    for at, (before, run) in enumerate(pairwise(runs), 1):
        if run.x0 - before.x1 > CELL * run.size:
            parts.append(at)
    first, rest = (runs[: parts[1]], runs[parts[1] :]) if len(parts) > 1 else (runs, ())
    main = max(runs, key=lambda run: len(run.text))
    text = join(runs)
    return _Row(text, join(first), join(rest) if rest else "", main.y, main.size, all(run.bold for run in runs))


# --- papers of parliament ----------------------------------------------------------------------------------------


def _paper(rows: Sequence[_Row]) -> OfficialHead | None:
    """A paper of a dossier: "36 200 VII  Vaststelling van ...", "Nr. 12  BRIEF VAN DE MINISTER ..."."""
    start = next((at for at, row in enumerate(rows) if _SESSION.match(row.first)), None)
    if start is None:
        return None
    stop = next((at for at, row in enumerate(rows) if at > start and _begins_number(row)), None)
    if stop is None:
        return None
    names: list[str] = []
    numbers: list[str] = []
    for above, row in pairwise(rows[start:stop]):
        if dossier := _DOSSIER.match(row.text):
            numbers.append(dossier[0])
            names.append(row.text[dossier.end() :].strip())
        elif names and row.bold == above.bold:
            names[-1] = f"{names[-1]} {row.text}".strip()
    number = _NUMBER.match(rows[stop].text)
    if not any(names) or not number:
        return None
    kind = _kind([rows[stop]._replace(text=rows[stop].text[number.end() :].strip()), *rows[stop + 1 :]])
    title = "; ".join(filter(None, [*names, kind]))
    return OfficialHead(f"{title} ({', '.join(numbers)}, nr. {number[1]})") if len(title) <= MOST_CHARS else None


def _begins_number(row: _Row) -> bool:
    return _NUMBER.match(row.text) is not None and (row.bold or row.text.startswith("Nr."))


def _kind(rows: Sequence[_Row]) -> str:
    """What kind of paper it is, which stands in bold capitals: "BRIEF VAN DE MINISTER VAN FINANCIËN"."""
    lines: list[str] = []
    for above, row in pairwise([rows[0], *rows]):
        if not row.text.isupper() or not row.bold or above.y - row.y > NEXT_LINE * row.size:
            if not lines and not row.text:  # it stands on the line under the number
                continue
            break
        lines.append(row.text)
    return _lowered(" ".join(lines))


def _lowered(text: str) -> str:
    """Capitals as a sentence: only the first letter, and those of names."""
    text = text.lower()
    text = _OFFICES.sub(lambda match: f"{match[1]} {match[2]} {_as_name(match[3])}", text)
    text = _PERSONS.sub(lambda match: match[0].removesuffix(match[1]) + _as_persons(match[1]), text)
    return text[:1].upper() + text[1:]


def _as_name(text: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in text.split())


def _as_persons(text: str) -> str:
    """Names of persons, which begin with a capital: "Omtzigt en Van der Plas"."""
    names = [name if name.startswith("c.s.") else name[:1].upper() + name[1:] for name in _as_name(text).split(" en ")]
    return " en ".join(names)


def _question(rows: Sequence[_Row]) -> OfficialHead | None:
    """Questions of members, with the answers that they got: they say themselves what they are about."""
    start = next((at for at, row in enumerate(rows) if _QUESTION.match(row.text)), None)
    if start is None:
        return None
    lines = [rows[start].text, *(row.text for row in _following(rows, start))]
    title = _SENT_IN.sub("", " ".join(lines)).strip().rstrip(".")
    received = _RECEIVED.search(" ".join(row.text for row in rows[start:]))
    day = written_date(received[1]) if received else ""
    return OfficialHead(title, day) if len(title) <= MOST_CHARS else None


# --- journals ----------------------------------------------------------------------------------------------------


def _issue(rows: Sequence[_Row], at: int) -> OfficialHead | None:
    """An issue of a journal: under its name, number and date stands what it makes known."""
    start = at + 1
    while start < len(rows) and all(_ISSUE.match(part) for part in (rows[start].first, rows[start].rest) if part):
        start += 1
    if start >= len(rows):
        return None
    lines = [rows[start], *_following(rows, start)]
    title = " ".join(row.text for row in lines)
    plain = not lines[0].bold and all(row.size >= lines[0].size for row in rows[start:])
    above = " ".join([row.rest or row.first for row in rows[:start]])
    if plain or len(title) > MOST_CHARS or len(title.split()) < 2:
        return None
    return OfficialHead(title, written_date(above))


def _following(rows: Sequence[_Row], start: int) -> list[_Row]:
    """The next lines of what begins on the line ``start``, in the same type."""
    pairs = takewhile(lambda pair: _is_next(*pair), pairwise(rows[start:]))
    return [row for _, row in pairs]


def _is_next(above: _Row, row: _Row) -> bool:
    alike = row.bold == above.bold and abs(row.size - above.size) <= ANOTHER_SIZE * above.size
    return alike and above.y - row.y <= NEXT_LINE * row.size
