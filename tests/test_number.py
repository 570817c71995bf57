"""Verbs and names of bodies, singular and plural."""

from __future__ import annotations

import pytest

from app.answering.number import in_number, is_plural
from app.answering.wording import lead, stands_in
from ingest.document import Body

UN = Body("Verenigde Naties", article="de")


@pytest.mark.parametrize(
    ("singular", "plural"), [("zegt", "zeggen"), ("Is", "Zijn"), ("adviseert", "adviseren"), ("wil", "willen")]
)
def test_a_verb_takes_the_number_of_its_subject(singular: str, plural: str) -> None:
    assert in_number(singular, True) == in_number(plural, True) == plural
    assert in_number(singular, False) == in_number(plural, False) == singular


@pytest.mark.parametrize("word", ["over", "leren", "scholing", ""])
def test_what_is_no_finite_verb_has_no_number(word: str) -> None:
    assert in_number(word, True) == in_number(word, False) == ""


def test_a_plural_name_is_told_only_where_it_is_sure() -> None:
    assert is_plural(UN)
    assert is_plural(Body("Samenwerkende Gemeenten van Twente", article="de"))
    for name in ("SER", "Unie van Waterschappen", "Vereniging van Nederlandse Gemeenten", "Commissie Derksen"):
        assert not is_plural(Body(name, article="de"))
    assert not is_plural(Body("Platform Gemeenten", article="het"))


def test_what_is_said_of_a_plural_body_agrees() -> None:
    assert lead(UN, "") == "De Verenigde Naties schrijven:"
    assert stands_in(UN, "p. 3") == "Dat schrijven de Verenigde Naties in p. 3."
