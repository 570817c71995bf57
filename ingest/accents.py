"""Accents that are set as a character of their own over a letter, as TeX does in its old fonts."""

from __future__ import annotations

import unicodedata

SPACING = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "˚": "\u030a",
    "ˇ": "\u030c",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}


def accented(one: str, other: str) -> str:
    """The letter that two characters printed over each other stand for, "" when they are no letter with an accent."""
    accent, letter = (one, other) if one in SPACING else (other, one)
    if accent not in SPACING or not letter.isalpha():
        return ""
    whole = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + SPACING[accent])
    return whole if len(whole) == 1 else ""
