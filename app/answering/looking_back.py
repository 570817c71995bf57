"""A question about the answer before: who says that, where does it stand, what stands behind it, what about point 3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.answering.numerals import ORDINAL, of_ordinal
from index.dutch import terms

Kind = Literal["who", "where", "sure", "after", "before", "summary", "point", "citation"]

SAME_WORDS: tuple[Kind, ...] = ("who", "where", "sure")
"""What is answered with the very words that the answer before holds."""

_THAT = r"(?:dat|dit|die|deze|het|er|daar|hier)"
_FILLING = (
    r"(?:\s+(?:eigenlijk|precies|dan|nou|echt|wel|zo|allemaal|ergens|toch|letterlijk|nu|er|vandaan|in|van|te vinden))*"
)
_RATHER = r"(?: (?:eens|nader|verder|even|wat))*"
_SAYS = r"(?:zegt|zei|zeggen|schrijft|schreef|vindt|vond|beweert|stelt|bedenkt|adviseert)"
_WHOLE: tuple[tuple[Kind, str], ...] = (
    ("who", rf"wie {_SAYS} {_THAT}{_FILLING}|(?:van|volgens) wie(?: (?:is|komt|zijn|geldt) {_THAT}{_FILLING})?"),
    (
        "where",
        rf"(?:waar|op welke (?:bladzijde|pagina)|in welke? (?:stuk|document|bron|hoofdstuk|paragraaf|rapport|advies))"
        rf"(?: (?:staat|staan|stond|lees ik|vind ik|komt|is) {_THAT}{_FILLING})?|"
        rf"(?:wat is )?(?:de |je |uw )?bron(?:nen)?(?: (?:daarvan|hiervan|van {_THAT}))?|"
        r"welke (?:bron|bladzijde|pagina)(?: is dat)?",
    ),
    (
        "sure",
        rf"(?:is|klopt|staat) {_THAT}{_FILLING}|echt(?: waar)?|zeker weten|weet (?:je|u) {_THAT} zeker|is {_THAT} waar",
    ),
    (
        "after",
        r"(?:en )?(?:verder|daarna|nog meer|wat nog meer|nog iets)|ga (?:maar )?(?:door|verder)|lees (?:maar )?verder|"
        r"(?:en )?wat staat (?:er )?(?:daarna|daarachter|nog meer|verder|nog)|"
        rf"(?:kun|kan|wil|zou) (?:je|jij|u) {_THAT}{_RATHER} (?:uitleggen|toelichten|uitwerken)|"
        rf"(?:leg|werk) {_THAT}{_RATHER} uit|licht {_THAT}{_RATHER} toe|"
        r"vertel (?:me |mij )?(?:eens )?(?:meer|verder)|(?:en )?(?:wat )?meer(?: daarover| hierover)?",
    ),
    (
        "summary",
        rf"(?:(?:kun|kan|wil|zou) (?:je|jij|u) )?(?:{_THAT} )?(?:(?:even|eens|kort|graag|voor mij) )*"
        rf"(?:samenvatten|samen)|vat {_THAT}(?: (?:even|eens|kort|voor mij))* samen|"
        rf"(?:(?:geef|maak) )?(?:me |mij )?(?:eens )?een (?:korte )?samenvatting(?: van {_THAT}| daarvan| hiervan)?|"
        rf"(?:kun|kan|wil|zou) (?:je|jij|u) {_THAT} (?:korter|eenvoudiger|simpeler|in het kort|makkelijker|"
        r"in (?:één|een|1|twee|2|een paar) zin(?:nen)?|in (?:(?:je|uw) )?(?:eigen|gewone|andere) (?:woorden|taal))"
        r"(?: (?:zeggen|uitleggen|maken|samenvatten|herhalen))?",
    ),
    ("before", r"(?:en )?(?:wat staat (?:er )?)?(?:daarvoor|hiervoor)|wat (?:ging|gaat) (?:er )?(?:daar)?aan vooraf"),
)
_PATTERNS = [(kind, re.compile(rf"\W*(?:en )?(?:{pattern})\W*", re.I)) for kind, pattern in _WHOLE]
_NAMES = r"(?:punt|zin|aanbeveling|onderdeel|antwoord|passage|alinea)"
_CITED = r"(?:citaat|bron)"  # what has the number that stands behind the words
_POINT = re.compile(
    rf"\b(?P<ordinal>{ORDINAL}|laatste)(?:\s+(?:{_NAMES}|(?P<of_citation>{_CITED})))?\b|"
    rf"\b{_NAMES}\s+(?P<number>\d{{1,2}})\b|\b{_CITED}\s+\[?(?P<cited>\d{{1,2}})\b\]?|\[(?P<mark>\d{{1,2}})\]",
    re.I,
)
_ASKS_MORE = frozenset(
    terms(
        "werk werkt uit leg licht toe vertel meer houdt hou in betekent bedoelt bedoeld ga door "
        "dieper verder nader ander wat over zit kun kunt graag punt toelichten uitwerken hoe"
    )
)
# "en de tweede stap?" asks what that is, "werk de tweede stap uit" is about one that was shown
_ELABORATES = re.compile(
    r"\bwerk\b.*\buit\b|\bleg\b.*\b(?:uit|toe)\b|\blicht\b.*\btoe\b|\b(?:toelichten|uitwerken|uitleggen)\b", re.I
)
_SHOWN = frozenset(
    terms("stap maatregel voorstel argument reden doel actie tip eis voorwaarde advies les regel voorbeeld")
)


@dataclass(frozen=True, slots=True)
class Back:
    """What is asked of the answer before; ``number`` is that of the point or the citation (from 1, -1 for the last)
    where it is one. A number that is not there is for the answer to refuse."""

    kind: Kind
    number: int = 0


def looks_back(text: str) -> Back | None:
    """What ``text`` asks of the answer before it, ``None`` when it asks something else."""
    folded = re.sub(r"\s+", " ", text.strip().rstrip("?!. "))
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(folded):
            return Back(kind)
    match = _POINT.search(folded)
    filling = _ASKS_MORE | (_SHOWN if _ELABORATES.search(folded) else frozenset())
    if match and not set(terms(folded[: match.start()] + " " + folded[match.end() :])) - filling:
        ordinal = match["ordinal"]
        number = _counted(ordinal) if ordinal else int(match["number"] or match["cited"] or match["mark"])
        return Back("citation" if match["of_citation"] or match["cited"] or match["mark"] else "point", number)
    return None


def _counted(ordinal: str) -> int:
    return -1 if ordinal.lower() == "laatste" else of_ordinal(ordinal)
