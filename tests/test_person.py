"""Who holds an office."""

from __future__ import annotations

import pytest

from app.answering.person import asks_office, names_person


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Wie is de lijsttrekker van Volt?", True),
        ("Wie was voorzitter van de commissie?", True),
        ("Wie werd de nieuwe fractievoorzitter?", True),
        ("Wie is verantwoordelijk voor het toezicht?", False),
        ("Wie betaalt de burgemeester?", False),
        ("Wie schuift de partij naar voren als minister van Klimaat?", True),
        ("Wie moet volgens de partij minister van sport worden?", True),
        ("Wie moet de burgemeester benoemen?", False),
        ("Wie heeft de minister om advies gevraagd?", False),
    ],
)
def test_question_for_an_office_is_told(question: str, wanted: bool) -> None:
    assert asks_office(question) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Volt is voor de gekozen burgemeester. Ook wil Volt dit in alle Europese landen.", False),
        ("De Europese Commissie en de Tweede Kamer in Den Haag stellen dit vast.", False),
        ("De minister van Sociale Zaken is voorzitter.", False),
        ("Lijsttrekker is Yvonne Bosma.", True),
        ("De heer Bosma zit de commissie voor.", True),
        ("Het woord is aan W.J. van der Bos.", True),
        ("Wethouder van der Bos zit voor.", True),
    ],
)
def test_person_is_told_from_a_body_and_from_the_head_of_a_sentence(text: str, wanted: bool) -> None:
    assert names_person(text, ("Volt",)) is wanted


def test_name_of_a_body_is_no_person() -> None:
    assert names_person("Dat zegt Yvonne Bosma.")
    assert not names_person("Dat zegt Yvonne Bosma.", ("Stichting Yvonne Bosma",))
