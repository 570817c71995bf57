"""A list under a heading answers whoever asks for what is proposed on that subject: whole, with its heading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.headed_list import announced_list, is_headed, points_around
from app.answering.understanding import understand
from index.build import build
from index.embedder import Embedder
from index.library import Library
from ingest.document import Body, Sentence
from tests.made_pdfs import make_pdf, prose
from tests.small_chat import sentence

FINDER = BodyFinder([Body("SER", "", "de")])


def point(number: int, list_id: int | None, *path: str, text: str = "De raad doet iets.") -> Sentence:
    kind = "item" if list_id else "sentence"
    return replace(sentence(text, number, kind=kind), path=("Programma", *path), list_id=list_id)


CULTURE = tuple(point(n, 1, "Kunst en cultuur", "Onze voorstellen") for n in range(3))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat zijn de voorstellen van de SER voor kunst en cultuur?", True),
        ("Welke maatregelen neemt de SER op het gebied van cultuur?", True),
        ("Noem de plannen voor cultuur.", True),
        ("Vergelijk de plannen van de SER voor cultuur.", True),
        ("Welke plannen heeft de SER voor cultuur en onderwijs?", False),  # of that nothing stands above it
        ("Waarom wil de SER meer cultuur?", False),  # asks for no list
        ("Welke voorstellen doet de SER?", False),  # about what?
    ],
)
def test_headings_that_name_the_subject_head_a_list_of_proposals(question: str, expected: bool) -> None:
    assert is_headed(understand(question, (), FINDER), CULTURE, 1) is expected


def test_a_list_with_an_introduction_or_of_two_points_is_none() -> None:
    asked = understand("Noem de plannen voor cultuur.", (), FINDER)
    introduced = (replace(CULTURE[0], kind="sentence", is_intro=True), *CULTURE[1:])
    assert not is_headed(asked, introduced, 1)
    assert not is_headed(asked, CULTURE[:2], 1)
    assert not is_headed(asked, (point(1, None, "Kunst en cultuur"),), 0)


def test_a_sentence_above_the_heading_may_announce_the_list() -> None:
    announcing = point(9, None, "Kunst en cultuur", text="Daarom stelt de raad de volgende oplossingen voor.")
    assert announced_list((announcing, *CULTURE), 0) == range(1, 4)
    assert not announced_list((point(9, None, "Kunst en cultuur"), *CULTURE), 0)
    assert not announced_list((announcing, point(8, None), *CULTURE), 0)
    assert not announced_list((announcing, replace(CULTURE[0], is_intro=True), *CULTURE[1:]), 0)


def test_numbered_paragraphs_under_a_heading_are_a_list() -> None:
    texts = ("Dit willen wij.", "1 Meer groen.", "Ook op straat.", "2 50 bomen.", "3 Zwemles.")
    numbered = [point(n, None, "Tien plannen", text=text) for n, text in enumerate(texts)]
    assert points_around(numbered, 3) == range(1, 5)
    assert not points_around(numbered, 0)
    assert not points_around([*numbered[:3], numbered[4]], 1)  # the second is not there
    assert is_headed(understand("Wat zijn de tien plannen?", (), FINDER), numbered, 3)


PAGES = (
    prose(
        "Onderwijs",
        [
            "Goed onderwijs is voor een stad van groot belang.",
            "• Leraren krijgen een vaste aanstelling.",
            "• Zwemles wordt verplicht.",
            "• De basisbeurs keert terug.",
        ],
    ),
    prose("Wonen", ["Wonen is duur. Daarom stelt de raad de volgende oplossingen voor."]),
)


def test_the_whole_list_is_shown_with_its_heading(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "corpus").mkdir()
    make_pdf(tmp_path / "corpus" / "programma.pdf", PAGES, title="Programma", author="Stadsraad")
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    answerer = Answerer(Library.open(tmp_path / "index", embedder))
    answer = answerer.answer("Wat zijn de voorstellen voor onderwijs?")
    (block,) = answer.blocks
    assert block.lead.endswith("onder ‘Onderwijs’:")
    assert [line.text.split()[-1] for line in block.lines] == ["aanstelling.", "verplicht.", "terug."]


def test_numbered_paragraphs_are_points(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "corpus").mkdir()
    plans = ("1 Leraren krijgen een vaste aanstelling.", "2 Zwemles wordt verplicht.", "3 De basisbeurs keert terug.")
    pages = (prose("Onze plannen voor onderwijs", plans), prose("Wonen", ["Wonen is duur en dat moet anders."]))
    make_pdf(tmp_path / "corpus" / "programma.pdf", pages, title="Programma", author="Stadsraad")
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    answerer = Answerer(Library.open(tmp_path / "index", embedder))
    (block,) = answerer.answer("Wat zijn de plannen voor onderwijs?").blocks
    assert [(line.text[:1], line.bullet) for line in block.lines] == [("1", True), ("2", True), ("3", True)]
