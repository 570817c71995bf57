"""Tables of figures without rulings are read row by row, with their heads and titles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.figures import is_figure, with_figures
from ingest.layout import reading_order
from ingest.line import Line, Row
from tests.made_pdfs import BODY, Put, column, make_pdf, pages_of

RIGHT = (300, 380, 460)  # where the figures end


def flush_right(y: float, *texts: str, ends: Sequence[float] = RIGHT, bold: bool = False) -> list[Put]:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return [
        Put(end - stringWidth(text, font, BODY), y, text, bold=bold)
        for end, text in zip(ends, texts, strict=False)
        if text
    ]


def table(*rows: tuple[str, ...], top: float = 700, step: float = 20, bold: Sequence[int] = ()) -> list[Put]:
    """Rows of a label and figures."""
    puts: list[Put] = []
    for at, (label, *figures) in enumerate(rows):
        y = top - step * at
        puts += [Put(60, y, label, bold=at in bold)] if label else []
        puts += flush_right(y, *figures, bold=at in bold)
    return puts


def told(path: Path, puts: Sequence[Put]) -> list[str | tuple[str, ...]]:
    lines: list[Line | Row] = reading_order(pages_of(make_pdf(path, [puts]))[0].runs)
    return [line.text if isinstance(line, Line) else tuple(" ".join(cell) for cell in line.cells) for line in lines]


HEAD = ("Onderdeel", "2023", "2024", "2025")
ROWS = (("Wegen", "1.250", "98", "1.395"), ("Groen", "980", "1.015", "7"), ("Riolen", "2.105", "12.180", "-"))
PROSE = [f"Regel {word} van een tekst die over de hele breedte van de bladzijde loopt." for word in "abcdefgh"]


def test_figures_flush_right_stay_in_their_row(tmp_path: Path) -> None:
    puts = [*column(PROSE, top=800), *table(HEAD, *ROWS, top=680), *column(PROSE, top=590)]
    assert told(tmp_path / "a.pdf", puts) == [*PROSE, HEAD, *ROWS, *PROSE]


def test_a_label_over_two_lines_and_a_title_of_rows(tmp_path: Path) -> None:
    puts = [*table(HEAD, top=720, bold=[0]), Put(60, 700, "Lasten", bold=True)]
    puts += [*table(*ROWS[:1], top=680), Put(60, 668, "en bruggen"), *table(*ROWS[1:], top=648)]
    found = told(tmp_path / "a.pdf", puts)
    assert found == [HEAD, "Lasten", ("Wegen en bruggen", *ROWS[0][1:]), *ROWS[1:]]


def test_heads_over_two_lines(tmp_path: Path) -> None:
    puts = flush_right(732, "Rekening", "Begroting", "Begroting", bold=True) + table(HEAD, *ROWS, top=720, bold=[0])
    found = told(tmp_path / "a.pdf", puts)
    assert found == [("Onderdeel", "Rekening 2023", "Begroting 2024", "Begroting 2025"), *ROWS]


def test_a_head_over_two_columns_is_not_taken_for_one_of_them(tmp_path: Path) -> None:
    head = ("Onderdeel", "Lasten", "Baten", "Saldo")
    puts = [Put(316, 720, "2024", bold=True), *table(head, *ROWS, bold=[0])]
    assert [row for row in told(tmp_path / "a.pdf", puts) if isinstance(row, tuple)] == [head, *ROWS]


def test_words_in_two_columns_before_the_figures(tmp_path: Path) -> None:
    rows = [("Onderdeel", "Wie", "2023", "2024"), ("Wegen", "gemeente", "1.250", "98"), ("Groen", "wijk", "980", "7")]
    rows += [("Riolen", "waterschap", "2.105", "12.180"), ("Parken", "gemeente", "31", "45")]
    puts = table(*((label, "", *figures) for label, _, *figures in rows), top=680, bold=[0])
    puts += [Put(160, 680 - 20 * at, row[1], bold=not at) for at, row in enumerate(rows)]
    assert told(tmp_path / "a.pdf", [*column(PROSE, top=800), *puts, *column(PROSE, top=540)]) == [
        *PROSE,
        *rows,
        *PROSE,
    ]


def test_bold_heads_may_stand_somewhat_apart(tmp_path: Path) -> None:
    puts = [*table(HEAD, top=706, bold=[0]), *table(*ROWS, top=680)]
    assert told(tmp_path / "a.pdf", puts) == [HEAD, *ROWS]


def test_words_behind_the_figures_are_a_column_of_their_own(tmp_path: Path) -> None:
    puts = table(HEAD, *ROWS) + [
        Put(480, 700 - 20 * at, text) for at, text in enumerate(("Reden", "loon", "prijs", "meer werk"))
    ]
    wanted = [(*row, text) for row, text in zip((HEAD, *ROWS), ("Reden", "loon", "prijs", "meer werk"), strict=True)]
    assert told(tmp_path / "a.pdf", puts) == wanted


@pytest.mark.parametrize(
    "rows",
    [ROWS[:2], [row[:2] for row in ROWS], [("", *row[1:]) for row in ROWS], [HEAD, *ROWS[:2]]],
    ids=["two rows", "a list of contents", "an axis", "heads and two rows"],
)
def test_what_may_be_something_else_is_left(tmp_path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    (page,) = pages_of(make_pdf(tmp_path / "a.pdf", [table(*rows)]))
    assert not any(run.cell for run in with_figures(page.runs))


@pytest.mark.parametrize("text", ["1.250", "€ 310.000", "-1,5%", "2,3 mln", "n.v.t.", "–", "12 500", "(36)", "€ -"])
def test_what_is_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "Q2 2024", "drie", "1 Wonen", "2024 Lasten"])
def test_what_is_none(text: str) -> None:
    assert not is_figure(text)
