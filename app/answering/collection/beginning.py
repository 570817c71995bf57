"""The beginning of a section or a page, as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.answering import wording
from app.answering.answer import Answer
from app.answering.blocks import blocks_of
from app.answering.citations import Citations
from app.answering.question import Question
from app.answering.selection import Run
from index.library import Library
from ingest.document import Document, Sentence

ENOUGH, MOST = 3, 14  # sentences: whole paragraphs until there are enough, and a list that has begun


class Stretch(NamedTuple):
    """What stands in one place of a document: the numbers of its sentences, at least one, and what the place is called
    where it is told of."""

    document: Document
    numbers: Sequence[int]
    named: str


def beginnings(library: Library, asked: Question, stretches: Sequence[Stretch]) -> Answer | None:
    """The first words of each of the ``stretches``; ``None`` when none of them stands on its page any more."""
    citations = Citations(library)
    runs, remarks = [], []
    for document, numbers, named in stretches:
        told = _begun(document.sentences, numbers)
        passage = next((p for p in document.passages if p.start <= told[0] < p.stop), None)
        if passage is not None:
            runs.append(Run(passage, told, 1.0, 1.0, 1.0, 1.0, 0.0))
            remarks.append(wording.begins(named, len(told) == len(numbers)))
    blocks = blocks_of(library, runs, citations)
    if not blocks:
        return None
    remark = "\n".join(dict.fromkeys(remarks))
    return Answer(asked.text, asked.understood, False, remark, blocks, citations.all, (), 0.0)


def _begun(sentences: Sequence[Sentence], numbers: Sequence[int]) -> tuple[int, ...]:
    told: list[int] = []
    for number in numbers[:MOST]:
        sentence, before = sentences[number], sentences[told[-1]] if told else None
        goes_on = before is not None and (
            sentence.paragraph == before.paragraph
            or (sentence.list_id is not None and sentence.list_id == before.list_id)
        )
        if before is not None and not goes_on and (len(told) >= ENOUGH or sentence.path != before.path):
            break
        told.append(number)
    return tuple(told)
