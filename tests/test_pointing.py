"""What points back at the question before, and what only looks like it."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.pointing import points_to_earlier
from app.answering.understanding import READING, understand
from index.library import Library
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])
SCHOOLING = ["Wat zegt de SER over scholing?"]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("klopt dat?", True),
        ("hoe zit dat bij kleinere gemeenten", True),
        ("welke beroepen zijn dat dan?", True),
        ("Geldt dat voor alle soorten banen?", True),
        ("hoe wil de SER dat betalen?", True),
        ("vindt de SER dat een goed idee?", True),
        ("wat moet er dan voor in de plaats komen?", True),
        ("Klopt het dat ze dat willen?", True),
        ("wat vindt de SER van die regio's?", True),
        ("Klopt het dat bedrijven van elkaar profiteren?", False),
        ("is het zo dat de stad krimpt", False),
        ("Is het waar dat steden groeien?", False),
        ("vindt de SER dat scholing nodig is?", False),
        ("Wat is bekend over migranten die terugkeren?", False),
        ("Groeien steden sneller dan dorpen?", False),
        ("Wat moeten gemeenten doen met hun grondposities?", False),
        ("Hoe kunnen steden hun aanpassingsvermogen vergroten?", False),
        ("Wat gebeurt er met ouderen als zij kwetsbaar worden?", False),
        ("Mogen leerlingen die ziek zijn naar huis?", False),
        ("Mag de wolf verjaagd worden en wie beslist daarover?", False),
        ("Welke subsidies krijgen ze?", True),
        ("Wat betalen hun ouders?", True),
        ("Welke regels gelden voor hun kinderen?", True),
        ("wat adviseert de SER over hun positie?", True),
        ("tot wanneer lopen die vergunningen dan?", True),
        ("en wat doen gemeenten met hun grond?", True),
    ],
)
def test_a_word_points_back_only_where_it_stands_for_something(text: str, points: bool) -> None:
    assert points_to_earlier(text) is points


@pytest.mark.parametrize(
    "text",
    [
        "Klopt het dat de SER concurrentie tussen steden onwenselijk vindt?",
        "Klopt het dat bedrijven profiteren van elkaars nabijheid?",
        "Is het waar dat elektrisch rijden wordt gestimuleerd?",
        "Groeien steden harder dan dorpen?",
        "Wat wordt er gedaan voor mensen die verhuizen?",
        "Hoe zit het met krimp?",
        "Hoe is het gesteld met de woningbouw?",
    ],
)
def test_a_question_with_a_subject_of_its_own_is_read_alone(text: str) -> None:
    asked = understand(text, SCHOOLING, FINDER)
    assert (asked.understood, "scholing" in asked.search) == (text, False)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("en hoe zit het met krimp?", "Wat zegt de SER over krimp?"),
        ("en hoe is het gesteld met de woningbouw?", "Wat zegt de SER over de woningbouw?"),
        ("hoe zit dat bij kleinere gemeenten", "Wat zegt de SER over scholing – hoe zit dat bij kleinere gemeenten"),
        ("en voor starters?", "Wat zegt de SER over scholing – en voor starters?"),
        ("waarom?", "Wat zegt de SER over scholing – waarom?"),
    ],
)
def test_only_what_a_question_leaves_open_is_carried_over(text: str, understood: str) -> None:
    assert understand(text, SCHOOLING, FINDER).understood == understood


def test_a_reading_is_of_one_question_and_what_is_added_to_it_now() -> None:
    turns = ["hoe zit dat bij kleinere gemeenten", "geldt dat voor ouderen?", "en met welk geld gebeurt dat?"]
    for n, text in enumerate(turns):
        asked = understand(text, [*SCHOOLING, *turns[:n]], FINDER)
        assert asked.understood == f"Wat zegt de SER over scholing{READING}{text}"
        assert asked.search.startswith("scholing ")
        assert asked.speakers == ("SER",)
    body = understand("en de VNG?", [*SCHOOLING, *turns], FINDER)
    assert body.understood == "Wat zegt de VNG over scholing?"
    why = understand("waarom?", [*SCHOOLING, *turns[:1]], FINDER)
    assert why.understood == f"Wat zegt de SER over scholing{READING}{turns[0]}{READING}waarom?"
    other = understand("en over samenwerking?", [*SCHOOLING, *turns], FINDER)
    assert other.understood == "Wat zegt de SER over samenwerking?"


@pytest.mark.parametrize("topic", ["Hoe zit het met leegstand?", "Is er iets bekend over leegstand?"])
def test_a_body_is_asked_about_a_subject_that_nobody_was_asked_about(topic: str) -> None:
    assert understand("en de VNG?", [topic], FINDER).understood == "Wat zegt de VNG over leegstand?"
    assert understand("en over wonen?", [topic, "en de VNG?"], FINDER).understood == "Wat zegt de VNG over wonen?"


def test_a_new_subject_is_asked_of_the_body_that_was_added() -> None:
    both = ["Wat is het verschil tussen de SER en het PBL over krimp?", "en de VNG?"]
    assert understand("en over wonen?", both, FINDER).understood == "Wat zegt de VNG over wonen?"


def test_where_the_conversation_gives_nothing_a_whole_question_is_answered_alone(library: Library) -> None:
    answerer = Answerer(library)
    history = ["Wat zegt de SER over arbeidsmarktregio's?"]
    for text in ("Is er bevolking?", "Waar is voorrang?", "Wat is voorrang?"):
        answer = answerer.answer(text, history)
        assert {citation.author for citation in answer.citations} == {"Planraad"}, text
    assert "Ik lees dit als: Waar is voorrang?" in answerer.answer("Waar is voorrang?", history).remark
    assert answerer.answer("en over bevolking?", history).abstained  # asks the SER


def test_question_to_everybody_on_a_subject_stands_alone() -> None:
    asked = understand("Wat vinden alle partijen van leegstand?", SCHOOLING, FINDER)
    assert (asked.understood, asked.everyone) == ("Wat vinden alle partijen van leegstand?", True)
    leaning = understand("Wat vinden alle partijen daarvan?", SCHOOLING, FINDER)
    assert "scholing" in leaning.search
    assert (leaning.everyone, leaning.speakers) == (True, ())
