"""Whose words an official document is, when no catalogue tells: who signed it, or which municipality it is of.

A letter or regulation of the government is signed "De Minister voor Natuur en Stikstof, C. van der Wal"; what a
municipality, province or water board publishes bears its name at the head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from ingest.blocks import Block
from ingest.document import Body

MOST_CHARS = 200  # of a signature or a line at the head
HEAD_BLOCKS = 8  # of the first page
_CAPITALS = r"[A-Z][\w-]+(?: [A-Z][\w-]+)*"
_FIELD = rf"{_CAPITALS}(?:(?:, {_CAPITALS})* en {_CAPITALS})?"  # "Onderwijs, Cultuur en Wetenschap"
_OFFICE = rf"(?P<office>[Mm]inister|[Ss]taatssecretaris) (?P<link>van|voor) (?P<field>{_FIELD})"
_NAME = r"(?: (?:[a-z]{2,3}\.)+)*(?: [A-Z][\w.-]*(?: (?:van|de|der|den|ten|ter|el|[A-Z][\w.-]*)){0,5}(?<!\.))?"
_SIGNED = re.compile(rf"(?:(?:Hoogachtend|Met vriendelijke groet),? )?[Dd]e {_OFFICE},?{_NAME}")
_ANSWERS = re.compile(rf"(?:Antwoord(?:en)?|Beantwoording|Brief|Reactie) (?:van|door) de {_OFFICE}\b")
_ANSWERED_BY = re.compile(
    rf"Antwoord van (?:de )?(?P<office>[Mm]inister|[Ss]taatssecretaris) [^()]+ \((?P<field>{_FIELD})\)"
)
_NEXT = r"(?:Aan|Van|Voor|Over|Datum|Betreft|Onderwerp|Postbus|Telefoon)"  # what begins the next line of a head
_AUTHORITY = re.compile(
    r"\b(?P<kind>[Gg]emeente|GEMEENTE|[Gg]emeenteraad|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap)(?: van)? "
    rf"(?P<name>(?!{_NEXT}\b)(?:['’]s-|[Dd]e |[Dd]en |[Hh]et )?(?:(?:Oost|West|Noord|Zuid|Midden|Nieuwe?) )?[A-Z][\w-]+"
    r"(?:(?: aan| op| bij| van)(?: den| de)? [A-Z][\w-]+)?)"
)
_PLACE = _AUTHORITY.pattern[_AUTHORITY.pattern.index("(?P<name>") :]
_BOARD = re.compile(
    rf"(?:(?:Hoogachtend|Met vriendelijke groet),? )?(?:[Hh]et )?(?:[Cc]ollege van )?"
    rf"(?P<kind>[Bb]urgemeester en [Ww]ethouders|[Gg]edeputeerde [Ss]taten) van (?:de )?(?:gemeente )?{_PLACE},?"
)
_NOT_OF = re.compile(
    r"\b(?:opdracht van|voor|aan|in|bij|over|naar|met)(?: de| het)? $", re.I
)  # is not of the authority
_ATTENTION = re.compile(r"^aan (?:de|het)\b|\b(?:t\.?\s?a\.?\s?v\.|ter attentie van)\s", re.I)
_TO_AUTHORITY = re.compile(r"geacht(?:e leden van het)? college\b", re.I)
_AUTHOR_SHORT = r"\s\(([A-Z][A-Za-z]{1,9})\)"


def sender(blocks: Sequence[Block], has_author: bool = False) -> Body | None:
    """Who signed the document, else the authority at its head; ``None`` where it does not tell, or tells of several.

    Where another author is known the authority has to stand on a line of its own.
    """
    signed = {_office(match) for block in blocks if (match := _signature(block))}
    signed |= {_board(match) for block in blocks if (match := _BOARD.fullmatch(block.text[: MOST_CHARS + 1]))}
    if signed:
        return next(iter(signed)) if len(signed) == 1 else None
    head = [block for block in blocks if block.starts[0][1] == 1][:HEAD_BLOCKS]
    answered = {_office(match) for block in head if (match := _ANSWERS.match(block.text))}
    answered |= {_answering(match, head) for block in head if (match := _ANSWERED_BY.match(block.text))}
    if answered:
        return next(iter(answered)) if len(answered) == 1 else None
    if any(_TO_AUTHORITY.match(block.text) for block in blocks if block.starts[0][1] == 1):
        return None
    lines = [
        block.text
        for block, below in zip_longest(head, head[1:])
        if block.kind != "row" and len(block.text) <= MOST_CHARS and not _is_addressed(block, below)
    ]
    return _authority([line for line in lines if _AUTHORITY.fullmatch(line)] if has_author else lines)


def with_short_name(author: str, text: str) -> Body | None:
    """``author`` with the short name that the text gives it: "Planbureau voor de Leefomgeving (PBL)"; ``None`` without
    one."""
    found = Counter(re.findall(re.escape(author) + _AUTHOR_SHORT, text)) if author else Counter()
    return Body(author, aliases=(found.most_common(1)[0][0],)) if found else None


def _is_addressed(block: Block, below: Block | None) -> bool:
    """Whether a block is where a letter goes to: an authority, with for whose attention it is."""
    below_it = below.text if below and below.starts[0][1] == block.starts[0][1] else ""
    return not block.detail and bool(_ATTENTION.search(block.text) or _ATTENTION.match(below_it))


def _signature(block: Block) -> re.Match[str] | None:
    return _SIGNED.fullmatch(block.text) if len(block.text) <= MOST_CHARS else None


def _answering(match: re.Match[str], head: Sequence[Block]) -> Body:
    """Who answers to questions ("Minister Paul (Primair en Voortgezet Onderwijs)"), named as the questions do."""
    named = re.compile(rf"\b(?P<office>{match['office']}) (?P<link>van|voor) (?P<field>{match['field']})")
    asked = next((found for block in head if (found := named.search(block.text))), None)
    office, field = match["office"].lower(), match["field"]
    return _office(asked) if asked else Body(f"{office} van {field}", article="de")


def _office(match: re.Match[str]) -> Body:
    office, link, field = match["office"].lower(), match["link"], match["field"]
    ministry = (f"ministerie van {field}",) if link == "van" else ()
    return Body(f"{office} {link} {field}", article="de", aliases=ministry)


def _board(match: re.Match[str]) -> Body:
    kind = "gemeente" if match["kind"].lower().startswith("burg") else "provincie"
    return Body(f"{kind} {match['name']}", article="de")


def _authority(lines: Iterable[str]) -> Body | None:
    found = set()
    for line in lines:
        for match in _AUTHORITY.finditer(line):
            if _NOT_OF.search(line[: match.start()]):
                continue
            kind = match["kind"].lower().removesuffix("raad")
            found.add(Body(f"{kind} {match['name']}", article="het" if kind.endswith("schap") else "de"))
    return next(iter(found)) if len(found) == 1 else None
