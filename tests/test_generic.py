"""A generic noun that stands for a body: the only one of its kind, or the one last spoken of."""

from __future__ import annotations

import time

import pytest

from app.answering.bodies import BodyFinder
from app.answering.generic import with_names
from app.answering.understanding import understand
from ingest.document import Body, Document, Part

COMMISSION = Body("Commissie Derksen", "", "de", ("Derksen",))
BUREAU = Body("PBL", "Planbureau voor de Leefomgeving", "het")
COUNCIL = Body("SER", "Sociaal-Economische Raad", "de", ("overlegraad",))
HEALTH = Body("Gezondheidsraad", "", "de", ("overlegraad",))
ONE = BodyFinder([COMMISSION, BUREAU, COUNCIL])
TWO = BodyFinder([COMMISSION, BUREAU, COUNCIL, HEALTH])
PARTIES = BodyFinder([Body("Partij voor de Sport"), Body("Volt"), Body("NSC", "Nieuw Sociaal Contract")])
GUESSED = BodyFinder([Body("Partij voor de Sport"), COUNCIL])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Waarom is cultuur van belang volgens de commissie?",
            "Waarom is cultuur van belang volgens de Commissie Derksen?",
        ),
        ("De commissie wil scholing; waarom?", "De Commissie Derksen wil scholing; waarom?"),
        ("wat verwacht het planbureau", "wat verwacht het PBL"),
        ("zijn de raad en de commissie het eens?", "zijn de SER en de Commissie Derksen het eens?"),
        ("verschil tussen Derksen en de raad", "verschil tussen Derksen en de SER"),
        ("wie zaten er in de commissie", ""),
        ("Wanneer komt de raad bijeen?", ""),
        ("wat vindt de commissie Stiglitz", ""),
        ("wat vindt de commissie-Stiglitz", ""),
        ("wat vindt de Raad van State", ""),
        ("wat vindt de commissie Derksen", ""),
        ("wat vinden de commissies", ""),
        ("wat wil een commissie", ""),
    ],
)
def test_the_only_one_of_a_kind_is_meant_where_it_speaks(text: str, named: str) -> None:
    assert with_names(text, (), ONE) == (named or text)


def test_of_several_the_one_last_spoken_of_is_meant() -> None:
    asked = "wat vindt de raad van zorg?"
    assert with_names(asked, (), TWO) == asked
    assert with_names(asked, ["Wat wil de SER?", "Wat zegt de Gezondheidsraad over slaap?"], TWO).startswith(
        "wat vindt de Gezondheidsraad"
    )
    assert with_names(asked, ["Wat zegt de Gezondheidsraad over slaap?", "Wat wil de SER?"], TWO).startswith(
        "wat vindt de SER"
    )
    assert with_names(asked, ["Wat wil het planbureau?"], TWO) == asked
    assert with_names("volgens de gezondheidsraad?", (), TWO) == "volgens de gezondheidsraad?"  # a name already


@pytest.mark.parametrize("text", ["wat vindt de raad van zorg?", "nee, ik bedoel de raad", "en de raad?"])
def test_a_long_conversation_is_gone_through_once(text: str) -> None:
    started = time.process_time()
    assert with_names(text, ["Wat zegt de Gezondheidsraad over slaap?", *[text] * 20], TWO) == text.replace(
        "de raad", "de Gezondheidsraad"
    )
    assert time.process_time() - started < 2


def test_a_noun_that_several_bodies_have_for_a_name_is_the_name_of_none() -> None:
    assert [m.body for m in ONE.find("de overlegraad")] == ["SER"]
    assert TWO.find("de overlegraad") == []
    assert with_names("volgens de overlegraad", ["Wat wil de SER?"], TWO) == "volgens de SER"


def test_where_names_are_guessed_one_that_tells_its_kind_is_not_the_only_one() -> None:
    asked = "wat wil de partij met sport?"
    assert with_names(asked, (), PARTIES) == asked
    assert with_names(asked, ["Wat zegt Volt over zwemmen?"], PARTIES) == "wat wil Volt met sport?"
    assert with_names(asked, (), GUESSED) == "wat wil de Partij voor de Sport met sport?"


def test_a_title_tells_of_a_party() -> None:
    document = Document("d.pdf", "", "Verkiezingsprogramma 2021", parts=(Part("", "Volt", 1, 9),))
    assert with_names("wat wil de partij?", (), BodyFinder([Body("Volt")], [document])) == "wat wil Volt?"


def test_a_short_follow_up_and_a_correction_are_questions_to_that_body() -> None:
    before = ["Wat zegt de SER over scholing?"]
    assert understand("en de commissie?", before, ONE).speakers == ("Commissie Derksen",)
    assert understand("nee, ik bedoel de commissie", before, ONE).speakers == ("Commissie Derksen",)
    both = understand("nee, niet de raad maar de commissie", before, ONE)
    assert both.understood == "Wat zegt de Commissie Derksen over scholing?"
    assert understand("en de raad?", ["Wat is krimp?"], ONE).speakers == ()  # nobody was asked to speak


@pytest.mark.parametrize(
    ("between", "subject"),
    [(["en over vergrijzing?"], "vergrijzing"), (["en over vergrijzing?", "en over wonen?"], "wonen"),
     (["en hoe zit het met banen?"], "banen")],
)  # fmt: skip
def test_a_follow_up_that_names_nobody_goes_on_asking_the_same(between: list[str], subject: str) -> None:
    asked = understand("en de commissie?", ["Wat zegt het PBL over krimp?", *between], ONE)
    assert asked.understood == f"Wat zegt de Commissie Derksen over {subject}?"


def test_what_was_asked_is_kept_and_what_was_read_is_told() -> None:
    question = understand("wat wil de raad?", (), ONE)
    assert (question.text, question.understood) == ("wat wil de raad?", "wat wil de SER?")
    assert question.speakers == ("SER",)
