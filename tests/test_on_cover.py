"""A body that stands on a cover by itself is whose document it is."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from ingest.blocks import Block
from ingest.catalogue import Catalogue
from ingest.on_cover import body_on_cover
from ingest.read import read_document
from tests.made_pdfs import Put, column, make_pdf

INSIDE = Block("paragraph", "Het Nationaal Bureau (NB) raamt dat de kosten stijgen.", ((0, 2),), size=10)


def cover(*lines: str) -> list[Block]:
    return [
        Block("heading", "Een goede start", ((0, 1),), size=28),
        *(Block("paragraph", line, ((0, 1),), size=11) for line in lines),
        INSIDE,
    ]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "Mei 2023"), "het Ministerie van Binnenlandse"),
        (("Algemene Rekenkamer", "12 maart 2024"), "de Algemene Rekenkamer"),
        (("Raad voor het Openbaar Bestuur",), "de Raad voor het Openbaar Bestuur"),
        (("Advies 57", "Onderwijsraad"), "de Onderwijsraad"),
        (("Planbureau voor de Leefomgeving",), "het Planbureau voor de Leefomgeving"),
        (("Inspectie Gezondheidszorg en Jeugd",), "de Inspectie Gezondheidszorg en Jeugd"),
        (("Onderzoek in opdracht van", "Ministerie van Financiën"), ""),
        (("Onderwijsraad", "Gezondheidsraad"), ""),  # which of the two cannot be told
        (("Naar een sterkere rekenkamer in elke gemeente",), ""),
        (("Gemeenteraad",), ""),
    ],
)
def test_body_on_a_cover(lines: tuple[str, ...], name: str) -> None:
    found = body_on_cover(cover(*lines))
    assert (found.with_article if found else "").startswith(name)
    assert bool(found) is bool(name)


def test_title_and_the_address_of_a_letter_tell_nothing() -> None:
    about = Block("heading", "Algemene Rekenkamer", ((0, 1),), size=28)
    assert body_on_cover([about, INSIDE]) is None
    letter = "Wij schrijven u over de kosten van het onderzoek naar wonen. " * 8
    assert body_on_cover(cover("Ministerie van Financiën", letter)) is None


def test_document_without_catalogue_is_of_the_ministry_on_its_cover(tmp_path: Path) -> None:
    front = [
        Put(72, 600, "Een goede start", 28),
        Put(72, 200, "Ministerie van Onderwijs, Cultuur en Wetenschap"),
        Put(72, 140, "Mei 2023"),
    ]
    inside = column(["Leerlingen krijgen meer tijd om te lezen, en leraren om ze te helpen."] * 6)
    made = pypdf.PdfWriter(clone_from=make_pdf(tmp_path / "nota.pdf", [front, inside]))
    made.metadata = {"/CreationDate": "D:20230612101500Z'"}
    made.write(tmp_path / "nota.pdf")
    document = read_document(tmp_path / "nota.pdf", Catalogue())
    assert document.parts[0].body == "Ministerie van Onderwijs, Cultuur en Wetenschap"
    assert document.date == "2023-05"
