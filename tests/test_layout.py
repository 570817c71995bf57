from pathlib import Path

from ingest.layout import reading_order
from ingest.line import Line, Row
from ingest.run import Run
from tests.made_pdfs import LEADING, Put, column, make_pdf, pages_of

LEFT = [f"links regel {i} loopt door tot aan de rand van de kolom" for i in range(8)]
RIGHT = [f"rechts regel {i} loopt door tot de rand van deze kolom" for i in range(8)]


def lines(tmp_path: Path, puts: list[Put]) -> list[Line | Row]:
    return reading_order(pages_of(make_pdf(tmp_path / "a.pdf", [puts]))[0].runs)


def texts(found: list[Line | Row]) -> list[str]:
    return [line.text for line in found if isinstance(line, Line)]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    found = lines(tmp_path, column(LEFT, 40) + column(RIGHT, 310))
    assert texts(found) == LEFT + RIGHT


def test_heading_over_two_columns_comes_between(tmp_path: Path) -> None:
    heading = Put(40, 760 - 8 * LEADING - 10, "Een kop die over de beide kolommen van deze bladzijde heen loopt", 18)
    begun = [f"Nu {text}" for text in (LEFT[0], RIGHT[0])]  # a sentence begins below a heading
    left, right = [begun[0], *LEFT[1:]], [begun[1], *RIGHT[1:]]
    below = [put._replace(y=put.y - 150) for put in column(left, 40) + column(right, 310)]
    found = texts(lines(tmp_path, column(LEFT, 40) + column(RIGHT, 310) + [heading] + below))
    assert found == LEFT + RIGHT + [heading.text] + left + right


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


def test_raised_figure_of_a_unit_stays(tmp_path: Path) -> None:
    found = texts(lines(tmp_path, [Put(60, 700, "minder CO"), Put(109, 704, "2", 6), Put(116, 700, "en stikstof")]))
    assert found == ["minder CO2 en stikstof"]


def test_heading_nearly_as_wide_as_one_column_hides_no_gutter(tmp_path: Path) -> None:
    heading = Put(40, 790, "Een kop die een eind voorbij de eerste kolom komt", 14)
    found = texts(lines(tmp_path, [heading, *column(LEFT, 40), *column(RIGHT, 310)]))
    assert found == [heading.text, *LEFT, *RIGHT]


def test_half_a_page_over_the_full_width_hides_no_columns(tmp_path: Path) -> None:
    wide = [
        f"een inleiding {i} die over de volle breedte van de bladzijde staat en dan ook nog even doorloopt"
        for i in range(6)
    ]
    above = [Put(40, 800 - i * LEADING, text, 11.5) for i, text in enumerate(wide)]
    below = [Put(x, y - 90, t, s) for x, y, t, s, _ in column(LEFT, 40) + column(RIGHT, 310)]
    assert texts(lines(tmp_path, above + below)) == wide + LEFT + RIGHT


def test_upper_and_lower_half_with_columns_of_their_own(tmp_path: Path) -> None:
    lower = [Put(x, y - 180, t, s) for x, y, t, s, _ in column(LEFT, 80) + column(RIGHT, 350)]
    found = texts(lines(tmp_path, column(LEFT, 40) + column(RIGHT, 310) + lower))
    assert found == LEFT + RIGHT + LEFT + RIGHT


def test_column_that_holds_columns_itself(tmp_path: Path) -> None:
    short = [f"smal {i} tekst loopt door" for i in range(8)]
    spread = column(short, 40, 700) + column(short, 170, 700) + column(RIGHT, 320, 700)
    spread += [Put(40, 740, "een zin over twee smalle kolommen"), Put(40, 727, "en nog een zin die daar staat")]
    found = texts(lines(tmp_path, spread))
    assert found[2:] == short + short + RIGHT


def test_numbered_columns_under_other_columns_are_no_table(tmp_path: Path) -> None:
    upper = column(LEFT, 90) + column(RIGHT, 345)
    heading = Put(90, 760 - 10 * LEADING, "Een kop die over de beide kolommen hierboven loopt", 15, bold=True)
    left = [f"links punt {i} loopt door tot zo" for i in range(8)]
    right = [f"rechts punt {i} loopt door tot " + ("zo", "de rand")[i == 0] for i in range(8)]
    at = 760 - 13 * LEADING
    lower = column(left, 235, at) + column(right, 420, at)
    lower += [Put(221, at - i * LEADING, str(n), bold=True) for n, i in ((1, 0), (2, 3), (3, 6))]
    lower += [Put(406, at - 5 * LEADING, "4", bold=True)]
    numbered = {0: "1 ", 3: "2 ", 6: "3 "}
    expected = [numbered.get(i, "") + text for i, text in enumerate(left)]
    expected += [("4 " if i == 5 else "") + text for i, text in enumerate(right)]
    assert texts(lines(tmp_path, [*upper, heading, *lower])) == [*LEFT, *RIGHT, heading.text, *expected]


