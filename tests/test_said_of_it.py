"""Follow-ups that name no subject: the others, which of the two, three points, the costs."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.understanding import understand
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])
ONE, TWO = "Wat zegt de SER over krimp?", "Wat zeggen de SER en het PBL over krimp?"


@pytest.mark.parametrize(
    "text", ["en de andere partijen?", "wat vinden anderen daarvan?", "en de rest?", "wie wil dat nog meer?"]
)
def test_the_others_are_all_but_the_one_that_was_asked(text: str) -> None:
    asked = understand(text, [ONE], FINDER)
    assert (asked.refused, asked.everyone, asked.search, asked.text) == (("SER",), True, "krimp", text)


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("wie van de twee wil een quotum?", "een quotum"),
        ("welke van die partijen is voor kernenergie?", "kernenergie"),
        ("wie van hen noemt scholing?", "scholing"),
    ],
)
def test_which_of_them_is_asked_of_each(text: str, search: str) -> None:
    for history in ([TWO], [ONE, "en het PBL?"]):
        asked = understand(text, history, FINDER)
        assert (asked.speakers, asked.search, asked.comparing) == (("SER", "PBL"), search, True)


@pytest.mark.parametrize("text", ["noem drie punten", "wat zijn de belangrijkste punten?"])
def test_points_are_of_the_subject_before(text: str) -> None:
    asked = understand(text, [ONE], FINDER)
    assert (asked.search, asked.speakers, asked.wanted) == ("krimp", ("SER",), "list")


@pytest.mark.parametrize("text", ["wat zijn de kosten?", "wat zijn de voordelen?", "noem drie maatregelen"])
def test_what_there_is_of_something_is_of_the_subject_before(text: str) -> None:
    asked = understand(text, [ONE], FINDER)
    assert "krimp" in asked.search
    assert asked.speakers == ("SER",)


@pytest.mark.parametrize("text", ["wat is de woonvisie?", "wat zijn de kosten van jeugdzorg?", "noem drie fietspaden"])
def test_what_is_a_thing_by_itself_stands_alone(text: str) -> None:
    assert "krimp" not in understand(text, [ONE], FINDER).search


def test_a_bare_noun_is_the_subject_that_was_asked_for() -> None:
    asked = understand("klimaat", ["Wat is het verschil tussen de SER en het PBL?"], FINDER)
    assert (asked.search, asked.speakers) == ("klimaat", ("SER", "PBL"))


@pytest.mark.parametrize(
    ("before", "text", "understood"),
    [
        ("Wat is de groene race?", "en wat vindt de SER daarvan?", "Wat zegt de SER over de groene race?"),
        ("Wat is krimp?", "en het PBL?", "Wat zegt het PBL over krimp?"),
        ("Wie zegt er iets over krimp?", "en de anderen?", "Wie zegt er iets over krimp?"),
    ],
)
def test_what_is_said_is_of_the_thing_that_was_asked(before: str, text: str, understood: str) -> None:
    assert understand(text, [before], FINDER).understood.startswith(understood[:-1])


def test_a_follow_up_on_what_everybody_says_asks_everybody() -> None:
    asked = understand("waarom?", ["Wie zegt er iets over krimp?"], FINDER)
    assert (asked.everyone, asked.wanted) == (True, "reason")
    assert not understand("en de SER?", ["Wie zegt er iets over krimp?"], FINDER).everyone


def test_they_are_the_body_that_was_spoken_of() -> None:
    finder = BodyFinder([Body("Commissie Boon", "", "de"), Body("SER", "", "de")])
    asked = understand("Wat adviseren zij over krimp?", ["Wie was de voorzitter van de commissie?"], finder)
    assert (asked.search, asked.speakers) == ("krimp", ("Commissie Boon",))
    both = BodyFinder([Body("Commissie Boon", "", "de"), Body("Commissie Vos", "", "de")])
    before = "Wie was de voorzitter van de commissie?"
    assert not understand("Wat adviseren zij over krimp?", [before], both).speakers
