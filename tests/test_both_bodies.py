"""A follow-up that compares the bodies that were asked before."""

from __future__ import annotations

import pytest

from app.answering import wording
from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.both_bodies import compares_both
from app.answering.understanding import understand
from index.library import Library
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])
BOTH = "Wat zeggen de SER en het PBL over scholing?"


@pytest.mark.parametrize(
    "text",
    [
        "wat is het verschil?",
        "Wat is dan het verschil tussen die twee?",
        "wat zijn de overeenkomsten",
        "waarin verschillen ze van mening?",
        "wie van de twee heeft gelijk?",
        "en wie heeft er gelijk?",
        "zijn ze het eens?",
        "Zijn zij het daarover met elkaar eens?",
        "spreken ze elkaar tegen?",
        "vergelijk die twee eens",
    ],
)
@pytest.mark.parametrize(
    "history",
    [
        ["Wat zegt de SER over scholing?", "en het PBL?"],
        ["Wat zegt de SER over scholing?", "Wat zegt het PBL over scholing?"],
        [BOTH],
        [BOTH, "zijn ze het eens?"],
        ["Wat zegt de VNG over krimp?", "Wat zegt de SER over scholing?", "en het PBL?"],
    ],
)
def test_both_are_asked_on_the_subject_of_before(text: str, history: list[str]) -> None:
    asked = understand(text, history, FINDER)
    assert (asked.search, asked.speakers, asked.comparing) == ("scholing", ("SER", "PBL"), True)
    agreed = asked.understood == "Zijn de SER en het PBL het eens over scholing?"
    assert asked.understood == BOTH or agreed


@pytest.mark.parametrize(
    "text", ["wat is het verschil tussen stad en land?", "Wat is krimp?", "zijn steden gelijk?", "zijn ze gegroeid?"]
)
def test_what_names_a_subject_compares_nobody(text: str) -> None:
    assert not compares_both(text)


def test_a_third_body_is_set_beside_them() -> None:
    asked = understand("zijn ze het eens?", [BOTH, "en de VNG?"], FINDER)
    assert asked.understood == "Zijn de SER, het PBL en de VNG het eens over scholing?"


def test_one_body_is_not_compared() -> None:
    for history in (
        ["Wat zegt de SER over scholing?"],
        ["Wat zegt de SER over wonen?", "Wat zegt het PBL over krimp?"],
    ):
        assert not understand("wat is het verschil?", history, FINDER).comparing


def test_their_words_are_set_side_by_side(library: Library) -> None:
    history = ["Wat zegt de SER over een leven lang leren?", "Wat zegt de Planraad over fietspaden?"]
    answerer = Answerer(library)
    assert not answerer.answer("zijn ze het eens?", history).understood.startswith("Wat zeggen")
    asked = answerer.answer(
        "wie heeft er gelijk?", ["Wat zegt de SER over een leven lang leren en fietspaden?", "en de Planraad?"]
    )
    assert asked.understood == "Zijn de SER en de Planraad het eens over een leven lang leren en fietspaden?"
    assert [block.body for block in asked.blocks] == ["SER"]
    assert "Bij de Planraad heb ik hierover" in asked.remark


def test_that_they_agree_is_not_judged(real_library: Library) -> None:
    asked = Answerer(real_library).answer(
        "wie van de twee heeft gelijk?", ["Wat zegt de SER over krimp?", "en het PBL?"]
    )
    assert {block.body for block in asked.blocks} == {"SER", "PBL"}
    assert wording.AGREEING in asked.remark
