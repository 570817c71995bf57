"""What stands under one heading, named by its words or its number."""

from __future__ import annotations

import pytest

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from index.build import build
from index.library import Library
from tests.conftest import TermEmbedder
from tests.made_pdfs import make_pdf, prose

FIRST = "Het water staat hoog."
HIGH = [f"{FIRST} De dijken zijn oud. Dat kost veel geld.", "Er is te weinig personeel. De boeren klagen."]
LOW = "Het gras is kort. De koeien staan binnen."


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("stukken")
    pages = [prose("1 Hoog water", HIGH), prose("2 Gras", [LOW]), prose("Trend 3: Nattigheid", ["Het regent vaker."])]
    make_pdf(folder / "plan.pdf", [*pages, prose("Wat is een polder?", [LOW])], title="Plan voor het veld")
    make_pdf(
        folder / "nota.pdf", [prose("2 Beesten", ["Er zijn veel beesten. Ze eten veel."])], title="Nota over beesten"
    )
    embedder = TermEmbedder()
    build(folder, folder / "index", embedder)
    return Answerer(Library.open(folder / "index", embedder))


def shown(answer: Answer) -> str:
    return " ".join(line.text for block in answer.blocks for line in block.lines)


@pytest.mark.parametrize(
    "text",
    [
        "wat staat er in hoofdstuk 1?",
        "wat zegt paragraaf 1",
        "Wat staat er onder Hoog water?",
        "wat zegt het hoofdstuk ‘Hoog water’?",
        "vertel eens iets over hoofdstuk 1",
        "waar gaat het hoofdstuk Hoog water over?",
        "1 Hoog water",
        "hoog water",
    ],
)
def test_the_beginning_of_what_stands_under_a_heading_is_shown(answerer: Answerer, text: str) -> None:
    answer = answerer.answer(text)
    assert answer.remark.endswith("Dit is het begin van ‘1 Hoog water’ (p. 1).")
    assert shown(answer).startswith(FIRST)


def test_all_of_it_is_told_as_such(answerer: Answerer) -> None:
    answer = answerer.answer("wat staat er in hoofdstuk 2 van het Plan voor het veld?")
    assert answer.remark.endswith("Dit is alles van ‘2 Gras’ (p. 2).")
    assert shown(answer) == LOW


def test_a_noun_with_a_number_is_a_heading(answerer: Answerer) -> None:
    assert shown(answerer.answer("wat houdt trend 3 in?")) == "Het regent vaker."
    assert shown(answerer.answer("Trend 3: Nattigheid")) == "Het regent vaker."


def test_the_same_number_in_two_papers_is_told_of_both(answerer: Answerer) -> None:
    answer = answerer.answer("wat staat er in hoofdstuk 2?")
    assert {citation.document for citation in answer.citations} == {"plan.pdf", "nota.pdf"}


@pytest.mark.parametrize(
    "text",
    ["wat staat er over hoog water?", "gras", "vertel iets over hoog water", "Wat is een polder?", "hoofdstuk 7"],
)
def test_a_subject_is_searched_for(answerer: Answerer, text: str) -> None:
    assert "Dit " not in answerer.answer(text).remark


def test_no_more_than_enough_is_shown(answerer: Answerer) -> None:
    assert shown(answerer.answer("wat staat er in hoofdstuk 1?")) == HIGH[0]
