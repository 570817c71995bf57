"""What is told without a search: of the collection, of one paper as a whole, of one chapter or page of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answering.answer import Answer
from app.answering.bodies import BodyFinder
from app.answering.collection.catalogue_answer import catalogue_answer
from app.answering.collection.of_papers import with_paper_meant
from app.answering.collection.on_page import page_answer
from app.answering.collection.own_summary import own_summary
from app.answering.collection.section import section_answer
from app.answering.collection.subheadings import listed_headings
from app.answering.question import Question
from index.library import Library
from ingest.document import Document

_IN_TURN = (own_summary, catalogue_answer, page_answer, section_answer, listed_headings)


def told_at_once(library: Library, asked: Question, documents: Sequence[Document], finder: BodyFinder) -> Answer | None:
    """The first answer that one of these ways gives of ``documents``, ``None`` when the question is to be searched."""
    meant = replace(asked, text=with_paper_meant(asked, library.documents, finder))
    told = next((told for tell in _IN_TURN if (told := tell(library, meant, documents, finder))), None)
    return replace(told, question=asked.text) if told else None
