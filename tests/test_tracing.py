import json
from dataclasses import replace

import pytest

from app.answering.answerer import Answerer
from app.talks.record import BrokenRecord, from_json, record_of, to_json
from app.talks.tracing import trace_of, trace_row
from index.library import Library


def test_a_trace_comes_back_with_its_answer(library: Library) -> None:
    answer = Answerer(library).answer("Vergelijk wat SER en Planraad zeggen over fietspaden")
    assert answer.trace is not None
    row = json.loads(json.dumps(trace_row(answer.trace)))
    assert trace_row(trace_of(row)) == row
    back = from_json(to_json(record_of(answer))).answer
    assert back.trace is not None
    assert replace(back, trace=None) == replace(answer, trace=None, passages=())
    assert trace_row(back.trace) == row


def test_an_answer_that_was_kept_without_a_trace_is_still_read(library: Library) -> None:
    row = json.loads(to_json(record_of(Answerer(library).answer("een leven lang leren"))))
    del row["trace"]
    assert from_json(json.dumps(row)).answer.trace is None


@pytest.mark.parametrize("key", ["understood", "threshold", "searches", "pages"])
def test_a_broken_trace_is_refused(library: Library, key: str) -> None:
    row = json.loads(to_json(record_of(Answerer(library).answer("een leven lang leren"))))
    for value in (None, 7, "x", [7], {"x": "y"}):
        if not (key == "threshold" and value == 7) and not (key == "understood" and value == "x"):
            with pytest.raises(BrokenRecord):
                from_json(json.dumps(row | {"trace": row["trace"] | {key: value}}))
