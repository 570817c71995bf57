"""Rows of a table that a question names alike: who took part in a theme, what a municipality pays for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.named_head import loose_parts, naming, things_asked
from app.answering.question import Question
from index.dutch import terms
from ingest.document import Sentence

MOST_ROWS = 25  # that are shown
MOST_AROUND = 200  # rows of a table that are looked at, before and after one
_SEVERAL = re.compile(
    r"\bwie\s+(?:allemaal\b|(?:(?!is\b|was\b|wordt\b|werd\b|heeft\b|had\b)\S+\s+){0,3}?(?:zijn|waren|zitten|zaten|doen|deden|"
    r"nemen|namen|komen|kwamen|hebben|hadden|werken|werkten|worden|werden)\b)|\bwelke\s+\w+(?:en|s)\b|"
    r"^\W*(?:noem|geef|toon|som)\b|\balle\b",
    re.I,
)


def asks_for_several(question: Question) -> bool:
    """Whether a question asks for all that there are, rather than for one."""
    return question.wanted == "list" or bool(_SEVERAL.search(question.text))


def row_group(question: Question, sentences: Sequence[Sentence], number: int) -> tuple[int, ...]:
    """The numbers of the rows that hold all that row ``number`` holds of the question, itself among them.

    A cell that stands once for several rows, and is empty in those that follow, counts for each. All rows of the table
    where the question names the head of a column and nothing of the row. Only the row itself where it names nothing at
    all, or more than ``MOST_ROWS`` alike.
    """
    table = _table(sentences, number)
    asked, things = set(terms(question.search)), things_asked(question.text)
    held = dict(zip(table, (asked & cells for cells in _terms_of_rows([sentences[i] for i in table])), strict=True))
    of_heads = {term for head in sentences[number].heads for term in naming(head, asked, things).by}
    if of_heads and held[number] <= of_heads:
        held = dict.fromkeys(table, of_heads)
    alike = tuple(i for i in table if held[i] >= held[number])
    return alike if held[number] and len(alike) <= MOST_ROWS else (number,)


def _table(sentences: Sequence[Sentence], number: int) -> range:
    """The rows around row ``number`` with the same columns."""

    def belongs(i: int) -> bool:
        row = sentences[i]
        return (
            row.kind == "row"
            and row.heads == sentences[number].heads
            and len(row.cells) == len(sentences[number].cells)
        )

    first = last = number
    while first > max(number - MOST_AROUND, 0) and belongs(first - 1):
        first -= 1
    while last + 1 < min(number + MOST_AROUND, len(sentences)) and belongs(last + 1):
        last += 1
    return range(first, last + 1)


def _terms_of_rows(rows: Sequence[Sentence]) -> list[set[str]]:
    """The terms of each row, with those of the cells at its beginning that stand in a row before it."""
    carried: list[str] = []
    found = []
    for row in rows:
        empty = next((n for n, cell in enumerate(row.cells) if cell), 0)
        carried = [*carried[:empty], *row.cells[len(carried[:empty]) :]]
        told = " ".join(carried)
        whole = terms(told)
        found.append({*whole, *(part for term in whole for part in loose_parts(term, told))})
    return found
