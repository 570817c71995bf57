"""Tables under heads in bold are read row by row where their cells are centred; columns of text under heads are not."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.layout import reading_order
from ingest.line import Line, Row
from tests.made_pdfs import Put, column, make_pdf, pages_of

EDGES, ROOM, LETTERS = (60, 190, 430), (120, 230, 100), (24, 44, 18)
ROWS = (
    ("Doel", "Toelichting", "Wie"),
    ("Wonen", "De gemeente bouwt woningen voor ouderen die kleiner willen gaan wonen in hun wijk.", "Gemeente"),
    ("Vervoer in de wijk en naar de stad", "Elke wijk krijgt een halte, ook waar weinig reizigers zijn.", "Provincie"),
    ("Zorg", "Wie hulp nodig heeft krijgt die thuis, van mensen die de wijk goed kennen.", "Gemeente en zorg"),
    ("Onderwijs en opvang", "Kinderen gaan naar school in hun eigen buurt.", "Gemeente, school en opvang"),
)
ABOVE = ["Boven de tabel staat een gewone alinea van de nota, die over de hele breedte van de bladzijde", "loopt."]
BELOW = ["Onder de tabel gaat de tekst verder over de volle breedte van de bladzijde, net als erboven.", "Zo is het."]


def table(white: float, middle: bool, centred: tuple[int, ...]) -> tuple[list[Put], float]:
    """A table with ``white`` points between its rows, and where it ends; its cells stand in the ``middle`` of their
    row, those of the ``centred`` columns in the middle of their column."""
    puts: list[Put] = []
    y = 700.0
    for number, row in enumerate(ROWS):
        cells = [textwrap.wrap(text, width) for text, width in zip(row, LETTERS, strict=True)]
        tallest = max(map(len, cells))
        for at, lines in enumerate(cells):
            down = 6 * (tallest - len(lines)) if middle else 0
            for line, text in enumerate(lines):
                font = "Helvetica" if number else "Helvetica-Bold"
                right = (ROOM[at] - stringWidth(text, font, 10)) / 2 if at in centred else 0
                puts.append(Put(EDGES[at] + right, y - down - 12 * line, text, bold=not number))
        y -= 12 * tallest + white
    return puts, y


def read(tmp_path: Path, puts: list[Put]) -> list[Line | Row]:
    return reading_order(pages_of(make_pdf(tmp_path / "a.pdf", [puts]))[0].runs)


@pytest.mark.parametrize("white", [0, 3, 8])
@pytest.mark.parametrize(
    ("middle", "centred"), [(False, (2,)), (False, (0, 1, 2)), (True, ()), (True, (2,)), (True, (0, 1, 2))]
)
def test_centred_cells_are_read_row_by_row(
    tmp_path: Path, white: float, middle: bool, centred: tuple[int, ...]
) -> None:
    puts, end = table(white, middle, centred)
    found = read(tmp_path, column(ABOVE, 60, 760) + puts + column(BELOW, 60, end - 20))
    assert [line.text for line in found if isinstance(line, Line)] == ABOVE + BELOW
    assert [tuple(map(" ".join, row.cells)) for row in found if isinstance(row, Row)] == list(ROWS)


def test_columns_of_text_under_heads_are_read_down(tmp_path: Path) -> None:
    text = (
        "De gemeente bouwt woningen voor ouderen die kleiner willen wonen. In elke wijk komt een halte voor de bus. "
        "Wie hulp nodig heeft krijgt die thuis. Kinderen gaan naar school in hun eigen buurt. Het zwembad blijft open, "
        "ook in de winter. De bibliotheek krijgt meer boeken voor wie wil leren lezen."
    )
    puts: list[Put] = []
    told: list[str] = []
    for at, head in enumerate(("Wonen", "Zorg", "Onderwijs")):
        lines = textwrap.wrap(text[45 * at :].partition(" ")[2], 30)
        puts += [Put(60 + 165 * at, 700, head, bold=True), *column(lines, 60 + 165 * at, 685)]
        told += [head, *lines]
    found = read(tmp_path, puts)
    assert [line.text for line in found if isinstance(line, Line)] == told
