"""Example questions from the library itself: what its bodies say about the headings of their texts."""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping

from app.answering.articles import with_article
from app.web import texts
from app.web.ports import AnswererLike, LibraryLike

log = logging.getLogger(__name__)

MOST_EXAMPLES = 4
MOST_TRIED = 16
LEAST_TEXT = 250
"""How many characters must stand under a heading to ask about it."""
MOSTLY = 5.0
"""How many times as often a name is written with a capital as without."""
_WORD = r"[^\W\d_](?:[^\W\d_]|['’-])*"
_WITHIN = re.compile(rf"(?<=[^\W\d_A-Z][ ]){_WORD}|(?<=, ){_WORD}")  # not the first of a sentence
_TOPIC = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}")
_NUMBERING = re.compile(r"^(?:hoofdstuk|paragraaf|deel|thema)?\s*(?:\d+(?:\.\d+)*\.?|[IVX]+\.)?\s*[:.-]?\s+", re.I)
_FURNITURE = re.compile(
    r"inleiding|samenvatting|voorwoord|conclusie|bijlage|noten|literatuur|inhoud|colofon|aanbeveling|nawoord|leeswijzer|"
    r"achtergrond|resum|meer weten|"
    r"aanleiding|vooraf|slot|bronnen|definitie|ten |advies|aanpak|overig|kader|figuur|tabel|vragen?$|doel",
    re.I,
)


def _topic(heading: str) -> str:
    """A heading as a topic to ask about, or nothing when it is none."""
    words = _NUMBERING.sub("", f" {heading} ").strip()
    good = 5 <= len(words) <= 45 and _TOPIC.fullmatch(words) and not _FURNITURE.match(words)
    return words if good else ""


def _in_sentence(topic: str, written: Mapping[str, int]) -> str:
    """The topic as it is written within a sentence: with a capital only in names and abbreviations. ``written`` tells
    how often words stand within the sentences of the texts."""
    words = topic.split()
    if len(words) > 1 and topic.isupper():
        return " ".join(_written(word, written, word.lower()) for word in words)
    has_inner = words[0][1:] != words[0][1:].lower()  # an abbreviation, unless the texts tell otherwise
    return " ".join([_written(words[0], written, words[0] if has_inner else words[0].lower()), *words[1:]])


def _written(word: str, written: Mapping[str, int], unknown: str) -> str:
    """``word`` with its capitals or with one at its head where it is mostly written so: a name is seldom written small,
    any other word may stand in one. ``unknown``: what it is where the texts do not hold it."""
    small = word.lower()
    if small in ("de", "het", "een"):
        return small
    best = max((word, word.capitalize()), key=lambda spelling: written.get(spelling, 0))
    if written.get(best, 0) > MOSTLY * written.get(small, 0):
        return best
    return small if written.get(small) else unknown


def candidates(library: LibraryLike) -> Iterator[str]:
    """Questions that may do as examples: one of each body in turn, the shortest headings first."""
    weights: dict[str, dict[str, int]] = {}
    running: list[str] = []
    for document in library.documents.values():
        for passage in document.passages:
            running.append(passage.text)
            topic = _topic(passage.path[-1]) if passage.path and passage.body else ""
            if topic and passage.body.casefold() not in topic.casefold():
                topics = weights.setdefault(passage.body, {})
                topics[topic] = topics.get(topic, 0) + len(passage.text)
    ranked = {
        body: sorted(
            (topic for topic, weight in topics.items() if weight >= LEAST_TEXT),
            key=lambda topic: (len(topic.split()), -topics[topic], topic),
        )
        for body, topics in sorted(weights.items())
    }
    written = Counter(_WITHIN.findall(" ".join(running)))
    for rank in range(max(map(len, ranked.values()), default=0)):
        for body, topics_of_body in ranked.items():
            if rank < len(topics_of_body):
                known = library.bodies.get(body)
                name = with_article(known) if known else body
                yield texts.EXAMPLE_QUESTION.format(body=name, topic=_in_sentence(topics_of_body[rank], written))


def example_questions(answerer: AnswererLike) -> list[str]:
    """A few questions that the library answers: each is tried before it is shown."""
    found: list[str] = []
    for tried, question in enumerate(candidates(answerer.library)):
        if tried == MOST_TRIED or len(found) == MOST_EXAMPLES:
            break
        try:
            if not answerer.answer(question).abstained:
                found.append(question)
        except Exception:
            log.exception("example question failed: %s", question)
    return found


class Examples:
    """The example questions of what answers now, found once for each state of the library; for any thread."""

    def __init__(self, answerer: AnswererLike) -> None:
        self._answerer = answerer
        self._lock = threading.Lock()
        self._found: list[str] = []
        self._library: LibraryLike | None = None

    def now(self) -> list[str]:
        """At most ``MOST_EXAMPLES``; the first time that takes about as long as so many answers."""
        with self._lock:
            current = self._answerer.now()
            if current.library is not self._library:
                self._found, self._library = example_questions(current), current.library
            return self._found
