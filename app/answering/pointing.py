"""Whether a question points back at what was asked before: "hoe zit dat?", but not "klopt het dat de stad groeit?"."""

from __future__ import annotations

import re

from app.answering import patterns
from app.answering.antecedent import without_own_pronouns

_CLAUSE = r"(?=\s+(?:\S+\s+)+\S)"  # at least two words: "dat de stad groeit"
_HOLDS = (
    r"(?:waar|zo|juist|terecht|echt|bekend|mogelijk|denkbaar|nodig|wenselijk|belangrijk|erg|goed|beter|jammer|logisch)"
)
# "klopt het dat ...", "is het waar dat ...", "zeggen ze dat ...": it begins a clause, and points at nothing
_THAT_CLAUSE = re.compile(
    rf"(?P<before>\b(?:het|'t)\s+(?:(?:ook|dan|wel|niet|echt|nou|nu)\s+)*(?:{_HOLDS}\s+)?)dat\b{_CLAUSE}|"
    rf"(?P<said>{patterns.SAYING.pattern}(?:\s+[\w'’-]+){{0,4}}?\s+)dat\b"
    r"(?=\s+(?!(?:te|ook|er|niet|wel|dan|is|zijn|was|wordt|worden|kan|moet|een|in|op|bij|voor|met|aan|uit|door)\b)"
    r"\S+\s+(?:\S+\s+)*(?!van\b|over\b)\S)",
    re.I,
)
# "over migranten die terugkeren", "voor een plan dat werkt": it belongs to the noun before it
_RELATIVE = re.compile(
    r"(?P<noun>\b(?:over|van|voor|met|bij|aan|tegen|onder|tussen)\s+(?:(?:de|het|een|alle|veel|meer)\s+)?"
    r"(?!(?:de|het|een|die|dat|dit|deze)\b)[\w'’-]{4,}\s+)(?:die|dat)\b(?=\s+\S)",
    re.I,
)
_THAN = re.compile(r"(?P<more>\b(?:\w{3,}er|anders|andere|meer|niet)\s+)dan\b(?=\s+\S)", re.I)  # "sneller dan dorpen"


def points_to_earlier(text: str) -> bool:
    """Whether a word of ``text`` stands for something that was said before it in the conversation."""
    bare = without_own_pronouns(_THAT_CLAUSE.sub(lambda m: m["before"] or m["said"], text))
    for pattern, kept in ((_RELATIVE, "noun"), (_THAN, "more")):
        bare = pattern.sub(lambda m, kept=kept: m[kept], bare)  # type: ignore[misc]
    return bool(patterns.POINTS_TO_EARLIER.search(bare))
