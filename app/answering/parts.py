"""The questions that one message holds: several sentences with a question mark, or two questions joined by "en"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.answering import patterns
from app.answering.bodies import BodyFinder
from app.answering.generic import with_names
from app.answering.subject import subject
from index.dutch import terms

MOST_PARTS = 4
_AFTER_A_QUESTION = re.compile(r"(?<=\?)\s+(?=\S)")
_JOINED = re.compile(
    r"[,;]?\s+en\s+(?=(?:ook\s+)?(?:(?:door|van|voor|met|aan|bij|op|in)\s+)?"
    r"(?:(?P<near>wie|wat|waarom|waardoor|wanneer|waar\w*)|(?P<far>hoe\w*|welke?))\s)",
    re.I,
)
_COMMA = re.compile(r"\s*[,;]\s+(?=(?:wie|wat|waarom|wanneer|waar|hoe\w*|welke?)\s)", re.I)
# the same preposition before each, and no other of that kind within the first: "de gevolgen van A en van B" are one
_TWO_SUBJECTS = re.compile(
    rf"(?P<frame>\W*(?:en\s+)?(?:wat|hoe)\s+[^,;?]*?(?:{patterns.SAYING.pattern})[^,;?]*?\s)(?P<about>over|van|met|aan|tegen)\s+"
    r"(?P<first>(?:(?!\b(?P=about)\b)[^,;?])+?),?\s+en\s+(?:ook\s+)?(?P=about)\s+(?P<second>\S.*)$",
    re.I,
)
_NOT_A_VERB = frozenset("niet het dat met betreft uit iets een en dit door over men of te in van al".split())
# what says that somebody says something, or points back, and not what about
_DIRECTIONS = re.compile(f"{patterns.SAYING.pattern}|{patterns.POINTS_TO_EARLIER.pattern}", re.I)
_SAYS = re.compile(rf"{patterns.SAYING.pattern}\s+$", re.I)
_GAP = re.compile(
    r"(?P<subject>\s+(?P<about>over|van|met|aan|tegen|voor|bij|op)\s+\S.*?)[,;]?\s+en\s+(?:wat\s+)?"
    r"(?P<article>(?:de\s+|het\s+)?)$",
    re.I,
)
_AND = re.compile(r"^\W*en\s+", re.I)
_ARTICLE = re.compile(r"\b(?:de|het)\s+$", re.I)
_SAME = re.compile(r"(?:\s+(?:dan|nou|nu|eigenlijk|zelf))?\s+(?:daar|hier|er)(?:over|van|tegen|mee|bij|aan)\b", re.I)
_FAR = 3  # words that may stand between "hoeveel" or "welke" and the verb


def parts(text: str, finder: BodyFinder) -> tuple[str, ...]:
    """The questions in ``text``, in order; ``text`` alone when it holds one."""
    found: list[str] = []
    for sentence in _AFTER_A_QUESTION.split(text.strip()):
        if found and (not _is_question(sentence) or _only_compares(sentence, found[-1], finder)):
            found[-1] = f"{found[-1]} {sentence}"  # "Klopt dat? Ik dacht van niet."
        else:
            clauses = [half for clause in _gapped(sentence, finder) for half in _halves(clause)]
            found += [part for clause in clauses for part in _of_each_subject(clause, finder)]
    asks_each = bool(found) and bool(terms(found[0])) and all(terms(part) or _asks_kind(part) for part in found[1:])
    if len(found) > MOST_PARTS or not asks_each or _shares_subject(found, finder):
        return (text,)
    return (found[0], *(_by_itself(part, finder) for part in found[1:]))


def _asks_kind(part: str) -> bool:
    """Whether a question says nothing but which kind of thing is wanted of what was asked before it: "En hoeveel zijn
    er?", "Waarom?"."""
    kinds = (patterns.ASKS_NUMBER, patterns.ASKS_DATE, patterns.ASKS_WHEN, patterns.ASKS_REASON)
    return any(pattern.search(part) for pattern in kinds)


def _by_itself(part: str, finder: BodyFinder) -> str:
    """``part`` without the "en" before it, which would add it to the question before, when it has a body and a subject
    of its own: "en wat zegt de VNG over wonen?"."""
    rest = _AND.sub("", part)
    if rest == part or not patterns.ASKS.match(rest) or not finder.find(rest):
        return part
    return rest if _has_subject(rest, finder) and not _SAME.match(rest[finder.find(rest)[-1].end :]) else part


