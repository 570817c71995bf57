"""What a question is about, without the bodies that are asked to speak."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.subject import subject
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("wat zegt de SER over scholing?", "scholing"),
        ("Wat vindt de SER van het onderwijs?", "het onderwijs"),
        ("Hoe kijken SER en PBL aan tegen krimp?", "krimp"),
        ("zijn SER en VNG het eens over krimp?", "krimp"),
        ("verschil tussen SER en PBL over leegstand", "leegstand"),
        ("regionale arbeidsmarkt: ser vs pbl?", "regionale arbeidsmarkt"),
        ("krimp: wat verwacht de ser en wat het pbl?", "krimp"),
        ("In het kader van mijn scriptie: wat zegt het PBL over krimp?", "krimp"),
        ("Kun je mij vertellen wat de SER zegt over kantoren?", "kantoren"),
        ("Waarom wil de SER meer scholing?", "Waarom wil men meer scholing?"),
        ("Wat zijn volgens de SER de gevolgen van krimp?", "Wat zijn de gevolgen van krimp?"),
        ("Wat schrijft de SER dat gemeenten moeten doen?", "Wat zegt men dat gemeenten moeten doen?"),
        ("Welke doelen staan centraal in het SER-advies?", "Welke doelen staan centraal in het advies?"),
        ("Wat is van belang voor steden?", "Wat is van belang voor steden?"),
        ("Wat zegt de SER?", "Wat zegt men?"),
        ("Wat wil de SER met scholing?", "scholing"),
        ("Wat wil de SER met de opbrengst doen?", "Wat wil men met de opbrengst doen?"),
        ("Wat staat er in het programma over scholing?", "scholing"),
        ("Wat zegt de handreiking over scholing?", "Wat zegt de handreiking over scholing?"),
        ("Wat vinden ze van de wet op het notariaat?", "de wet op het notariaat"),
        ("Wat staat er in het programma?", "Wat staat er in het programma?"),
        ("scholing volgens het programma", "scholing"),
        ("Welke partijen willen het minimumloon verhogen?", "Wil men het minimumloon verhogen?"),
        ("Welke partijen zijn voor kernenergie?", "kernenergie"),
        ("welke partijen zeggen iets over studiefinanciering?", "studiefinanciering"),
        ("Hoe staat de SER tegenover scholing?", "scholing"),
        ("Heeft de SER het over scholing?", "scholing"),
        ("geef alle passages over scholing", "scholing"),
        ("Geef het aantal kantoren dat leegstaat", "Geef het aantal kantoren dat leegstaat"),
    ],
)
def test_subject_is_a_whole_sentence(text: str, wanted: str) -> None:
    assert subject(text, FINDER.find(text)) == wanted
