"""Which rows hold the heads of columns, and which head stands above which cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.blocks import Block
from ingest.document import Sentence
from ingest.heads import ColumnHeads, header_rows
from ingest.line import Line, Row
from ingest.outline import make_sentences

EDGES = (60.0, 160.0, 260.0)


def row(*cells: str, bold: bool = False, table: int = 0) -> Row:
    return Row(tuple((cell,) if cell else () for cell in cells), 700, 10, bold, table=table)


def line(text: str) -> Line:
    return Line(text, 60, 160, 700, 10, False)


def block(
    *cells: str,
    page: int = 1,
    header: bool = False,
    edges: Sequence[float] = EDGES,
    wide: tuple[int, ...] = (),
    table: int = 0,
) -> Block:
    text = " ".join(filter(None, cells))
    return Block("row", text, ((0, page),), 0, cells, header, tuple(edges)[: len(cells)], wide, table)


@pytest.mark.parametrize(
    "head",
    [
        ("Onderdeel", "2023", "2024"),
        ("", "2023", "2024"),
        ("Lasten", "Begroting 2023", "Raming 2024"),
        ("", "Man", "Vrouw"),
    ],
)
def test_a_plain_row_above_figures_holds_the_heads(head: tuple[str, ...]) -> None:
    assert header_rows([row(*head), row("Wegen", "1.250", "980"), row("Groen", "12", "-")]) == {0}


def test_a_plain_row_of_known_names_or_above_texts_holds_the_heads() -> None:
    people = [row("Anna de Vries", "lid", "Ede"), row("Jan Bos", "voorzitter", "Zwolle")]
    assert header_rows([row("Naam", "Functie", "Wie"), *people]) == {0}
    assert header_rows(people * 2) == set()
    long = "Dit is een cel met een hele zin die lang is."
    assert header_rows([row("Wijze", "Uitleg"), row("Eigen", long), row("Samen", long)]) == {0}


@pytest.mark.parametrize("first", [("Opgericht", "1998", "2003"), ("Inwoners", "12.000", "980"), ("Leden", "", "3")])
def test_a_plain_row_that_may_tell_something_holds_no_heads(first: tuple[str, ...]) -> None:
    assert header_rows([row(*first), row("Wegen", "1.250", "980"), row("Groen", "12", "-")]) == set()


def test_a_row_that_says_what_the_rows_below_it_say_holds_no_heads() -> None:
    rows = [
        row("Project Noord", "Gemeente Leiden", "Fase twee"),
        row("Project Zuid", "Gemeente Delft", "Fase een"),
        row("Project Oost", "Gemeente Gouda", "Fase drie"),
    ]
    assert header_rows(rows) == set()
    assert header_rows([row("Project", "Gemeente", "Fase"), *rows]) == {0}
    assert header_rows(
        [row("Project", "Gemeente", "Fase"), row("Noord", "Leiden", "1"), row("Zuid", "Delft", "2")]
    ) == {0}


def test_a_title_does_not_end_a_ruled_table() -> None:
    lines = [
        row("Post", "Raming", bold=True, table=1),
        row("Wonen", "9", table=1),
        line("Baten"),
        row("Totaal", "9", bold=True, table=1),
        row("Leges", "9", table=1),
    ]
    assert header_rows(lines) == {0}


def heads_of(*blocks: Block) -> list[tuple[str, ...]]:
    heads, found = ColumnHeads(), []
    for item in blocks:
        if item.kind != "row":
            heads.pass_by(item)
        elif item.header:
            heads.add(item)
        else:
            found.append(heads.of(item))
    return found


HEAD = block("Naam", "Partij", "Functie", header=True, table=1)
SAID = ("Naam", "Partij", "Functie")
TEXT = Block("paragraph", "Daarna komt iets anders.", ((0, 1),))
NOTE = Block("note", "1 Een noot.", ((0, 1),))


def test_a_table_runs_on_over_the_page_and_behind_a_note() -> None:
    over = block("Jan", "B", "lid", page=2, table=1)
    assert heads_of(HEAD, block("Anna", "A", "lid", table=1), NOTE, over) == [SAID, SAID]


def test_what_is_not_surely_the_same_table_has_no_heads() -> None:
    anna = block("Anna", "A", "lid", table=1)
    assert heads_of(HEAD, anna, block("Jan", "B", "lid", page=2, edges=(60, 190, 300))) == [SAID, ()]
    assert heads_of(HEAD, anna, TEXT, block("Jan", "B", "lid", page=2, table=1)) == [SAID, ()]
    assert heads_of(HEAD, anna, TEXT, anna) == [SAID, SAID]  # rulings say that it is the same


def test_a_table_with_an_empty_column_on_the_next_page() -> None:
    assert heads_of(HEAD, block("Jan", "lid", page=2, edges=(60, 260))) == [("Naam", "Functie")]


def test_a_head_over_several_columns() -> None:
    edges = (60.0, 100.0, 140.0)
    upper = block("Post", "2024", "", header=True, edges=edges, wide=(1, 2, 0))
    lower = block("", "Lasten", "Baten", header=True, edges=edges)
    body = block("Wonen", "9", "8", edges=edges)
    assert heads_of(upper, lower, body) == [("Post", "2024 Lasten", "2024 Baten")]
    unsure = block("Post", "2024", "", header=True, edges=edges)
    assert heads_of(unsure, lower, body) == [("", "Lasten", "Baten")]


def test_a_sentence_knows_its_cells_and_what_they_are_called() -> None:
    (found,) = make_sentences([HEAD, block("Anna", "", "lid van de raad", table=1)], lambda page: page)
    assert (found.text, found.cells, found.heads) == ("Anna lid van de raad", ("Anna", "", "lid van de raad"), SAID)


def test_a_title_is_of_the_rows_of_its_table_alone() -> None:
    title = Block("heading", "Baten", ((0, 1),), 1, table=1)
    rows = [HEAD, block("Anna", "A", "lid", table=1), title, block("Jan", "B", "lid", table=1), TEXT]
    found: tuple[Sentence, ...] = make_sentences(rows, lambda page: page)
    assert [(s.path, s.heads) for s in found] == [((), SAID), (("Baten",), SAID), ((), ())]
