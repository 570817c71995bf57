"""The questions that one message holds: several sentences with a question mark, or two questions joined by "en"."""

from __future__ import annotations

import re

from app.answering import patterns
from index.dutch import terms

MOST_PARTS = 4
_AFTER_A_QUESTION = re.compile(r"(?<=\?)\s+(?=\S)")
_JOINED = re.compile(
    r"[,;]?\s+en\s+(?=(?:ook\s+)?(?:(?:door|van|voor|met|aan|bij|op|in)\s+)?"
    r"(?:(?P<near>wie|wat|waarom|waardoor|wanneer|waar\w*)|(?P<far>hoe\w*|welke?))\s)",
    re.I,
)
_NOT_A_VERB = frozenset("niet het dat met betreft uit iets een en dit door over men of te in van al".split())
_FAR = 3  # words that may stand between "hoeveel" or "welke" and the verb


def parts(text: str) -> tuple[str, ...]:
    """The questions in ``text``, in order; ``text`` alone when it holds one."""
    found: list[str] = []
    for sentence in _AFTER_A_QUESTION.split(text.strip()):
        if found and not _is_question(sentence):
            found[-1] = f"{found[-1]} {sentence}"  # "Klopt dat? Ik dacht van niet."
        else:
            found += _halves(sentence)
    if len(found) > MOST_PARTS or not all(terms(part) for part in found):
        return (text,)
    return tuple(found)


def _is_question(sentence: str) -> bool:
    return sentence.rstrip().endswith("?") or bool(patterns.ASKS.search(sentence))


def _halves(sentence: str) -> list[str]:
    """The questions that "en" joins, when each is a main clause of its own."""
    for match in _JOINED.finditer(sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        whole = patterns.ASKS.match(first) or patterns.ASKS_YES_NO.match(first)
        if whole and terms(first) and terms(second) and _asks(second):
            return [f"{first.rstrip(' ?,')}?", *_halves(second)]
    return [sentence]


def _asks(clause: str) -> bool:
    """Whether the verb of ``clause`` stands right behind its question word, as in a main clause."""
    spoken = re.findall(r"[\w-]+", clause.lower())
    at = next(i for i, word in enumerate(spoken) if re.match(r"(?:wie|wat|waar|wanneer|hoe|welk)", word))
    reach = _FAR if spoken[at].startswith(("hoe", "welk")) else 0
    return any(_is_verb(word) for word in spoken[at + 1 : at + 2 + reach])


def _is_verb(word: str) -> bool:
    return word not in _NOT_A_VERB and (bool(patterns.HOLDS_VERB.fullmatch(word)) or word.endswith(("t", "en")))
