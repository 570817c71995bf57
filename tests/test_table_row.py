"""A row of a table in one line, and where the cell that is asked for stands in it."""

from __future__ import annotations

from app.answering.table_row import TableRow

ROW = TableRow(("Wegen", "1.250", "", "1.310"), ("", "2023", "2024", "2025"), 3)


def test_each_cell_stands_behind_the_head_of_its_column() -> None:
    assert ROW.text == "Wegen | 2023: 1.250 | 2025: 1.310"
    assert TableRow(("Anna", "lid")).text == "Anna | lid"


def test_the_cell_that_is_asked_for_is_found_in_it() -> None:
    start, stop = ROW.asked_span
    assert ROW.text[start:stop] == "1.310"
    assert TableRow(("2023", "2023"), ("", ""), 1).asked_span == (7, 11)  # not another cell with the same words
    assert TableRow(ROW.cells, ROW.heads).asked_span == (0, 0)
