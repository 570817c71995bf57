"""Letters that stand for a name."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from ingest.document import Body
from ingest.initials import stands_for


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("PBL", "Planbureau voor de Leefomgeving"),
        ("ser", "Sociaal-Economische Raad"),
        ("CPB", "Centraal Planbureau"),
        ("pvdd", "PartijvdDieren"),
    ],
)
def test_letters_of_a_name(short: str, name: str) -> None:
    assert stands_for(short, name)


@pytest.mark.parametrize(
    ("short", "name"), [("CBS", "Planbureau voor de Leefomgeving"), ("plan", "Planbureau"), ("rij", "Rijksoverheid")]
)
def test_letters_of_another(short: str, name: str) -> None:
    assert not stands_for(short, name)


def test_body_is_found_by_the_letters_of_its_name() -> None:
    finder = BodyFinder([Body("Planbureau voor de Leefomgeving"), Body("gemeente Houten")])
    assert [m.body for m in finder.find("wat zegt het pbl over krimp?")] == ["Planbureau voor de Leefomgeving"]
    assert not finder.find("wat zegt de VNG over wonen?")
    two = BodyFinder([Body("Planbureau voor de Leefomgeving"), Body("Platform Brede Leerweg")])
    assert not two.find("wat zegt het PBL over krimp?")


@pytest.mark.parametrize("question", ["Hoe staat het met krimp?", "HOE STAAT HET MET KRIMP?", "Wie krimpt er?"])
def test_ordinary_word_names_no_body(question: str) -> None:
    finder = BodyFinder([Body("Hoogheemraadschap Oost"), Body("Waterschap Iepenburg")])
    assert not finder.find(question)
