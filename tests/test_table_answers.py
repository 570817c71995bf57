"""A table in a PDF is read, found by its columns, and answered by the cell that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering.answer import Line
from app.answering.answerer import Answerer
from index.build import build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import Put, column, make_pdf
from tests.test_figures import table

COSTS = (
    ("Onderdeel", "2023", "2024", "2025"),
    ("Onderhoud wegen", "1.250", "1.310", "1.395"),
    ("Straatverlichting", "412", "455", "470"),
    ("Riolering", "2.105", "2.180", "2.240"),
)
PROSE = ["De gemeente onderhoudt de openbare ruimte. Hieronder staat wat dat kost, per onderdeel, in duizenden euro."]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, real_embedder: Embedder) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("tabel")
    puts = [Put(60, 760, "Wat het kost", 15.0, bold=True), *column(PROSE, top=735), *table(*COSTS, top=700, bold=[0])]
    make_pdf(folder / "begroting.pdf", [puts], title="Begroting openbare ruimte")
    build(folder, folder / "index", real_embedder)
    return Answerer(Library.open(folder / "index", real_embedder))


def rows(answerer: Answerer, question: str, *history: str) -> list[Line]:
    return [line for block in answerer.answer(question, history).blocks for line in block.lines if line.row]


def test_the_figure_that_is_asked_for_stands_out(answerer: Answerer) -> None:
    (line,) = rows(answerer, "Hoeveel kost het onderhoud van wegen in 2024?")
    assert line.row
    assert line.text == "Onderhoud wegen 1.250 1.310 1.395"  # the words of the source stay what they are
    assert line.shown == "Onderdeel: Onderhoud wegen | 2023: 1.250 | 2024: 1.310 | 2025: 1.395"
    assert line.row.cells[line.row.asked] == "1.310"


def test_a_follow_up_asks_for_another_column_of_the_same_row(answerer: Answerer) -> None:
    (line,) = rows(answerer, "en in 2025?", "Hoeveel kost riolering in 2024?")
    assert line.row
    assert (line.row.cells[0], line.row.cells[line.row.asked]) == ("Riolering", "2.240")


def test_a_year_that_the_table_does_not_have_is_not_answered(answerer: Answerer) -> None:
    assert answerer.answer("Hoeveel kost straatverlichting in 2029?").abstained


def test_the_passage_says_what_stands_there_and_is_searched_by_its_heads(answerer: Answerer) -> None:
    (passage,) = answerer.library.passages
    assert "Riolering 2.105 2.180 2.240" in passage.text
    assert "Onderdeel: Riolering; 2023: 2.105; 2024: 2.180; 2025: 2.240" in passage.searched
    assert answerer.answer("Hoeveel kost riolering in 2023?").citations[0].quote == "Riolering 2.105 2.180 2.240"
