"""Whether a body that a question names is one that says something there: "volgens de SER", "wat wil de SER met ..."."""

from __future__ import annotations

import re

from app.answering import patterns
from app.answering.patterns import words

_LOOSELY = r"(?:\s+(?:er|nu|nou|dan|ook|nog|eigenlijk|precies|zelf|daar|hier|toch|wel))*\s+"
_ACCORDING = re.compile(r"\b(?:volgens|aldus)\s+$", re.I)
_POSSESSES = re.compile(
    r"\b(?:mening|oordeel|standpunt(?:en)?|visies?|opvatting(?:en)?|advie(?:s|zen)|aanbeveling(?:en)?|conclusies?|"
    r"voorstel(?:len)?|pleidooi|boodschap|verwachting(?:en)?|argument(?:en)?|redenering|analyse|oplossing(?:en)?|"
    r"kritiek|wens(?:en)?|plan(?:nen)?|idee(?:ën)?|woorden|ogen|rapport|nota|notitie|agenda|brief|programma)\s+van\s+$",
    re.I,
)
_PLANS = (
    r"(?:voorstel(?:len)?|plan(?:nen)?|idee(?:ën)?|maatregel(?:en)?|oplossing(?:en)?|doel(?:en|stellingen?)?|ambities?|"
    r"eis(?:en)?|wens(?:en)?|standpunt(?:en)?|mening|visie|opvatting(?:en)?|argument(?:en)?|bezwa(?:ar|ren)|kritiek|"
    r"(?:programma|speer|actie)?punt(?:en)?|aanbeveling(?:en)?|advie(?:s|zen)|beleid(?:sveranderingen)?|prioriteit(?:en)?)"
)
_MAKES = (
    r"(?:doet|doen|deed|deden|heeft|hebben|had|hadden|neemt|nemen|biedt|bieden|presenteert|presenteren|kiest|komt|"
    r"komen|kwam)"
)
# "welke voorstellen doet de SER voor ...", "heeft de SER plannen voor ...", "wat doet de SER aan ..."
_MAKES_PLANS = re.compile(rf"\b{_PLANS}(?:\s+(?:over|voor|tegen)\s+(?:\S+\s+){{1,4}}?)?\s*{_MAKES}{_LOOSELY}$", re.I)
_MAKES_THEM = re.compile(rf"(?:^|[^\w-]){_MAKES}\s+$", re.I)
_OF_PLANS = re.compile(
    rf"\s+(?:(?:ook|nog|al|er|een|eigen|concrete?|bepaalde|eigenlijk)\s+)*{_PLANS}\s+(?:voor|over|om|tegen|op|aan|rond|bij|met)\b",
    re.I,
)
_DOES = re.compile(r"\bwat\s+(?:doet|doen|deed)\s+$", re.I)
_ABOUT_IT = re.compile(rf"{_LOOSELY}(?:aan|tegen|voor|met)\s+\S", re.I)
_SAYS = re.compile(rf"(?P<verb>[^\W\d_]+){_LOOSELY}$")
_SAYS_AFTER = re.compile(rf"^{_LOOSELY}(?P<verb>[^\W\d_]+)")
_HAS = re.compile(r"\b(?:heeft|had)\s+$", re.I)
_SAID = words(
    r"""ge(?:zegd|schreven|vonden|adviseerd|noemd|dacht|zien|pleit|meld|constateerd|concludeerd|raden|waarschuwd)
    aanbevolen aangeraden bepleit voorgesteld betoogd beschreven benadrukt voorspeld verwacht"""
)
_SPEAKING = words(r"acht achtte meent meende concludee\w+ hoopt gelooft wou wilde wees zag dacht vroeg sprak keek ried")
_CLAUSE = re.compile(r"\b(?:wat|hoe|waarom|waar|of)\s+$", re.I)
_HEADS = re.compile(r"^\s*(?:over\s|:)", re.I)  # "SER over scholing"
_IT_OVER = re.compile(r"\s+het\s+(?:\w+\s+)?over\s", re.I)  # "heeft de SER het over"
_BETWEEN = re.compile(r"\btussen\s+$", re.I)
_IS = re.compile(r"(?:^|[^\w-])(?:is|zijn|was|waren|blijft|blijven|wordt|worden)\s+$", re.I)
_IS_FOR = re.compile(
    r"\s+(?:(?:een|ook|nog|nu|eigenlijk|wel|geen)\s+)*(?:(?:voor|tegen)\s+(?=\S)|(?:voor|tegen)stand)", re.I
)
_WHO = re.compile(r"^\W*(?:en\s+)?(?:door\s+|van\s+|aan\s+)?wie\b", re.I)
# "volgens de SER en het PBL": between the word and a name stand other names at most
_IS_SOURCE = re.compile(
    r"\b(?:volgens|aldus)\s+(?:(?:de|het)\s+)?(?:[\w-]+(?:\s+[\w-]+){0,3}?\s*(?:,|\ben\b|\bof\b)\s*(?:(?:de|het)\s+)?)*$",
    re.I,
)
_CLAUSES = re.compile(r"[^;.?!]*[;.?!]|[^;.?!]*$")
NEAR = 120  # characters before a name in which its verb is sought


def speaks(before: str, after: str) -> bool:
    """Whether the words before a name, without its article, and those after it make it one that says something."""
    near = before[-NEAR:]
    if _ACCORDING.search(near) or _POSSESSES.search(near):
        return True
    if _WHO.search(before):  # "wie adviseert de commissie?": the one who is told
        return False
    if not re.search(r"\w", before) and _HEADS.search(after):
        return True
    if _MAKES_PLANS.search(near) or (_MAKES_THEM.search(near) and _OF_PLANS.match(after)):
        return True
    if _DOES.search(near) and _ABOUT_IT.match(after):
        return True
    if _HAS.search(near):
        return bool(_SAID.search(after) or _IT_OVER.match(after))
    if _IS.search(near) and _IS_FOR.match(after):  # "is de SER voor een kilometerheffing?"
        return True
    verb, follows = _SAYS.search(near), _SAYS_AFTER.search(after)
    if (verb and _is_saying(verb["verb"])) or (follows and _is_saying(follows["verb"])):
        return True
    if _BETWEEN.search(near):
        return bool(patterns.COMPARING.search(before + after))
    return bool(_CLAUSE.search(near)) and _is_saying((re.findall(r"\w+", after) or [""])[-1])


def may_be_source(text: str, start: int) -> bool:
    """Whether the name at ``start`` of ``text`` can be whose words are asked for: where one stands behind "volgens",
    any other in that clause is spoken of."""
    clause = next(m.group() for m in _CLAUSES.finditer(text) if m.end() >= start)
    if not patterns.ACCORDING.search(clause) or patterns.COMPARING.search(text):
        return True
    return bool(_IS_SOURCE.search(text[max(start - NEAR, 0) : start]))


def _is_saying(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (patterns.SAYING, _SPEAKING))
