"""Heads of columns: which rows of a table hold them, and which of them stands above which cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ingest.figures import is_figure
from ingest.line import Line, Row

if TYPE_CHECKING:
    from ingest.blocks import Block

SAME_EDGE = 3.0  # points: columns that stand so near each other on two pages are one
FEWEST_ROWS = 2  # under a row of heads that is not bold
MOST_WORDS = 5  # of such a head
LONG_CELL = 8  # words: no head is so long
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMES = frozenset(
    """
    naam namen functie functies rol rollen taak taken organisatie organisaties instelling partij partijen lid leden
    onderdeel onderdelen onderwerp onderwerpen omschrijving toelichting beschrijving opmerking opmerkingen bedrag
    bedragen budget kosten lasten baten saldo jaar datum planning termijn periode start einde trekker trekkers eigenaar
    verantwoordelijke portefeuillehouder actie acties activiteit activiteiten maatregel maatregelen doel doelen status
    stand resultaat nr nummer thema thema's programma programma's project projecten variant varianten voordeel
    voordelen nadeel nadelen fase fasen stap indicator indicatoren score norm streefwaarde nulmeting adres telefoon
    e-mail plaats gemeente regio kern wijk aantal eenheid bron bronnen rubriek post doelgroep risico risico's
    beheersmaatregel kans gevolg werkwijze inwoners begroting realisatie raming
    """.split()
)


def header_rows(lines: Sequence[Line | Row]) -> set[int]:
    """Which of the lines of a page are rows of column heads: bold, above the first plain row of their table; or plain,
    where what they say and what stands below them leaves no doubt.

    Rows that follow each other with as many cells are one table, and so are those of one ruled table. A bold row
    further down is a total, say, unless it says the heads again.
    """
    found: set[int] = set()
    for members in _tables(lines):
        rows = [(at, line) for at in members if isinstance(line := lines[at], Row)]
        first = next((i for i, (_, row) in enumerate(rows) if not row.bold), len(rows))
        if first == len(rows):  # all of it is bold
            continue
        heads = [at for at, _ in rows[:first]] or _plain_heads(rows)
        found.update(heads)
        said = {row.cells for at, row in rows if at in heads}
        found.update(at for at, row in rows[first:] if row.bold and row.cells in said)
    return found


def _tables(lines: Sequence[Line | Row]) -> Iterator[list[int]]:
    """The rows of each table of a page."""
    of: dict[int, list[int]] = {}
    for (number, _), group in groupby(enumerate(lines), key=lambda pair: _kind(pair[1])):
        members = [at for at, _ in group]
        if number:
            of.setdefault(number, []).extend(members)
        elif isinstance(lines[members[0]], Row):
            yield members
    yield from of.values()


def _kind(line: Line | Row) -> tuple[int, int]:
    return (line.table, len(line.cells)) if isinstance(line, Row) else (0, 0)


def _plain_heads(rows: Sequence[tuple[int, Row]]) -> list[int]:
    """The first row of a table when it holds heads, though it is not bold."""
    (at, head), body = rows[0], rows[1:]
    if len(body) < FEWEST_ROWS:
        return []
    said = [" ".join(cell) for cell in head.cells]
    columns = [[text for _, row in body if (text := " ".join(row.cells[i]))] for i in range(len(said))]
    if not all(said[1:]) or any(len(text.split()) > MOST_WORDS or re.search(r"\s\S+\.$", text) for text in said):
        return []
    counted = [i for i, cells in enumerate(columns) if len(cells) >= FEWEST_ROWS and all(map(is_figure, cells))]
    years = [int(text) for text in said if _YEAR.fullmatch(text)]
    if any(is_figure(text) and not _YEAR.fullmatch(text) for text in said) or not _count_up(years):
        return []
    above_figures = len(counted) > 1 and len(set(said)) == len(said)
    above_texts = all(said) and any(
        len(cells) >= FEWEST_ROWS and all(len(text.split()) >= LONG_CELL for text in cells) for cells in columns
    )
    named = [text for text, cells in zip(said, columns, strict=True) if _is_name(text, cells)]
    known = len(named) > 1 and len(named) >= len(list(filter(None, said))) - 1
    return [at] if above_figures or above_texts or known else []


def _is_name(text: str, cells: Sequence[str]) -> bool:
    """Whether a head says what its column holds; "Fase 1" above "Fase 2" is one of the cells."""
    names = _words(text) & _NAMES
    again = sum(bool(names & _words(cell)) for cell in cells)
    return bool(names) and (names == _words(text) or again <= len(cells) / 2)


def _words(text: str) -> set[str]:
    return {word.strip("().,:").lower() for word in text.split()}


def _count_up(years: Sequence[int]) -> bool:
    """Whether years follow each other as those of columns do; others may be what a row tells."""
    steps = {later - year for year, later in pairwise(years)}
    return len(steps) <= 1 and (len(years) > 2 or steps <= {1, -1})


class ColumnHeads:
    """The heads of the columns of the table that is being read, row after row; it may run on over the page."""

    def __init__(self) -> None:
        self._rows: list[Block] = []
        self._under = True  # whether rows of the table itself have come since the heads
        self._last: tuple[int, int] = (0, 0)
        self._runs_on = False

    def pass_by(self, block: Block) -> None:
        """Something else comes: the table goes on behind it only when rulings tell so, or when it is a note."""
        self._runs_on = self._runs_on and block.kind == "note"

    def add(self, block: Block) -> None:
        """A row of heads."""
        if self._under:
            self._rows, self._under = [], False
        self._rows.append(block)
        self._last, self._runs_on = self._place(block), True

    def of(self, block: Block) -> tuple[str, ...]:
        """The head of each cell of a row, "" where there is none; empty when the table has none."""
        place = self._place(block)
        if not self._rows or not (self._runs_on or (block.table and place == self._last)):
            self._rows = []
        columns = self._columns(block) if self._rows else None
        if columns is None:
            self._rows = []
        self._under, self._last, self._runs_on = True, place, True
        heads = self._joined()
        return tuple(heads[column] for column in columns) if columns and any(heads) else ()

    def _place(self, block: Block) -> tuple[int, int]:
        return block.page_at(0), block.table

    def _columns(self, block: Block) -> list[int] | None:
        """For each cell of a row the column of the heads that it stands in; ``None`` when they are of another table."""
        head = self._rows[-1]
        if not (head.edges and block.edges):
            return list(range(len(block.cells))) if len(head.cells) == len(block.cells) else None
        found = [[i for i, other in enumerate(head.edges) if abs(edge - other) <= SAME_EDGE] for edge in block.edges]
        return [near[0] for near in found] if all(len(near) == 1 for near in found) else None

    def _joined(self) -> list[str]:
        """The heads of the columns, those of several rows joined; a head that may stand above more columns than one
        counts for none when it is not known for which."""
        heads: list[list[str]] = [[] for _ in (self._rows[-1].cells if self._rows else ())]
        for row in self._rows:
            if len(row.cells) != len(heads):
                continue
            unsure = row is not self._rows[-1] and not row.wide and not all(row.cells[1:])
            for column, text in enumerate(row.cells):
                if not text or unsure:
                    continue
                for reached in range(column, column + (row.wide[column] if row.wide else 1)):
                    heads[reached].append(text)
        return [" ".join(dict.fromkeys(texts)) for texts in heads]
