"""A list that a paper gives as the headings below one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from index.build import build
from index.library import Library
from tests.conftest import TermEmbedder
from tests.made_pdfs import Put, make_pdf, prose

AREAS = ("3.1 Sloten en vaarten", "3.2 Oude dijken", "3.3 Drassige weiden")


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("stukken")
    top = [Put(60, 780, "3 Kwetsbare gebieden", 22.0, bold=True)]
    texts = ("Hier staat het water hoog.", "Die zijn van klei.", "Daar lopen koeien.")
    pages = [prose(area, [text]) for area, text in zip(AREAS, texts, strict=True)]
    make_pdf(folder / "plan.pdf", [[*top, *pages[0]], *pages[1:]], title="Plan voor het veld")
    embedder = TermEmbedder()
    build(folder, folder / "index", embedder)
    return Answerer(Library.open(folder / "index", embedder))


@pytest.mark.parametrize(
    "text",
    [
        "welke kwetsbare gebieden zijn er?",
        "Wat zijn de drie kwetsbare gebieden?",
        "noem de kwetsbare gebieden",
        "welke kwetsbare gebieden noemt het Plan voor het veld?",
    ],
)
def test_the_headings_below_what_is_asked_for_are_the_list(answerer: Answerer, text: str) -> None:
    answer = answerer.answer(text)
    (block,) = answer.blocks
    assert block.lead.endswith("onder ‘3 Kwetsbare gebieden’:")
    assert tuple(line.text for line in block.lines) == AREAS
    assert [citation.page for citation in answer.citations] == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "welke kwetsbare gebieden staan droog?",
        "welke gebieden zijn er?",
        "kwetsbare gebieden",
        "wat zijn de twaalf kwetsbare gebieden?",
    ],
)
def test_anything_else_is_searched_for(answerer: Answerer, text: str) -> None:
    assert not any(line.text == AREAS[2] for block in answerer.answer(text).blocks for line in block.lines)
