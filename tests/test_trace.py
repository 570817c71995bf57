from typing import Any

import pytest

from app.answering.answerer import Answerer
from app.answering.trace import Trace
from index.library import Library


@pytest.fixture
def answerer(library: Library) -> Answerer:
    return Answerer(library)


def traced(answerer: Answerer, question: str, *history: str) -> Trace:
    trace = answerer.answer(question, history).trace
    assert trace is not None
    return trace


def test_the_finds_are_those_that_were_answered_from(answerer: Answerer) -> None:
    answer = answerer.answer("Wat zegt de SER over arbeidsmarktregio's?")
    assert answer.trace is not None
    (search,) = answer.trace.searches
    assert search.bodies == ("SER",)
    assert [(f.passage, f.score, f.dense, f.bm25, f.verified) for f in search.found] == [
        (hit.passage.id, hit.score, hit.dense, hit.bm25, hit.verified) for hit in answer.passages
    ]
    assert {c.passage for c in answer.citations} <= {f.passage for f in search.found if f.is_chosen}
    assert search.chance is not None
    assert search.chance >= answer.trace.threshold
    assert answer.trace.pages == {"agenda.pdf": 2}


@pytest.mark.parametrize(
    "question",
    [
        "een leven lang leren",
        "Vergelijk wat SER en Planraad zeggen over fietspaden",
        "Wat zegt de SER over fietspaden in dunbevolkte streken?",
        "Waar staat “Bedrijven betalen daar aan mee”?",
    ],
)
def test_every_search_that_was_done_is_told_and_no_other(
    library: Library, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    given: list[list[str]] = []
    search = library.search

    def watched(*args: Any, **options: Any) -> Any:
        found = search(*args, **options)
        given.append([hit.passage.id for hit in found])
        return found

    monkeypatch.setattr(library, "search", watched)
    trace = traced(Answerer(library), question)
    assert [[found.passage for found in search.found] for search in trace.searches] == given


def test_why_nothing_was_good_enough(answerer: Answerer) -> None:
    trace = traced(answerer, "Hoeveel fietspaden liggen er in dunbevolkte streken?")
    assert trace.wanted == "number"
    (search,) = trace.searches
    assert search.chance is not None
    assert search.chance < trace.threshold
    assert "no_number" in search.doubts
    assert "keywords" in traced(answerer, "kernenergie").searches[0].doubts


def test_what_is_carried_over_is_told(answerer: Answerer) -> None:
    trace = traced(answerer, "En wat zegt de Planraad?", "Wat zegt de SER over fietspaden?")
    assert trace.understood == "Wat zegt de Planraad over fietspaden?"
    assert trace.searched == "fietspaden"
    assert trace.speakers == ("Planraad",)


def test_nothing_is_told_of_what_was_not_searched(answerer: Answerer) -> None:
    assert answerer.answer("hallo").trace is None


@pytest.mark.parametrize(
    "question", ["Hoeveel fietspaden liggen er in dunbevolkte streken?", "Wat zegt de SER over fietspaden?"]
)
def test_a_refusal_tells_where_it_points(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.abstained
    assert answer.trace is not None
    row = answer.trace.pointed_at
    assert row is not None
    assert row.title in answer.remark
    assert "fietspaden" in answerer.library.passage(row.passage).text.lower()


def test_an_answer_points_to_nothing_else(answerer: Answerer) -> None:
    assert traced(answerer, "Wat zegt de SER over arbeidsmarktregio's?").pointed_at is None
