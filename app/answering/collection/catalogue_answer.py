"""The answer to a question about a document or the collection itself: what the catalogue tells, and where the document
prints it."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering.answer import Answer
from app.answering.blocks import blocks_of
from app.answering.bodies import BodyFinder
from app.answering.citations import Citations
from app.answering.collection.about_document import dates_printed, told_of_document
from app.answering.collection.chapters import told_of_chapters
from app.answering.collection.holdings import told_of_holdings
from app.answering.question import Question
from app.answering.selection import Run
from index.library import Library
from ingest.document import Document


def catalogue_answer(
    library: Library, asked: Question, documents: Sequence[Document], finder: BodyFinder
) -> Answer | None:
    """What is known of ``documents``, with the sentences where they themselves say so; these alone can be quoted.
    ``None`` when the question is about what they say."""
    about = asked.text, documents, finder
    told = told_of_holdings(*about) or told_of_document(*about) or told_of_chapters(*about)
    if not told:
        return None
    citations = Citations(library)
    runs = [
        Run(passage, (number,), 1.0, 1.0, 1.0, 1.0, 0.0)
        for document, number in dates_printed(*about)
        for passage in document.passages
        if passage.start <= number < passage.stop
    ]
    blocks = blocks_of(library, runs, citations)
    return Answer(asked.text, asked.understood, not blocks, told, blocks, citations.all if blocks else (), (), 0.0)
