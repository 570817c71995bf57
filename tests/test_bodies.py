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
