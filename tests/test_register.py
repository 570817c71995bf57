"""Indexes of words and lists of literature are no sentences that could answer a question."""

from __future__ import annotations

from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.document import Document
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, column, make_pdf, prose

TEXT = ["De gemeente wil de armoede onder kinderen halveren. Daarvoor komt er geld voor scholen en voor sport."]
WORDS = "armoede bijstand corporaties dijken energie fietsen gas huren inkomen jeugdzorg kinderen lonen mest".split()
ENTRIES = [f"{word}, {number}, {number + 2}-{number + 3}" for number, word in enumerate(WORDS, 12)]


def read(path: Path, *pages: list[Put]) -> Document:
    return read_document(make_pdf(path / "a.pdf", pages), Catalogue())


def texts(document: Document) -> str:
    return " | ".join(sentence.text for sentence in document.sentences)


def test_index_is_in_no_sentence_and_is_shown(tmp_path: Path) -> None:
    index = [Put(60, 780, "Register", 15, bold=True), *column(["A", *ENTRIES])]
    document = read(tmp_path, prose("Armoede", TEXT), index)
    assert texts(document) == TEXT[0].replace(". D", ". | D")
    assert "armoede, 12, 14-15" in document.pages[1].text


def test_index_of_two_columns_goes_on_on_the_next_page(tmp_path: Path) -> None:
    pages = [[*column(ENTRIES * 2, 60, 740), *column(ENTRIES * 2, 320, 740)] for _ in range(2)]
    pages[0].append(Put(60, 780, "Trefwoordenregister", 15, bold=True))
    document = read(tmp_path, prose("Armoede", TEXT), *pages)
    assert "armoede, 12" not in texts(document)


def test_prose_under_such_a_title_and_figures_stay(tmp_path: Path) -> None:
    told = prose("Register", ["Het register van de inspectie telt 12 scholen. In 2021 waren dat er nog 14."])
    budgets = ["Sport kost in miljoenen euro 12", "Zorg kost in miljoenen euro 14,5", *TEXT]
    found = texts(read(tmp_path, told, column(budgets)))
    assert "telt 12 scholen" in found
    assert "Zorg kost in miljoenen euro 14,5" in found


def test_list_of_literature_is_in_no_sentence(tmp_path: Path) -> None:
    sources = [
        f"{name}, A. (201{at}). Wonen in de stad. Utrecht: De Pers." for at, name in enumerate(["Bos", "Vis", "As"])
    ]
    pages = prose("Literatuur", sources), prose("Bronnen", TEXT * 3)
    found = texts(read(tmp_path, prose("Armoede", TEXT), *pages))
    assert "Utrecht" not in found
    assert found.count("halveren") == 4


def test_entries_of_contents_that_take_two_lines_are_whole(tmp_path: Path) -> None:
    entries = [
        "1 Wonen en werken 5",
        "1.1 Wat is de huur van een woning? ................ 5",
        "1.2 Ik zoek een woning, maar ik verdien te veel. Waar kan ik",
        "terecht met mijn vraag? ................ 6",
        "1.3 Wie betaalt de verhuizing? ................ 7",
        "2 Zorg 9",
    ]
    puts = [Put(60, 760 - LEADING * at, text) for at, text in enumerate(entries)]
    document = read(tmp_path, puts, prose("Armoede", TEXT))
    assert texts(document) == TEXT[0].replace(". D", ". | D")
    assert document.sentences[0].path == ("Armoede",)
