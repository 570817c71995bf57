"""Whose document it is, without a catalogue."""

from __future__ import annotations

from pathlib import Path

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
