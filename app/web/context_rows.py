"""Rows of a table in the text around a quotation, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from app.web.rows import head_html, table_html
from app.web.span import Span


def rows_html(spans: Sequence[Span]) -> str:
    """Rows with the same columns, under the heads of these where they are known; empty columns are left out."""
    heads = spans[0].sentence.heads
    rows = [span.cells_html for span in spans]
    columns = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    head = ""
    if any(heads):
        head = f"<thead><tr>{''.join(head_html('col', heads[column]) for column in columns)}</tr></thead>"
    body = (f"<tr>{''.join(f'<td>{row[column]}</td>' for column in columns)}</tr>" for row in rows)
    return table_html(head, "".join(body))
