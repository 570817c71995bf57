"""Which cell of a row is asked for; another column, year or row is never taken for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from app.answering.asked_cell import asked_cell, asked_cells, is_scattered
from app.answering.bodies import BodyFinder
from app.answering.understanding import understand
from index.dutch import terms
from ingest.document import Document, Sentence
from tests.small_chat import document

Table = tuple[tuple[str, ...], ...]

COSTS: Table = (
    ("Onderdeel", "2023", "2024", "2025"),
    ("Onderhoud wegen", "1.250", "1.310", "1.395"),
    ("Onderhoud groen", "980", "1.015", "1.040"),
    ("Riolering", "2.105", "2.180", "-"),
)
PEOPLE: Table = (
    ("Naam", "Organisatie", "Functie"),
    ("Petra Hovestadt", "Groen 4life", "directeur"),
    ("Maarten van Biezen", "Natuur en Milieu", "directeur"),
    ("Rob Raven", "TUE", "hoofddocent"),
)
OFFICES: Table = (
    ("Deelnemer", "Organisatie", "Functie"),
    ("Yvonne de Wit", "Gemeente Helm", "wethouder, lid van de commissie werk, voorzitter van de raad"),
    ("Karel Boon", "Gemeente Duin", "onderzoeker groen, wegen"),
)
ACTIONS: Table = (
    ("Nr.", "Actie", "Trekker", "Planning", "Budget"),
    ("1", "Woonvisie opstellen", "Wethouder Van Dijk", "Q2 2024", "€ 45.000"),
    ("2", "Vergroenen van het Stationsplein", "Afdeling Ruimte", "2025", "€ 310.000"),
)
SIDES: Table = (
    ("Programma", "2024 Lasten", "2024 Baten", "2025 Lasten", "2025 Baten"),
    ("Jeugdzorg", "12.400", "310", "12.950", "320"),
    ("Cultuur", "2.300", "", "2.350", "45"),
)
PHASES: Table = (
    ("Levenscyclusfase", "Taak", "Design", "ASUM-DM", "CRISP-DM", "Omschrijving"),
    ("Validatie", "toetsen", "proefopzet", "Assess", "Evaluation", "Nagaan in deze fase of het model goed werkt."),
    ("Bouwen", "programmeren", "schets", "Build", "Modeling", "In deze fase wordt het model gebouwd."),
    ("Ingebruikname", "uitrollen", "", "Deploy", "Deployment", "Deze fase volgt op de validatie van het model."),
)
GOALS: Table = (
    ("Project", "Ambitie", "Streefdoel", "Opzet", "Voortgang"),
    ("Stationsplein", "meer groen", "200 bomen", "drie plantdagen", "vertraagd"),
)
TWICE: Table = (("Domein", "Lasten", "Baten", "Lasten", "Baten"), ("Jeugd", "12", "3", "13", "4"))


def document_of(table: Table) -> Document:
    heads, *rows = table
    sentences = []
    for paragraph, cells in enumerate(rows):
        text = " ".join(filter(None, cells))
        ends = tuple(len(" ".join(filter(None, cells[: i + 1]))) for i in range(len(cells)))
        sentences.append(Sentence(text, 1, 1, "row", ("Begroting",), paragraph, ends=ends, heads=heads))
    return replace(document(), sentences=tuple(sentences))


def library_of(table: Table, others: str = "zwembad inwoners geld kost krijgt") -> Any:
    known = set(terms(" ".join([others, "begroting", *(cell for row in table for cell in row)])))
    return SimpleNamespace(lexical=SimpleNamespace(frequency=lambda term: int(term in known)))


def pointed_out(table: Table, row: int, question: str, history: Sequence[str] = ()) -> str:
    asked = understand(question, history, BodyFinder([], []))
    found = document_of(table)
    assert found.sentences[row].cells == table[row + 1]
    cell = asked_cell(library_of(table), asked, found, row)
    return found.sentences[row].cells[cell] if cell >= 0 else ""


@pytest.mark.parametrize(
    ("table", "row", "question", "cell"),
    [
        (COSTS, 0, "Hoeveel kost het onderhoud van wegen in 2024?", "1.310"),
        (COSTS, 1, "Wat kost onderhoud groen in 2025?", "1.040"),
        (PEOPLE, 0, "Wie is de directeur van Groen 4life?", "Petra Hovestadt"),
        (PEOPLE, 2, "Welke functie heeft Rob Raven?", "hoofddocent"),
        (PEOPLE, 1, "Van welke organisatie is Maarten van Biezen?", "Natuur en Milieu"),
        (OFFICES, 0, "Wie is voorzitter van de raad?", "Yvonne de Wit"),
        (OFFICES, 1, "Wie is onderzoeker van wegen?", "Karel Boon"),
        (ACTIONS, 1, "Wat is het budget voor het vergroenen van het Stationsplein?", "€ 310.000"),
        (ACTIONS, 0, "Hoeveel kost de woonvisie?", "€ 45.000"),
        (ACTIONS, 0, "Wie is de trekker van de woonvisie?", "Wethouder Van Dijk"),
        (ACTIONS, 1, "Wanneer is het vergroenen van het Stationsplein?", "2025"),
        (SIDES, 0, "Wat zijn de lasten van jeugdzorg in 2025?", "12.950"),
        (PHASES, 1, "In welke fase is het programmeren?", "Bouwen"),  # a part of a compound too rare to be split
        (PHASES, 1, "Waar in de levenscyclus is het programmeren?", "Bouwen"),
        (PHASES, 1, "Welke levenscyclusfase is Modeling bij CRISP-DM?", "Bouwen"),  # no other "DM" is asked for
        (PHASES, 1, "Wat is het ontwerp bij bouwen?", "schets"),  # in other words than its head
        (PHASES, 0, "Wat is de fase Validatie bij CRISP-DM?", "Evaluation"),  # the others tell of a phase, and of it
        (GOALS, 0, "Wat is de voortgang van het Stationsplein?", "vertraagd"),
    ],
)
def test_the_cell_of_the_row_and_column_that_are_named(table: Table, row: int, question: str, cell: str) -> None:
    assert pointed_out(table, row, question) == cell


@pytest.mark.parametrize(
    ("table", "row", "question"),
    [
        (COSTS, 0, "Hoeveel kost het onderhoud van wegen in 2029?"),  # no such column
        (COSTS, 0, "Hoeveel kost het onderhoud van wegen?"),  # no column is named
        (COSTS, 0, "Hoeveel kost het onderhoud van wegen in 2023 en 2024?"),
        (COSTS, 0, "Hoeveel kost het onderhoud in 2024?"),  # two rows are that
        (COSTS, 0, "Hoeveel kost het onderhoud van groen in 2024?"),  # another row is that
        (COSTS, 0, "Hoeveel kost het zwembad in 2024?"),  # none is
        (COSTS, 0, "Hoeveel kost het onderhoud van fietstunnels in 2024?"),  # a word that nothing holds
        (PEOPLE, 0, "Wie is de directeur?"),  # there are two
        (OFFICES, 0, "Wie was voorzitter van de commissie?"),  # of the raad
        (PEOPLE, 0, "Wie is Petra Hovestadt?"),  # what is asked for is no one cell
        (ACTIONS, 0, "Wat is het budget voor de woonvisie in 2026?"),
        (SIDES, 0, "Wat kost jeugdzorg in 2024?"),  # two columns hold money
        (SIDES, 1, "Wat zijn de baten van cultuur in 2024?"),  # the cell is empty
        (PHASES, 1, "Geldt het ontwerp ook bij bouwen?"),  # that is not what is asked for
        (PHASES, 1, "Wat zijn het ontwerp en de taak bij bouwen?"),
        (GOALS, 0, "Wat is het doel van het Stationsplein?"),  # three columns may be meant
        (GOALS, 0, "Welk doel en welke opzet heeft het Stationsplein?"),
        (TWICE, 0, "Wat zijn de lasten van jeugd?"),  # two columns are called that
        (TWICE, 0, "Wat zijn de lasten van jeugd in 2025?"),
    ],
)
def test_nothing_is_pointed_out_that_is_not_sure(table: Table, row: int, question: str) -> None:
    assert pointed_out(table, row, question) == ""


def test_a_follow_up_may_name_another_column() -> None:
    before = ["Hoeveel kost het onderhoud van wegen in 2024?"]
    assert pointed_out(COSTS, 0, "en in 2025?", before) == "1.395"


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("Welke fasen zijn er in de levenscyclus?", ["Validatie", "Bouwen", "Ingebruikname"]),
        ("Noem de namen bij CRISP-DM.", ["Evaluation", "Modeling", "Deployment"]),
        ("Welke fasen zijn er bij Modeling van CRISP-DM?", ["", "", ""]),  # that column is given in one row
        ("Welke fasen en taken zijn er?", ["", "", ""]),  # two columns are asked for
        ("Wat is de fase Validatie bij CRISP-DM?", ["Evaluation", "", ""]),  # one row is asked for
    ],
)
def test_rows_that_answer_together_are_asked_for_the_same_column(question: str, cells: list[str]) -> None:
    found = document_of(PHASES)
    asked = asked_cells(library_of(PHASES, "namen"), understand(question, (), BodyFinder([], [])), found, range(3))
    assert [found.sentences[row].cells[cell] if cell >= 0 else "" for row, cell in asked.items()] == cells


def test_a_sentence_has_no_cells() -> None:
    asked = understand("Hoeveel kost het?", (), BodyFinder([], []))
    assert asked_cell(library_of(COSTS), asked, document(), 0) == -1


@pytest.mark.parametrize(
    ("cell", "asked", "scattered"),
    [
        ("lid van de commissie werk, voorzitter van de raad", "voorzitter commissie", True),
        ("lid van de commissie werk, voorzitter van de raad", "voorzitter raad", False),
        ("voorzitter van de commissie werk, lid van de raad", "voorzitter commissie", False),
        ("onderhoud wegen, groen", "onderhoud groen", False),
        ("voorzitter", "voorzitter commissie", False),
    ],
)
def test_offices_that_are_enumerated_are_not_one(cell: str, asked: str, scattered: bool) -> None:
    assert is_scattered(("Jan", cell, ""), frozenset(terms(asked))) is scattered
