"""A paper that is named instead of the body whose words it holds."""

from __future__ import annotations

import pytest

from app.answering.bodies import BodyFinder
from app.answering.papers import files_named, with_makers
from app.answering.understanding import understand
from ingest.document import Body, Document, Part

BODIES = (
    Body("SER", "Sociaal-Economische Raad", "de"),
    Body("PBL", "Planbureau voor de Leefomgeving", "het"),
    Body("VNG", "Vereniging van Nederlandse Gemeenten", "de"),
)


def document(file: str, title: str, body: str) -> Document:
    return Document(file, "x", title, parts=(Part(title, body, 1, 9),))


DOCUMENTS = (
    document("a.pdf", "SER-agenda voor het veld", "SER"),
    document("b.pdf", "Ledenbrief van de VNG bij het advies", "VNG"),
    document("c.pdf", "Factsheet huren: een overzicht", "PBL"),
    document("d.pdf", "Handreiking huren en kopen", "PBL"),
    document("e.pdf", "Ruimte voor sport", "SER"),
    document("f.pdf", "Meettabel water", ""),
    document("g.pdf", "Rapport over fietsen", "VNG"),
    document("h.pdf", "Rapport over treinen", "PBL"),
)
FINDER = BodyFinder(BODIES, DOCUMENTS)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("wat staat er in de SER-agenda over wonen?", "wat staat er volgens de SER over wonen?"),
        ("Wat zegt de ledenbrief over wonen?", "Wat zegt de VNG over wonen?"),
        ("De factsheet noemt huur; waarom?", "Het PBL noemt huur; waarom?"),
        ("wat zegt de handreiking Huren over leegstand", "wat zegt het PBL over leegstand"),
        ("wat zegt het advies ‘Ruimte voor sport’ over velden", "wat zegt de SER over velden"),
        ("welke doelen staan in Ruimte voor sport?", "welke doelen staan volgens de SER?"),
        ("wat staat er in de factsheet van het PBL over huur", "wat staat er volgens het PBL over huur"),
        ("vergelijk de SER-agenda met de ledenbrief", "vergelijk de SER met de VNG"),
        ("en de ledenbrief?", "en de VNG?"),
        ("wat zegt de meettabel over zout?", "wat zegt het document over zout?"),
        ("wie schreef de ledenbrief?", ""),  # about the letter
        ("wat wil het kabinet met de Agenda Stad", ""),  # another that begins with the noun
        ("wat zegt het rapport over wegen?", ""),  # of which there are two
        ("wat staat er in de factsheet van de SER over huur", ""),
        ("wat biedt meer ruimte voor sport?", ""),
    ],
)
def test_the_maker_stands_in_the_place_of_a_paper_that_speaks(text: str, named: str) -> None:
    assert with_makers(text, FINDER) == (named or text)


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("wat staat er in de factsheet over huur?", ("c.pdf",)),
        ("wat zeggen de factsheet en de handreiking over huur?", ("c.pdf", "d.pdf")),
        ("wat zegt de SER-agenda over huur?", ("a.pdf",)),
        ("wat zegt de ledenbrief over huur?", ("b.pdf",)),
        ("wat zegt de meettabel over zout?", ("f.pdf",)),
        ("wat zegt de SER over huur?", ()),
    ],
)
def test_only_the_paper_that_is_named_is_meant(text: str, files: tuple[str, ...]) -> None:
    assert files_named(text, FINDER) == files
    assert understand(text, (), FINDER).documents == files


def test_the_only_paper_of_a_body_is_no_limit() -> None:
    finder = BodyFinder(BODIES, DOCUMENTS[:3])
    assert files_named("wat zegt de ledenbrief over huur?", finder) == ()
    assert understand("wat zegt de ledenbrief over huur?", (), finder).speakers == ("VNG",)


def test_a_follow_up_asks_the_same_paper_until_another_is_named() -> None:
    asked = ["wat staat er in de factsheet over huur?"]
    on = understand("en over koop?", asked, FINDER)
    assert (on.documents, on.speakers, on.search) == (("c.pdf",), ("PBL",), "koop")
    assert understand("en de handreiking?", asked, FINDER).documents == ("d.pdf",)
    assert understand("en wat zegt de SER?", asked, FINDER).documents == ()
    assert understand("en wat zegt het PBL over koop?", asked, FINDER).documents == ()
    assert understand("hoeveel huizen staan er in Nederland leeg?", asked, FINDER).documents == ()
