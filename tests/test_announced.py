"""What a sentence with a full stop announces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answering.announced import announced_paragraphs, announces_asked
from ingest.document import Sentence
from tests.small_chat import sentence

ABOVE = ("Regels", "Verboden")


def told(text: str, paragraph: int, *part: str) -> Sentence:
    return replace(sentence(text, paragraph), path=(*ABOVE, *part))


SENTENCES = (
    told("Volgens het besluit zijn de volgende voertuigen verboden.", 1),
    told("Voertuigen die meer dan drie meter breed zijn.", 2, "Breedte"),
    told("Voertuigen zijn ook trekkers.", 2, "Breedte"),
    told("Dit geldt niet voor de brandweer.", 3, "Breedte"),
    told("Voertuigen zonder remmen.", 4, "Remmen"),
    replace(told("Voertuigen van de gemeente.", 5), path=("Regels", "Toegestaan")),
)


def test_paragraphs_that_begin_with_what_was_announced_belong_to_it() -> None:
    assert announced_paragraphs(SENTENCES, 0) == (1, 4)


def test_one_paragraph_or_an_announcement_of_something_else_is_none() -> None:
    assert announced_paragraphs(SENTENCES[:4], 0) == ()
    other = (told("Daarvoor gelden de volgende voorwaarden.", 1), *SENTENCES[1:])
    assert announced_paragraphs(other, 0) == ()
    assert announced_paragraphs(SENTENCES, 3) == ()


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("Noem alle aandachtspunten van de agenda", "Let op de volgende aandachtspunten:", True),
        ("Welke maatregelen neemt de stad?", "De stad neemt de volgende vier nieuwe maatregelen.", True),
        ("Welke wethouders namen deel?", "De stad neemt de volgende maatregelen.", False),
        ("Noem alle aandachtspunten van de agenda", "De agenda gaat over:", False),
    ],
)
def test_an_introduction_that_announces_the_things_asked_for_is_told(question: str, text: str, wanted: bool) -> None:
    assert announces_asked(question, text) is wanted
