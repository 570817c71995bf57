"""Example questions from the library itself: what its bodies say about the headings of their texts."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from app.web import texts
from app.web.ports import AnswererLike, LibraryLike

log = logging.getLogger(__name__)

MOST_EXAMPLES = 4
MOST_TRIED = 16
LEAST_TEXT = 250
"""How many characters must stand under a heading to ask about it."""
_WORD = r"[^\W\d_](?:[^\W\d_]|['’-])*"
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


def _in_sentence(topic: str, running_text: str) -> str:
    """The topic as it is written within a sentence: with its capital only where it is a name or an abbreviation."""
    first = topic.split()[0]
    if first in ("De", "Het", "Een"):
        return first.lower() + topic[len(first) :]
    is_name = first[1:] != first[1:].lower() or re.search(rf"[a-z,] {re.escape(first)}\b", running_text)
    return topic if is_name else topic[0].lower() + topic[1:]


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
    text = " ".join(running)
    for rank in range(max(map(len, ranked.values()), default=0)):
        for body, topics_of_body in ranked.items():
            if rank < len(topics_of_body):
                known = library.bodies.get(body)
                name = known.with_article if known else body
                yield texts.EXAMPLE_QUESTION.format(body=name, topic=_in_sentence(topics_of_body[rank], text))


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
