"""Dutch numbers in words, as a pattern: "dertig", "honderdtwintig", "tweeënveertig", "anderhalf", "een kwart"."""

from __future__ import annotations

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
