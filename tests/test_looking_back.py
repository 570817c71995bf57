"""Questions about the answer before."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from app.answering.looking_back import Back, looks_back
from index.library import Library

ASKED = ["Wat zegt de SER over arbeidsmarktregio's?"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("wie zegt dat?", Back("who")),
        ("Waar staat dat precies?", Back("where")),
        ("op welke bladzijde?", Back("where")),
        ("is dat zo?", Back("sure")),
        ("en verder?", Back("after")),
        ("en daarvoor?", Back("before")),
        ("werk het derde punt eens uit", Back("point", 3)),
        ("wat houdt punt 2 in?", Back("point", 2)),
        ("en het laatste?", Back("point", -1)),
        ("vertel meer over [4]", Back("point", 4)),
        ("Wat is het eerste punt van de agenda?", None),
        ("hoe zit dat bij kleinere gemeenten?", None),
        ("wie zegt er iets over krimp?", None),
        ("waarom?", None),
    ],
)
def test_what_is_asked_of_the_answer_before(text: str, wanted: Back | None) -> None:
    assert looks_back(text) == wanted


def test_who_and_where_name_body_and_page(library: Library) -> None:
    answerer = Answerer(library)
    before = answerer.answer(ASKED[0])
    who = answerer.answer("wie zegt dat?", ASKED)
    assert who.remark == "Dat schrijft de SER in ‘Agenda voor de stad’, onder ‘Scholing’ (p. 1)."
    assert who.citations == before.citations
    assert answerer.answer("waar staat dat?", [*ASKED, "wie zegt dat?"]).remark.startswith("Dat staat in ‘Agenda")
    assert answerer.answer("is dat zo?", ASKED).remark.startswith("Zo staat het er, woordelijk.")


def test_before_and_after_show_the_sentences_around(library: Library) -> None:
    answerer = Answerer(library)
    assert "Een leven lang leren" in answerer.answer("en daarvoor?", ASKED).text
    after = answerer.answer("en verder?", ASKED)
    assert after.remark == "Daarna staat er:"
    assert "arbeidsmarktregio" not in after.text


def test_point_that_is_not_there_and_answer_that_was_not_given(library: Library) -> None:
    answerer = Answerer(library)
    assert "had 1 punt. Welk bedoelt u?" in answerer.answer("werk punt 7 uit", ASKED).remark
    nothing = answerer.answer("waar staat dat?", ["Wie won de voetbalwedstrijd van gisteren?"])
    assert nothing.remark.startswith("Op uw vorige vraag had ik geen antwoord.")
    assert nothing.abstained


def test_without_a_conversation_nothing_is_looked_back_at(library: Library) -> None:
    assert "vorige" not in Answerer(library).answer("waar staat dat?").text
