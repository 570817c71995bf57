"""Quotes against another reader: what pypdf itself reads on the page, letters and figures only."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pypdf
import pytest

from app.answering.answerer import Answerer
from eval.golden import load_golden
from index.library import Library

ROOT = Path(__file__).parent.parent
QUESTIONS = load_golden(ROOT / "eval" / "golden.jsonl")


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())


@cache
def pages(document: str) -> tuple[str, ...]:
    reader = pypdf.PdfReader(ROOT / "corpus" / document)
    return tuple(letters(page.extract_text()) for page in reader.pages)


def test_every_sentence_of_the_corpus_stands_in_the_pdf(real_library: Library) -> None:
    lost = []
    for document in real_library.documents.values():
        for sentence in document.sentences:
            found = pages(document.file)
            here = found[sentence.page - 1] + (found[sentence.page] if sentence.page < len(found) else "")
            if letters(sentence.text) not in here and sentence.last_page == sentence.page:
                lost.append(f"{document.file} p. {sentence.page}: {sentence.text}")
    assert lost == []


def test_quotes_of_answers_stand_in_the_pdf(real_library: Library) -> None:
    answerer = Answerer(real_library)
    quotes = [c for q in QUESTIONS[::4] for c in answerer.answer(q.question, q.history).citations]
    assert len(quotes) > 40
    for citation in quotes:
        found = pages(citation.document)
        following = found[citation.page] if citation.page < len(found) else ""
        # a footnote's mark may stand between two sentences of one quote: compare them one by one
        parts = [letters(citation.quote)], [letters(part) for part in citation.quote.split(". ")]
        assert any(all(stands(part, found[citation.page - 1], following) for part in way) for way in parts), (
            citation.quote
        )


def stands(words: str, here: str, following: str) -> bool:
    """Whether ``words`` stand on a page, on the next, or begin on the one and end on the other."""
    return any(words[:k] in here and words[k:] in following for k in range(len(words) + 1))


def test_quote_that_cannot_be_verified_is_not_shown(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.answering.citations.stands_on", lambda *_: False)
    answer = Answerer(library).answer("Wat zegt de SER over arbeidsmarktregio's?")
    assert answer.abstained
    assert not answer.citations
    assert "35" not in answer.text
