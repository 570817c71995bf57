"""Who signed a document, or the authority at its head, is whose words it is; where that is not sure, nobody is."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from ingest.blocks import Block
from ingest.catalogue import Catalogue
from ingest.document import Body
from ingest.pdf import open_pdf
from ingest.read import read_document
from ingest.sender import sender, with_short_name
from tests.made_pdfs import column, make_pdf

LETTER = "Met deze brief informeer ik uw Kamer, mede namens de minister van Financiën, over de woningbouw."


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", text, ((0, 1),)) for text in texts]


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("De Minister voor Natuur en Stikstof, C. van der Wal-Zeggelink", "minister voor Natuur en Stikstof"),
        ("Hoogachtend, de minister van Financiën", "minister van Financiën"),
        (
            "de staatssecretaris van Onderwijs, Cultuur en Wetenschap, Mariëlle Paul",
            "staatssecretaris van Onderwijs, Cultuur en Wetenschap",
        ),
        ("Burgemeester en wethouders van Bergen op Zoom,", "gemeente Bergen op Zoom"),
        ("Gedeputeerde Staten van Noord-Holland", "provincie Noord-Holland"),
        ("Antwoorden van de minister voor Langdurige Zorg op de vragen van een lid", "minister voor Langdurige Zorg"),
    ],
)
def test_who_signs_speaks(signature: str, name: str) -> None:
    found = sender(blocks(signature, LETTER))
    assert found is not None
    assert found.with_article == f"de {name}"


def test_two_who_sign_and_one_who_is_only_named_do_not() -> None:
    assert sender(blocks(LETTER, "De minister van Financiën heeft dat gezegd.")) is None
    assert sender(blocks("De minister van Financiën,", "De minister van Defensie,")) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Gemeente Amersfoort", "gemeente Amersfoort"),
        ("Besluitenlijst gemeenteraad Alphen aan den Rijn", "gemeente Alphen aan den Rijn"),
        ("Waterschap De Dommel", "waterschap De Dommel"),
        ("Onderzoek in opdracht van de gemeente Utrecht", ""),
        ("Aan: de leden van de gemeenteraad Van: het college", ""),
        ("Een handreiking voor gemeente Amsterdam", ""),
    ],
)
def test_an_authority_at_the_head_speaks(line: str, name: str) -> None:
    found = sender(blocks("Nota Wonen", line))
    assert (found.name if found else "") == name


@pytest.mark.parametrize(
    "address",
    [
        ("Gemeente Leiden", "T.a.v. het college van burgemeester en wethouders"),
        ("Aan de gemeenteraad Leiden",),
        ("Gemeente Leiden", "Postbus 9100 2300 PC Leiden", "Geacht college,"),
    ],
)
def test_who_a_letter_is_sent_to_does_not_speak_in_it(address: tuple[str, ...]) -> None:
    assert sender(blocks("Stichting Samen Wonen", *address, LETTER)) is None


def test_another_author_goes_before_an_authority_in_a_sentence() -> None:
    assert sender(blocks("Nota van de gemeente Utrecht over wonen"), has_author=True) is None
    assert sender(blocks("Gemeente Utrecht"), has_author=True) == Body("gemeente Utrecht", article="de")


def test_an_author_goes_by_the_short_name_that_the_text_gives() -> None:
    text = "Het Planbureau voor de Leefomgeving (PBL) rekent dat voor."
    assert with_short_name("Planbureau voor de Leefomgeving", text) == Body(
        "Planbureau voor de Leefomgeving", aliases=("PBL",)
    )
    assert with_short_name("Centraal Planbureau", text) is None


def test_a_letter_without_catalogue_has_its_sender_and_its_date(tmp_path: Path) -> None:
    lines = ["Datum 11 juni 2024", "Betreft de woningbouw", LETTER[:60], "Hoogachtend,", "de minister van Financiën,"]
    page = [put for at, line in enumerate(lines) for put in column([line], top=760 - 40 * at)]
    made = pypdf.PdfWriter(clone_from=make_pdf(tmp_path / "brief.pdf", [page]))
    made.metadata = {"/CreationDate": "D:20240612101500Z'"}  # as LibreOffice writes it
    made.write(tmp_path / "brief.pdf")
    document = read_document(tmp_path / "brief.pdf", Catalogue())
    assert document.own_body == Body("minister van Financiën", article="de", aliases=("ministerie van Financiën",))
    assert {passage.body for passage in document.passages} == {"minister van Financiën"}
    assert document.date == "2024-06-11"
    assert open_pdf(tmp_path / "brief.pdf").date == "2024-06-12"
