"""Tables with rulings are read row by row, whatever stands where in a cell."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.layout import reading_order
from ingest.line import Line, Row
from ingest.ruled import _merged
from ingest.run import Cell, Run
from ingest.tables import put_back, take_tables
from tests.made_pdfs import Put, column, pages_of

XS, YS = (60, 160, 330, 420), (700, 670, 600, 540)
CELLS = {  # by the lower left corner of their first line: the columns are filled from the bottom, save the second
    (64, 674): ["Fase"], (164, 674): ["Omschrijving"], (334, 674): ["Wie"],
    (64, 604): ["Ontwerp"], (334, 604): ["raad"],
    (164, 655): ["In deze fase wordt het plan van", "de wijk gemaakt, met wie er woont."],
    (64, 544): ["Bouw"], (164, 585): ["In deze fase wordt er gebouwd", "en gewerkt."],
    (334, 557): ["college en", "raad"],
}  # fmt: skip
ROWS = [
    ("Fase", "Omschrijving", "Wie"),
    ("Ontwerp", "In deze fase wordt het plan van de wijk gemaakt, met wie er woont.", "raad"),
    ("Bouw", "In deze fase wordt er gebouwd en gewerkt.", "college en raad"),
]


def made(path: Path, puts: Sequence[Put], boxes: Sequence[tuple[float, float, float, float]], fill: int = 0) -> Path:
    """A PDF with text, and rectangles from (x0, y0) to (x1, y1)."""
    canvas = Canvas(str(path), invariant=1)
    canvas.setFillGray(0.9)
    for x0, y0, x1, y1 in boxes:
        canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=1 - fill, fill=fill)
    canvas.setFillGray(0)
    for put in puts:
        canvas.setFont("Helvetica-Bold" if put.bold else "Helvetica", put.size)
        canvas.drawString(put.x, put.y, put.text)
    canvas.save()
    return path


def read(path: Path) -> list[Line | Row]:
    return reading_order(pages_of(path)[0].runs)


def told(lines: Sequence[Line | Row]) -> list[str | tuple[str, ...]]:
    return [line.text if isinstance(line, Line) else tuple(" ".join(cell) for cell in line.cells) for line in lines]


PUTS = [put for (x, y), texts in CELLS.items() for put in column(texts, x, y)]
BOXES = [(a, d, b, c) for a, b in itertools.pairwise(XS) for c, d in itertools.pairwise(YS)]


@pytest.mark.parametrize("fill", [0, 1])
def test_a_table_comes_row_by_row_where_it_stands(tmp_path: Path, fill: int) -> None:
    above, below = Put(60, 740, "Wat voorafgaat aan de tabel."), Put(60, 500, "Wat daarna komt.")
    found = read(made(tmp_path / "a.pdf", [below, above, *PUTS], BOXES, fill))
    assert told(found) == [above.text, *ROWS, below.text]


def test_a_table_on_a_turned_page(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=made(tmp_path / "a.pdf", PUTS, BOXES))
    writer.pages[0].rotate(90)
    writer.pages[0].transfer_rotation_to_content()
    writer.pages[0].rotate(270)
    writer.write(tmp_path / "b.pdf")
    assert told(read(tmp_path / "b.pdf")) == ROWS


def test_text_of_neighbouring_cells_is_parted_at_the_ruling(tmp_path: Path) -> None:
    """Printed in one go, with no more than a space between them, as programs do that write a line at a time."""
    rows = [("Onderdeel", "Bedrag"), ("Onderhoud", "Twee ton"), ("Toezicht", "Een ton")]
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.setFont("Helvetica", 10)
    for y, (left, right) in zip((685, 665, 645), rows, strict=True):
        canvas.rect(50, y - 4, 62, 20)
        canvas.rect(112, y - 4, 80, 20)
        canvas.drawString(111 - stringWidth(left, "Helvetica", 10), y, f"{left} {right}")
    canvas.save()
    assert told(read(tmp_path / "a.pdf")) == rows


def test_a_cell_that_takes_a_whole_row_is_a_line(tmp_path: Path) -> None:
    title = Put(64, 704, "Een tabel die over alle kolommen een titel heeft staan", bold=True)
    found = read(made(tmp_path / "a.pdf", [title, *PUTS], [(60, 700, 420, 720), *BOXES]))
    assert told(found) == [title.text, *ROWS]


PEOPLE = [
    ("Anna de Vries", "Ede", "voorzitter", "2021"),
    ("Jan Bos", "Rotterdam Zuid", "lid", "2021 tot 2023"),
    ("Godfried van Dam", "Tilburg", "plaatsvervanger", "2022"),
    ("Bo", "Den Haag", "secretaris", "2019"),
    ("Marry de Gaay", "Zwolle", "lid", "2020 en 2021"),
]


@pytest.mark.parametrize("ruled", [[0], [0, 2, 4]], ids=["only the head", "every other row"])
def test_a_table_that_is_ruled_in_part_stays_whole(tmp_path: Path, ruled: list[int]) -> None:
    rows = [("Naam", "Stad", "Taak", "Jaar"), *PEOPLE]
    puts = [
        Put(x, 700 - 20 * i, t) for i, row in enumerate(rows) for x, t in zip((64, 164, 264, 364), row, strict=True)
    ]
    boxes = [(x, 694 - 20 * i, x + 100, 714 - 20 * i) for i in ruled for x in (60, 160, 260, 360)]
    assert told(read(made(tmp_path / "a.pdf", puts, boxes, fill=1))) == rows


def test_boxes_that_overlap_the_text_part_nothing(tmp_path: Path) -> None:
    lines = [f"regel {10**i} loopt over alle lijnen die hieronder getekend zijn, tot aan het eind" for i in range(8)]
    found = read(made(tmp_path / "a.pdf", column(lines, 62, 690), BOXES))
    assert told(found) == lines


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    lines = [f"regel {i} van een tekst in een kader" for i in range(8)]
    found = read(made(tmp_path / "a.pdf", column(lines, 62, 690), [(50, 560, 420, 720), (50, 500, 420, 560)]))
    assert told(found) == lines


def test_a_table_in_a_column_beside_a_letter_is_kept(tmp_path: Path) -> None:
    letter = [f"regel {i} van een brief die een eind doorloopt, tot aan zijn eigen rand" for i in range(24)]
    details = ["Directie Wonen", "Turfmarkt 147", "Den Haag", "Contactpersoon", "Anna de Vries"]
    rows = [("Datum", "mei"), ("Kenmerk", "zeven"), ("Bijlage", "geen")]
    ys = (640, 625, 610, 595)
    cells = [
        Put(x, y - 11, text) for y, row in zip(ys, rows, strict=False) for x, text in zip((452, 502), row, strict=True)
    ]
    boxes = [(a, d, b, c) for a, b in ((450, 500), (500, 550)) for c, d in itertools.pairwise(ys)]
    found = read(made(tmp_path / "a.pdf", [*column(letter), *column(details, 450), *cells], boxes))
    assert told(found) == [*letter, *details, *rows]


def test_a_table_amid_aligned_cells_leaves_the_others() -> None:
    inside = [
        Run(text, x, x + 20, y, 10, False, cell=Cell(0, row, column))
        for row, y in enumerate((700, 688))
        for column, (x, text) in enumerate(((200, "a"), (230, "b")))
    ]
    runs, tables = take_tables([Run("Naam", 60, 90, 700, 10, False), *inside])
    cells = (("Naam",), (runs[-1].text,), ("Bedrag",))
    assert told(put_back([Row(cells, 700, 10, False)], tables)) == [("Naam", "", "Bedrag"), ("a", "b"), ("a", "b")]


def test_rules_below_zero_stay_two() -> None:
    assert _merged([(10, -30, -20), (10, 100, 200)]) == [(10, -30, -20), (10, 100, 200)]
    assert _merged([(10, -30, -20), (11, -21, 5)]) == [(10.5, -30, 5)]


def test_heads_whose_ruling_is_a_colour_are_cells_of_their_own(tmp_path: Path) -> None:
    """The ruling between the first two columns begins under the heads, which each stand in one of them."""
    boxes = [(60, 670, 330, 700), (330, 670, 420, 700), *BOXES[1::3], *BOXES[2::3]]
    found = [line for line in read(made(tmp_path / "a.pdf", PUTS, boxes)) if isinstance(line, Row)]
    assert told(found) == ROWS
    assert found[0].wide == (1, 1, 1)


def test_a_head_over_two_columns_takes_both(tmp_path: Path) -> None:
    puts = [Put(64, 704, "Plan"), Put(200, 704, "Wat en wie"), *PUTS]
    boxes = [(60, 700, 160, 720), (160, 700, 420, 720), *BOXES]
    found = [line for line in read(made(tmp_path / "a.pdf", puts, boxes)) if isinstance(line, Row)]
    assert (found[0].wide, found[1].wide) == ((1, 2, 0), (1, 1, 1))
    assert found[0].edges == found[1].edges == pytest.approx((60, 160, 330))


LINED = [("Thema", "Maatregel"), ("Wonen", "bouwen in de wijk"), ("Zorg", "hulp dichtbij"), ("Werk", "een eigen baan")]


@pytest.mark.parametrize("standing", [(200,), (56, 200, 330)])
@pytest.mark.parametrize("open_at", ["top", "foot", "both"])
def test_a_table_that_is_open_at_its_sides_or_comes_from_the_page_before(
    tmp_path: Path, standing: tuple[int, ...], open_at: str
) -> None:
    puts = [
        Put(x, 700 - 14 * at, text) for at, cells in enumerate(LINED) for x, text in zip((60, 204), cells, strict=True)
    ]
    heights = [696 - 14 * at for at in range(-1, 4)]
    heights = heights[open_at != "foot" : None if open_at == "top" else -1]
    lines = [(56, y, 330, y) for y in heights] + [(x, 654, x, 710) for x in standing]
    assert told(read(made(tmp_path / "a.pdf", puts, lines))) == LINED


def test_lines_between_paragraphs_are_no_table(tmp_path: Path) -> None:
    texts = ["De gemeente bouwt woningen in de wijk.", "Het waterschap bewaakt de dijken.", "De provincie betaalt."]
    puts = [Put(60, 700 - 14 * at, text) for at, text in enumerate(texts)]
    lines = [(56, 696 - 14 * at, 330, 696 - 14 * at) for at in range(-1, 3)]
    assert told(read(made(tmp_path / "a.pdf", puts, lines))) == texts
