"""Who wrote something: people with the parts of their name that styles put in different places, or an organisation."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_PARTICLES = frozenset("van de der den het 't ’t 's ’s ten ter te in op von zu la le du el al di da dos".split())
_JOINED = re.compile(r"(?:[dl]['’]|['’]s-|[ea]l-)")  # written to the name behind it, and part of it: "d'Ancona"
_BEFORE_ARTICLE = frozenset("uit aan bij onder over voor tot".split())  # "aan de Stegge"; elsewhere mere prepositions
_ARTICLES = frozenset("de der den het 't ’t ten ter te".split())
_TITLES = re.compile(r"^(?:(?:prof|dr|drs|mr|ir|ing|bc|dhr|mevr|mw|em)\.|(?:de heer|mevrouw)(?=\s))\s*", re.I)
_DEGREES = re.compile(r",\s*(?:(?:[mb]sc|[bm]a|mba|ll[mb]|phd)\b\.?[\s,]*)+$", re.I)
_PLAIN_DEGREE = re.compile(r"(?<=\w)\s+(?:[MB]Sc|MBA|LL[MB]|PhD)$")  # nobody is called that; "Jack Ma" is a name

_NO_SURNAME = (
    r"ministerie|gemeente|provincie|stichting|vereniging|universiteit|hogeschool|instituut|inspectie|commissie|bureau|"
    r"centrum|platform|fractie|overheid|autoriteit|directie|secretariaat|netwerk|rekenkamer|koepel|unie|college|fonds|"
    r"kabinet"
)
_COMPOUND = r"\w{3,}(?:raad|commissie|bureau|dienst|instituut|inspectie|vereniging|groep|centrum|platform)|rijks\w{4,}"
_CLEAR = re.compile(rf"(?:[\w-]+-)?(?:{_NO_SURNAME})(?:-[\w-]+)?|{_COMPOUND}", re.I)
_ALSO_SURNAME = re.compile(r"(?:[\w-]+-)?(?:raad|dienst|groep|partij|bank|kamer)", re.I)
_PERSONAL = re.compile(r"(?:[ck]oen|[ck]on|mein|vol)raad|rijks(?:en|ma|tra)\w*", re.I)  # of what looks like a compound
_ADJECTIVE = re.compile(
    r"[\w-]*(?:sche|lijke|(?:nd|rd|m|g|k|p|cht|ant|lt|aan|ens)se|[nirtk]ale|rele|[nië]ële|ieve|[dt]ige|aire|[bt]lieke|"
    r"tieke|ende|entraal)|centrale|algemene|hoge|grote|kleine|nieuwe|oude|vrije|open|groene|rode|jonge|friese|interne|"
    r"externe|eerste|tweede|[A-Z]{3,}",
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
    if _names_organisation(bare):
        return Author(name)
    person = _turned(bare) if "," in bare else _straight(bare.split())
    return person or Author(name)


def _without_degrees(name: str) -> str:
    name = _DEGREES.sub("", name)
    before = ""
    while before != name:
        before, name = name, _TITLES.sub("", _PLAIN_DEGREE.sub("", name)).strip()
    return name


def _names_organisation(name: str) -> bool:
    """Whether one of the words says that it is an organisation: one that is no surname, or one that is ("Bank",
    "Kamer") where a surname would not stand: in lower case, as the first word, behind an adjective or capitals."""
    words = re.findall(r"[\w-]+|,", name)
    first = 1 if words[:1] and words[0].lower() in ("de", "het") else 0
    for i, word in enumerate(words):
        if _CLEAR.fullmatch(word) and not _PERSONAL.fullmatch(word):
            return True
        if not _ALSO_SURNAME.fullmatch(word):
            continue
        if word.islower() or (i == first and "," not in words) or (i > first and _specifies(words[i - 1])):
            return True
    return False


def _specifies(word: str) -> bool:
    """Whether a word says of what kind or whose a bank or a council is, and is no given name."""
    return bool(_ADJECTIVE.fullmatch(word) or _ADJECTIVE.fullmatch(word.lower()))


def _straight(words: Sequence[str]) -> Author | None:
    """Given names, then the particle, which begins at the first word that can be one, then the family name."""
    last = len(words) - 1
    start = next((i for i in range(1, len(words)) if _begins_particle(words, i)), last)
    stop = _behind_particle(words, start)
    return _person(words[stop:], words[:start], words[start:stop])


def _turned(name: str) -> Author | None:
    """ "Mierlo, Yvonne van", "van Mierlo, Yvonne" or, as a list would have it, "Van Mierlo, Yvonne"."""
    family, _, given = (piece.strip() for piece in name.partition(","))
    first, last = family.split(), given.split()
    if not first:
        return None
    lowered = [word.lower() for word in first]
    before = _behind_particle(lowered, 0)
    prefix = last.pop() if last and _JOINED.fullmatch(last[-1]) else ""  # "Fassi, Ahmed el-"
    behind = next((i for i in range(1, len(last)) if _behind_particle([*last, ""], i) == len(last)), len(last))
    return _person([prefix + first[before], *first[before + 1 :]], last[:behind], [*last[behind:], *lowered[:before]])


def _begins_particle(words: Sequence[str], i: int) -> bool:
    if words[i] in _BEFORE_ARTICLE:
        return i + 2 < len(words) and words[i + 1] in _ARTICLES
    return words[i] in _PARTICLES


def _behind_particle(words: Sequence[str], start: int) -> int:
    """The place of the first word from ``start`` on that is of no particle; the last word never is."""
    stop = start
    while stop < len(words) - 1 and words[stop] in _PARTICLES | _BEFORE_ARTICLE:
        stop += 1
    return stop


def _person(family: Sequence[str], given: Sequence[str], particle: Sequence[str]) -> Author | None:
    """The person with these names; ``None`` when there is none, or they are no names."""
    names = [word for i, word in enumerate(family) if word != "tot" or i in (0, len(family) - 1)]  # "Voorst tot Voorst"
    if not family or not given or not all(_is_name(word) for word in (*given, *names)):
        return None
    return Author(" ".join(family), " ".join(given), " ".join(particle))


def _is_name(word: str) -> bool:
    return _JOINED.sub("", word, count=1)[:1].isupper() and not any(c.isdigit() for c in word)
