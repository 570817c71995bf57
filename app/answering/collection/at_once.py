"""What is told without a search: of the collection, of one paper as a whole, of one chapter or page of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

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
from ingest.lexicon import frequency

MIN_LETTERS = 6  # of a word that may be misspelt
_TOLD_BY = (
    "aanbevelingen adviezen bladzijde bronnen conclusies documenten hoofdstuk hoofdstukken inhoudsopgave onderwerpen "
    "organisaties overzicht pagina paragraaf partijen rapporten samenvatten samenvatting stukken"
).split()
_IN_TURN = (own_summary, catalogue_answer, page_answer, section_answer, listed_headings)


def _spelt(text: str) -> str:
    """``text`` with a word that is no Dutch, and nearly one that such questions are told by, as that word."""

    def mended(match: re.Match[str]) -> str:
        word = match.group().lower()
        if word in _TOLD_BY or frequency(word):
            return match.group()
        near = process.extractOne(word, _TOLD_BY, scorer=Levenshtein.distance, score_cutoff=1 + (len(word) > 8))
        return near[0] if near and near[0][0] == word[0] else match.group()

    return re.sub(rf"[^\W\d_]{{{MIN_LETTERS},}}", mended, text)


def told_at_once(library: Library, asked: Question, documents: Sequence[Document], finder: BodyFinder) -> Answer | None:
    """The first answer that one of these ways gives of ``documents``, ``None`` when the question is to be searched."""
    meant = replace(asked, text=_spelt(with_paper_meant(asked, library.documents, finder)))
    told = next((told for tell in _IN_TURN if (told := tell(library, meant, documents, finder))), None)
    return replace(told, question=asked.text) if told else None
