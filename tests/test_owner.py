"""Whose document it is, without a catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build
from index.embedder import Embedder
from index.library import Library
from ingest.document import Body
from ingest.owner import owner
from tests.made_pdfs import make_pdf, prose


def test_name_in_the_file_that_the_text_writes_with_a_capital_is_the_owner() -> None:
    text = "Volt wil een hogesnelheidstrein. Dat wil Volt voor heel Europa. Volt kiest. Daarom stemt u Volt."
    assert owner(["volt_2021"], text) == Body("Volt")
    assert owner(["50plus-programma"], "50PLUS wil dit. " * 4) == Body("50PLUS")


def test_common_words_and_rare_names_are_no_owner() -> None:
    text = "De handreiking helpt bestuurders. Deze handreiking is kort. Een handreiking van Rijksoverheid."
    assert owner(["handreiking_ai"], text * 3) is None
    assert owner(["volt_2021"], "Volt wil dit.") is None
    assert owner(["2021", "Nederland in 2040"], "Nederland is mooi. " * 9) is None


def test_letters_stand_for_the_name_written_in_full() -> None:
    text = "Nieuw Sociaal Contract wil goed bestuur. Wie kiest voor Nieuw Sociaal Contract, kiest voor rust."
    assert owner(["nsc_2023"], text) == Body("Nieuw Sociaal Contract", aliases=("NSC",))
    sport = "De Partij voor de Sport wil zwemles. Daarom stemt u Partij voor de Sport."
    assert owner(["pvds_2023"], sport) == Body("Partij voor de Sport", aliases=("PVDS",))


def test_letters_stand_for_a_name_that_is_written_as_one_word() -> None:
    text = "PartijvdDieren wil bossen. Wie kiest voor de PartijvdDieren, kiest voor het dier. JanPiet ook, JanPiet."
    assert owner(["pvdd_2023"], text) == Body("PartijvdDieren", aliases=("PVDD",))
    assert owner(["pvda_2023"], text) is None


def test_words_of_a_document_without_catalogue_are_its_owners(tmp_path: Path, embedder: Embedder) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    make_pdf(
        folder / "volt_2021.pdf", (prose("Vervoer", ["Volt wil treinen. Volt wil fietsen. Wij zijn Volt. Volt!"]),)
    )
    build(folder, tmp_path / "index", embedder)
    library = Library.open(tmp_path / "index", embedder)
    assert {p.body for p in library.passages} == {"Volt"}
    assert library.bodies["Volt"] == Body("Volt")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Debian GNU/Linux FAQ", "Debian GNU/Linux is vrij. Wie GNU/Linux wil, kiest de GNU-licentie van GNU."),
        ("Rapport over de AOW", "De AOW stijgt in 2026. Wie AOW ontvangt, betaalt minder. De AOW vraagt geld."),
        ("Nota WMO 2025", "De WMO stelt eisen aan gemeenten. Volgens de WMO betaalt u zelf. De WMO vraagt dat."),
        ("Evaluatie BBB-regeling", "De BBB-regeling loopt af. De BBB-regeling helpt. Wie de BBB-regeling wil, vraagt."),
        (
            "MIRT-overzicht",
            "Het MIRT telt projecten. Het MIRT loopt. Het MIRT-overzicht noemt ze. Het MIRT is er.",
        ),
        ("Nota WLZ", "De Wet Langdurige Zorg geldt. De Wet Langdurige Zorg regelt dit. De WLZ is duur."),
    ],
)
def test_thing_that_is_written_in_capitals_is_nobody(title: str, text: str) -> None:
    assert owner([title], f"{text} " * 3) is None


def test_body_with_an_article_that_speaks_is_the_owner() -> None:
    text = "De SER adviseert het kabinet. Het SER-advies is af. Dat vindt de SER ook. "
    assert owner(["SER-agenda"], text * 3) == Body("SER")
    assert owner(["ABC beleid"], "Het bestuur van ABC ging akkoord. © 2024 ABC. ABC werkt. ABC groeit.") == Body("ABC")
