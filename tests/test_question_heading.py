"""A heading that is a question: what stands under it answers it."""

from __future__ import annotations

from pathlib import Path

from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.question import read_question
from app.answering.question_heading import answers_heading
from index.build import build
from index.embedder import Embedder
from index.library import Library
from ingest.document import Sentence
from tests.made_pdfs import make_pdf, prose

ASKED = "Hoe werkt de regeling?"
REPLY = "Wie een aanvraag indient, krijgt binnen acht weken bericht van de gemeente."
OTHER = "De regeling werkt goed, zo vinden de meeste bezoekers van het loket."


def test_the_first_sentence_under_it_is_the_answer(tmp_path: Path, embedder: Embedder) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    pages = [prose(ASKED, [f"{REPLY} Daarna volgt een gesprek."]), prose("Ervaringen", [OTHER])]
    make_pdf(folder / "plan.pdf", pages, title="Plan")
    build(folder, tmp_path / "index", embedder)
    answer = Answerer(Library.open(tmp_path / "index", embedder)).answer(ASKED)
    assert REPLY in " ".join(citation.quote for citation in answer.citations)


def test_only_the_first_under_just_that_question_answers() -> None:
    def under(heading: str) -> list[Sentence]:
        return [Sentence(text, 1, 1, "sentence", (heading,), 1) for text in (REPLY, "Daarna volgt een gesprek.")]

    asked = read_question(ASKED, BodyFinder([]))
    assert [answers_heading(asked, under(ASKED), n) for n in (0, 1)] == [True, False]
    assert not answers_heading(asked, under("Hoe werkt de regeling voor starters met een eigen bedrijf?"), 0)
    assert not answers_heading(asked, under("De regeling"), 0)
