"""Whether a body that is named speaks there."""

from __future__ import annotations

import pytest

from app.answering.speaking import speaks


@pytest.mark.parametrize(
    ("text", "is_speaker"),
    [
        ("Wat is nodig volgens * ?", True),
        ("Waarom wil * meer scholing?", True),
        ("Wat vindt nu eigenlijk * van krimp?", True),
        ("Leg uit wat * over krimp schrijft", True),
        ("* vindt krimp gunstig; waarom?", True),
        ("Wat heeft * aanbevolen?", True),
        ("Hoe luidt het advies van * ?", True),
        ("Wat is het verschil tussen * en de SER?", True),
        ("Is * voor een kilometerheffing?", True),
        ("Is * eigenlijk tegen kernenergie?", True),
        ("Is * een voorstander van referenda?", True),
        ("Welke voorstellen doet * voor het onderwijs?", True),
        ("Welke ideeën over wonen heeft * ?", True),
        ("Met welke plannen komt * ?", True),
        ("Heeft * plannen voor de zorg?", True),
        ("Wat doet * aan krimp?", True),
        ("Hoe definieert * krimp?", True),
        ("Wat verstaat * onder krimp?", True),
        ("Welke vestigingen heeft * ?", False),
        ("Heeft * leden in de raad?", False),
        ("Wat doet * ?", False),
        ("Is * vorig jaar opgericht?", False),
        ("Wie zaten er in * ?", False),
        ("Wie adviseert * ?", False),
        ("Wanneer werd * ingesteld?", False),
        ("Wat heeft * met krimp te maken?", False),
        ("Hoeveel leden heeft * ?", False),
        ("Wat staat er tussen * en het station?", False),
    ],
)
def test_the_words_around_tell(text: str, is_speaker: bool) -> None:
    before, after = text.split("*")
    assert speaks(before, after) is is_speaker
