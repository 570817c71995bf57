"""The summary, conclusions or recommendations that a paper has itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering import wording
from app.answering.answer import Answer
from app.answering.answerer import Answerer
from index.build import build
from index.library import Library
from tests.conftest import TermEmbedder
from tests.made_pdfs import make_pdf, prose

CATALOGUE = """
[[body]]
name = "SER"
article = "de"
[[body]]
name = "Planraad"
article = "de"
[[document]]
file = "plan.pdf"
title = "Plan voor het veld"
[[document.part]]
body = "SER"
pages = "1-3"
[[document]]
file = "nota.pdf"
title = "Nota over beesten"
[[document.part]]
body = "Planraad"
pages = "1"
"""
SUMMARY, ADVICE = "Het veld wordt natter en dat kost geld.", "Koop meer pompen voor het veld."


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("stukken")
    pages = [prose("Samenvatting", [SUMMARY]), prose("Water", ["Er is veel water."]), prose("Aanbevelingen", [ADVICE])]
    make_pdf(folder / "plan.pdf", pages)
    make_pdf(folder / "nota.pdf", [prose("Beesten", ["Er zijn veel beesten. De conclusies komen later."])])
    (folder / "catalogus.toml").write_text(CATALOGUE)
    embedder = TermEmbedder()
    build(folder, folder / "index", embedder)
    return Answerer(Library.open(folder / "index", embedder))


def shown(answer: Answer) -> str:
    return " ".join(line.text for block in answer.blocks for line in block.lines)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("vat het SER-advies samen", SUMMARY),
        ("wat is de kern van het Plan voor het veld?", SUMMARY),
        ("geef een korte samenvatting van het stuk van de SER", SUMMARY),
        ("wat zijn de belangrijkste punten van de SER?", SUMMARY),
        ("Welke aanbevelingen doet de SER?", ADVICE),
        ("wat zijn de belangrijkste aanbevelingen van het SER-advies", ADVICE),
    ],
)
def test_the_chapter_of_that_kind_is_shown(answerer: Answerer, text: str, words: str) -> None:
    answer = answerer.answer(text)
    assert shown(answer) == words
    assert answer.remark.startswith("Dit is alles van ‘")


def test_without_such_a_chapter_the_headings_are_told(answerer: Answerer) -> None:
    answer = answerer.answer("wat zijn de conclusies van de Planraad?")
    assert answer.remark.splitlines()[0] == wording.NO_SUCH_CHAPTER
    assert "– Beesten (p. 1)" in answer.remark
    assert answerer.answer("vat de nota over beesten samen").remark.startswith(wording.NO_SUMMARY_BUT)


@pytest.mark.parametrize(
    "text", ["wat zijn de aanbevelingen van de SER over water?", "welke conclusies trekt de boer?"]
)
def test_a_question_with_a_subject_is_searched_for(answerer: Answerer, text: str) -> None:
    answer = answerer.answer(text)
    assert "Dit is alles van" not in answer.remark
    assert wording.NO_SUCH_CHAPTER not in answer.remark
