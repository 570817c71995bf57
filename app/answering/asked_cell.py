"""Which cell of a table's row a question asks for: that of the column that it names, in the row that it names.

Sure or not at all: a figure of another column, or another year, that is pointed out as the answer is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.answering import patterns
from app.answering.named_head import naming, things_asked
from app.answering.question import Question, Wanted
from app.answering.row_group import asks_for_several
from index.dutch import term_groups, terms
from index.library import Library
from ingest.document import Document, Sentence

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BETWEEN_PARTS = re.compile(r"[,;/•]\s|\n")
MOST_ROWS = 200  # of a table, before and after one


def _stems(words: str) -> frozenset[str]:
    return frozenset(group[0] for group in term_groups(words))


_COSTS = _stems("kost kosten lasten uitgaven bedrag budget prijs tarief geld begroting begroot raming euro")
_MONEY = _COSTS | _stems("baten inkomsten opbrengst opbrengsten saldo realisatie rekening gerealiseerd resultaat")
_USUAL: dict[Wanted, frozenset[str]] = {  # heads of what is asked for without naming it
    "person": _stems(
        "naam namen persoon contactpersoon deelnemer lid leden trekker portefeuillehouder verantwoordelijke eigenaar"
    ),
    "date": _stems("datum planning termijn periode deadline gereed jaar"),
    "when": _stems("datum planning termijn periode deadline gereed jaar"),
    "place": _stems("plaats locatie adres gemeente regio"),
}


def asked_cell(library: Library, question: Question, document: Document, number: int) -> int:
    """The cell of sentence ``number`` that the question asks for; -1 when it is no row, or that is not sure."""
    column = _asked_column(library, question, document.sentences[number])
    asked = frozenset(terms(question.search))
    return column if column >= 0 and _is_named(asked, document.sentences, number, column) else -1


def asked_cells(library: Library, question: Question, document: Document, rows: Sequence[int]) -> Mapping[int, int]:
    """The cell of each of the sentences ``rows`` that the question asks for; of rows that answer together the one of
    the column that it asks for, or of none of them."""
    if len(rows) == 1 or not asks_for_several(question):
        return {number: asked_cell(library, question, document, number) for number in rows}
    columns = {number: _asked_column(library, question, document.sentences[number]) for number in rows}
    column = next((at for at in columns.values() if at >= 0), -1)
    filled = [number for number in rows if column >= 0 and document.sentences[number].cells[column]]
    sure = all(columns[number] == column for number in filled)  # where it is given in one row, another is meant
    return columns if sure else dict.fromkeys(rows, -1)


def _asked_column(library: Library, question: Question, sentence: Sentence) -> int:
    """The column that the question asks for, as far as one row of it tells; -1 when that is not sure."""
    if not sentence.heads:
        return -1
    texts = dict.fromkeys((question.focus, question.search))
    column = next((at for at in (_column(text, question, sentence) for text in texts) if at >= 0), -1)
    if column < 0:
        return -1
    by = naming(sentence.heads[column], frozenset(terms(question.search)), things_asked(question.text)).by
    return -1 if _has_stranger(library, question.search, by) else column


def _has_stranger(library: Library, search: str, head: frozenset[str]) -> bool:
    """Whether a question holds a word that no passage knows, other than a verb, and that does not name the ``head`` of
    the column asked for: it may name another row."""
    words = (word for word in re.findall(r"[^\W_][\w-]*", search) if not patterns.HOLDS_VERB.fullmatch(word))
    groups = (group for word in words for group in term_groups(word))
    return any(not head & set(group) and not any(map(library.lexical.frequency, group)) for group in groups)


def _column(text: str, question: Question, sentence: Sentence) -> int:
    """The only column that ``text`` names, or that usually holds the kind of thing that is asked for."""
    asked = frozenset(terms(f"{text} {question.text}" if text == question.search else text))
    cells, heads = sentence.cells, sentence.heads
    open_ = [i for i, cell in enumerate(cells) if heads[i] and not _is_given(cell, asked)]
    years = set(_YEAR.findall(text))
    years_of = [set(_YEAR.findall(head)) for head in heads]
    by_year = bool(years) and any(years_of)
    if by_year:
        open_ = [i for i in open_ if years & years_of[i]]
    elif years - set(_YEAR.findall(" ".join([sentence.text, *sentence.path]))):
        return -1
    if not open_ or (by_year and len(years) > 1):
        return -1
    given = {term for i, cell in enumerate(cells) if _is_given(cell, asked) for term in terms(heads[i])}
    things = things_asked(question.text)
    named = {i: naming(heads[i], asked - given - (_terms_beside(cells, i) - things), things) for i in open_}
    best = max(named.values(), key=lambda found: found.weight)
    if best.weight:
        found = [i for i in open_ if named[i].weight == best.weight or not named[i].by <= best.by]
    else:
        found = open_ if by_year and len(open_) == 1 else _usual(open_, heads, asked, question.wanted)
    if len(found) != 1 or not cells[found[0]] or _is_of_another_kind(found[0], heads, asked, by_year=by_year):
        return -1
    return found[0]


def _terms_beside(cells: Sequence[str], column: int) -> frozenset[str]:
    """What the other cells of a row hold: with those words a question may mean the row, and not a column."""
    return frozenset(terms(" ".join(cell for i, cell in enumerate(cells) if i != column)))


def _is_of_another_kind(column: int, heads: Sequence[str], asked: frozenset[str], *, by_year: bool) -> bool:
    """Whether money is asked for, there is a column for it, and this is another one."""
    if by_year or not asked & _COSTS or _stems(heads[column]) & _MONEY:
        return False
    return any(_stems(head) & _MONEY for head in heads)


def _is_given(cell: str, asked: frozenset[str]) -> bool:
    """Whether a question holds a cell already: that is what it is about, not what it asks for."""
    held = {group[0] for group in term_groups(cell)}
    return bool(held) and held <= asked


def _usual(open_: Sequence[int], heads: Sequence[str], asked: frozenset[str], wanted: Wanted) -> list[int]:
    """The columns that hold what is asked for without being named."""
    if asked & _COSTS:
        money = [column for column, head in enumerate(heads) if _stems(head) & _MONEY]
        return [column for column in open_ if column in money] if len(money) == 1 else []
    kinds = _USUAL.get(wanted, frozenset())
    return [column for column in open_ if _stems(heads[column]) & kinds]


def _is_named(asked: frozenset[str], sentences: Sequence[Sentence], number: int, column: int) -> bool:
    """Whether a question names the row of a cell, and no other row of the table as well or better."""
    row = sentences[number]
    mine = _of_row(row, asked, column)
    if not mine.held:
        return False
    around = range(max(number - MOST_ROWS, 0), min(number + MOST_ROWS, len(sentences)))
    others = (s for i, s in enumerate(sentences[around.start : around.stop], around.start) if i != number)
    return all(
        _is_better(mine, _of_row(other, asked, column))
        for other in others
        if other.heads == row.heads and other.text != row.text
    )


class _Held(NamedTuple):
    """The terms of a question that stand in a row: ``held`` anywhere, ``whole`` in cells all of whose words it has."""

    held: frozenset[str]
    whole: frozenset[str]


def _is_better(one: _Held, other: _Held) -> bool:
    """Whether a row is named better than another: by more words, or by as many that are a whole cell of it, and not by
    words here and there in what another cell tells."""
    more, more_whole = len(one.held) - len(other.held), len(one.whole) - len(other.whole)
    return min(more, more_whole) >= 0 and more + more_whole > 0 if one.whole else more > 0


def _of_row(row: Sentence, asked: frozenset[str], column: int) -> _Held:
    """What stands in a row of the terms of a question, in other cells than the one asked for, or in its titles."""
    cells = [cell for at, cell in enumerate(row.cells) if at != column]
    held = asked & set(terms(" ".join([*row.path[-1:], *(_told_together(cell, asked) for cell in cells)])))
    return _Held(held, held & set(terms(" ".join(cell for cell in cells if _is_given(cell, asked)))))


def is_scattered(cells: Sequence[str], asked: frozenset[str]) -> bool:
    """Whether a cell holds the terms of a question only in several things that it enumerates: "lid van de commissie,
    voorzitter van de raad" tells of no voorzitter of a commissie. A part of one word belongs to those before it:
    "onderhoud wegen, groen"."""
    return any(not _told_together(cell, asked) for cell in cells if cell)


def _told_together(cell: str, asked: frozenset[str]) -> str:
    """``cell``, or nothing where it holds the terms of a question only in several of its parts."""
    held = asked & set(terms(cell))
    parts = [asked & set(terms(part)) for part in _BETWEEN_PARTS.split(cell) if len(part.split()) > 1]
    return "" if len(parts) > 1 and not any(held <= part for part in parts) else cell