def test_numbers_in_the_white_between_columns_stay_with_their_points(tmp_path: Path) -> None:
    heading = Put(40, 790, "Een kop die voorbij de kolom komt", 18, bold=True)
    numbers = [Put(316, 760 - i * LEADING, str(n), bold=True) for n, i in ((4, 0), (5, 4))]
    left = [text[:46] for text in LEFT]
    found = texts(lines(tmp_path, [heading, *column(left, 40), *numbers, *column(RIGHT, 330)]))
    expected = [f"4 {RIGHT[0]}", *RIGHT[1:4], f"5 {RIGHT[4]}", *RIGHT[5:]]
    assert found == [heading.text, *(text.strip() for text in left), *expected]


def test_short_heading_over_two_columns_begins_both_anew(tmp_path: Path) -> None:
    heading = Put(40, 760 - 11 * LEADING, "Wonen", 16, bold=True)
    below = [put._replace(y=put.y - 13 * LEADING) for put in column(LEFT, 40) + column(RIGHT, 310)]
    found = texts(lines(tmp_path, [*column(LEFT, 40), *column(RIGHT[:7], 310), heading, *below]))
    assert found == [*LEFT, *RIGHT[:7], "Wonen", *LEFT, *RIGHT]


def test_heading_in_one_column_leaves_the_other_whole(tmp_path: Path) -> None:
    heading = Put(40, 760 - 9.5 * LEADING, "Wonen", 16, bold=True)
    below = [put._replace(y=put.y - 11.5 * LEADING) for put in column(LEFT, 40)]
    found = texts(lines(tmp_path, [*column(LEFT, 40), heading, *below, *column(RIGHT * 2, 310)]))
    assert found == [*LEFT, "Wonen", *LEFT, *RIGHT, *RIGHT]


def test_column_of_short_points_is_a_column(tmp_path: Path) -> None:
    points = [f"• punt {i}" for i in range(6)]
    long = ["• punt met een zin erachter die lang is", "doorloopt"]
    found = texts(lines(tmp_path, column(LEFT, 40) + column([*RIGHT[:4], *points], 310)))
    assert found == LEFT + RIGHT[:4] + points
    found = texts(lines(tmp_path, column(LEFT, 40) + column([*RIGHT[:1], *long * 3], 310)))
    assert found == LEFT + RIGHT[:1] + long * 3


def test_title_in_large_type_beside_the_text_is_no_part_of_its_lines(tmp_path: Path) -> None:
    title = [Put(40, 660, "Onze", 60, bold=True), Put(40, 605, "plannen:", 60, bold=True)]
    text = [*(f"regel {i} van de tekst ernaast" for i in range(20))]
    found = lines(tmp_path, [*title, *column(text, 330)])
    assert [line.text for line in found if isinstance(line, Line) and not line.aside] == text


def test_rows_of_one_line_each_stay_apart(tmp_path: Path) -> None:
    cells = [("Almelo", "12", "3.400"), ("Breda", "31", "7.250"), ("Delft", "8", "1.100"), ("Ede", "14", "2.000")]
    table = [Put(x, 700 - i * 12, t) for i, row in enumerate(cells) for x, t in zip((60, 200, 300), row, strict=True)]
    rows = [row for row in lines(tmp_path, table) if isinstance(row, Row)]
    assert [tuple(cell[0] for cell in row.cells) for row in rows] == cells


def test_text_of_the_page_stands_where_it_does_among_what_was_read_in_its_picture() -> None:
    def run(text: str, y: float, block: int) -> Run:
        return Run(text, 60, 200, y, 10, False, block=block)

    runs = [run("onder", 40, 0), run("boven", 800, 0), run("een", 700, 1), run("twee", 400, 2)]
    assert texts(reading_order(runs)) == ["boven", "een", "twee", "onder"]
