"""Numbers in words."""

from __future__ import annotations

import re

import pytest

from app.answering.numerals import NUMERAL, ORDINAL, of_ordinal


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("dertig van de veertig", ["dertig", "veertig"]),
        ("honderdtwintig banen", ["honderdtwintig"]),
        ("tweeënveertig of eenentwintig", ["tweeënveertig", "eenentwintig"]),
        ("vijfentwintigduizend", ["vijfentwintigduizend"]),
        ("tweeduizend veertien", ["tweeduizend veertien"]),
        ("duizenden mensen", ["duizenden"]),
        ("drie miljoen", ["drie", "miljoen"]),
        ("anderhalf jaar en drieënhalf uur", ["anderhalf", "drieënhalf"]),
        ("een kwart, de helft, tweederde", ["een kwart", "de helft", "tweederde"]),
        ("een derde van de stad", ["een derde"]),
        ("een twintigtal", ["twintigtal"]),
        ("de raad acht dit nodig", []),
        ("acht steden", ["acht"]),
        ("één stad is een stad", ["één"]),
        ("de derde zin, de elfde maand", []),
        ("zestigplussers krijgen aandacht", []),
    ],
)
def test_numbers_are_told_from_other_words(text: str, numbers: list[str]) -> None:
    assert [match.group() for match in re.finditer(rf"\b{NUMERAL}\b", text)] == numbers


@pytest.mark.parametrize(
    ("ordinal", "number"),
    [("eerste", 1), ("Elfde", 11), ("negentiende", 19), ("twintigste", 20), ("drieëndertigste", 33),
     ("eenentwintigste", 21), ("negenennegentigste", 99), ("12e", 12), ("21ste", 21), ("2de", 2)],
)  # fmt: skip
def test_an_ordinal_is_read_as_a_number(ordinal: str, number: int) -> None:
    assert re.fullmatch(ORDINAL, ordinal, re.I)
    assert of_ordinal(ordinal) == number
