"""Which rows of a table a question names alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answering.bodies import BodyFinder
from app.answering.row_group import asks_for_several, row_group
from app.answering.understanding import understand
from ingest.document import Sentence
from tests.small_chat import sentence

HEADS = ("Thema", "Naam", "Functie")
CELLS = (
    ("Water", "Jan Kok", "wethouder"),
    ("", "Els Bos", "dijkgraaf"),
    ("Wonen", "Ans Pol", "wethouder"),
    ("", "Ed Vos", "makelaar"),
)


def row(n: int, cells: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Sentence:
    text, ends = "", []
    for cell in cells:
        text = f"{text} {cell}".strip()
        ends.append(len(text))
    return replace(sentence(text, n), kind="row", paragraph=n, ends=tuple(ends), heads=heads)


ROWS = (
    sentence("Dit zijn de deelnemers.", 90),
    *(row(n, cells) for n, cells in enumerate(CELLS)),
    row(8, ("Water", "5"), ("", "")),
)


@pytest.mark.parametrize(
    ("question", "number", "found"),
    [
        ("Wie waren er bij het thema water?", 1, (1, 2)),
        ("Wie waren er bij het thema wonen?", 4, (3, 4)),
        ("Welke wethouders deden mee?", 3, (1, 3)),
        ("Welke wethouders deden mee aan het thema wonen?", 3, (3,)),
        ("Wie deden er mee?", 1, (1,)),
        ("Welke thema's en namen zijn er?", 1, (1, 2, 3, 4)),  # nothing of the row, but of the heads
        ("Welke functies waren er bij water?", 1, (1, 2)),
    ],
)
def test_rows_that_hold_as_much_of_the_question_belong_together(
    question: str, number: int, found: tuple[int, ...]
) -> None:
    assert row_group(understand(question, (), BodyFinder([])), ROWS, number) == found


def test_a_part_of_a_rare_compound_in_a_cell_counts() -> None:
    labelled = [row(n, ("Levenscyclusfase", name), ("Soort", "Naam")) for n, name in enumerate(("Bouwen", "Testen"))]
    told = row(2, ("Mijlpaal", "In deze fase wordt besloten"), ("Soort", "Naam"))
    asked = understand("Welke fasen zijn er?", (), BodyFinder([]))
    assert row_group(asked, (*labelled, told), 0) == (0, 1, 2)
    assert row_group(asked, (*labelled, row(2, ("Mijlpaal", "besluit"), ("Soort", "Naam"))), 0) == (0, 1)


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Wie zaten er in de commissie?", True),
        ("Wie uit Tilburg deden mee?", True),
        ("Welke leden telt de commissie?", True),
        ("Wie is voorzitter?", False),
        ("Wie is tegen wonen?", False),
        ("Wat doet Els Bos?", False),
    ],
)
def test_several_are_asked_for_by_a_plural(question: str, several: bool) -> None:
    assert asks_for_several(understand(question, (), BodyFinder([]))) == several
