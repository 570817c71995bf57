"""A body whose words are asked for, and that is none of those whose words are held: "wat vindt het CPB van ...?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering import patterns
from app.answering.bodies import BodyFinder, Mention, plain
from app.answering.speaking import speaks

# Dutch and international advisers, offices, parties and organs of state, by the names that they go by
_WELL_KNOWN = (
    *"CPB SCP CBS PBL SER WRR RIVM AWTI Rli RVS ROB RLI OECD OESO IMF ECB IPCC WHO DNB AFM ACM KvK UWV TNO KiM".split(),
    *"Nibud VNG IPO VNO-NCW MKB-Nederland FNV CNV VCP LTO Aedes Woonbond NVM PwC McKinsey KPMG ANWB".split(),
    *"VVD PvdA CDA D66 PVV SP GroenLinks ChristenUnie SGP PvdD DENK 50PLUS BBB Volt NSC FvD JA21 BIJ1".split(),
    *("Raad van State", "Algemene Rekenkamer", "Europese Commissie", "Tweede Kamer", "Eerste Kamer"),
    *("Gezondheidsraad", "Onderwijsraad", "Kinderombudsman", "Nationale ombudsman", "Centraal Planbureau"),
    *("Nederlandsche Bank", "Wereldbank", "Verenigde Naties", "kabinet", "Partij voor de Dieren"),
)
_CASED = frozenset(("SP", "WHO", "DENK", "Volt", "ROB", "RVS", "KiM"))  # in lower case a word like any other
_CANONICAL = {plain(name): name for name in _WELL_KNOWN}
_ANY = "|".join(
    rf"{re.escape(name)}" if name in _CASED else rf"(?i:{re.escape(name)})"
    for name in sorted(_WELL_KNOWN, key=len, reverse=True)
)
_LETTERS = r"[A-Z]{2,6}"
_NAME = re.compile(
    rf"(?<![\w-])(?:(?P<article>[Dd]e|[Hh]et)\s+)?(?:(?P<known>{_ANY})|(?P<letters>{_LETTERS}))(?![\w-])(?!\s+[A-Z])"
)
# a law may be what "zegt" and according to which something is; only a body has an opinion
_OPINES = patterns.words(r"vind\w* advise\w+ denk\w* pleit\w* verwacht\w* bepleit\w* schrijft schreef")
_ALONE = re.compile(r"^\W*(?:en|maar)\s+(?:(?:ook|wat|volgens|bij|van)\s+)*$", re.I)
_JOINS = re.compile(r"^\s*(?:en|of|versus|vs\.?|met)\s+(?:(?:ook|de|het)\s+)*$", re.I)
_BETWEEN = re.compile(r"\btussen\s+$", re.I)
_AFTER_ALONE = re.compile(r"^(?:\s+(?:dan|nou|nu|eigenlijk))*\W*$", re.I)


class Unknown(Mention):
    """A mention of which ``body`` is the name as it stands in a sentence, "het CPB", and ``start`` that of its
    article."""


def unknown_bodies(text: str, finder: BodyFinder, known: Sequence[Mention] = ()) -> list[Unknown]:
    """The bodies that are asked to speak in ``text``, also by a bare "en het CPB?", and that ``finder`` does not know;
    ``known`` are those of ``text`` that it does."""
    found: list[Unknown] = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        name = match["known"] or match["letters"]
        if not finder.bodies or any(mention.start < end and start < mention.end for mention in known):
            continue
        before, after = text[:start], text[end:]
        asked = speaks(before, after) and bool(match["known"] or (match["article"] and _OPINES.search(text)))
        asked = asked or bool(match["known"] and any(_is_joined(text, mention, start, end) for mention in known))
        if asked or (match["known"] and _ALONE.match(before) and _AFTER_ALONE.match(after)):
            name = _CANONICAL.get(plain(name), name)
            article = f"{match['article'].lower()} " if match["article"] else ""
            found.append(Unknown(f"{article}{name}", start, end))
    return found


def _is_joined(text: str, mention: Mention, start: int, end: int) -> bool:
    """Whether the name at ``start`` to ``end`` is asked together with ``mention``: "de SER en het CPB"."""
    bare = re.sub(r"\b(?:de|het)\s+$", "", text[: mention.start], flags=re.I)
    if not (speaks(bare, text[mention.end :]) or _BETWEEN.search(bare) or speaks(bare, text[end:])):
        return False
    return bool(_JOINS.match(text[mention.end : start]) or _JOINS.match(text[end : mention.start]))


def names(text: str, body: str) -> bool:
    """Whether ``text`` names ``body``, an unknown one as it stands in a sentence."""
    name = re.sub(r"^(?:de|het)\s+", "", body)
    return bool(re.search(rf"(?<![\w-]){re.escape(plain(name))}(?![\w-])", plain(text)))
