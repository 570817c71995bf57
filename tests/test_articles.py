"""The article of a body that no catalogue tells of."""

from __future__ import annotations

import pytest

from app.answering import wording
from app.answering.articles import with_article
from ingest.document import Body


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Planbureau voor de Leefomgeving", "het Planbureau voor de Leefomgeving"),
        ("Centraal Bureau voor de Statistiek", "het Centraal Bureau voor de Statistiek"),
        ("Sociaal en Cultureel Planbureau", "het Sociaal en Cultureel Planbureau"),
        ("Ministerie van Financiën", "het Ministerie van Financiën"),
        ("Rijksoverheid", "de Rijksoverheid"),
        ("Gezondheidsraad", "de Gezondheidsraad"),
        ("Algemene Rekenkamer", "de Algemene Rekenkamer"),
        ("Partij voor de Dieren", "de Partij voor de Dieren"),
        ("Gemeente Utrecht", "de Gemeente Utrecht"),
        ("Instituut Clingendael", "Instituut Clingendael"),
        ("Nieuw Sociaal Contract", "Nieuw Sociaal Contract"),
        ("GroenLinks", "GroenLinks"),
        ("J. de Vries", "J. de Vries"),
        ("", ""),
    ],
)
def test_a_name_has_the_article_of_its_noun(name: str, words: str) -> None:
    assert with_article(Body(name)) == words


def test_what_the_catalogue_tells_goes_first() -> None:
    assert with_article(Body("Raad", article="het")) == "het Raad"


def test_it_stands_in_what_is_said() -> None:
    bureau = Body("Planbureau voor de Leefomgeving")
    assert wording.silent([bureau]).startswith("Bij het Planbureau voor de Leefomgeving heb ik ")
    assert wording.lead(bureau, "Balans") == "Het Planbureau voor de Leefomgeving schrijft:"
