"""Headings that are questions: "Wat is een arbeidsmarktregio?" above the text that answers it."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering.question import Question
from index.dutch import terms
from ingest.document import Sentence

ALIKE = 0.75  # share of the terms of a question and a heading together that both hold


def answers_heading(question: Question, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether sentence ``number`` is the first under a heading that asks what ``question`` asks."""
    sentence = sentences[number]
    heading = sentence.path[-1].rstrip() if sentence.path else ""
    if not heading.endswith("?") or (number > 0 and sentences[number - 1].path == sentence.path):
        return False
    asked, asks = set(terms(question.search)), set(terms(heading))
    return bool(asks) and len(asked & asks) >= ALIKE * len(asked | asks)
