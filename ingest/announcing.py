"""A whole sentence that announces what stands below it: "Daarom stellen wij de volgende maatregelen voor."

A list is mostly introduced by a sentence that it finishes, or by a colon; many writers put a full stop all the same.
"""

from __future__ import annotations

import re

_BEFORE_NOUN = r"(?:(?:[^\W\d_]+e|vier|vijf|zes|zeven|acht|negen|tien|\d{1,2})\s+){0,2}?"  # "de volgende twee nieuwe"
_NOUN = _BEFORE_NOUN + r"(?P<noun>[^\W\d_][\w-]{2,}(?:en|s|['’]s))\b"
_OF_TIME = r"(?!(?:generaties|verkiezingen|jaren|maanden|weken|dagen|keren|decennia|regeringen)\b)"
_FOLLOWING = re.compile(rf"(?<!\bhet )\bvolgende\s+{_OF_TIME}{_NOUN}", re.I)
_BELOW = re.compile(rf"\bonderstaande\s+{_NOUN}", re.I)
_SET_OUT = re.compile(
    r"\bals\s+volgt\W*$|\bhieronder\W*$|"
    r"\b(?:staan|volgen|noemen|geven|vindt|leest|sommen)\b[^,;]*\bhieronder\b|"
    r"\bhieronder\s+(?:staan|volgen|noemen|geven|vindt|leest|sommen)\b",
    re.I,
)


def announces(sentence: str) -> bool:
    """Whether ``sentence`` says that what it tells of stands behind it."""
    return bool(announced(sentence)) or bool(_SET_OUT.search(sentence))


def announced(sentence: str) -> str:
    """The noun of what ``sentence`` says that will follow, in the plural: "systemen" of "de volgende systemen"; "" when
    it tells no such thing."""
    match = _FOLLOWING.search(sentence) or _BELOW.search(sentence)
    return match["noun"] if match else ""
