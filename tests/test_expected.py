"""What an answer has to hold, by how the question is put."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.expected import asked_noun, fit, is_counted, tells_total
from app.answering.understanding import understand


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("Hoeveel woningen komen erbij?", "Er komen 900.000 woningen bij.", 1.0),
        ("Hoeveel woningen komen erbij?", "Sinds 2014 bouwt de gemeente te weinig woningen in de stad.", 0.5),
        ("Hoeveel woningen komen erbij?", "De gemeente bouwt woningen.", 0.0),
        ("Hoeveel woningen komen erbij?", "In 2014 groeide de stad.", 0.0),
        ("Welk percentage van de mensen werkt?", "Van hen werkt 68%.", 1.0),
        ("Welk percentage van de mensen werkt?", "Er werken 300 mensen.", 0.5),
        ("Wat kost een vergunning?", "Een vergunning kost 120 euro.", 1.0),
        ("Wat kost een vergunning?", "Er werden 120 vergunningen verleend.", 0.0),
        ("Hoe lang duurt de procedure?", "De procedure duurt zes weken.", 1.0),
        ("Hoe lang duurt de procedure?", "Er zijn 40 procedures.", 0.0),
        ("Hoeveel gemeenten doen mee?", "Van de regio's doen dertig gemeenten mee.", 1.0),
        ("Hoeveel jongeren werken?", "Een derde van de jongeren heeft werk.", 1.0),
        ("Hoeveel jongeren werken?", "In de derde plaats werken jongeren.", 0.0),
        ("Welk aandeel van de mensen werkt?", "Tweederde van hen werkt.", 1.0),
        ("Welk aandeel van de mensen werkt?", "Eén op de vijf werkt.", 1.0),
        ("Hoe lang duurt de procedure?", "De procedure duurt anderhalf jaar.", 1.0),
        ("In welk jaar begon het?", "Het begon in 2014.", 1.0),
        ("Wanneer gaat de regeling in?", "De regeling gaat in zodra de raad beslist.", 0.5),
        ("Waarom daalt het aantal?", "Dat komt doordat jongeren vertrekken.", 1.0),
        ("Waarom daalt het aantal?", "De daling hangt samen met de vergrijzing.", 1.0),
        ("Waarom daalt het aantal?", "Het aantal daalt.", 0.0),
        ("Wie is de voorzitter?", "De voorzitter is Mariëtte Hamer.", 1.0),
        ("Wat is krimp?", "Krimp is een daling van de bevolking.", 1.0),
    ],
)
def test_fit_tells_whether_the_thing_asked_for_is_there(question: str, text: str, wanted: float) -> None:
    found = fit(understand(question, (), BodyFinder([])), text)
    assert found == pytest.approx(wanted, abs=0.5 if wanted == 0.5 else 0)
    assert (found < 1) == (wanted < 1)


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("Hoeveel regio's zijn er?", "De SER ziet graag dat de 35 regio's zich ontwikkelen.", True),
        ("hoeveel regio's", "Er zijn vijfendertig regio's.", True),
        ("Hoeveel regio's zijn er?", "In 12 regio's is dat zo.", False),
        ("Hoeveel regio's zijn er met een tekort?", "De 35 regio's werken samen.", False),
        ("Hoeveel gemeenten zijn er?", "De 35 regio's van een gemeente.", False),
        ("Welke regio's zijn er?", "De 35 regio's werken samen.", False),
    ],
)
def test_total_is_told_when_nothing_more_is_asked(question: str, text: str, wanted: bool) -> None:
    assert tells_total(understand(question, (), BodyFinder(())), text) is wanted


def test_asked_noun_is_what_is_counted_or_chosen() -> None:
    assert asked_noun("Welke straf krijgt een winkelier?") == asked_noun("welke straf")
    assert asked_noun("Hoeveel extra agenten komen er bij?")[-1].startswith("agent")
    assert asked_noun("Waarom groeit de stad?") == []


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("Hoeveel regio's zijn er?", "De raad ziet graag dat de 35 regio's verder gaan.", True),
        ("Hoeveel regio's zijn er?", "Er zijn twaalf nieuwe regio's.", True),
        ("Hoeveel regio's zijn er?", "In 2014 werden door de raad veel regio's gevormd.", False),
        ("Hoeveel leraren zijn er?", "Er zijn 35 regio's.", False),
        ("Wie leidt de regio's?", "Er zijn 35 regio's.", False),
    ],
)
def test_what_is_asked_for_is_counted(question: str, text: str, wanted: bool) -> None:
    assert is_counted(understand(question, [], BodyFinder([])), text) is wanted
