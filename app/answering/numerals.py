"""Dutch numbers in words, as a pattern: "dertig", "honderdtwintig", "tweeënveertig", "anderhalf", "een kwart"; and the
ordinals up to a hundred: "elfde", "eenentwintigste", "12e"."""

from __future__ import annotations

import unicodedata

_UNIT = "(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TEENS = "(?:tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)"
_TENS = "(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_BELOW_100 = rf"(?:{_UNIT}(?:en|ën|-en)?{_TENS}|{_TENS}|{_TEENS}|{_UNIT})"
_BELOW_1000 = rf"(?:{_BELOW_100}?honderd(?:en)?(?:en)?{_BELOW_100}?|{_BELOW_100})"
_THOUSANDS = rf"{_BELOW_1000}?duizend(?:en)?(?:en)?(?:\s?{_BELOW_1000})?"
_WHOLE = rf"(?:{_THOUSANDS}|{_BELOW_1000}|nul|miljoen(?:en)?|miljard(?:en)?|biljoen)"
_PART = "(?:derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|kwart)n?"
_FRACTION = rf"(?:{_UNIT}[\s-]?{_PART}|(?:de\s+)?helft|kwart|half|halve|anderhal(?:f|ve)|{_UNIT}(?:en|ën)?(?:een)?half)"
_VERB = r"(?!\s+(?:de|het|een|dit|dat|deze|die|zich|men|we|wij|ze|zij|hij|ook|dan|daarom|echter|niet|geen)\b)"
_AN_ARTICLE = r"(?!een\b)"

NUMERAL = rf"(?:{_FRACTION}|(?:{_BELOW_100}|honderd)tal(?:len)?|dozijn|(?!acht\b){_AN_ARTICLE}{_WHOLE}|acht{_VERB})"
"""No "een", which is nearly always the article, and no "acht" that is a verb: "de raad acht dit nodig"."""

_FIRST = "nul eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split()
_TEENTHS = "dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende".split()
_UNITS = "een twee drie vier vijf zes zeven acht negen".split()
_TENTHS = "twintigste dertigste veertigste vijftigste zestigste zeventigste tachtigste negentigste".split()
_ORDINALS = {word: n for n, word in enumerate([*_FIRST, *_TEENTHS]) if n} | {
    f"{unit}en{tenth}" if unit else tenth: 10 * tens + n
    for tens, tenth in enumerate(_TENTHS, start=2)
    for n, unit in enumerate(["", *_UNITS])
}
_SPELLED = "|".join(word.replace("e", "[eéë]") for word in _ORDINALS)
ORDINAL = rf"(?:{_SPELLED}|\d{{1,2}}(?:e|de|ste))"


def of_ordinal(ordinal: str) -> int:
    """The number that a match of ``ORDINAL`` stands for, from 1."""
    if ordinal[0].isdigit():
        return int(ordinal.rstrip("destDEST"))
    bare = unicodedata.normalize("NFKD", ordinal.lower())
    return _ORDINALS["".join(c for c in bare if not unicodedata.combining(c))]
