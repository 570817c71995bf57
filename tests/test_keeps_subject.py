"""A follow-up that asks everybody for a reason, a number or a date of what was asked before."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.keeps_subject import keeps_subject
from app.answering.understanding import understand
from index.build import build
from index.embedder import Embedder
from index.library import Library
from ingest.document import Body
from tests.made_pdfs import make_pdf, prose

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het")])
FIRST = "Welke partijen willen een hoger minimumloon?"
TELLS = "Het minimumloon gaat omhoog naar 16 euro per uur, omdat de huren stijgen. De zorg krijgt meer waardering."
SILENT = (
    "Wij vinden dat het minimumloon hoger moet. De lonen in de zorg gaan met 5 procent omhoog, omdat er te weinig "
    "mensen zijn. In 2030 worden de treinen vernieuwd."
)
ELSEWHERE = "De sporen vernieuwt het bedrijf Railbouw. Het bedrijf Railbouw vernieuwt ook de stations van het land."


@pytest.fixture
def answerer(tmp_path: Path, embedder: Embedder) -> Answerer:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name, text in (("boon", TELLS), ("vos", SILENT)):
        make_pdf(folder / f"{name}.pdf", [prose("Werk en inkomen", [text])], title=f"Programma {name}")
    make_pdf(folder / "trein.pdf", [prose("Het spoor", [ELSEWHERE])], title="Het spoor")
    names = ("boon", "vos")
    bodies = [f'[[body]]\nname = "Partij {name.title()}"' for name in names]
    part = '[[document]]\nfile = "{0}.pdf"\n[[document.part]]\nbody = "Partij {1}"\npages = "1"'
    entries = [*bodies, *(part.format(name, name.title()) for name in names)]
    (folder / "catalogus.toml").write_text("\n\n".join(entries))
    build(folder, tmp_path / "index", embedder)
    return Answerer(Library.open(tmp_path / "index", embedder))


def _quotes(answer: Answer) -> dict[str, str]:
    return {block.body: " ".join(line.text for line in block.lines) for block in answer.blocks}


@pytest.mark.parametrize("text", ["waarom?", "naar hoeveel?"])
def test_only_who_tells_it_of_that_subject_is_shown(answerer: Answerer, text: str) -> None:
    first = answerer.answer(FIRST)
    assert set(_quotes(first)) == {"Partij Boon", "Partij Vos"}
    quotes = _quotes(answerer.answer(text, [FIRST], [first]))
    assert set(quotes) == {"Partij Boon"}
    assert "16 euro" in quotes["Partij Boon"]


def test_where_nobody_tells_it_nothing_is_shown(answerer: Answerer) -> None:
    assert answerer.answer("wanneer?", [FIRST]).abstained


def test_a_kind_that_is_asked_after_another_takes_its_place() -> None:
    asked = understand("en naar hoeveel?", ["Wie zegt iets over krimp?", "waarom?"], FINDER)
    assert (asked.wanted, asked.carried, asked.only_kind) == ("number", "krimp", True)
    assert "waarom" not in asked.understood
    assert not understand("en voor starters?", ["Wie zegt iets over krimp?"], FINDER).only_kind


def test_when_all_have_been_asked_nobody_else_is_left() -> None:
    asked = understand("wie noemt dat nog meer?", ["Wie zegt iets over krimp?"], FINDER)
    assert (asked.everyone, asked.search) == (True, "krimp")


def test_what_is_asked_of_nobody_keeps_to_the_passages_that_name_the_subject(answerer: Answerer) -> None:
    asked = understand("en wie betaalt dat?", ["Hoe hoog wordt het minimumloon?"], FINDER)
    elsewhere = answerer.found("Wie vernieuwt de sporen?")[2][0]
    there = answerer.found("Hoe hoog wordt het minimumloon?")[2][0]
    assert elsewhere.passage.document == "trein.pdf"
    assert not keeps_subject(answerer.library, asked, elsewhere)
    assert keeps_subject(answerer.library, asked, there)
    other = understand("en de sporen?", ["Hoe hoog wordt het minimumloon?"], FINDER)
    assert keeps_subject(answerer.library, other, elsewhere)
