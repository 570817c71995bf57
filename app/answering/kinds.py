"""Which kind of body a body is, told by its own names and the titles of its documents: a council, a bureau, a party.

The kind is the head of a name: of "Planbureau voor de Leefomgeving" what stands before the preposition, of
"Sociaal-Economische Raad" what its adjectives lead to, of "Commissie Derksen" what the proper name tells apart, and of
a compound ("Gezondheidsraad") also its last part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.dutch import term_groups, terms
from ingest.document import Body

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PREPOSITIONS = frozenset("voor van der den des tot inzake over op in bij aan te tegen uit".split())
_PASSED_OVER = frozenset("de het en".split())
_ADJECTIVE = re.compile(
    r"(?:isch|lijk|ig|baar|zaam|loos)e?$|(?:aal|eel|ief|air)$|(?:ale|ele|ieve|ieke|aire|bare|zame|loze)$|(?:s|sch|eerd|igd)e$|"
    r"(?:lands|ees)$|^(?:eerste|tweede|algemene?|hoge|nieuwe?|vrije|vaste|open|jonge|permanente|bijzondere?|externe?|"
    r"interne?|centra(?:al|le))$",
    re.I,
)
_TITLES = (("partij", re.compile(r"verkiezings(?:programma|manifest)|partijprogramma|beginselprogramma", re.I)),)
MIN_HEAD = 4  # letters of the last part of a compound


def kinds_of(body: Body, titles: Iterable[str] = ()) -> frozenset[str]:
    """The nouns, in lower case, that ``body`` may go by; ``titles`` are those of its documents."""
    heads = {head for name in (body.name, body.full_name, *body.aliases) if (head := head_noun(name))}
    told = {kind for title in titles for kind, pattern in _TITLES if pattern.search(title)}
    return frozenset(heads | {_last_part(head) for head in heads} | told)


def head_noun(name: str) -> str:
    """The noun that a name is built around, "" where it has none: "SER", "GroenLinks"."""
    phrase = [word for word in _WORD.findall(name) if word.lower() not in _PASSED_OVER]
    cut = next((i for i, word in enumerate(phrase) if i and word in _PREPOSITIONS), len(phrase))
    phrase = phrase[:cut]
    nouns = [word for word in phrase[:-1] if not _ADJECTIVE.search(word)] + phrase[-1:]
    if not nouns:
        return ""
    parts = nouns[0].split("-")
    noun = parts[-1] if parts[-1].islower() else parts[0]  # "VNG-commissie", but "commissie-Derksen"
    return noun.lower() if noun.isalpha() and noun[1:].islower() else ""


def _last_part(noun: str) -> str:
    """ "partij" of "volkspartij"; the noun itself where it is no compound."""
    (group,) = term_groups(noun) or [()]
    if len(group) < 2:
        return noun
    parts = (noun[cut:] for cut in range(1, len(noun) - MIN_HEAD + 1))
    return next((part for part in parts if terms(part) == [group[-1]]), noun)
