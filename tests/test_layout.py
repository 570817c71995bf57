from pathlib import Path

from ingest.layout import Line, Row, reading_order
from ingest.pdf import read_pdf
from tests.made_pdfs import LEADING, Put, column, make_pdf

LEFT = [f"links regel {i} loopt door tot aan de rand van de kolom" for i in range(8)]
RIGHT = [f"rechts regel {i} loopt door tot de rand van deze kolom" for i in range(8)]


def lines(tmp_path: Path, puts: list[Put]) -> list[Line | Row]:
    return reading_order(read_pdf(make_pdf(tmp_path / "a.pdf", [puts])).pages[0].runs)


def texts(found: list[Line | Row]) -> list[str]:
    return [line.text for line in found if isinstance(line, Line)]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    found = lines(tmp_path, column(LEFT, 40) + column(RIGHT, 310))
    assert texts(found) == LEFT + RIGHT


def test_heading_over_two_columns_comes_between(tmp_path: Path) -> None:
    heading = Put(40, 760 - 8 * LEADING - 10, "Een kop die over de beide kolommen van deze bladzijde heen loopt", 18)
    below = [Put(x, y - 150, t, s) for x, y, t, s, _ in column(LEFT, 40) + column(RIGHT, 310)]
    found = texts(lines(tmp_path, column(LEFT, 40) + column(RIGHT, 310) + [heading] + below))
    assert found == LEFT + RIGHT + [heading.text] + LEFT + RIGHT


def test_content_order_does_not_matter(tmp_path: Path) -> None:
    assert texts(lines(tmp_path, list(reversed(column(LEFT))))) == LEFT


def test_table_is_read_row_by_row_with_wrapped_cells_joined(tmp_path: Path) -> None:
    table = [
        *(Put(x, 700, t, bold=True) for x, t in ((60, "Naam"), (200, "Organisatie"), (400, "Functie"))),
        *(Put(x, 680, t) for x, t in ((60, "Anna de Vries"), (200, "Nationaal Programma"), (400, "directeur"))),
        Put(200, 668, "Rotterdam Zuid"),
        *(Put(x, 648, t) for x, t in ((60, "Jan Bos"), (200, "EUR"), (400, "lid"))),
    ]
    rows = [line for line in lines(tmp_path, table) if isinstance(line, Row)]
    assert [row.cells for row in rows] == [
        (("Naam",), ("Organisatie",), ("Functie",)),
        (("Anna de Vries",), ("Nationaal Programma", "Rotterdam Zuid"), ("directeur",)),
        (("Jan Bos",), ("EUR",), ("lid",)),
    ]
    assert [row.bold for row in rows] == [True, False, False]


def test_numbers_in_the_margin_are_no_column(tmp_path: Path) -> None:
    numbers = [Put(40, 760 - i * LEADING, f"{i + 1}.") for i in range(6)]
    found = texts(lines(tmp_path, numbers + column(LEFT[:6], 70)))
    assert found == [f"{i + 1}. {line}" for i, line in enumerate(LEFT[:6])]


def test_footnote_mark_is_no_letter_of_the_word(tmp_path: Path) -> None:
    found = texts(lines(tmp_path, [Put(60, 700, "gemeente"), Put(102.5, 704, "1", 6), Put(110, 700, "en stad")]))
    assert found == ["gemeente en stad"]
