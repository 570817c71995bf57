"""Who holds an office: whether a question asks for that, and whether a text names a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.library import Library
from ingest.lexicon import frequency

MOST_SEEN = 500  # times that a first name was counted; a more frequent word with a capital stands in the name of a body

_OFFICE = (
    r"\w*(?:lijsttrekker|voorzitter|voorvrouw|voorman|minister|ministerpresident|premier|president|staatssecretaris|"
    r"wethouder|burgemeester|directeur|directrice|secretaris|penningmeester|partijleider|fractieleider|projectleider|"
    r"programmamanager|woordvoerder|oprichter|auteur|schrijver|schrijfster|rector|decaan|dijkgraaf|dijkgravin|"
    r"ombudsman|commissaris|kandidaat|hoogleraar|lector|rapporteur)s?"
)
_ASKS_OFFICE = re.compile(
    rf"\bwie\s+(?:is|was|wordt|werd|zijn|waren|worden|werden)\s+(?:er\s+|nu\s+|de\s+|het\s+|een\s+|hun\s+|\w+e\s+){{0,3}}"
    rf"{_OFFICE}\b|"
    rf"\bwie\b[^?]*\sals\s+(?:de\s+)?(?:eerste\s+|nieuwe\s+|volgende\s+)?{_OFFICE}\b|"
    rf"\bwie\s+(?:moet|moeten|zou|zal|gaat|mag|kan)\b[^?]*\b{_OFFICE}\b[^?]*\b(?:worden|zijn)\W*$",
    re.I,
)
_PARTICLES = r"(?:(?:van|de|den|der|ter|ten|te|het|'t|’t|el|al|von|la|le)\s+)*"
_IN_SURNAME = (
    r"(?:(?:van(?=\s+(?:de|den|der|het)\b)|de|den|der|ter|ten|te|het|'t|’t)\s+)*"  # not "minister van Financiën"
)
_WORD = r"[^\W\d_a-zà-ÿ][\w'’-]+"
_NAME = re.compile(rf"\b(?P<first>{_WORD})\s+{_PARTICLES}(?P<last>{_WORD})")
_INITIALS = re.compile(rf"\b(?:[A-Z][a-z]?\.\s?)+{_PARTICLES}{_WORD}")
_TITLE = re.compile(
    rf"\b(?i:de\s+heer|mevrouw|mevr\.|dhr\.|minister|staatssecretaris|wethouder|burgemeester|voorzitter|lijsttrekker|"
    rf"premier|commissaris|professor|prof\.|dr\.|drs\.|mr\.|ir\.|ing\.)\s+{_IN_SURNAME}(?P<last>{_WORD})"
)


def names_of_bodies(library: Library) -> frozenset[str]:
    """By which the bodies of a library go; an alias may be that of a person."""
    return frozenset(name for body in library.bodies.values() for name in (body.name, body.full_name) if name)


def asks_office(question: str) -> bool:
    """Whether ``question`` asks who holds an office: "wie is de voorzitter van ...?"."""
    return bool(_ASKS_OFFICE.search(question))


def names_person(text: str, bodies: Iterable[str] = ()) -> bool:
    """Whether ``text`` names a person; the words of the names of ``bodies`` are nobody's.

    A first and a last name, initials and a last name, or a last name behind a title: one word with a capital may be
    anything, and at the head of a sentence it is any word.
    """
    strange = {word.casefold() for name in bodies for word in re.findall(r"[\w'’-]+", name)}
    if _INITIALS.search(text):
        return True
    if any(match["last"].casefold() not in strange for match in _TITLE.finditer(text)):
        return True
    words = (match.groups() for match in _NAME.finditer(text))
    return any(
        frequency(first) <= MOST_SEEN and not first.isupper() and not {first.casefold(), last.casefold()} & strange
        for first, last in words
    )
