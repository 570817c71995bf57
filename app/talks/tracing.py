"""The trace of an answer as it is kept with it: plain rows, read back strictly."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from app.answering.trace import Search, Trace, Weighed

_DECIMALS = 4


def trace_row(trace: Trace) -> dict[str, Any]:
    """``trace`` as JSON takes it, with scores rounded."""
    row: dict[str, Any] = _rounded(asdict(trace))
    return row


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def trace_of(row: Any) -> Trace:
    """The trace in ``row``.

    Raises:
        TypeError, KeyError, AttributeError: it is not what :func:`trace_row` made.
    """
    searches = tuple(
        Search(
            _words(search["bodies"]),
            tuple(_weighed(found) for found in search["found"]),
            None if search["chance"] is None else _of(float, search["chance"]),
            _words(search["doubts"]),
        )
        for search in row["searches"]
    )
    return Trace(
        understood=_of(str, row["understood"]),
        searched=_of(str, row["searched"]),
        wanted=_of(str, row["wanted"]),
        speakers=_words(row["speakers"]),
        mentioned=_words(row["mentioned"]),
        comparing=_of(bool, row["comparing"]),
        quoted=_of(str, row["quoted"]),
        threshold=_of(float, row["threshold"]),
        searches=searches,
        pages={_of(str, file): _of(int, pages) for file, pages in row["pages"].items()},
        pointed=_of(str, row.get("pointed", "")),  # answers of before have none
    )


def _weighed(row: Any) -> Weighed:
    numbers = {"score", "dense", "bm25", "coverage"}
    kinds: dict[str, type] = {"page": int, "last_page": int, "is_chosen": bool, **dict.fromkeys(numbers, float)}
    held = {f.name: _of(kinds.get(f.name, str), row[f.name]) for f in fields(Weighed) if f.name != "verified"}
    verified = row["verified"]
    return Weighed(**held, verified=None if verified is None else _of(float, verified))


def _words(row: Any) -> tuple[str, ...]:
    return tuple(_of(str, word) for word in row)


def _of(kind: type, value: Any) -> Any:
    if kind is float and type(value) is int:  # a round figure
        return float(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r:.80} is no {kind.__name__}")
    return value
