"""What a question asks for in so many words and a text does not tell: an amount of money, an age, how many, which town,
which organisation, the names of so many things, why something that the text denies.

These tell more than the measures of :mod:`app.answering.expected`: a text on just the right subject without them is
no answer, however near it comes. Of the answers that were given to 3,030 questions about 28 documents, 52 of the 331 to
unanswerable questions lacked it, and 2 of the 1,305 right ones.
"""

from __future__ import annotations

import re

from app.answering.expected import LISTED
from app.answering.numerals import NUMERAL
from app.answering.patterns import LABEL
from index.dutch import terms
from ingest.lexicon import frequency

COMMON = 1_500  # times that a word was counted; at the head of a sentence a rarer one with a capital may be a name
BEFORE = 3  # words between "niet" and what it denies

_SUM = r"\w*(?:bedrag(?:en)?|tarie(?:f|ven)|prij(?:s|zen)|salaris(?:sen)?|uurloon)"
_ASKS_AMOUNT = re.compile(
    rf"\bhoeveel\s+(?:geld|euro|subsidie|budget)\b|\bhoe\s+duur\b|\bwat\s+kost\w*|"
    r"\bwat\s+(?:gaat|gaan|zal|zullen|zou|moet|mag|heeft|hebben)\b[^?]*\b(?:kosten|gekost)\b|"
    rf"\bwelke?\s+(?:\w+\s)?(?:{_SUM}|boetes?)\b|\btarief\s+per\b|"
    rf"\b(?:wat|hoe\s+hoog)\s+(?:is|zijn|was|waren|wordt|worden)\s+(?:de|het)\s+(?:{_SUM}|boete|budget)\b|"
    r"\bhoeveel\b[^?]*\b(?:schatkist|begroting)\b[^?]*\bmis\b",
    re.I,
)
_ASKS_AMOUNT_IN_KEYWORDS = re.compile(rf"^\W*{_SUM}\s+\w|^(?!\W*(?:de|het|een)\b).*\w\s+{_SUM}\W*$", re.I)
_AMOUNT = re.compile(
    r"€|%|\b(?:(?:euro|gulden|dollar|miljoen|miljard|procent|percent)\w*|cent|mln|mld)\b|"
    r"\b(?:kosteloos|gratis|renteloos|renteloze|niets)\b",
    re.I,
)
_ASKS_AGE = re.compile(r"\b(?:welke\s+leeftijd|hoe\s+oud)\b", re.I)
_AGE = re.compile(rf"\d|\b(?:{NUMERAL})\b|\bjaar\b|jarig", re.I)
_ASKS_COUNT = re.compile(
    r"\bhoeveel\b|\bhoe\s+(?:oud|hoog|groot|vaak|lang|ver|breed|zwaar|hoge|grote|lange)\b|"
    r"\bwelk\s+(?:percentage|aantal|aandeel)\b",
    re.I,
)
_ASKS_COUNT_IN_KEYWORDS = re.compile(
    r"^\W*\w*(?:aantal(?:len)?|percentages?|inwonertal|inwoneraantal|leeftijd)\s+\w|"
    r"\w\s+(?:aantal(?:len)?|percentages?|inwonertal|leeftijd)\W*$",
    re.I,
)
_COUNT = re.compile(
    rf"\d|\b(?:{NUMERAL}|alle|geen|niemand|enkele?|een|één|beide|elke?|ieder\w*|zoveel|\w*dubbel\w*|halver\w*|"
    r"gehalveerd|minder|meer|minst\w*|meest\w*|inflatie\w*|jaarlijks|dagelijks|wekelijks|maandelijks|levenslang|gratis|"
    r"kosteloos)\b",
    re.I,
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SOME = rf"(?:(?:{NUMERAL}|\d+|\w+e)\s+)?"
_PLACE = (
    r"(?:stad|steden|stadsdelen|gemeenten?|plaats|plaatsen|provincies?|landen|land|wijk|wijken|dorp|dorpen|eilanden?)"
)
_ORGANISATION = (
    r"\w*(?:universiteit(?:en)?|hogeschool|hogescholen|bureaus?|bureau's|bedrij(?:f|ven)|instellingen|waterschap(?:pen)?|"
    r"kantoor|kantoren|autoriteit|natuurgebied(?:en)?|maatschappij(?:en)?|bank(?:en)?|ziekenhui(?:s|zen)|vakbond(?:en)?|"
    r"krant(?:en)?|fabrikant|leverancier|aannemer|corporaties?|stichting(?:en)?|muse(?:um|a)|luchthavens?|rivier(?:en)?|"
    r"snelweg|uitvinder|wetenschappers?|wethouder|hoogleraar|centrales?|organisaties?)"
)
_ASKS_NAME = re.compile(
    rf"\b(?:aan|bij|door|in|met|naar|om|op|rond|tot|uit|van|voor)\s+welke\s+{_SOME}{_PLACE}\b|"
    rf"\bwelk\s+(?:land|dorp|eiland|stadsdeel)\b|\bwelke\s+(?:stad|gemeente|provincie|wijk)\b|"
    rf"\bwelke?\s+{_SOME}{_ORGANISATION}\b|\bhoe\s+(?:heet|heten)\b|\b(?:naam|namen)\s+(?:van\b|\w+)",
    re.I,
)
_ASKS_SO_MANY = re.compile(rf"\b(?:welke|wat\s+zijn\s+de|namen\s+van\s+de)\s+(?:{NUMERAL}|\d+)\s+\w", re.I)
_NAME = re.compile(r"(?<=[\w,;:%)] )[(‘'\"“]?[A-Z][\w’'-]+|(?<=[(‘\"“–-])[A-Z][\w’'-]+|[’']s-[A-Z]\w+")
_FIRST = re.compile(r"(?:^|[.!?•]\s+|\n)\W*([A-Z][\w’'-]+)")
_QUESTION_WORD = re.compile(r"\?|\b(?:wat|wie|waar\w*|hoe\w*|welke?|wanneer|is|zijn|wil|moet|mag|kan)\b", re.I)
_ASKS_WHY = re.compile(
    r"^\W*(?:en\s+)?(?:waarom|waardoor|vanwaar|hoe\s+(?:komt\s+het|wil|willen|gaat|gaan|zorg\w*|maak\w*))\b", re.I
)
_DENIES = frozenset("niet geen nooit zelden noch".split())
_DENIAL = re.compile(
    r"\b(?:niet|niets|geen|nooit|noch|zelden|tegen|zonder|nergens|af|ontbre\w+|gebrek\w*|tekort\w*|weiger\w*)\b", re.I
)


def asks_amount(question: str) -> bool:
    """Whether ``question`` asks for an amount of money: "wat kost ...?", "welk tarief ...?"."""
    in_keywords = not _QUESTION_WORD.search(question) and _ASKS_AMOUNT_IN_KEYWORDS.search(question)
    return bool(_ASKS_AMOUNT.search(question) or in_keywords)


def is_not_told(question: str, text: str, above: str = "", author: str = "") -> bool:
    """Whether ``question`` asks for something in so many words that ``text`` lacks.

    An amount or a number may stand in the headings ``above`` it as well: "in miljoenen euro's". The name of its
    ``author`` is not one that was asked for.
    """
    whole, asked = f"{above}\n{text}", f"{question} {author}"
    return (
        _no_amount(question, whole)
        or _no_count(question, whole)
        or _no_name(asked, text)
        or _not_so_many(asked, text)
        or _denied(question, text)
    )


def _no_amount(question: str, text: str) -> bool:
    return asks_amount(question) and not _AMOUNT.search(text)


def _no_count(question: str, text: str) -> bool:
    """No number at all, or only those of the question."""
    if _ASKS_AGE.search(question) and not _AGE.search(text):
        return True
    keywords = not _QUESTION_WORD.search(question) and _ASKS_COUNT_IN_KEYWORDS.search(question)
    if not (keywords or _ASKS_COUNT.search(question)):
        return False
    text = LABEL.sub(" ", text)
    figures = set(_FIGURE.findall(text))
    if figures and figures <= set(_FIGURE.findall(question)):
        return not re.search(rf"\b(?:{NUMERAL})\b", text, re.I)
    return not _COUNT.search(text)


def _no_name(question: str, text: str) -> bool:
    return bool(_ASKS_NAME.search(question)) and not _new_names(question, text)


def _not_so_many(question: str, text: str) -> bool:
    """ "welke drie gemeenten" is not told by "drie gemeenten hebben zich gemeld"."""
    return bool(_ASKS_SO_MANY.search(question)) and not LISTED.search(text) and not _new_names(question, text)


def _new_names(question: str, text: str) -> list[str]:
    """The names in ``text`` that ``question`` does not hold itself."""
    asked = set(terms(question))
    first = [word for word in _FIRST.findall(text) if frequency(word) <= COMMON]
    return [name for name in [*_NAME.findall(text), *first] if not set(terms(name)) <= asked]


def _denied(question: str, text: str) -> bool:
    """Whether ``question`` asks why or how something is so, and ``text`` holds a word of it only behind "niet"."""
    if not _ASKS_WHY.match(question) or _DENIAL.search(question):
        return False
    asked = set(terms(question))
    denied: set[str] = set()
    told: set[str] = set()
    for clause in re.split(r"[.,;:!?]", text):
        spoken = re.findall(r"[\w'’-]+", clause.lower())
        for i, word in enumerate(spoken):
            of_word = set(terms(word)) & asked
            (denied if _DENIES & set(spoken[max(0, i - BEFORE) : i]) else told).update(of_word)
    return bool(denied - told)
