"""A body of which no words are held is not answered for by others, nor taken for a subject."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.understanding import understand
from app.answering.unknown_body import names, unknown_bodies
from index.library import Library
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "Sociaal-Economische Raad", "de"), Body("VNG", "", "de")])


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Wat vindt het CPB van groei?", ["het CPB"]),
        ("wat zegt het scp over armoede", ["het SCP"]),
        ("Wat zegt het kabinet over kernenergie?", ["het kabinet"]),
        ("volgens de raad van state?", ["de Raad van State"]),
        ("en het CPB?", ["het CPB"]),
        ("Wat adviseert de RKX over wonen?", ["de RKX"]),  # only a body advises
        ("Wat vinden de SER en het CPB van wonen?", ["het CPB"]),
        ("Wat is het verschil tussen de SER en het SCP over wonen?", ["het SCP"]),
        ("Wat zegt de SER over de VNG en het CPB?", []),
        ("Wat zegt de WMO over zorg?", []),  # a law
        ("gezamenlijke schuld EU standpunt SER", []),
        ("en de AOW?", []),
        ("Wat staat er over het CPB?", []),
        ("Wat vindt de SER van wonen?", []),
        ("Welke CPB-cijfers zijn er?", []),
        ("hoeveel geld trekt het kabinet uit?", []),
    ],
)
def test_bodies_that_are_asked_and_not_known(text: str, bodies: list[str]) -> None:
    assert [mention.body for mention in unknown_bodies(text, FINDER, FINDER.find(text))] == bodies


@pytest.mark.parametrize(
    ("history", "text", "understood"),
    [
        (["Wat zegt de SER over scholing?"], "en het CPB?", "Wat zegt het CPB over scholing?"),
        (["Wat zegt de SER over scholing?"], "en wat vindt het CPB daarvan?", "Wat zegt het CPB over scholing?"),
        (["Wat zegt de SER over scholing?"], "en wat zegt het CPB daarover?", "Wat zegt het CPB over scholing?"),
        (["Wat zegt de SER over scholing?", "en het CPB?"], "en de VNG?", "Wat zegt de VNG over scholing?"),
        (["Wat zegt de SER over scholing?", "en het CPB?"], "en over krimp?", "Wat zegt het CPB over krimp?"),
        (["Wat vindt de VVD van wonen?"], "en de SER?", "Wat vindt de SER van wonen?"),
        (["Wat zegt de SER over scholing?"], "Wat vindt de VVD van wonen?", "Wat vindt de VVD van wonen?"),
        (["Wat zegt de SER over scholing?"], "en de AOW?", "Wat zegt de SER over de AOW?"),
    ],
)
def test_an_unknown_body_is_asked_and_is_no_subject(history: list[str], text: str, understood: str) -> None:
    assert understand(text, history, FINDER).understood == understood


def test_nothing_is_said_in_its_name(library: Library) -> None:
    answerer = Answerer(library)
    for text, history in [
        ("Wat vindt het CPB van een leven lang leren?", []),
        ("en de VVD?", ["Wat zegt de SER over een leven lang leren?"]),
    ]:
        answer = answerer.answer(text, history)
        assert answer.abstained
        assert "zelf staan niet in deze bronnen." in answer.remark
        assert "Wel schrijft de SER daarover in ‘Agenda voor de stad’" in answer.remark
    both = answerer.answer("Wat vinden de SER en het CPB van een leven lang leren?")
    assert not both.abstained
    assert both.remark == "Woorden van het CPB zelf staan niet in deze bronnen."
    known = answerer.answer("Wat vindt de SER van een leven lang leren?")
    assert not known.abstained
    assert "zelf staan niet" not in known.remark


def test_a_name_is_told_from_a_longer_one() -> None:
    assert names("Volgens het CPB groeit de stad (CPB 2010).", "het CPB")
    assert not names("De CPB-ramingen van het CPBS", "het CPB")


def test_what_others_tell_of_it_is_shown_under_that_remark(real_library: Library) -> None:
    answerer = Answerer(real_library)
    for text, told in [
        ("Wat zegt het SCP over armoede in Amsterdam?", "SCP & CBS 2013"),
        ("Wat wil het kabinet bereiken met de Agenda Stad?", "wil het kabinet"),
    ]:
        answer = answerer.answer(text)
        assert answer.remark.startswith("Woorden van het ")
        assert told in answer.text
