"""Those who live in a place, as a text says it: "Amsterdammers" are "inwoners van Amsterdam"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.dutch import term_groups
from ingest.lexicon import frequency as counted

_WHO_LIVE_THERE = re.compile(
    r"\b(?:(?P<article>de|alle|veel|meer|minder)\s+)?(?P<base>[A-Z][a-zà-ÿ]{3,})(?:ers|aren|aars)\b"
)
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")


def with_places(text: str, frequency: Callable[[str], int]) -> str:
    """``text`` with the name of the place for those who are called after it, where no passage has that word and some
    passage has the place; ``frequency`` tells in how many passages a term stands."""

    def known(word: str) -> bool:
        return any(frequency(group[0]) for group in term_groups(word))

    def placed(match: re.Match[str]) -> str:
        article, base = match["article"], match["base"]
        word = match.group().split()[-1]
        possible = [] if known(word) else [place for place in _places(base) if known(place)]
        place = max(possible, key=counted, default="")  # one stem has many forms
        return f"{f'{article} ' if article else ''}inwoners van {place}" if place else match.group()

    return _WHO_LIVE_THERE.sub(placed, text)


def _places(base: str) -> Iterator[str]:
    """What a place may be called whose inhabitants are called ``base`` with an ending: "Amsterdamm", "Groning"."""
    single = _DOUBLED.sub(r"\1", base)
    yield from dict.fromkeys((base, single, base.removesuffix("n"), f"{base}en", f"{base}e", f"{single}e"))
