"""A question leans on what was answered before it, not on what an answer left behind."""

from __future__ import annotations

import io

import pytest

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.history import Earlier
from app.answering.leaning import leant_on
from app.answering.understanding import names_own_subject
from app.chat import converse
from index.library import Library
from ingest.document import Body
from tests.small_chat import abstained, answered

FINDER = BodyFinder([Body("SER", "", "de"), Body("Planraad", "", "de")])
FIRST, TURNED = "Wat zegt de SER over een leven lang leren?", "Hoe gaat het met de bevolking?"
NEXT = "en wat vindt de Planraad daarvan?"
READ = "Hoe gaat het met de bevolking – en wat vindt de Planraad daarvan?"


def never(question: str, before: object) -> Answer:
    raise AssertionError(question)


def test_an_answer_to_the_question_alone_is_a_new_beginning() -> None:
    before = [Earlier(FIRST, answered(FIRST)), Earlier(TURNED, answered(TURNED))]
    assert leant_on(NEXT, before, FINDER, never) == [TURNED]
    as_read = answered("Wat zegt de SER over een leven lang leren – Hoe gaat het met de bevolking?")
    assert leant_on(NEXT, [before[0], Earlier(TURNED, as_read)], FINDER, never) == [FIRST, TURNED]
    assert leant_on(NEXT, [before[0], Earlier(TURNED, abstained(TURNED))], FINDER, never) == [FIRST, TURNED]


def test_what_is_not_known_is_answered_anew_only_where_it_matters() -> None:
    before = [Earlier(FIRST, None), Earlier(TURNED, None)]
    assert leant_on(NEXT, before, FINDER, lambda question, _: answered(question)) == [TURNED]
    assert leant_on("Wat zegt de Planraad over krimp?", before, FINDER, never) == [FIRST, TURNED]
    assert leant_on(NEXT, [Earlier(FIRST, None), Earlier("en de Planraad?", None)], FINDER, never)[0] == FIRST


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_conversation_goes_on_from_what_was_answered(library: Library, is_kept: bool) -> None:
    answerer = Answerer(library)
    first = answerer.answer(FIRST)
    turned = answerer.answer(TURNED, [FIRST], [first])
    assert (turned.understood, turned.blocks[0].body) == (TURNED, "Planraad")
    answers = [first, turned] if is_kept else []
    asked = answerer.answer(NEXT, [FIRST, TURNED], answers)
    assert asked.understood == READ
    assert asked.citations


def test_the_terminal_knows_what_it_showed(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    answer = Answerer.answer

    def counting(self: Answerer, question: str, history: object = (), answers: list[Answer] = []) -> Answer:  # noqa: B006
        given.append(len(answers))
        return answer(self, question, history, answers)  # type: ignore[arg-type]

    monkeypatch.setattr(Answerer, "answer", counting)
    out = io.StringIO()
    converse(Answerer(library), [FIRST, TURNED, NEXT], out)
    assert given == [0, 1, 2]
    assert READ in out.getvalue()


def test_words_that_hold_nothing_of_the_subject_before_answer_the_question_alone(library: Library) -> None:
    first = "Wat zijn fietspaden?"
    answerer = Answerer(library)
    shown = answerer.answer(first)
    assert answerer.answer("Wat doen bedrijven?", [first], [shown]).understood == "Wat doen bedrijven?"
    both = answerer.answer("Welke streken zijn er?", [first], [shown])  # "fietspaden verdienen in dunbevolkte streken"
    assert both.understood == "Wat zijn fietspaden – Welke streken zijn er?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wat doen bedrijven?", True),
        ("noem drie voorstellen", False),  # of what?
        ("wat zijn de kosten?", False),
        ("noem drie fietspaden", True),
    ],
)
def test_what_there_is_of_something_is_no_subject_of_its_own(text: str, expected: bool) -> None:
    assert names_own_subject(text, FINDER) is expected
