"""What a word means."""

from __future__ import annotations

import pytest

from app.answering.definitions import asked_meaning, tells_meaning
from index.dutch import terms


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Wat is agglomeratiekracht?", "agglomeratiekracht"),
        ("wat zijn agglomeratievoordelen eigenlijk?", "agglomeratievoordelen"),
        ("Wat is de energieke samenleving?", "energieke samenleving"),
        ("wat wordt bedoeld met de term triple helix?", "triple helix"),
        ("Wat verstaat de SER onder leefbaarheid?", "leefbaarheid"),
        ("Wat houdt de bibliotheek in?", "bibliotheek"),
        ("Wat is de definitie van krimp volgens het PBL?", "krimp"),
    ],
)
def test_asks_for_a_meaning(question: str, name: str) -> None:
    assert asked_meaning(question) == frozenset(terms(name))


@pytest.mark.parametrize(
    "question",
    ["Wat is de functie van Zef Hemel?", "Wat is er mis met de steden?", "Wat zijn de gevolgen van krimp?"],
)
def test_asks_for_something_else(question: str) -> None:
    assert not asked_meaning(question)


@pytest.mark.parametrize(
    "sentence",
    [
        "Agglomeratievoordelen zijn de voordelen van nabijheid.",
        "Door economen worden dit agglomeratievoordelen genoemd.",
        "Dit heten ‘agglomeratievoordelen’.",
        "Dat is de winst van nabijheid (agglomeratievoordelen).",
        "De definitie van ‘agglomeratievoordelen’ wordt als volgt gegeven: winst van nabijheid.",
        "Met de term agglomeratievoordelen is de winst van nabijheid bedoeld.",
        "Onder agglomeratievoordelen wordt hier de winst van nabijheid verstaan.",
        "Agglomeratievoordelen: de winst van nabijheid.",
        "Agglomeratievoordelen, oftewel de winst van nabijheid, tellen.",
        "In opkomst zijn de ‘agglomeratievoordelen’ (Jansen 2012): winst van nabijheid.",
    ],
)
def test_tells_a_meaning(sentence: str) -> None:
    assert tells_meaning(frozenset(terms("agglomeratievoordelen")), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het belang van de stad komt door agglomeratievoordelen.",
        "De stad heeft agglomeratievoordelen.",
        "Krimp is erg.",
    ],
)
def test_only_mentions_it(sentence: str) -> None:
    assert not tells_meaning(frozenset(terms("agglomeratievoordelen")), sentence)
