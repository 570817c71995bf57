"""A follow-up that compares the bodies that were asked, and a comparison that tells no subject."""

from __future__ import annotations

import pytest

from app.answering import wording
from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.understanding import understand
from index.library import Library
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])
ONE, OTHER = "Wat zegt de SER over krimp?", "en het PBL?"


@pytest.mark.parametrize(
    ("history", "text", "speakers", "search"),
    [
        ([ONE, OTHER], "wat is het verschil?", ("SER", "PBL"), "krimp"),
        ([ONE, OTHER], "waarin verschillen ze?", ("SER", "PBL"), "krimp"),
        ([ONE, OTHER], "zijn ze het eens?", ("SER", "PBL"), "krimp"),
        ([ONE], "vergelijk de SER en de VNG", ("SER", "VNG"), "krimp"),
        (["Wat zeggen de SER en het PBL over krimp?"], "waarin verschillen zij?", ("SER", "PBL"), "krimp"),
        (["Wat is het verschil tussen de SER en het PBL?"], "over wonen", ("SER", "PBL"), "wonen"),
        (["Wat is het verschil tussen de SER en het PBL?", "over wonen"], "en over werken?", ("SER", "PBL"), "werken"),
    ],
)
def test_what_was_asked_of_each_is_compared(
    history: list[str], text: str, speakers: tuple[str, ...], search: str
) -> None:
    asked = understand(text, history, FINDER)
    assert (asked.speakers, asked.search, asked.comparing) == (speakers, search, True)


def test_what_was_asked_of_one_about_something_else_is_not(library: Library) -> None:
    asked = understand("zijn ze het eens?", ["Wat zegt de SER over krimp?", "Wat zegt het PBL over scholing?"], FINDER)
    assert asked.speakers == ("PBL",)


@pytest.mark.parametrize("text", ["Wat is het verschil tussen de SER en de VNG?", "Vergelijk de SER met de VNG"])
def test_a_comparison_without_a_subject_asks_for_one(text: str) -> None:
    assert understand(text, (), FINDER).is_about_nothing
    assert not understand(f"{text.rstrip('?')} over krimp", (), FINDER).is_about_nothing


def test_it_says_so(library: Library) -> None:
    answerer = Answerer(library)
    names = [name for name in library.bodies if name][:2]
    answer = answerer.answer(f"Wat is het verschil tussen {' en '.join(names)}?")
    assert len(names) == 2
    assert (answer.remark, answer.citations) == (wording.ABOUT_WHAT, ())


@pytest.mark.parametrize(
    "text",
    ["Klopt het dat de SER vindt dat steden moeten concurreren?", "Is het waar dat volgens de SER steden groeien?"],
)
def test_a_clause_with_dat_points_to_nothing(text: str) -> None:
    assert "krimp" not in understand(text, [ONE], FINDER).search


def test_dat_alone_points_back() -> None:
    assert "krimp" in understand("vindt de VNG dat ook?", [ONE], FINDER).search
