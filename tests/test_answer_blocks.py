"""Blocks of an answer: whose words stand under which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from app.answering.blocks import blocks_of
from app.answering.citations import Citations
from index.build import build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import make_pdf, prose


@pytest.mark.parametrize("question", ["Wat staat er over fietspaden?", "Wie zegt er iets over fietspaden?"])
def test_words_of_nobody_in_particular_stand_under_the_title_of_their_own_document(
    tmp_path: Path, embedder: Embedder, question: str
) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for where, ways in (("stad", "drukke wegen"), ("dorp", "smalle kanalen")):
        text = f"De bestuurders leggen meer fietspaden aan langs {ways}. Auto's krijgen daar minder ruimte."
        make_pdf(folder / f"{where}.pdf", [prose(f"Fietsen in de {where}", [text])], title=f"Plan voor de {where}")
    build(folder, tmp_path / "index", embedder)
    answer = Answerer(Library.open(tmp_path / "index", embedder)).answer(question)
    titles = {citation.n: citation.title for citation in answer.citations}
    assert set(titles.values()) == {"Plan voor de stad", "Plan voor de dorp"}
    for block in answer.blocks:
        assert {f"In ‘{titles[line.n]}’ staat:" for line in block.lines} == {block.lead}


def test_citations_are_numbered_in_the_order_in_which_they_are_shown(tmp_path: Path, embedder: Embedder) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for where, ways in (("dorp", "smalle kanalen"), ("stad", "drukke wegen")):
        text = f"De bestuurders leggen meer fietspaden aan langs {ways}. Auto's krijgen daar minder ruimte."
        make_pdf(folder / f"{where}.pdf", [prose(f"Fietsen in de {where}", [text])], title=f"Plan voor de {where}")
    build(folder, tmp_path / "index", embedder)
    library = Library.open(tmp_path / "index", embedder)
    _, _, runs = Answerer(library).found("Wat staat er over fietspaden?")
    for order in (runs, runs[::-1]):
        blocks = blocks_of(library, order, Citations(library))
        assert [line.n for block in blocks for line in block.lines] == [1, 2]
