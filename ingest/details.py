"""The details at the head of a letter or memo: lines that each begin with what they tell ("Datum 3 mei 2024").

Each is a line of its own, however long it is; beside the text of a letter they are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.line import Line, Row

FEWEST = 2  # such lines near each other: one alone may be the beginning of a sentence
NEAR = 4.0  # times the type size: the next of them is not further down
FEWEST_IN_COLUMN = 2  # of the lines of a column, to tell that it holds the details of a letter
_PLAIN = (  # what needs no colon to be known
    r"datum|betreft|onderwerp|ons kenmerk|uw kenmerk|onze referentie|uw referentie|kenmerk|referentie|bijlagen?|"
    r"bijlage\(n\)|contactpersoon|behandeld door|behandelaar|inlichtingen bij|doorkiesnummer|telefoon(?:nummer)?|"
    r"e-?mail(?:adres)?|zaaknummer|dossier(?:nummer)?|registratienummer|documentnummer|portefeuillehouder|afdeling|"
    r"verzenddatum|vergaderdatum|uw brief(?: van)?|ons nummer|versie|auteurs?|opsteller"
)
_WITH_COLON = (
    r"aan|van|cc|c\.c\.|kopie aan|afzender|geadresseerde|steller|plaats|tijd|locatie|aanwezig|afwezig|voorzitter|titel|"
    r"contact|programma|directie|status"
)
_DETAIL = re.compile(
    rf"(?=[A-Z])(?i:(?:{_PLAIN})\s+(?-i:(?=[A-Z0-9€('’]))|(?:{_PLAIN}|{_WITH_COLON})\s*:\s*(?=\S))",
)
_LABEL = re.compile(rf"(?:{_PLAIN}|contact|bezoekadres|postadres|correspondentieadres)\s*:?", re.I)
_ADDRESS = re.compile(
    r"^(?:postbus|antwoordnummer)\s+\d|\b\d{4}\s?(?-i:[A-Z]{2})\b|^[tfe]\s+[\d(+]|\bwww\.|\S@\S+\.\w|^kvk\b", re.I
)


def detail_lines(pages: Sequence[tuple[int, Sequence[Line | Row]]]) -> set[tuple[int, Line]]:
    """The lines of a document (with their page, from 1) that each begin with what they tell."""
    found: set[tuple[int, Line]] = set()
    for page, lines in pages:
        begin = [line for line in lines if isinstance(line, Line) and _DETAIL.match(line.text)]
        for one, other in pairwise(begin):
            if one.aside == other.aside and 0 < one.y - other.y <= NEAR * other.size:
                found |= {(page, one), (page, other)}
    return found


def is_label(text: str) -> bool:
    """Whether a line of a column of details is, or begins with, the name of what it tells."""
    return bool(_LABEL.fullmatch(text) or _DETAIL.match(text))


def are_details(texts: Iterable[str]) -> bool:
    """Whether the lines of a column beside a text tell where a letter comes from, its date or its reference."""
    return sum(bool(is_label(text) or _ADDRESS.search(text)) for text in texts) >= FEWEST_IN_COLUMN
