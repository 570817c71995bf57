"""What a question asks for in so many words, and texts that do not tell it."""

from __future__ import annotations

import pytest

from app.answering.not_told import is_not_told


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wat kost de nieuwe brug?", "De nieuwe brug komt er in 2030."),
        ("wat heeft de enquête gekost", "Met de enquête zijn 43 inwoners bereikt."),
        ("Welk tarief gaat er gelden voor parkeren?", "Het tarief voor parkeren gaat omhoog."),
        ("parkeertarief centrum", "In het centrum komt betaald parkeren."),
        ("Vanaf welke leeftijd mag je stemmen?", "De leeftijd waarop je mag stemmen gaat omlaag."),
        ("Hoeveel leden telt de raad?", "De raad adviseert het kabinet."),
        ("Hoeveel winkels gaan er in 2030 dicht?", "In 2030 gaan er winkels dicht."),
        ("In welke stad komt het museum?", "Er komt een nationaal museum."),
        ("Welk bureau voert het onderzoek uit?", "Een onafhankelijk bureau voert het onderzoek uit."),
        ("Hoe heet de school?", "De school ligt aan de rand van de wijk."),
        ("Welke drie gemeenten deden mee?", "Aan de proef deden drie gemeenten mee."),
        (
            "Waarom wil de gemeente het zwembad sluiten?",
            "De gemeente wil het zwembad niet sluiten, omdat het goed loopt.",
        ),
    ],
)
def test_text_on_the_subject_without_what_is_asked(question: str, text: str) -> None:
    assert is_not_told(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wat kost de nieuwe brug?", "De nieuwe brug kost 12 miljoen."),
        ("Wat kost de nieuwe brug?", "Voor de brug is € 12.000 begroot."),
        ("Wat kost een rit?", "Een rit is gratis."),
        ("parkeertarief centrum", "In het centrum betaalt u drie euro per uur."),
        ("de vaste boekenprijs", "De vaste boekenprijs blijft behouden."),
        ("Vanaf welke leeftijd mag je stemmen?", "Jongeren mogen stemmen zodra zij zestien zijn."),
        ("Hoeveel leden telt de raad?", "De raad telt een tiental leden."),
        ("Hoeveel winkels gaan er in 2030 dicht?", "In 2030 gaan er 40 winkels dicht."),
        ("Hoeveel inwoners willen dat?", "Alle inwoners willen dat."),
        ("In welke stad komt het museum?", "Het museum komt in Arnhem."),
        ("In welke stad komt het museum?", "Arnhem krijgt het museum."),
        ("Welke drie gemeenten deden mee?", "Aan de proef deden Assen, Emmen en Hoogeveen mee."),
        ("Welke drie doelen zijn er?", "De doelen zijn: minder uitstoot, meer groen en schone lucht."),
        ("Welke maatregelen komen er?", "Er komen maatregelen tegen overlast."),
        ("Waarom wil de gemeente het zwembad sluiten?", "Het zwembad gaat dicht, omdat het te weinig oplevert."),
        ("Waarom komt er geen zwembad?", "Er komt geen zwembad, omdat het te duur is."),
        ("Wil de gemeente het zwembad sluiten?", "De gemeente wil het zwembad niet sluiten."),
    ],
)
def test_text_that_tells_it_or_is_not_asked_so(question: str, text: str) -> None:
    assert not is_not_told(question, text)


def test_amount_may_be_told_by_the_heading_and_the_author_is_no_name() -> None:
    assert not is_not_told("Wat kost het onderhoud?", "Onderhoud 12.500", above="Begroting in euro’s")
    assert is_not_told("Welk bureau doet het onderzoek?", "Er komt volgens de SER een bureau.", author="SER")
