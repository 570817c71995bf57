"""Cells in the middle beside a taller neighbour are paired by their middles."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ingest.centred import CellLine, centred_rows
from ingest.layout import reading_order
from ingest.line import Line, Row
from tests.made_pdfs import Put, column, make_pdf, pages_of

ROWS = (
    ("Wonen", "De gemeente bouwt woningen voor ouderen die kleiner willen gaan wonen in hun eigen wijk of dorp."),
    ("Vervoer in de wijk en naar de stad en verder weg", "Elke wijk krijgt een halte voor de bus."),
    ("Zorg", "Wie hulp nodig heeft krijgt die thuis, van mensen die de wijk en haar bewoners goed kennen."),
    ("Groen in de buurt", "Bij elk plein komen bomen, en waar dat kan ook een tuin die de bewoners zelf onderhouden."),
)


def table(white: float, heads: bool) -> list[Put]:
    rows = [("Doel", "Wat wij doen"), *ROWS] if heads else [*ROWS]
    puts: list[Put] = []
    y = 700.0
    for number, row in enumerate(rows):
        cells = [textwrap.wrap(text, width) for text, width in zip(row, (20, 46), strict=True)]
        high = max(map(len, cells))
        for x, lines in zip((60, 200), cells, strict=True):
            top = y - 6 * (high - len(lines))
            puts += [Put(x, top - 12 * at, line, bold=heads and number == 0) for at, line in enumerate(lines)]
        y -= 12 * high + white
    return puts


def read(tmp_path: Path, puts: list[Put]) -> list[Line | Row]:
    return reading_order(pages_of(make_pdf(tmp_path / "a.pdf", [puts]))[0].runs)


@pytest.mark.parametrize("heads", [True, False])
@pytest.mark.parametrize("white", [0, 8])
def test_cells_in_the_middle_are_read_row_by_row(tmp_path: Path, white: float, heads: bool) -> None:
    found = read(tmp_path, table(white, heads))
    rows = [tuple(" ".join(cell) for cell in row.cells) for row in found if isinstance(row, Row)]
    assert rows == ([("Doel", "Wat wij doen")] if heads else []) + list(ROWS)


@pytest.mark.parametrize("lower", [0, 4, 6.5])
def test_columns_of_text_beside_each_other_are_no_rows(tmp_path: Path, lower: float) -> None:
    left = [f"links regel {i} loopt door tot aan de rand van de kolom" for i in range(8)]
    right = [f"rechts regel {i} loopt door tot de rand van deze kolom" for i in range(8)]
    found = read(tmp_path, column(left, 40) + column(right, 310, 760 - lower))
    assert [line.text if isinstance(line, Line) else "" for line in found] == left + right


def lines(*ys: float) -> list[CellLine]:
    return [CellLine(y, True) for y in ys]


def test_level_lines_are_no_cells_in_the_middle() -> None:
    assert centred_rows(lines(700, 688, 676, 664), lines(700, 688, 676, 664)) == []
    assert centred_rows(lines(694, 664, 640), lines(700, 688, 670, 658, 640)) == [(1, 2), (1, 2), (1, 1)]
