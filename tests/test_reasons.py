"""Sentences that give a reason, and sentences that give none."""

from __future__ import annotations

import pytest

from app.answering.reasons import GIVES_REASON


@pytest.mark.parametrize(
    "text",
    [
        "Het aantal daalt vanwege de krimp.",
        "Dat heeft te maken met de leegstand.",
        "Nabijheid leidt vaak ook tot meer ontmoetingen.",
        "Een goede school zorgt er ook voor dat gezinnen blijven.",
        "Groen draagt volgens bewoners in hoge mate bij aan gezondheid.",
        "De daling komt vooral voort uit de vergrijzing.",
        "De groei hangt nauw samen met het opleidingsniveau.",
        "Een museum is van groot belang voor het vestigingsklimaat.",
        "Samenwerking is nodig om te kunnen kiezen.",
        "Gemeenten werken samen om de leegstand in de regio te beperken.",
        "Kantoren maken door hun ligging veel mogelijk.",
        "Kantoren staan leeg; er is immers te veel gebouwd.",
        "Aan de groei ligt ten grondslag dat bedrijven elkaar zoeken.",
        "Bedrijven profiteren van elkaars nabijheid.",
        "Met het oog op de vergrijzing komt er een woonfonds.",
    ],
)
def test_a_reason_is_told_in_many_ways(text: str) -> None:
    assert GIVES_REASON.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Het aantal daalt.",
        "De gemeente zorgt goed.",
        "Jongeren komen naar de stad.",
        "Effectief beleid volgde.",
        "Het belang van de stad is groot. Voor krimp komt een fonds.",
        "Wij lopen om het huis. Dat is te veel.",
    ],
)
def test_a_sentence_can_lack_one(text: str) -> None:
    assert not GIVES_REASON.search(text)
