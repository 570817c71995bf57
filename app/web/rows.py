"""Rows of a table as HTML: a small table, with heads where those are known. All escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.answering.table_row import TableRow
from app.web import texts


def rows_html(rows: Sequence[tuple[TableRow, str]]) -> str:
    """Rows with the same columns, each with the link to its source (HTML); columns that are empty are left out."""
    columns = [column for column in range(len(rows[0][0].cells)) if any(row.cells[column] for row, _ in rows)]
    heads = rows[0][0].heads
    head = ""
    if any(heads[column] for column in columns if heads):
        cells = "".join(_head(heads[column]) for column in columns)
        head = f"<thead><tr>{cells}<td></td></tr></thead>"
    body = "".join(
        f'<tr>{"".join(_cell(row, column) for column in columns)}<td class="vb-of-row">{link}</td></tr>'
        for row, link in rows
    )
    return (
        f'<div class="vb-table" role="group" tabindex="0" aria-label="{escape(texts.TABLE_LABEL)}">'
        f"<table>{head}<tbody>{body}</tbody></table></div>"
    )


def _head(words: str) -> str:
    return f'<th scope="col">{escape(words)}</th>' if words else "<td></td>"


def _cell(row: TableRow, column: int) -> str:
    words = escape(row.cells[column])
    return f"<td>{f'<strong>{words}</strong>' if column == row.asked else words}</td>"
