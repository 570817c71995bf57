"""Rows of a table as HTML: a small table, with heads where those are known. All escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.answering.table_row import TableRow
from app.web import texts

MOST_COLUMNS = 6  # beside each other; a row with more is shown upright


def rows_html(rows: Sequence[tuple[TableRow, str]]) -> str:
    """Rows with the same columns, each with the link to its source (HTML); columns that are empty are left out."""
    columns = [column for column in range(len(rows[0][0].cells)) if any(row.cells[column] for row, _ in rows)]
    if len(columns) > MOST_COLUMNS and rows[0][0].heads:
        return "".join(table_html("", _upright(row, link)) for row, link in rows)
    heads = rows[0][0].heads
    head = ""
    if any(heads[column] for column in columns if heads):
        cells = "".join(head_html("col", heads[column]) for column in columns)
        head = f"<thead><tr>{cells}<td></td></tr></thead>"
    gap = f'<tr class="vb-gap">{f"<td>{texts.ROWS_LEFT_OUT}</td>" * (len(columns) + 1)}</tr>'
    body = (
        f"{gap if row.is_apart and n else ''}"
        f'<tr>{"".join(_cell(row, column) for column in columns)}<td class="vb-of-row">{link}</td></tr>'
        for n, (row, link) in enumerate(rows)
    )
    return table_html(head, "".join(body))


def table_html(head: str, body: str) -> str:
    """A table of rows of HTML that scrolls by itself where it is too wide."""
    label = escape(texts.TABLE_LABEL)
    return (
        f'<div class="vb-table" role="group" tabindex="0" aria-label="{label}">'
        f"<table>{head}<tbody>{body}</tbody></table></div>"
    )


def _upright(row: TableRow, link: str) -> str:
    """A row of which each cell stands behind its head, and the link behind the first."""
    filled = [column for column, cell in enumerate(row.cells) if cell]
    links = [link if column == filled[0] else "" for column in filled]
    return "".join(
        f"<tr>{head_html('row', row.heads[column])}{_cell(row, column, link)}</tr>"
        for column, link in zip(filled, links, strict=True)
    )


def head_html(scope: str, words: str) -> str:
    """A cell that tells what stands in its column or row; an empty one for no words."""
    return f'<th scope="{scope}">{escape(words)}</th>' if words else "<td></td>"


def _cell(row: TableRow, column: int, link: str = "") -> str:
    words = escape(row.cells[column])
    shown = f"<strong>{words}</strong>" if column == row.asked else words
    return f"<td>{shown}{f'&nbsp;{link}' if link else ''}</td>"
