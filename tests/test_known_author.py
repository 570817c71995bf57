"""Who counts as the author that a PDF names."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.author import known_author
from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import column, make_pdf


@pytest.mark.parametrize(
    "name",
    [
        "Sociaal-Economische Raad",
        "De raad",
        "SER",
        "D66",
        "50PLUS",
        "BIJ1",
        "Jan de Vries",
        "J.P. Jansen",
        "Platform31",
        "Commissie Toekomst 2030",
        "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK)",
        "Vereniging van Gebruikers",
        "European Patent Office",
    ],
)
def test_bodies_and_people_are_authors(name: str) -> None:
    assert known_author(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "-",
        "X",
        "Microsoft Office User",
        "Windows-gebruiker",
        "Gebruiker",
        "ADMINISTRATOR",
        "User1",
        "(anonymous)",
        "Auteur",
        "PScript5.dll Version 5.2.2",
        "jjansen",
        "Jansen_P",
        "P0123456",
        "MINFIN\\JansenP",
        "J.Jansen@minfin.nl",
        "Nota definitief.docx",
        "Jan\x00\x01",
    ],
)
def test_programs_and_logins_are_none(name: str) -> None:
    assert known_author(name) == ""


def test_words_are_not_those_of_a_program(tmp_path: Path) -> None:
    page = [column(["Een zin over de stad."])]
    document = read_document(make_pdf(tmp_path / "a.pdf", page, author="Microsoft Office User"), Catalogue())
    assert document.publisher == document.parts[0].body == document.passages[0].body == ""
