"""Which earlier questions a question may lean on, and the answers that were shown to them."""

from __future__ import annotations

import time

import pytest

from app.answering.answer import NO_ANSWER
from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.history import LOOKED_BACK, Earlier, earlier_questions
from index.library import Library
from index.store import Scope
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "Sociaal-Economische Raad", "de"), Body("Planraad", "", "de")])
ASKED = "Wat zegt de SER over arbeidsmarktregio's?"


@pytest.mark.parametrize("between", ["dank je wel", "hallo", "ok", "?", "x" * 3000])
def test_what_was_answered_without_a_search_is_left_out(library: Library, between: str) -> None:
    assert earlier_questions([ASKED, between], [], FINDER) == [Earlier(ASKED, None)]
    answerer = Answerer(library)
    other = answerer.answer("en de Planraad?", [ASKED, between])
    assert other.understood == "Wat zegt de Planraad over arbeidsmarktregio's?"
    assert answerer.answer("wie zegt dat?", [ASKED, between]).remark.startswith("Dat schrijft de SER")


def test_answers_stay_with_their_questions() -> None:
    found = earlier_questions([ASKED, "hallo", "en over wonen?"], [NO_ANSWER, NO_ANSWER], FINDER)
    assert found == [Earlier(ASKED, None), Earlier("en over wonen?", NO_ANSWER)]


def test_a_chain_of_follow_ups_keeps_its_first_question(library: Library) -> None:
    chain = [ASKED, *(f"en over {subject}?" for _ in range(LOOKED_BACK) for subject in ("wonen", "werk"))]
    found = earlier_questions(["Wat is krimp?", *chain], [], FINDER)
    assert (len(found), found[0].question) == (LOOKED_BACK, ASKED)
    assert Answerer(library).answer("en over krimp?", chain).understood == "Wat zegt de SER over krimp?"


def test_a_question_about_an_answer_is_about_the_one_that_was_shown(library: Library) -> None:
    answerer, asked = Answerer(library), "Wat staat er over de stad?"
    shown = answerer.answer("Wat verdient voorrang boven autowegen?")
    assert shown.citations
    for text in ("wie zegt dat?", "klopt dat?"):
        assert answerer.answer(text, [asked], [shown]).citations == shown.citations
    narrowed = answerer.within(Scope(bodies=frozenset({"SER"})))
    assert narrowed.answer("wie zegt dat?", [asked], [shown]).remark.startswith("Dat schrijft de Planraad")
    assert "[1]" in narrowed.answer("vertel meer over [1]", [asked], [shown]).remark
    nothing = answerer.answer("wie zegt dat?", [ASKED], [NO_ANSWER])
    assert nothing.remark.startswith("Op uw vorige vraag had ik geen antwoord.")


def test_long_questions_of_before_take_no_time(library: Library) -> None:
    answerer = Answerer(library)
    started = time.process_time()
    answerer.answer("en de raad?", [ASKED, "de raad en " * 727])
    answerer.answer("en de raad?", [ASKED, *[f"{n} " + "de raad en " * 80 for n in range(20)]])
    assert time.process_time() - started < 8
