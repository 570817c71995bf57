"""What an answer has to hold, told from how the question is put: a number with its unit, a date, a reason, a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering import patterns
from app.answering.numerals import NUMERAL
from app.answering.patterns import words
from app.answering.question import Question
from app.answering.reasons import GIVES_REASON
from index.dutch import terms

_NUMBER = rf"(?:\d[\d.,]*|een|enkele|paar|{NUMERAL})"
_UNITS = (
    (
        words(
            r"hoe_duur wat_kost\w* (?:wat|hoeveel)_\w+_\w*\s?kost\w* hoeveel_(?:geld|euro|subsidie|budget) welk_bedrag "
            r"(?:kosten|bedrag|budget|boete|bonus|premie|salaris|vergoeding|bijdrage|subsidie|uitkering)\w*"
        ),
        re.compile(r"€|\b(?:euro|gulden|cent|miljoen|miljard|procent)\b|%|\bkosteloos\b|\bgratis\b", re.I),
    ),
    (
        words(r"percentage\w* hoeveel_procent aandeel \w*tarief hoe_groot_(?:is|was)_het_deel"),
        re.compile(
            r"%|\bprocent|\bpercent|\bpromille\b|\bhelft\b|kwart\b|(?:der|vier|vijf|zes|zeven|achts|tien)den?\b|"
            r"\bop\s+de\s+(?:\d|vijf|vier|drie|tien|honderd)|\btarief",
            re.I,
        ),
    ),
    (
        words(r"hoe_lang\w* binnen_hoeveel hoeveel_(?:dag\w*|we[e]?k\w*|maand\w*|jaa?r\w*|u[u]?r\w*) termijn\w*"),
        re.compile(
            rf"\b{_NUMBER}\s(?:\w+\s)?(?:dag|week|weken|maand|jaar|jaren|uur|uren|kwartaal)\w*|\w+jarig|\w+daags", re.I
        ),
    ),
    (words(r"hoe_oud \w*leeftijd\w*"), re.compile(rf"\b{_NUMBER}\s?-?\s?jaar|\w+-?jarig|\bjaar\b", re.I)),
)
_ASKED_NOUN = re.compile(
    r"\b(?:hoeveel|aantal|welke?|wat voor(?: een)?|hoe (?:hoog|groot|hoge) (?:is|zijn|wordt|worden|was|moet|mag)"
    r"(?: (?:de|het|die|dat|een))?)\s+((?:[^\W\d_]+\s?){1,3})",
    re.I,
)
_CONDITION = words(
    r"als wanneer zodra indien nadat voordat binnen uiterlijk tot tijdens pas per vanaf jaarlijks elk ieder bij"
)
_CLOSING = frozenset(
    "er de het een in van voor op bij aan door met naar uit over tot om krijgt krijgen wil willen vindt vinden".split()
)
_TOTAL = re.compile(
    r"\b(?:de|alle|onze|er_zijn|zijn_er|telt|tellen|in_totaal|bestaa[nt]t?_uit)\s+$".replace("_", r"\s+"), re.I
)
LISTED = re.compile(r"[,;:•].*(?:[,;•]|\ben\b)|^\W*[-–•]", re.S)
_PARTLY = 0.5
COUNTED_WITHIN, NEAR = 2, 4  # words after a number: "35 nieuwe regio's"


def fit(question: Question, text: str) -> float:
    """How far ``text`` holds the kind of thing asked for: 1 wholly, 0.5 partly or not to be told, 0 not at all."""
    wanted = question.wanted
    if wanted == "number":
        return _number_fit(question.text, text)
    if wanted in ("date", "when"):
        if patterns.HOLDS_DATE.search(text):
            return 1.0
        return _PARTLY if wanted == "when" and _CONDITION.search(text) else 0.0
    if wanted == "reason":
        return 1.0 if GIVES_REASON.search(text) else 0.0
    if wanted in ("person", "place"):
        return 1.0 if patterns.HOLDS_NAME.search(text) else 0.0
    if wanted == "list":
        return 1.0 if LISTED.search(text) else _PARTLY
    return 1.0


def _number_fit(question: str, text: str) -> float:
    if not patterns.HOLDS_NUMBER.search(text):
        return 0.0
    for asks, holds in _UNITS:
        if asks.search(question):
            return 1.0 if holds.search(text) else 0.0
    asked = set(asked_noun(question))
    if not asked:
        return _PARTLY
    near = {term for behind in _after_numbers(text) for term in terms(" ".join(behind))}
    return 1.0 if asked & near else _PARTLY * bool(asked & set(terms(text)))


def is_counted(question: Question, text: str) -> bool:
    """Whether ``text`` says how many there are of what the question asks for: "de 35 regio's" for "hoeveel regio's"."""
    asked = set(asked_noun(question.text)) if question.wanted == "number" else set()
    return any(asked & set(terms(" ".join(behind[:COUNTED_WITHIN]))) for behind in _after_numbers(text))


def tells_total(question: Question, text: str) -> bool:
    """Whether the question asks how many of something there are and no more, and ``text`` says how many there are in
    all: "de 35 regio's", "er zijn 35 regio's". "In 12 regio's" need not be all of them."""
    if question.wanted != "number" or not set(terms(question.search)) <= set(asked_noun(question.text)):
        return False
    totals = (text[m.start() :] for m in patterns.HOLDS_NUMBER.finditer(text) if _TOTAL.search(text[: m.start()]))
    return any(is_counted(question, " ".join(total.split()[: 1 + COUNTED_WITHIN])) for total in totals)


def _after_numbers(text: str) -> Iterator[list[str]]:
    """The words behind each number, at most ``NEAR`` of them."""
    for number in patterns.HOLDS_NUMBER.finditer(text):
        yield re.findall(r"[\w€%.,'’-]+", text[number.end() :])[:NEAR]


def asked_noun(question: str) -> list[str]:
    """The terms of the thing of which the question asks how many, how much or which: "straf" of "welke straf krijgt";
    empty when there is none."""
    match = _ASKED_NOUN.search(question)
    if not match:
        return []
    spoken = match.group(1).split()
    kept: list[str] = []
    for word in spoken:
        if patterns.ASKS_YES_NO.match(word) or word.lower() in _CLOSING:
            break
        kept += terms(word)
    return kept
