"""A large sign beside a text is of no sentence."""

from __future__ import annotations

from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import Put, make_pdf

LINES = ("Let op, om aan deze voorwaarden te voldoen mag er geen", "sprake zijn van een systeem dat mensen volgt.")


def text_of(tmp_path: Path, *puts: Put) -> str:
    document = read_document(make_pdf(tmp_path / "a.pdf", [list(puts)]), Catalogue())
    return " ".join(sentence.text for sentence in document.sentences)


def test_a_large_sign_beside_lines_is_left_out(tmp_path: Path) -> None:
    text = [Put(74, 700 - 12 * n, line, 9) for n, line in enumerate(LINES)]
    for sign in ("!", "“"):
        assert text_of(tmp_path, Put(60, 688, sign, 26), *text) == " ".join(LINES)


def test_a_sign_behind_a_single_line_stays(tmp_path: Path) -> None:
    assert "!" in text_of(tmp_path, Put(60, 700, "Wij bouwen huizen", 9), Put(140, 700, "!", 26))
