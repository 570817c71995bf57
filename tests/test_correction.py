"""A message that corrects how the one before it was read."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.correction import Correction, correction
from app.answering.understanding import MAX_UNDERSTOOD, understand
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])
ASKED = ["Wat zegt de SER over leegstaande kantoren?"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nee, ik bedoel de VNG.", Correction("de VNG")),
        ("Ik bedoelde eigenlijk fietspaden", Correction("fietspaden")),
        ("nee, niet de SER maar het PBL", Correction("het PBL", ("SER",))),
        ("nee, ik bedoel niet de SER maar de VNG", Correction("de VNG", ("SER",))),
        ("nee, het PBL!", Correction("het PBL")),
        ("ik bedoel de VNG, niet de SER", Correction("de VNG", ("SER",))),
        ("nee, niet de SER", Correction("", ("SER",))),
        ("nee, ook niet de SER en de VNG", Correction("", ("SER", "VNG"))),
        ("ik bedoel de SER niet", Correction("", ("SER",))),
        ("nee, niet alleen de SER maar ook de VNG", Correction("niet alleen de SER maar ook de VNG")),
        ("ik bedoel scholing die niet helpt", Correction("scholing die niet helpt")),
        ("ik bedoel niet fietspaden", Correction("")),
        ("Ik bedoel: wat zegt de VNG over krimp?", Correction("wat zegt de VNG over krimp?")),
        ("nee, dank je", None),
        ("wat bedoelt de SER?", None),
        ("Niet alleen de SER wil scholing, maar wie betaalt?", None),
    ],
)
def test_what_is_meant_instead(text: str, wanted: Correction | None) -> None:
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


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        (ASKED[0], "nee, ik bedoel de VNG.", "Wat zegt de VNG over leegstaande kantoren?"),
        ("Wat zeggen de SER en de VNG over krimp?", "ik bedoel het PBL", "Wat zegt het PBL over krimp?"),
        ("Waarom wil de SER dit?", "nee, de VNG en het PBL", "Waarom willen de VNG en het PBL dit?"),
        (
            "Wat is het verschil tussen de SER en de VNG over krimp?",
            "ik bedoel het PBL",
            "Wat zegt het PBL over krimp?",
        ),
        (
            "Wat staat er in het SER-advies over krimp?",
            "nee, de VNG",
            "Wat staat er volgens de VNG over krimp?",
        ),
        ("Waarom wil de SER meer?", "ik bedoel niet de SER maar de VNG", "Waarom wil de VNG meer?"),
        (
            "Wat zeggen de SER en de VNG over krimp?",
            "nee, niet de SER maar het PBL",
            "Wat zeggen het PBL en de VNG over krimp?",
        ),
        ("Wie zegt er iets over krimp?", "ik bedoel alleen de SER", "Wat zegt de SER over krimp?"),
    ],
)
def test_what_is_asked_instead_is_dutch(asked: str, text: str, wanted: str) -> None:
    assert understand(text, [asked], FINDER).understood == wanted


def test_a_body_that_is_refused_is_not_asked() -> None:
    refused = understand("nee, niet de SER", ASKED, FINDER)
    assert refused.understood == "Wat zeggen anderen dan de SER over leegstaande kantoren?"
    assert (refused.refused, refused.speakers, refused.everyone, refused.search) == (
        ("SER",),
        (),
        True,
        "leegstaande kantoren",
    )
    later = understand("en over krimp?", [*ASKED, "nee, niet de SER"], FINDER)
    assert (later.understood, later.refused) == ("Wat zeggen anderen dan de SER over krimp?", ("SER",))
    assert understand("nee, niet de SER", ["Wat zeggen de SER en de VNG over krimp?"], FINDER).speakers == ("VNG",)
    again = understand("nee, ook niet de VNG", [*ASKED, "nee, niet de SER"], FINDER)
    assert again.refused == ("SER", "VNG")


def test_several_bodies_that_a_follow_up_names_are_compared() -> None:
    asked = understand("en de VNG en het PBL?", ["Wat vindt de SER van wonen?"], FINDER)
    assert asked.understood == "Wat vinden de VNG en het PBL van wonen?"
    assert (asked.speakers, asked.comparing) == (("VNG", "PBL"), True)


def test_follow_ups_without_end_stay_short() -> None:
    history = ["Wat zegt de SER over krimp?", *["en bij dorpen " + "en de " * 300] * 30]
    question = understand("en voor starters?", history, FINDER)
    assert len(question.understood) <= MAX_UNDERSTOOD
    assert question.understood.startswith("Wat zegt de SER over krimp – ")
    assert question.understood.endswith(" – en voor starters?")
