"""Who wrote something: people with the parts of their name that styles put in different places, or an organisation."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_PARTICLES = frozenset("van de der den het 't ’t ten ter te in op von zu la le du el al di da dos".split())
_DEGREES = re.compile(
    r"^(?:(?:prof|dr|drs|mr|ir|ing|bc|dhr|mevr|mw|em)\.|(?:de heer|mevrouw)(?=\s))\s*"
    r"|,?\s+(?:msc|bsc|ma|mba|llm|phd)\.?$",
    re.I,
)
_ORGANISATION = re.compile(
    r"\b(?:\w*raad|\w*commissie|\w*bureau|\w*dienst|\w*instituut|\w*inspectie|\w*vereniging|\w*groep|ministerie|gemeente|"
    r"provincie|stichting|vereniging|centrum|universiteit|hogeschool|koepel|platform|partij|fractie|unie|bank|overheid|"
    r"rijks\w+|autoriteit|college|kamer|directie|secretariaat|netwerk|fonds|kabinet)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or an organisation whose whole name is ``family``.

    ``particle`` is the Dutch *tussenvoegsel* ("van der"), apart from the family name because styles differ in where it
    goes, how it sorts and when it has a capital.
    """

    family: str
    given: str = ""
    particle: str = ""

    @property
    def is_person(self) -> bool:
        return bool(self.given)


def author(name: str, organisations: Collection[str] = ()) -> Author:
    """The author called ``name``.

    A name is an organisation when it is one of ``organisations``, stands between braces ("{Bureau Jansen}", as in
    BibTeX), is a single word or has words that no person's name has; else a person, "Wim Derksen" or "Derksen, Wim".
    """
    name = " ".join(name.split())
    if name.startswith("{") and name.endswith("}"):
        return Author(name[1:-1].strip())
    if name in organisations:
        return Author(name)
    bare = _without_degrees(name)
    if _ORGANISATION.search(bare):
        return Author(name)
    person = _turned(bare) if "," in bare else _straight(bare)
    return person or Author(name)


def _without_degrees(name: str) -> str:
    before = ""
    while before != name:
        before, name = name, _DEGREES.sub("", name).strip()
    return name


def _straight(name: str) -> Author | None:
    """Given names, then the particle, which begins at the first word that can be one, then the family name."""
    words = name.split()
    start = next((i for i, word in enumerate(words) if i and word in _PARTICLES), len(words) - 1)
    stop = start
    while stop < len(words) - 1 and words[stop] in _PARTICLES:
        stop += 1
    given, particle, family = words[:start], words[start:stop], words[stop:]
    if not given or not all(_is_name(word) for word in (*given, *family)):
        return None
    return Author(" ".join(family), " ".join(given), " ".join(particle))


def _turned(name: str) -> Author | None:
    """ "Mierlo, Yvonne van" or "van Mierlo, Yvonne"."""
    family, _, given = (piece.strip() for piece in name.partition(","))
    first, last = family.split(), given.split()
    before = 0
    while before < len(first) - 1 and first[before] in _PARTICLES:
        before += 1
    behind = len(last)
    while behind > 1 and last[behind - 1] in _PARTICLES:
        behind -= 1
    particle = [*last[behind:], *first[:before]]
    if not first or not last or not all(_is_name(word) for word in (*first[before:], *last[:behind])):
        return None
    return Author(" ".join(first[before:]), " ".join(last[:behind]), " ".join(particle))


def _is_name(word: str) -> bool:
    return word[0].isupper() and not any(c.isdigit() for c in word)
