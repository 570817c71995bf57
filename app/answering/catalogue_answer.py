"""The answer to a question about a document itself: what the catalogue tells, and where the document prints it."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering.answer import Answer
from app.answering.blocks import blocks_of
from app.answering.citations import Citations
from app.answering.question import Question
from app.answering.selection import Run
from index.library import Library
from ingest.document import Document


def catalogue_answer(library: Library, asked: Question, told: str, printed: Sequence[tuple[Document, int]]) -> Answer:
    """``told`` with the sentences, by number, where the documents themselves say so; these alone can be quoted."""
    citations = Citations(library)
    runs = [
        Run(passage, (number,), 1.0, 1.0, 1.0, 1.0, 0.0)
        for document, number in printed
        for passage in document.passages
        if passage.start <= number < passage.stop
    ]
    blocks = blocks_of(library, runs, citations)
    return Answer(asked.text, asked.understood, not blocks, told, blocks, citations.all if blocks else (), (), 0.0)
