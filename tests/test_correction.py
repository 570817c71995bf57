"""A message that corrects how the one before it was read."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.correction import correction
from app.answering.question import understand
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])
ASKED = ["Wat zegt de SER over leegstaande kantoren?"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nee, ik bedoel de VNG", "de VNG"),
        ("Ik bedoelde eigenlijk fietspaden", "fietspaden"),
        ("nee, niet de SER maar het PBL", "het PBL"),
        ("nee, het PBL", "het PBL"),
        ("ik bedoel de VNG, niet de SER", "de VNG"),
        ("Ik bedoel: wat zegt de VNG over krimp?", "wat zegt de VNG over krimp?"),
        ("nee, dank je", ""),
        ("wat bedoelt de SER?", ""),
    ],
)
def test_what_is_meant_instead(text: str, wanted: str) -> None:
    assert correction(text, FINDER) == wanted


def test_another_body_is_asked_the_same() -> None:
    question = understand("nee, ik bedoel het PBL", ASKED, FINDER)
    assert question.understood == "Wat zegt het PBL over leegstaande kantoren?"
    assert (question.speakers, question.search) == (("PBL",), "leegstaande kantoren")


def test_another_subject_is_asked_of_the_same_body() -> None:
    question = understand("ik bedoel fietspaden", ASKED, FINDER)
    assert question.understood == "Wat zegt de SER over fietspaden?"
    assert (question.speakers, question.search) == (("SER",), "fietspaden")


def test_what_a_follow_up_added_can_be_corrected() -> None:
    question = understand("nee, ik bedoel ondernemers", [*ASKED, "en voor starters?"], FINDER)
    assert "kantoren" in question.search
    assert "ondernemers" in question.focus
    assert "starters" not in question.search


def test_a_whole_question_stands_alone() -> None:
    question = understand("Ik bedoel: Wat zegt de VNG over krimp – en voor starters?", ASKED, FINDER)
    assert question.speakers == ("VNG",)
    assert "kantoren" not in question.search


def test_parallel_question_takes_the_place_of_the_subject() -> None:
    for text in ("en vergrijzing?", "En over vergrijzing?"):
        assert understand(text, ASKED, FINDER).understood == "Wat zegt de SER over vergrijzing?"
    assert "kantoren" in understand("en voor starters?", ASKED, FINDER).search
