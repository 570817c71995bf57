"""Words that turn a conversation: "iets anders: ...", which say nothing, and "terug naar wonen", which say where to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.answering.numerals import ORDINAL, of_ordinal
from index.dutch import terms

_ANOTHER = re.compile(
    r"^\W*(?:(?:nu|ok[eé]?|goed|prima|helder|dank\w*(?:\s+(?:je|u))?)\b\W*)*"
    r"(?:(?:even|dan|nog|nu)\s+)*(?:(?:iets|wat)\s+(?:heel\s+)?anders|(?:een\s+)?(?:andere|nieuwe|volgende)\s+vraag|"
    r"(?:een\s+)?ander\s+onderwerp)\s*[:,;.–-]+\s*(?=\S)",
    re.I,
)
_BACK = re.compile(
    rf"^\W*(?:(?:en|nu|dan|nog|even|ok[eé]?)\W+)*(?:ga\s+)?terug\s+naar\s+(?:(?:mijn|de|het|die|dat)\s+)?"
    rf"(?:(?P<ordinal>{ORDINAL}|vorige)(?:\s+(?:vraag|onderwerp|punt))?|(?P<subject>\S.*?))\W*$",
    re.I,
)


def without_turn(text: str) -> str:
    """``text`` without the words before it that only say that something else is asked now."""
    return _ANOTHER.sub("", text)


def goes_back(text: str) -> bool:
    """Whether ``text`` says where to go back to, and no more."""
    return bool(_BACK.match(text))


def turned_back(text: str, history: Sequence[str], subject_of: Callable[[int], str]) -> int | None:
    """Which question of ``history`` (from 0) ``text`` goes back to, ``None`` when it goes back to none of them.

    ``subject_of`` tells what is searched for with a question of it."""
    match = _BACK.match(text)
    if match is None or not history:
        return None
    if match["ordinal"]:
        at = len(history) - 2 if match["ordinal"].lower() == "vorige" else of_ordinal(match["ordinal"]) - 1
        return at if 0 <= at < len(history) else None
    wanted = set(terms(match["subject"]))
    return next((n for n in reversed(range(len(history))) if wanted and wanted <= set(terms(subject_of(n)))), None)
