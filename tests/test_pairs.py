"""A table of two columns of text is read row by row, a small box in two columns one column after the other."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.document import Sentence
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, column, make_pdf

TEXT = (
    "Met deze nota informeert het college de raad over de woningbouw in de stad. De gemeente wil dat ouderen langer "
    "zelfstandig wonen in hun eigen wijk. Daarvoor zijn woningen nodig zonder trap, waar de zorg dichtbij is."
)
LEFT = "De gemeente bouwt in vier jaar duizend woningen voor ouderen in de wijken waar nu weinig woningen zijn."
RIGHT = "De provincie betaalt een derde van de kosten en het rijk legt de rest bij uit de pot voor de woningbouw."
HEADS = ("Onderwerp", "Wat er gaat gebeuren")
ROWS = [
    ("De bouw van woningen voor ouderen in de kernen", "De gemeente bouwt in vier jaar duizend woningen in de wijken."),
    ("Het vervoer naar het ziekenhuis en de huisarts", "De provincie betaalt een derde van de kosten van de bussen."),
    ("Ontmoeten", "In elke wijk komt een plek waar mensen elkaar zien en samen kunnen eten."),
]


def around(puts: list[Put], top: float = 780, bottom: float = 300) -> list[Put]:
    """``puts`` between two paragraphs."""
    lines = textwrap.wrap(TEXT, 88)
    return [*column(lines, top=top), *puts, *column(lines, top=bottom)]


def read(path: Path, *pages: list[Put]) -> list[Sentence]:
    return list(read_document(make_pdf(path / "a.pdf", pages), Catalogue()).sentences)


def table(rows: list[tuple[str, str]], white: float, wide: int = 22, bold: int = 0) -> list[Put]:
    puts, y = [], 600.0
    for at, cells in enumerate(rows):
        wrapped = [textwrap.wrap(cell, width) for cell, width in zip(cells, (wide, 40), strict=True)]
        for x, lines in zip((60, 280), wrapped, strict=True):
            puts += [Put(x, y - i * LEADING, line, bold=at < bold) for i, line in enumerate(lines)]
        y -= LEADING * max(map(len, wrapped)) + white
    return puts


@pytest.mark.parametrize("wide", [22, 32])
@pytest.mark.parametrize("white", [0, 8])
def test_a_table_of_two_columns_of_text_is_read_row_by_row(tmp_path: Path, white: float, wide: int) -> None:
    found = [s for s in read(tmp_path, around(table([HEADS, *ROWS], white, wide, bold=1))) if s.kind == "row"]
    assert [s.cells for s in found] == ROWS
    assert {s.heads for s in found} == {HEADS}
    plain = [s.cells for s in read(tmp_path, around(table(ROWS, white))) if s.kind == "row"]
    assert plain == ROWS


def test_short_rows_under_bold_heads_are_a_table(tmp_path: Path) -> None:
    rows = [("Anna de Vries", "Voorzitter"), ("Bert Jansen", "Lid namens bewoners"), ("Cor Smit", "Secretaris")]
    found = [s for s in read(tmp_path, around(table([("Naam", "Functie"), *rows], 0, bold=1))) if s.kind == "row"]
    assert [s.told for s in found] == [f"Naam: {name}; Functie: {role}" for name, role in rows]


def test_rows_of_one_line_may_go_on_with_a_small_letter(tmp_path: Path) -> None:
    rows = [("Onderdeel", "Wie"), ("Woningen bouwen", "de gemeente"), ("Vervoer", "de provincie"), ("Zorg", "het rijk")]
    found = read(tmp_path, around(table(rows, 0, bold=1)))
    assert [sentence.cells for sentence in found if sentence.kind == "row"] == rows[1:]


def test_columns_of_text_under_bold_heads_are_no_rows(tmp_path: Path) -> None:
    columns = [textwrap.wrap(text, 34) for text in (LEFT, RIGHT)]
    puts = [put for x, lines in zip((60, 300), columns, strict=True) for put in column(lines, x, 560)]
    heads = [Put(60, 560 + LEADING, "Gemeente", bold=True), Put(300, 560 + LEADING, "Provincie", bold=True)]
    assert not [sentence for sentence in read(tmp_path, around(heads + puts)) if sentence.kind == "row"]


@pytest.mark.parametrize("more", ["", "Dat is meer dan in de afgelopen jaren bij elkaar."])
def test_a_box_of_a_few_lines_is_read_column_by_column(tmp_path: Path, more: str) -> None:
    left, right = f"{LEFT} {more}".strip(), f"{RIGHT} {more}".strip()
    box = [*column(textwrap.wrap(left, 44), top=600), *column(textwrap.wrap(right, 44), x=310, top=600)]
    text = " ".join(s.text for s in read(tmp_path, around(box)))
    assert f"{left} {right}" in text


def test_a_box_of_two_lines_is_read_column_by_column(tmp_path: Path) -> None:
    sides = [" ".join(side.split()[:13]) + "." for side in (LEFT, RIGHT)]
    wrapped = [textwrap.wrap(side, 44) for side in sides]
    assert [len(lines) for lines in wrapped] == [2, 2]
    box = [*column(wrapped[0], top=600), *column(wrapped[1], x=310, top=600)]
    assert " ".join(sides) in " ".join(s.text for s in read(tmp_path, around(box)))


def test_two_lines_that_end_or_hold_names_are_no_box(tmp_path: Path) -> None:
    puts = [*column(["Anna de Vries", "te Leiden"], top=600), *column(["Bert Jansen", "te Utrecht"], x=310, top=600)]
    assert "Anna de Vries te Leiden" not in " ".join(s.text for s in read(tmp_path, around(puts)))


def test_lines_of_longer_columns_are_no_box(tmp_path: Path) -> None:
    """Both columns go on above the lines that stand level, which a heading in one of them shifts."""
    first, second = (textwrap.wrap(f"{side} {TEXT} {side}", 44) for side in (LEFT, RIGHT))
    left = [*column(first[:4], top=700), *column(first[4:], top=700 - 5.5 * LEADING)]
    text = " ".join(s.text for s in read(tmp_path, [*left, *column(second, x=310, top=700)]))
    assert f"{LEFT} {TEXT} {LEFT} {RIGHT} {TEXT} {RIGHT}" in text


@pytest.mark.parametrize(
    "rows",
    [
        [("• Wonen in de wijk voor ouderen", "• Zorg voor wie dat nodig heeft"), ("• Werk in de stad", "• Sport")] * 2,
        [("Anna de Vries", "Dirk de Boer"), ("Bert Jansen", "Els Mulder"), ("Cor Smit", "Frits Bos")],
        [("Datum:", "3 mei 1999"), ("Onderwerp:", "De voortgang van de bouw in de regio"), ("Van:", "Het college")],
        [("Inleiding", "4"), ("Wonen in de wijken van de stad", "12"), ("Zorg", "20"), ("Werk", "31")],
    ],
    ids=["points", "names", "details", "contents"],
)
def test_points_names_details_and_contents_are_no_table(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    assert not [s for s in read(tmp_path, around(table(rows, 0))) if s.kind == "row"]
