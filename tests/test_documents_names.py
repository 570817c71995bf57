"""File names that every system can keep."""

from __future__ import annotations

import unicodedata

import pytest

from app.documents.names import MOST_BYTES, clean_name, free_name, same_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("nota.pdf", "nota.pdf"),
        ("Nota Wonen.PDF", "Nota Wonen.pdf"),
        ("../../etc/nota.pdf", "nota.pdf"),
        ("C:\\stukken\\nota.pdf", "nota.pdf"),
        ("wat? een: <nota>*.pdf", "wat- een- -nota--.pdf"),
        (".verborgen.pdf", "verborgen.pdf"),
        ("nota\n\x00\u202e 2.pdf", "nota 2.pdf"),
        ("con.pdf", "_con.pdf"),
        ("...", "document.pdf"),
        ("", "document.pdf"),
        ("beschikking.pdf.pdf", "beschikking.pdf.pdf"),
        ("half \ud800 teken.pdf", "half teken.pdf"),
    ],
)
def test_names_are_cleaned(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept
    assert clean_name(kept) == kept


def test_a_long_name_is_cut_between_characters() -> None:
    cut = clean_name("é" * 400 + ".pdf")
    assert len(cut.removesuffix(".pdf").encode()) <= MOST_BYTES
    assert set(cut.removesuffix(".pdf")) == {"é"}


def test_names_that_some_file_system_takes_for_the_same() -> None:
    decomposed = unicodedata.normalize("NFD", "Coöperatie.pdf")
    assert same_name("coöperatie.pdf", ["a.pdf", decomposed]) == decomposed
    assert same_name("b.pdf", ["a.pdf"]) == ""
    assert free_name("a.pdf", ["A.pdf", "a (2).pdf"]) == "a (3).pdf"
    assert free_name("b.pdf", ["a.pdf"]) == "b.pdf"
