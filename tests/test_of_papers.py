"""Conversations about papers: what points to one, and what leans on a question for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answering.bodies import BodyFinder
from app.answering.collection.of_papers import as_asked_of_paper, question_for_point, with_paper_meant
from app.answering.understanding import understand
from ingest.document import Body, Document, Part

BODIES = (Body("SER", "Sociaal-Economische Raad", "de"), Body("PBL", "Planbureau voor de Leefomgeving", "het"))
DOCUMENTS = (
    Document("a.pdf", "x", "Een veld voor later", parts=(Part("Een veld voor later", "SER", 1, 9),)),
    Document("b.pdf", "x", "Factsheet velden", parts=(Part("Factsheet velden", "PBL", 1, 9),)),
    Document("c.pdf", "x", "Handreiking velden", parts=(Part("Handreiking velden", "PBL", 1, 9),)),
)
FINDER = BodyFinder(BODIES, DOCUMENTS)
LIST = "Ik zoek in 2 documenten:\n– ‘Een veld voor later’, SER, 2015, 12 bladzijden\n– ‘Tweede’, PBL, 3 bladzijden"
CONTENTS = (
    "‘Een veld voor later’ van de SER heeft deze onderdelen:\n– Gras (p. 3)\n· Kort (p. 3)\n– Water: zout (p. 4)\nVraag"
)


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    [
        ("vat dat advies samen", "wat zegt de SER over gras?", "vat het advies van de SER samen"),
        ("hoe is dit stuk opgebouwd?", "wat zegt de factsheet over gras?", "hoe is ‘Factsheet velden’ opgebouwd?"),
        ("vat dat advies van het PBL samen", "wat zegt de SER over gras?", ""),
        ("vat dat advies samen", "wat staat er over gras?", ""),
    ],
)
def test_a_paper_that_is_pointed_to_is_that_of_whom_was_asked(text: str, before: str, meant: str) -> None:
    files = {document.file: document for document in DOCUMENTS}
    asked = replace(understand(before, (), FINDER), text=text)
    assert with_paper_meant(asked, files, FINDER) == (meant or text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("heb je iets van het PBL?", "Wat zegt het PBL?"),
        ("waar gaat de factsheet over?", "Wat zegt de factsheet?"),
        ("vat het SER-advies samen", "Wat zegt het SER-advies?"),
        ("wat staat er in de factsheet over gras?", ""),
        ("waar gaat de reis over?", ""),
        ("heb je iets van het CPB?", ""),
    ],
)
def test_what_leans_on_a_question_for_a_paper_leans_on_its_maker(text: str, asked: str) -> None:
    assert as_asked_of_paper(text, FINDER) == (asked or text)


def test_a_follow_up_names_the_subject_that_was_not_named_before() -> None:
    asked = understand("en wat zegt die over gras?", ["Wat zegt de factsheet?"], FINDER)
    assert (asked.search, asked.speakers, asked.documents) == ("gras", ("PBL",), ("b.pdf",))
    assert understand("wat staat erin over gras?", ["Wat zegt de SER?"], FINDER).search == "gras"


def test_a_point_of_what_was_listed_stands_for_a_question() -> None:
    assert question_for_point(LIST, 2) == "Waar gaat ‘Tweede’ over?"
    assert question_for_point(LIST, -1) == "Waar gaat ‘Tweede’ over?"
    assert question_for_point(CONTENTS, 2) == "Wat staat er in het hoofdstuk ‘Water: zout’ van ‘Een veld voor later’?"
    assert question_for_point(CONTENTS, 3) == question_for_point("Goedendag.", 1) == ""