def _has_subject(part: str, finder: BodyFinder) -> bool:
    return bool(terms(_DIRECTIONS.sub(" ", subject(part, finder.find(part)))))


def _only_compares(sentence: str, before: str, finder: BodyFinder) -> bool:
    """Whether a sentence asks nothing but how the bodies of the one before it differ: "Waarin verschillen zij?"."""
    compares = patterns.COMPARING.search(sentence) or patterns.AGREEING.search(sentence)
    if not compares or terms(_DIRECTIONS.sub(" ", sentence)):
        return False
    return len({mention.body for mention in finder.find(before)}) > 1


def _shares_subject(found: Sequence[str], finder: BodyFinder) -> bool:
    """Whether two bodies are asked the same: "wat zegt de SER en wat zegt de VNG over scholing?", "wat zegt de SER over
    scholing en wat zegt de VNG daarover?"."""
    read = [with_names(part, (), finder) for part in found]
    named = [finder.find(part) for part in read]
    if len(found) < 2 or not all(named) or len({mention.body for mentions in named for mention in mentions}) < 2:
        return False
    if all(_SAME.match(part[mentions[-1].end :]) for part, mentions in zip(read[1:], named[1:], strict=True)):
        return True
    return not patterns.POINTS_TO_EARLIER.search(read[0]) and not _has_subject(read[0], finder)


def _is_question(sentence: str) -> bool:
    return sentence.rstrip().endswith("?") or bool(patterns.ASKS.search(sentence))


def _gapped(sentence: str, finder: BodyFinder) -> list[str]:
    """The questions of which only the first has the verb: "wat zegt de SER over scholing en de VNG over wonen?"."""
    for first, second in pairwise(finder.find(sentence)):
        between, behind = _GAP.match(sentence[first.end : second.start]), sentence[second.end :]
        frame = _ARTICLE.sub("", sentence[: first.start])
        if not between or first.body == second.body or not (patterns.ASKS.match(frame) and _SAYS.search(frame)):
            continue
        if re.match(rf"\s+{between['about']}\s+\S", behind, re.I):
            rest = f"{frame}{between['article']}{sentence[second.start :]}"
            return [f"{sentence[: first.end]}{between['subject']}?", *_gapped(rest, finder)]
    return [sentence]


def _halves(sentence: str) -> list[str]:
    """The questions that "en" joins, when each is a main clause of its own."""
    for match in _JOINED.finditer(sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        whole = patterns.ASKS.match(first) or patterns.ASKS_YES_NO.match(first)
        if whole and terms(first) and terms(second) and _asks(second):
            return [*(f"{clause.rstrip(' ?,')}?" for clause in _counted(first)), *_halves(second)]
    return [sentence]


def _counted(clauses: str) -> list[str]:
    """The questions before the "en" of a row of three or more: "wat wil de SER, wat kost dat en wie betaalt het?"."""
    for match in _COMMA.finditer(clauses):
        first, second = clauses[: match.start()], clauses[match.end() :]
        if terms(first) and (terms(second) or _asks_kind(second)) and _asks(second):
            return [first, *_counted(second)]
    return [clauses]


def _of_each_subject(sentence: str, finder: BodyFinder) -> list[str]:
    """The questions of which only the first has more than the subject: "wat wil de SER met wonen en met werken?"."""
    match = _TWO_SUBJECTS.match(sentence)
    named = finder.find(sentence)
    if not match or not named or any(mention.start >= match.start("first") for mention in named):
        return [sentence]
    frame = f"{match['frame']}{match['about']}"
    return [f"{frame} {match['first']}?", *_of_each_subject(f"{frame} {match['second']}", finder)]


def _asks(clause: str) -> bool:
    """Whether the verb of ``clause`` stands right behind its question word, as in a main clause."""
    spoken = re.findall(r"[\w-]+", clause.lower())
    at = next(i for i, word in enumerate(spoken) if re.match(r"(?:wie|wat|waar|wanneer|hoe|welk)", word))
    reach = _FAR if spoken[at].startswith(("hoe", "welk")) else 0
    return any(_is_verb(word) for word in spoken[at + 1 : at + 2 + reach])


def _is_verb(word: str) -> bool:
    return word not in _NOT_A_VERB and (bool(patterns.HOLDS_VERB.fullmatch(word)) or word.endswith(("t", "en")))
