"""A follow-up with a subject of its own is not about the subject before it."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.understanding import understand
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])
TWO = "Wat is het verschil tussen de SER en het PBL over krimp?"


@pytest.mark.parametrize(
    ("before", "text", "search", "speakers"),
    [
        (TWO, "zijn ze het eens over kernenergie?", "kernenergie", ("SER", "PBL")),
        (TWO, "wat willen deze partijen met de landbouw?", "de landbouw", ("SER", "PBL")),
        (TWO, "en wat vinden zij van woningnood?", "woningnood", ("SER", "PBL")),
        (TWO, "wat is hun standpunt over scholing?", "scholing", ("SER", "PBL")),
        ("Wat zegt de SER over krimp?", "en wat schrijven ze over scholing?", "scholing", ("SER",)),
        ("Wat zegt de SER over krimp?", "en wat staat er over scholing?", "scholing", ("SER",)),
        (
            "Wat zegt de SER over krimp?",
            "en over de rol van de Europese Unie?",
            "de rol van de Europese Unie",
            ("SER",),
        ),
        ("Wat zegt de SER over krimp?", "en op het gebied van sport?", "sport", ("SER",)),
        ("Wat zegt de SER over krimp?", "en wat betreft het onderwijs?", "het onderwijs", ("SER",)),
        ("Wat zegt de SER over krimp?", "wat staat er over scholing?", "scholing", ()),
        ("Wat zegt de SER over krimp?", "zijn er regels over hockey?", "hockey", ()),
    ],
)
def test_what_is_asked_about_takes_the_place_of_the_subject_before(
    before: str, text: str, search: str, speakers: tuple[str, ...]
) -> None:
    asked = understand(text, [before], FINDER)
    assert (asked.search, asked.speakers, asked.text) == (search, speakers, text)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Wat zegt de SER over vluchtelingen?", "hoe worden ze over het land verspreid?"),  # not the SER
        ("Wat zegt de SER over vluchtelingen?", "wat zeggen ze daar nog meer over?"),
        ("Wat zegt de SER over vluchtelingen?", "en wat staat er over die landen?"),
    ],
)
def test_what_points_back_is_about_the_same_subject(before: str, text: str) -> None:
    assert "vluchtelingen" in understand(text, [before], FINDER).search
