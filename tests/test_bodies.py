import pytest

from app.answering.bodies import BodyFinder
from ingest.document import Body

FINDER = BodyFinder(
    [
        Body("SER", "Sociaal-Economische Raad", "de"),
        Body("PBL", "Planbureau voor de Leefomgeving", "het", members=("Otto Raspe",)),
        Body("Commissie Derksen", "", "de", aliases=("Derksen",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("wat zegt de ser over krimp", ["SER"]),
        ("Wat vindt de Sociaal Economische Raad?", ["SER"]),
        ("volgens Otto Raspe", ["PBL"]),
        ("de comissie derksen en het PBL", ["Commissie Derksen", "PBL"]),
        ("het planbureau voor de leefomgevign", ["PBL"]),
        ("de serre van de buren", []),
        ("Derksens advies", []),
        ("een commissie van derden", []),
    ],
)
def test_names(text: str, bodies: list[str]) -> None:
    assert [m.body for m in FINDER.find(text)] == bodies


def test_longest_name_counts() -> None:
    (mention,) = FINDER.find("de Commissie Derksen")
    assert (mention.start, mention.end) == (3, 20)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("wat wil Groen Links met de huren", ["GroenLinks"]),
        ("wat wil de Partij voor de Sport", ["PartijvdSport"]),
        ("staat dat ook bij de Partij van de Sport?", ["PartijvdSport"]),
        ("de PartijvdDieren en partij v.d. dieren", ["Partij voor de Dieren", "Partij voor de Dieren"]),
        ("en 50 plus?", ["50PLUS"]),
        ("wat verandert er bij 1 januari", []),
        ("groen, links en rechts", []),
        ("een partij voor de sporthal", []),
    ],
)
def test_name_in_more_words_or_fewer(text: str, bodies: list[str]) -> None:
    names = ("GroenLinks", "PartijvdSport", "Partij voor de Dieren", "50PLUS", "BIJ1")
    assert [m.body for m in BodyFinder(map(Body, names)).find(text)] == bodies


def test_name_is_searched_for_as_it_is_printed() -> None:
    finder = BodyFinder(map(Body, ("PartijvdSport", "Raad voor het Openbaar Bestuur")))
    assert finder.printed("wanneer is de Partij voor de Sport opgericht?") == "wanneer is de PartijvdSport opgericht?"
    assert finder.printed("wat is de raad voor het openbaar bestuur?") == "wat is de raad voor het openbaar bestuur?"
