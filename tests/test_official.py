"""Papers of parliament and journals tell their title and date at their head, whatever is in the largest type there."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.document import Document
from ingest.read import read_document
from tests.made_pdfs import Put, column, make_pdf

TEXT = [
    "Hierbij informeer ik uw Kamer over de woningen voor ouderen, en over het geld",
    "dat daarvoor beschikbaar is. De gemeenten verdelen het over de wijken waar de",
    "meeste mensen wonen die kleiner willen gaan wonen.",
]


def read(tmp_path: Path, head: list[Put], metadata: str = "") -> Document:
    pages = [head + column(TEXT * 3, 160, 560), column(TEXT * 5, 160)]
    return read_document(make_pdf(tmp_path / "kst-36200-VII-12.pdf", pages, title=metadata), Catalogue())


def parliament(*below: Put) -> list[Put]:
    return [
        Put(60, 790, "Tweede Kamer der Staten-Generaal", 15, bold=True),
        Put(520, 790, "2", 24, bold=True),
        Put(60, 760, "Vergaderjaar 2022–2023"),
        *below,
    ]


def beside(number: str, y: float, *lines: str) -> list[Put]:
    return [
        Put(60, y, number, 11, bold=True),
        *(Put(160, y - 14 * at, line, 11, bold=True) for at, line in enumerate(lines)),
    ]


LETTER = parliament(
    *beside("36 200 VII", 720, "Vaststelling van de begrotingsstaten van het Ministerie van", "Wonen (VII) voor 2023"),
    *beside("Nr. 12", 680, "BRIEF VAN DE MINISTER VOOR VOLKSHUISVESTING EN", "RUIMTELIJKE ORDENING"),
    Put(160, 640, "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
    Put(160, 620, "Den Haag, 3 november 1999"),
    Put(60, 110, "kst-36200-VII-12", 7),
    Put(60, 101, "ISSN 0921 - 7371", 7),
)


@pytest.mark.parametrize("metadata", ["", "kst-36200-VII-12", "Tweede Kamer der Staten-Generaal"])
def test_a_paper_is_called_after_its_dossier_and_its_kind(tmp_path: Path, metadata: str) -> None:
    found = read(tmp_path, LETTER, metadata)
    assert found.title == (
        "Vaststelling van de begrotingsstaten van het Ministerie van Wonen (VII) voor 2023; "
        "Brief van de minister voor Volkshuisvesting en Ruimtelijke Ordening (36 200 VII, nr. 12)"
    )
    assert found.date == "1999-11-03"
    assert {sentence.path for sentence in found.sentences} == {()}
    said = " ".join(sentence.text for sentence in found.sentences)
    assert "Vergaderjaar" not in said
    assert "ISSN" not in said
    assert read(tmp_path, LETTER, "Begroting Wonen").title == "Begroting Wonen"


def test_a_section_of_the_text_may_be_called_as_the_dossier_is(tmp_path: Path) -> None:
    head = parliament(*beside("31 293", 720, "Primair Onderwijs"), *beside("Nr. 620", 690, "VERSLAG"))
    pages = [head + column(TEXT, 160, 640) + [Put(160, 580, "Primair Onderwijs", bold=True)] + column(TEXT, 160, 560)]
    found = read_document(make_pdf(tmp_path / "a.pdf", pages), Catalogue())
    assert found.title == "Primair Onderwijs; Verslag (31 293, nr. 620)"
    assert {sentence.path for sentence in found.sentences} == {(), ("Primair Onderwijs",)}


def test_a_paper_of_two_dossiers(tmp_path: Path) -> None:
    head = parliament(
        *beside("31 293", 720, "Primair Onderwijs"),
        *beside("31 289", 700, "Voortgezet Onderwijs"),
        *beside("Nr. 620", 670, "MOTIE VAN HET LID VAN DER VELDE C.S."),
        Put(160, 640, "Voorgesteld 12 mei 1999"),
    )
    expected = "Primair Onderwijs; Voortgezet Onderwijs; Motie van het lid Van der Velde c.s. (31 293, 31 289, nr. 620)"
    assert read(tmp_path, head).title == expected


def test_questions_are_called_after_what_they_ask(tmp_path: Path) -> None:
    head = parliament(
        Put(60, 720, "Aanhangsel van de Handelingen", 13, bold=True),
        Put(60, 660, "812", 13, bold=True),
        Put(160, 640, "Vragen van het lid Bos (ABC) aan de Minister voor Volkshuisvesting over"),
        Put(160, 627, "woningen voor ouderen (ingezonden 3 oktober 1999)."),
        Put(160, 605, "Antwoord van Minister De Vries (Volkshuisvesting) (ontvangen"),
        Put(160, 592, "21 november 1999)."),
    )
    found = read(tmp_path, head)
    assert found.title == (
        "Vragen van het lid Bos (ABC) aan de Minister voor Volkshuisvesting over woningen voor ouderen"
    )
    assert found.date == "1999-11-21"
    assert found.own_body is not None
    assert found.own_body.name == "minister voor Volkshuisvesting"


def journal(name: str, issued: str, title: list[str]) -> list[Put]:
    return [
        Put(60, 800, name, 26, bold=True),
        Put(440, 806, "Nr. 12345", bold=True),
        Put(440, 792, "21 december"),
        Put(440, 780, "1999"),
        Put(60, 770, issued, 8),
        *(Put(60, 730 - 15 * at, line, 12, bold=True) for at, line in enumerate(title)),
    ]


@pytest.mark.parametrize(
    ("name", "issued"),
    [
        ("STAATSCOURANT", "Officiële uitgave van het Koninkrijk der Nederlanden sinds 1814."),
        ("GEMEENTEBLAD", "Officiële uitgave van de gemeente Utrecht"),
    ],
)
def test_a_journal_is_called_after_what_it_makes_known(tmp_path: Path, name: str, issued: str) -> None:
    title = ["Regeling van 12 december 1999, nr. WO/3456, houdende regels", "voor subsidie (Subsidieregeling wonen)"]
    found = read(tmp_path, journal(name, issued, title))
    assert found.title == " ".join(title)
    assert found.date == "1999-12-21"
    assert {sentence.path for sentence in found.sentences} == {()}


def test_who_only_names_parliament_is_no_paper_of_it(tmp_path: Path) -> None:
    head = [Put(60, 790, "Tweede Kamer der Staten-Generaal", 15, bold=True), Put(60, 760, "Nr. 12", 12, bold=True)]
    assert read(tmp_path, head).title == "kst 36200 VII 12"
