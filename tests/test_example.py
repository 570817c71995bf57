"""An example of what was asked before: a sentence that gives one, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering import patterns
from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.understanding import understand
from index.build import build
from index.embedder import Embedder
from index.library import Library
from ingest.document import Body
from tests.made_pdfs import make_pdf, prose

FINDER = BodyFinder([Body("SER", "", "de")])
FIRST = "Wat staat er over fietspaden?"
GENERAL = "Fietspaden zijn nodig in elke wijk. De gemeente legt fietspaden aan. Het parkeren wordt duurder."
EXAMPLE = "Nieuwe fietspaden komen er bijvoorbeeld langs het kanaal en de singel."


@pytest.mark.parametrize(
    "text",
    [
        "geef daar een voorbeeld van",
        "heb je daar een concreet voorbeeld van?",
        "kun je een voorbeeld geven?",
        "zoals?",
        "en bijvoorbeeld?",
        "noem eens wat voorbeelden",
    ],
)
def test_an_example_is_one_of_the_subject_before(text: str) -> None:
    asked = understand(text, ["Wat zegt de SER over krimp?"], FINDER)
    assert (asked.wanted, asked.search, asked.speakers) == ("example", "krimp", ("SER",))


@pytest.mark.parametrize("text", ["welk voorbeeld noemt de SER van scholing?", "en voor starters?"])
def test_other_questions_ask_for_none(text: str) -> None:
    assert understand(text, ["Wat zegt de SER over krimp?"], FINDER).wanted != "example"


@pytest.mark.parametrize("example", [EXAMPLE, ""])
def test_the_example_is_shown_or_nothing(tmp_path: Path, embedder: Embedder, example: str) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    make_pdf(folder / "plan.pdf", [prose("Fietsen in de stad", [f"{GENERAL} {example}".strip()])], title="Plan")
    build(folder, tmp_path / "index", embedder)
    answer = Answerer(Library.open(tmp_path / "index", embedder)).answer("geef daar een voorbeeld van", [FIRST])
    assert [citation.quote for citation in answer.citations] == ([example] if example else [])


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Grote steden, zoals Breda en Tilburg, groeien.", True),
        ("Denk aan een nieuwe brug.", True),
        ("Dat strookt niet met zoals ons land is ingedeeld.", False),
        ("Zoals gezegd groeien de steden.", False),
    ],
)
def test_zoals_that_compares_gives_no_example(text: str, gives: bool) -> None:
    assert bool(patterns.GIVES_EXAMPLE.search(text)) is gives
