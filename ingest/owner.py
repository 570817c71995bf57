"""Whose document it is, when no catalogue tells: the name that its file or title bears and its text goes by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.acting import is_body, names_body
from ingest.document import Body
from ingest.initials import stands_for

MIN_TIMES = 4  # a name that stands less often in the text may be anything
MIN_TIMES_IN_FULL = 2  # a name whose first letters the file bears can hardly be chance
MIN_ACTS = 2  # as a speaker: once may be chance
MIN_CAPITAL = 0.9  # of its occurrences: a common word is mostly written small
_NOT_A_BODY = frozenset(
    "nederland nederlands nederlandse europa europees europese ai eu nl pdf wet rapport bijlage staatscourant "
    "staatsblad kamerstuk kamerbrief".split()
)
_SMALL = r"(?:voor|van|de|der|den|het|en|in|op|aan)"
_NAME = re.compile(rf"[A-Z][\w-]*(?:\s(?:{_SMALL}\s){{0,2}}[A-Z][\w-]*)+")
_JOINED = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b")  # "PartijvdDieren": a name written as one word


def owner(names: Sequence[str], text: str) -> Body | None:
    """The body that one of ``names`` (the file's, the title) points to, spelled as in ``text``; ``None`` when there is
    no such name. "nsc_2023" is "NSC" where the text says so, or the "Nieuw Sociaal Contract" that it stands for.
    """
    written = Counter(re.findall(r"[^\W_]+", text))
    longer = Counter(re.sub(r"^(?:De|Het|Een|Dat|Als) ", "", name) for name in _NAME.findall(text))
    longer.update(_JOINED.findall(text))
    for candidate in dict.fromkeys(_candidates(names)):
        spellings = {w: n for w, n in written.items() if w.lower() == candidate}
        times = sum(spellings.values())
        capital = sum(n for w, n in spellings.items() if w != w.lower() or w[0].isdigit())
        full, full_times = _spelled_out(candidate, longer)
        if times >= MIN_TIMES and capital >= MIN_CAPITAL * times:
            name = max(spellings, key=lambda w: spellings[w])
            if is_body(name, times, text, MIN_ACTS) or (full and _is_in_full(full, full_times, text)):
                return Body(name, full)
        elif full_times >= MIN_TIMES_IN_FULL and _is_in_full(full, full_times, text):
            return Body(full, "", "", (candidate.upper(),))
    return None


def _is_in_full(name: str, times: int, text: str) -> bool:
    return names_body(name) or is_body(name, times, text, 1)


def _candidates(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        for word in re.split(r"[^\w]+|_", name.lower()):
            if len(word) > 1 and not word.isdigit() and word not in _NOT_A_BODY:
                yield word


def _spelled_out(short: str, names: Counter[str]) -> tuple[str, int]:
    """The name in the text whose first letters are ``short``, with how often it stands there; "" without one."""
    if len(short) < 3:
        return "", 0
    for name, times in names.most_common():
        words = name.split()
        first = "".join(w[0] for w in words)
        if short in (first.lower(), "".join(c for c in first if c.isupper()).lower()) or (
            len(words) == 1 and not name.lower().startswith(short) and stands_for(short, name)
        ):
            return name, times
    return "", 0
