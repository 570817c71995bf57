"""Others' words are no answer about a body that they do not name, nor a share one to how many there are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from app.answering.bodies import BodyFinder
from app.answering.of_whom import is_of_another_body, is_share_only
from app.answering.understanding import understand
from ingest.document import Body

BODIES = [Body("SER", "Sociaal-Economische Raad", "de"), Body("Commissie Boonstra", "", "de", ("commissie-Boonstra",))]
LIBRARY: Any = SimpleNamespace(bodies={body.name: body for body in BODIES})


@pytest.mark.parametrize(
    ("question", "author", "told", "expected"),
    [
        ("Hoeveel leden heeft de SER?", "Commissie Boonstra", "De bond telt honderd leden.", True),
        ("Hoeveel leden heeft de SER?", "Commissie Boonstra", "De SER telt honderd leden.", False),
        ("Hoeveel leden heeft de SER?", "SER", "De bond telt honderd leden.", False),
        ("Hoeveel leden heeft de SER?", "", "De bond telt honderd leden.", False),  # nobody's words
        ("Wie was voorzitter van de Commissie Boonstra?", "SER", "Onder leiding van dr. Boonstra.", False),
        ("Hoeveel leden zijn er?", "SER", "De bond telt honderd leden.", False),
        ("Wat zegt de SER over leden?", "Commissie Boonstra", "De bond telt honderd leden.", False),  # asked apart
    ],
)
def test_whose_words_can_tell_of_a_body(question: str, author: str, told: str, expected: bool) -> None:
    asked = understand(question, (), BodyFinder(BODIES))
    assert is_of_another_body(LIBRARY, asked, author, told) is expected


@pytest.mark.parametrize(
    ("question", "told", "expected"),
    [
        ("Hoeveel inwoners heeft de stad?", "Van de inwoners is 12,3% arm, in 2015 was dat 11 procent.", True),
        ("Hoeveel inwoners heeft de stad?", "De stad heeft twee gezichten: 12% van de inwoners is arm.", True),
        ("Hoeveel inwoners heeft de stad?", "Van de 800.000 inwoners is 12% arm.", False),
        ("Hoeveel wethouders heeft de stad?", "Van de zes wethouders is 50% vrouw.", False),
        ("Hoeveel inwoners zijn er?", "Een kwart van de inwoners is oud.", False),
        ("Hoeveel inwoners zijn arm?", "Van de inwoners is 12% arm.", False),
        ("Hoeveel procent is arm?", "Van de inwoners is 12% arm.", False),
    ],
)
def test_a_share_tells_not_how_many_there_are(question: str, told: str, expected: bool) -> None:
    assert is_share_only(question, told) is expected
