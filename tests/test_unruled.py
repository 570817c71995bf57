"""Without rulings tables of three columns or more are read row by row, and boxes of a few lines column by column."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.layout import reading_order
from ingest.line import Line, Row
from ingest.read import read_document
from tests.made_pdfs import Put, column, make_pdf, pages_of

EDGES, WIDTHS = (60, 190, 430), (24, 44, 18)
ROWS = (
    ("Doel", "Toelichting", "Wie"),
    ("Wonen", "De gemeente bouwt woningen voor ouderen die kleiner willen gaan wonen in hun wijk.", "Gemeente"),
    (
        "Vervoer in de wijk en naar de stad",
        "Elke wijk krijgt een halte, ook als er weinig reizigers zijn.",
        "Provincie",
    ),
    (
        "Zorg",
        "Wie hulp nodig heeft krijgt die thuis, van mensen die de wijk en haar bewoners kennen.",
        "Gemeente en zorg",
    ),
)
BELOW = [
    "Onder de tabel gaat de tekst verder over de volle breedte van de bladzijde, zoals die erboven.",
    "Daar staat een tweede regel van, die ook aan dezelfde kant begint en die net zo ver doorloopt.",
]


def table(rows: Sequence[Sequence[str]], white: float, bold: bool = True) -> list[Put]:
    puts: list[Put] = []
    y = 700.0
    for number, row in enumerate(rows):
        cells = [textwrap.wrap(text, width) for text, width in zip(row, WIDTHS, strict=True)]
        for x, lines in zip(EDGES, cells, strict=True):
            puts += [Put(x, y - 12 * at, line, bold=bold and number == 0) for at, line in enumerate(lines)]
        y -= 12 * max(map(len, cells)) + white
    return puts


def read(tmp_path: Path, puts: list[Put]) -> list[Line | Row]:
    return reading_order(pages_of(make_pdf(tmp_path / "a.pdf", [puts]))[0].runs)


def told(found: Sequence[Line | Row]) -> list[tuple[str, ...]]:
    return [tuple(" ".join(cell) for cell in row.cells) for row in found if isinstance(row, Row)]


@pytest.mark.parametrize("white", [0, 8])
def test_rows_of_long_cells_with_text_above_and_below(tmp_path: Path, white: float) -> None:
    above, below = column(BELOW, 60, 760), column(BELOW, 60, 480)
    found = read(tmp_path, above + table(ROWS, white) + below)
    assert told(found) == list(ROWS)
    assert [line.text for line in found if isinstance(line, Line)] == BELOW * 2


def test_heads_so_near_each_other_that_they_look_like_one_text(tmp_path: Path) -> None:
    heads = ("Doelen van ons voorstel", *ROWS[0][1:])
    assert told(read(tmp_path, table([heads, *ROWS[1:]], 8))) == [heads, *ROWS[1:]]


def test_three_columns_of_text_stay_columns(tmp_path: Path) -> None:
    texts = [[f"{name} regel {i} loopt door tot de rand" for i in range(9)] for name in ("een", "twee", "drie")]
    puts = [put for x, lines in zip((40, 220, 400), texts, strict=True) for put in column(lines, x)]
    found = read(tmp_path, puts)
    assert not told(found)
    assert [line.text for line in found if isinstance(line, Line)] == [line for lines in texts for line in lines]


def test_text_that_begins_where_a_table_does_is_no_row_of_it(tmp_path: Path) -> None:
    short = [("Doel", "Wie", "Wanneer"), ("Wonen", "Gemeente", "volgend jaar"), ("Zorg", "Provincie", "dit najaar")]
    cells = [Put(x, 700 - 13 * at, text) for at, row in enumerate(short) for x, text in zip(EDGES, row, strict=True)]
    found = read(tmp_path, cells + column(BELOW, 60, 661))
    assert told(found) == short
    assert [line.text for line in found if isinstance(line, Line)] == BELOW


def test_where_a_table_comes_from_is_no_row_of_it(tmp_path: Path) -> None:
    short = [("Doel", "Wie", "Wanneer"), ("Wonen", "Gemeente", "volgend jaar"), ("Zorg", "Provincie", "dit najaar")]
    cells = [Put(x, 700 - 13 * at, text) for at, row in enumerate(short) for x, text in zip(EDGES, row, strict=True)]
    found = read(tmp_path, [*cells, Put(60, 661, "Bron: CBS")])
    assert told(found) == short
    assert [line.text for line in found if isinstance(line, Line)] == ["Bron: CBS"]


def test_a_table_amid_a_sentence_stands_apart(tmp_path: Path) -> None:
    above = [
        "Het geld dat de gemeenten krijgen voor het bouwen van woningen is te zien in de tabel",
        "die hieronder staat en die elk jaar in het voorjaar opnieuw wordt gemaakt, waarbij het",
    ]
    below = ["ministerie uitgaat van het aantal inwoners. Daarna staat er nog een gewone zin onder."]
    short = [("Doel", "Wie", "Wanneer"), ("Wonen", "Gemeente", "volgend jaar"), ("Zorg", "Provincie", "dit najaar")]
    cells = [Put(x, 700 - 13 * at, text) for at, row in enumerate(short) for x, text in zip(EDGES, row, strict=True)]
    pdf = make_pdf(tmp_path / "a.pdf", [column(above, 60, 739) + cells + column(below, 60, 648)])
    texts = [sentence.text for sentence in read_document(pdf, Catalogue()).sentences]
    assert texts[0].endswith("waarbij het ministerie uitgaat van het aantal inwoners.")
    assert "Zorg Provincie dit najaar" in texts


HEADS = ("Ouderen", "Jongeren", "Gezinnen")
TEXTS = (
    ["Wie kleiner wil gaan wonen", "krijgt hulp bij het zoeken."],
    ["Starters krijgen voorrang in", "de wijk waar zij al wonen."],
    ["In elke wijk komt een plein", "waar kinderen spelen."],
)
POINTS = (
    ["een huis zonder trap", "hulp aan huis"],
    ["een kamer in de", "  stad"],
    ["een tuin", "een school om de hoek"],
)


def box(texts: Sequence[Sequence[str]], top: float, heads: Sequence[str] = (), size: float = 10) -> list[Put]:
    """Columns of a few lines between running text; a line that begins with white hangs."""
    puts = column(BELOW, 60, 760) + column(BELOW, 60, 560)
    for number, lines in enumerate(texts):
        x = 60 + 165 * number
        puts += [Put(x, top + 20, heads[number], size, bold=True)] if heads else []
        puts += [Put(x + 9 * line.startswith(" "), top - 12 * at, line.strip()) for at, line in enumerate(lines)]
    return puts


@pytest.mark.parametrize("size", [10, 14])
@pytest.mark.parametrize("heads", [(), HEADS])
def test_a_box_of_three_columns_is_read_column_by_column(tmp_path: Path, heads: Sequence[str], size: float) -> None:
    found = read(tmp_path, box(TEXTS, 660, heads, size))
    expected = [line for at, lines in enumerate(TEXTS) for line in [*heads[at : at + 1], *lines]]
    assert [line.text if isinstance(line, Line) else "" for line in found] == [*BELOW, *expected, *BELOW]


@pytest.mark.parametrize("columns", [2, 3])
def test_a_box_of_points_is_read_column_by_column(tmp_path: Path, columns: int) -> None:
    texts = [[line if line.startswith(" ") else f"• {line}" for line in lines] for lines in POINTS[:columns]]
    found = read(tmp_path, box(texts, 660, HEADS[:columns]))
    expected = [line.strip() for head, lines in zip(HEADS, texts, strict=False) for line in [head, *lines]]
    assert [line.text if isinstance(line, Line) else "" for line in found] == [*BELOW, *expected, *BELOW]


def test_points_level_in_two_columns_of_text_are_no_box(tmp_path: Path) -> None:
    left = [f"links regel {i} loopt door tot aan de rand van de kolom" for i in range(8)]
    right = [f"rechts regel {i} loopt door tot de rand van deze kolom" for i in range(8)]
    left[5:], right[5:] = (["• een huis zonder trap", "• hulp aan huis", "• een tuin"] for _ in range(2))
    found = read(tmp_path, column(left, 40) + column(right, 310))
    assert [line.text if isinstance(line, Line) else "" for line in found] == left + right


def test_large_figures_stand_before_what_they_count(tmp_path: Path) -> None:
    counted = (["ouderen wonen nu in een te", "groot huis"], ["van de gezinnen zoekt een", "huis met een tuin"])
    puts = box(counted, 660, ("1,2 miljoen", "33%"), 22)
    pdf = make_pdf(tmp_path / "a.pdf", [[put._replace(y=put.y + 4) if put.size == 22 else put for put in puts]])
    texts = [sentence.text for sentence in read_document(pdf, Catalogue()).sentences]
    assert "1,2 miljoen ouderen wonen nu in een te groot huis" in texts
    assert "33% van de gezinnen zoekt een huis met een tuin" in texts
