"""The kind of a body, by its names and the titles of its documents."""

from __future__ import annotations

import pytest

from app.answering.kinds import kinds_of
from ingest.document import Body


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Commissie Derksen", {"commissie"}),
        ("commissie-Derksen", {"commissie"}),
        ("VNG-commissie Stedelijk Perspectief", {"commissie"}),
        ("Sociaal-Economische Raad", {"raad"}),
        ("Sociaal en Cultureel Planbureau", {"planbureau", "bureau"}),
        ("Planbureau voor de Leefomgeving", {"planbureau", "bureau"}),
        ("Volkspartij voor Vrijheid en Democratie", {"volkspartij", "partij"}),
        ("De Nederlandsche Bank", {"bank"}),
        ("Gezondheidsraad", {"gezondheidsraad", "raad"}),
        ("SER", set()),
        ("GroenLinks", set()),
        ("D66", set()),
    ],
)
def test_the_head_of_the_name_is_the_kind(name: str, kinds: set[str]) -> None:
    assert kinds_of(Body(name)) == kinds


def test_full_and_other_names_and_titles_count_too() -> None:
    body = Body("D66", "Politieke Partij Democraten 66", "", ("de democraten",))
    assert kinds_of(body) == {"partij", "democraten"}
    assert kinds_of(Body("D66"), ["Verkiezingsprogramma D66 2021"]) == {"partij"}
    assert kinds_of(Body("D66"), ["Voortgang van de verkiezingen"]) == set()
