import json
from dataclasses import replace

import pytest

from app.answering.answer import Block, Line
from app.answering.table_row import TableRow
from app.talks.record import BrokenRecord, from_json, record_of, to_json
from tests.small_chat import abstained, answered, citation


def test_an_answer_comes_back_as_it_was_but_for_the_passages() -> None:
    answer = answered("regio's “é”?", citation(), citation("Twee.", 2), remark="Let op.\nTwee regels.")
    back = from_json(to_json(record_of(answer)))
    assert back.answer == answer
    assert not back.was_searched
    nothing = from_json(to_json(record_of(abstained("kaas", "Niets."))))
    assert nothing.was_searched
    assert nothing.answer.passages == ()


def test_an_answer_that_does_not_tell_how_its_pages_were_read_is_read() -> None:
    row = json.loads(to_json(record_of(answered("regio's?", citation()))))
    del row["citations"][0]["recognised"]
    assert not from_json(json.dumps(row)).answer.citations[0].recognised


def test_a_row_of_a_table_comes_back_by_its_cells() -> None:
    row = TableRow(("Wegen", "1.250"), ("", "2023"), 1)
    answer = replace(
        answered("kosten?"), blocks=(Block("De SER schrijft:", "SER", (Line("Wegen 1.250", 1, row=row),)),)
    )
    kept = json.loads(to_json(record_of(answer)))
    assert from_json(json.dumps(kept)).answer == answer
    line = kept["blocks"][0]["lines"][0]
    for broken in ({"cells": 7}, {"asked": "1"}, {"heads": ["een", "twee", "drie"]}):
        whole = {**kept, "blocks": [{**kept["blocks"][0], "lines": [{**line, "row": {**line["row"], **broken}}]}]}
        with pytest.raises(BrokenRecord):
            from_json(json.dumps(whole))
    del line["row"]  # as answers of before are kept
    assert from_json(json.dumps(kept)).answer.blocks[0].lines == (Line("Wegen 1.250", 1),)


@pytest.mark.parametrize("key", ["form", "question", "blocks", "citations", "was_searched"])
def test_what_is_not_whole_is_refused(key: str) -> None:
    row = json.loads(to_json(record_of(answered("regio's?", citation()))))
    for broken in (row | {key: None}, row | {key: 7}, {k: v for k, v in row.items() if k != key}):
        with pytest.raises(BrokenRecord):
            from_json(json.dumps(broken))


@pytest.mark.parametrize("text", ["", "[]", "7", "{", '{"form": 1}', "[" * 100_000])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(BrokenRecord):
        from_json(text)
