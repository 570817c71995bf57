"""How many are in a body, where they are listed: the list answers, and nothing that neither lists nor counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from app.answering.members import as_who, asks_how_many, asks_members
from app.answering.signals import signals
from index.build import build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import column, make_pdf

LISTED = ["De werkgroep Fietsen bestond uit:", "- Anna de Boer", "- Karel Vos", "- Mieke Smit"]
TOLD = ["De werkgroep Fietsen heeft op 19 juni gesproken. Een werkgroep bestaande uit leden van de bond was erbij."]


def _answerer(tmp_path: Path, embedder: Embedder, lines: list[str]) -> Answerer:
    folder = tmp_path / "stukken"
    folder.mkdir()
    rest = ["", "In de stad komen nieuwe paden langs het kanaal en de singel."]
    make_pdf(folder / "plan.pdf", [column([*lines, *rest])], title="Plan")
    build(folder, tmp_path / "index", embedder)
    return Answerer(Library.open(tmp_path / "index", embedder))


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel leden had de werkgroep Fietsen?",
        "Hoeveel mensen zaten er in de werkgroep Fietsen?",
        "Wie waren de leden van de werkgroep Fietsen?",
    ],
)
def test_the_list_of_members_is_shown_whole(tmp_path: Path, embedder: Embedder, text: str) -> None:
    answer = _answerer(tmp_path, embedder, LISTED).answer(text)
    assert [citation.quote.lstrip("- ") for citation in answer.citations] == [line.lstrip("- ") for line in LISTED]


def test_a_sentence_that_enumerates_them_answers(tmp_path: Path, embedder: Embedder) -> None:
    told = ["De werkgroep Fietsen, bestaande uit bewoners, winkeliers en wethouders, schreef dit plan."]
    answer = _answerer(tmp_path, embedder, told).answer("Wie zaten er in de werkgroep Fietsen?")
    assert [citation.quote for citation in answer.citations] == told


def test_what_neither_lists_nor_counts_them_is_no_answer(tmp_path: Path, embedder: Embedder) -> None:
    assert _answerer(tmp_path, embedder, TOLD).answer("Hoeveel leden had de werkgroep Fietsen?").abstained


def test_how_many_is_asked_as_who() -> None:
    assert as_who("Hoeveel leden had de raad?") == "Wie waren de leden van de raad?"
    assert as_who("Hoeveel mensen zaten er in de raad?") == "Wie zaten er in de raad?"
    assert as_who("Hoeveel woningen zijn er?") == "Hoeveel woningen zijn er?"


@pytest.mark.parametrize("text", ["Hoeveel leden steunen het plan?", "Wat vinden de leden van de raad?"])
def test_other_questions_about_members_are_none(text: str) -> None:
    assert not asks_how_many(text)
    assert not asks_members("Wat vinden de leden van de raad?")


def test_a_list_of_names_is_the_list_that_is_asked_for(tmp_path: Path, embedder: Embedder) -> None:
    answerer = _answerer(tmp_path, embedder, LISTED)
    asked, hits, runs = answerer.found("Wie waren de leden van de werkgroep Fietsen?")
    assert signals(answerer.library, asked, runs[0], hits).no_list == 0
