"""Questions asked anew of other bodies."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.other_body import asked_about, spans, with_other_bodies
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "Sociaal-Economische Raad", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wat zeggen zowel de SER als het PBL?", [("SER", "PBL")]),
        ("Wat zegt de Sociaal-Economische Raad (SER)?", [("SER",)]),
        ("Wat zegt de SER over het PBL?", [("SER",), ("PBL",)]),
        ("SER VNG PBL over krimp", [("SER", "VNG", "PBL")]),
    ],
)
def test_an_enumeration_is_one_span(text: str, wanted: list[tuple[str, ...]]) -> None:
    assert [span.bodies for span in spans(text, FINDER)] == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Wat zegt de SER over krimp?", "Wat zeggen de VNG en het PBL over krimp?"),
        ("De SER wil meer; waarom?", "De VNG en het PBL willen meer; waarom?"),
        ("Wat de SER over krimp zegt", "Wat de VNG en het PBL over krimp zeggen"),
        ("Wat kunnen we volgens de SER doen?", "Wat kunnen we volgens de VNG en het PBL doen?"),
        ("Wat moet de SER doen?", "Wat moeten de VNG en het PBL doen?"),
        ("Wat zeggen anderen dan de SER?", "Wat zeggen de VNG en het PBL?"),
        ("het SER-advies", "het advies van de VNG en het PBL"),
    ],
)
def test_a_question_is_put_to_several(question: str, wanted: str) -> None:
    assert with_other_bodies(question, ["VNG", "PBL"], FINDER) == wanted


def test_what_is_asked_of_all_others() -> None:
    assert with_other_bodies("Wat vindt de SER?", ["SER"], FINDER, is_others=True) == "Wat vinden anderen dan de SER?"
    assert asked_about("krimp", ["PBL"], FINDER) == "Wat zegt het PBL over krimp?"
    assert with_other_bodies("Wat is krimp?", ["SER"], FINDER) == ""
