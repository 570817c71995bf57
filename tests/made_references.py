"""References made on the spot."""

from __future__ import annotations

from datetime import date

from app.references.author import author
from app.references.reference import Reference, keyed

TODAY = date(2026, 11, 23)


def made(*authors: str, title: str = "Nota", **told: str | int) -> Reference:
    """A keyed reference; authors between braces are organisations. Unless told otherwise it says nothing but its page,
    9, the tenth of the file."""
    fields: dict[str, str | int] = dict.fromkeys(
        "body container first_label last_label publisher place date url section".split(), ""
    )
    fields |= {"document": "nota.pdf", "page": "9", "last_page": "9", "pdf_page": 10, "quote": "Er staat wat.", **told}
    if "page" in told and "last_page" not in told:
        fields["last_page"] = told["page"]
    reference = Reference(title=title, authors=tuple(author(name) for name in authors), **fields)  # type: ignore[arg-type]
    return keyed([reference])[0]
