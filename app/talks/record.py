"""An answer as it is kept: everything that is shown of it, as JSON, so that nothing is searched for anew."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeVar

from app.answering.answer import Answer, Block, Citation, Line
from app.answering.table_row import TableRow
from app.talks.tracing import trace_of, trace_row

_T = TypeVar("_T")

FORM = 1
"""The form of the JSON; another number is not read."""


class BrokenRecord(ValueError):
    """What is kept is no answer of this form."""


@dataclass(frozen=True, slots=True)
class Record:
    """An answer without the passages that were found; ``was_searched`` tells whether there were any, which sets a
    question without an answer apart from a greeting."""

    answer: Answer
    was_searched: bool


def record_of(answer: Answer) -> Record:
    """What is kept of ``answer``."""
    return Record(replace(answer, passages=()), bool(answer.passages))


def to_json(record: Record) -> str:
    answer = record.answer
    row = {**asdict(replace(answer, trace=None)), "was_searched": record.was_searched, "form": FORM}
    del row["passages"]
    row["trace"] = trace_row(answer.trace) if answer.trace else None
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Record:
    """The record in ``text``.

    Raises:
        BrokenRecord: it is not what :func:`to_json` made.
    """
    try:
        row = json.loads(text)
        if row["form"] != FORM:
            raise BrokenRecord(f"form {row['form']}")
        answer = Answer(
            question=_of(str, row["question"]),
            understood=_of(str, row["understood"]),
            abstained=_of(bool, row["abstained"]),
            remark=_of(str, row["remark"]),
            blocks=tuple(_block(block) for block in row["blocks"]),
            citations=tuple(_citation(citation) for citation in row["citations"]),
            passages=(),
            seconds=_of(float, row["seconds"]),
            trace=trace_of(row["trace"]) if row.get("trace") else None,  # answers of before have none
        )
        return Record(answer, _of(bool, row["was_searched"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BrokenRecord(str(error)) from error


def _of(kind: type[_T], value: Any) -> _T:
    if not isinstance(value, kind):
        raise BrokenRecord(f"{value!r:.80} is no {kind.__name__}")
    return value


def _block(row: dict[str, Any]) -> Block:
    return Block(_of(str, row["lead"]), _of(str, row["body"]), tuple(_line(line) for line in row["lines"]))


def _line(row: dict[str, Any]) -> Line:
    told = row.get("row")  # answers of before have none
    cells = told and TableRow(
        _texts(told["cells"]), _texts(told["heads"]), _of(int, told["asked"]), _of(bool, told.get("is_apart", False))
    )
    if cells and cells.heads and len(cells.heads) != len(cells.cells):
        raise BrokenRecord("cells without heads")
    return Line(_of(str, row["text"]), _of(int, row["n"]), _of(bool, row["bullet"]), cells or None)


def _texts(row: Any) -> tuple[str, ...]:
    return tuple(_of(str, text) for text in _of(list, row))


def _citation(row: dict[str, Any]) -> Citation:
    kinds: dict[str, type] = {"n": int, "page": int, "last_page": int, "recognised": bool}
    row = {"recognised": False, **row}  # which answers of before did not tell
    return Citation(**{field.name: _of(kinds.get(field.name, str), row[field.name]) for field in fields(Citation)})
