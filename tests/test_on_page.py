"""What stands on one page of one paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from index.build import build
from index.library import Library
from tests.conftest import TermEmbedder
from tests.made_pdfs import make_pdf, prose


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("stukken")
    pages = [prose(f"Kop {n}", [f"Dit is zin {n} van het plan."]) for n in (1, 2, 3)]
    make_pdf(folder / "plan.pdf", pages, title="Plan voor het veld")
    make_pdf(folder / "nota.pdf", [prose("Kop", ["Er zijn veel beesten."])], title="Nota over beesten")
    embedder = TermEmbedder()
    build(folder, folder / "index", embedder)
    return Answerer(Library.open(folder / "index", embedder))


@pytest.mark.parametrize(
    "text",
    [
        "wat staat er op bladzijde 2 van het Plan voor het veld?",
        "Wat lees ik op pagina 2 in ‘Plan voor het veld’",
        "toon p. 2 van het Plan voor het veld",
    ],
)
def test_what_stands_on_the_page_is_shown(answerer: Answerer, text: str) -> None:
    answer = answerer.answer(text)
    assert answer.remark == "Dit is alles van bladzijde 2 van ‘Plan voor het veld’."
    assert [line.text for block in answer.blocks for line in block.lines] == ["Dit is zin 2 van het plan."]
    assert [citation.page for citation in answer.citations] == [2]


@pytest.mark.parametrize(
    "text", ["wat staat er op bladzijde 2?", "wat staat er op bladzijde 9 van het Plan voor het veld?"]
)
def test_without_one_page_of_one_paper_it_is_searched_for(answerer: Answerer, text: str) -> None:
    assert "Dit is" not in answerer.answer(text).remark
