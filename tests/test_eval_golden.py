"""The golden set itself: large enough, of every kind, and every quote where it says it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.golden import KINDS, GoldenQuestion, Support, load_golden
from eval.match import holds, overlaps, tokens, verbatim_on_page
from index.dutch import STOP_WORDS
from ingest.catalogue import load_catalogue
from ingest.document import Document
from ingest.read import read_document

ROOT = Path(__file__).parent.parent
GOLDEN = load_golden(ROOT / "eval" / "golden.jsonl")
PROGRAMMES = load_golden(ROOT / "eval" / "programmes.jsonl")
FUNCTION_WORDS = STOP_WORDS | {"elkaar", "één", "genoeg", "kom", "komen", "komt", "mee", "s"}
PREFIX = 5


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    corpus = ROOT / "corpus"
    catalogue = load_catalogue(corpus)
    return {path.name: read_document(path, catalogue) for path in sorted(corpus.glob("*.pdf"))}


def places() -> Iterator[tuple[GoldenQuestion, Support]]:
    for question in GOLDEN:
        for support in (*question.supports, question.elsewhere, question.refutation):
            if support is not None:
                yield question, support


def content_words(text: str) -> set[str]:
    """First letters of the words of ``text`` that are not function words."""
    return {word[:PREFIX] for word in tokens(text) if word not in FUNCTION_WORDS}


def test_the_set_is_large_enough_and_of_every_kind() -> None:
    counts = Counter(question.kind for question in GOLDEN)
    assert len(GOLDEN) >= 150
    assert counts["onbeantwoordbaar"] >= 30
    assert set(counts) == set(KINDS)


def test_ids_and_questions_are_unique() -> None:
    assert [key for key, count in Counter(question.id for question in GOLDEN).items() if count > 1] == []
    asked = Counter((question.history, " ".join(tokens(question.question))) for question in GOLDEN)
    assert [text for text, count in asked.items() if count > 1] == []


def test_every_quote_stands_verbatim_on_its_page(documents: dict[str, Document]) -> None:
    lost = [
        f"{question.id}: {support.document}, blz. {support.page}: {support.quote}"
        for question, support in places()
        if support.document not in documents
        or not verbatim_on_page(documents[support.document].pages, support.page, support.quote)
    ]
    assert not lost, "niet woordelijk op de bladzijde:\n" + "\n".join(lost)


def test_every_quote_is_of_the_body_it_names(documents: dict[str, Document]) -> None:
    wrong = [
        f"{question.id}: {support.body}, blz. {support.page}"
        for question, support in places()
        if (part := documents[support.document].part_at(support.page)) is None or part.body != support.body
    ]
    assert not wrong, "van een ander:\n" + "\n".join(wrong)


def test_every_support_stands_in_a_passage(documents: dict[str, Document]) -> None:
    lost = [
        f"{question.id}: {support.document}, blz. {support.page}: {support.quote}"
        for question, support in places()
        if not any(
            overlaps(support, passage.document, passage.first_page, passage.last_page, passage.text)
            for passage in documents[support.document].passages
        )
    ]
    assert not lost, "in geen enkele passage:\n" + "\n".join(lost)


@pytest.mark.parametrize("question", [question for question in GOLDEN if question.answerable], ids=lambda q: q.id)
def test_what_must_be_shown_stands_in_the_supports(question: GoldenQuestion) -> None:
    missing = [
        text for text in question.must_contain if not any(holds(support.quote, text) for support in question.supports)
    ]
    assert missing == []


def test_bodies_are_those_of_the_supports() -> None:
    wrong = [
        question.id
        for question in GOLDEN
        if question.answerable and set(question.bodies) != {support.body for support in question.supports}
    ]
    assert wrong == []


def test_a_paraphrase_shares_no_content_word_with_the_passage_that_answers_it(
    documents: dict[str, Document],
) -> None:
    shared: list[str] = []
    for question in GOLDEN:
        if question.kind != "parafrase":
            continue
        texts = [support.quote for support in question.supports] + [
            passage.text
            for support in question.supports
            for passage in documents[support.document].passages
            if overlaps(support, passage.document, passage.first_page, passage.last_page, passage.text)
        ]
        words = content_words(question.question) & set().union(*map(content_words, texts))
        if words:
            shared.append(f"{question.id}: {', '.join(sorted(words))} – {question.question}")
    assert not shared, f"{len(shared)} parafrasen delen een inhoudswoord met hun passage:\n" + "\n".join(shared)


def test_questions_on_other_documents_are_of_every_kind_that_is_asked_often() -> None:
    kinds = {q.kind for q in PROGRAMMES}
    assert {"feit", "parafrase", "vervolg", "citaat", "onbeantwoordbaar"} <= kinds
    assert len({s.document for q in PROGRAMMES for s in q.supports}) == 8
    assert not {(q.question, q.history) for q in PROGRAMMES} & {(q.question, q.history) for q in GOLDEN}
