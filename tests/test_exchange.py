import json

import pytest

from app.answering.answerer import Answerer
from app.answering.vindplaats import locate
from app.exchange import answer_lines, places_object
from index.library import Library

KEYS = {"id", "question", "answer", "abstained", "citations", "passages", "seconds"}
CITATION_KEYS = {
    "n",
    "document",
    "title",
    "author",
    "publisher",
    "year",
    "page",
    "page_label",
    "quote",
    "section",
    "recognised",
}


def run(library: Library, *lines: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in answer_lines(Answerer(library), lines)]


def test_the_promised_keys(library: Library) -> None:
    (answer,) = run(library, json.dumps({"id": "x1", "question": "wat zegt de SER over arbeidsmarktregio's"}))
    assert set(answer) == KEYS
    assert answer["id"] == "x1"
    assert set(answer["citations"][0]) == CITATION_KEYS
    assert set(answer["passages"][0]) == {"document", "author", "page", "text", "score"}
    assert answer["citations"][0]["n"] == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("geen json", "geen geldige JSON"),
        ("[1]", "JSON-object"),
        ('{"id": "x"}', "question"),
        ('{"id": "x", "question": 3}', "question"),
        ('{"id": "x", "question": "wat?", "history": "geen lijst"}', "history"),
        ('{"id": "x", "question": "\\ud83d"}', "geen geldige JSON"),
        ('{"id": NaN, "question": "wat?"}', "geen geldige JSON"),
        ('{"id": [1e999], "question": "wat?"}', "geen geldige JSON"),
        ('{"id": ' + "9" * 5000 + ', "question": "wat?"}', "geen geldige JSON"),
    ],
)
def test_broken_line_does_not_stop_the_batch(library: Library, line: str, reason: str) -> None:
    good = json.dumps({"id": "goed", "question": "een leven lang leren"})
    before, broken, after = run(library, good, line, good)
    assert reason in broken["error"]
    assert before["id"] == after["id"] == "goed"


def test_blank_lines_are_no_questions(library: Library) -> None:
    assert run(library, "", "  \n") == []


def test_history(library: Library) -> None:
    (answer,) = run(
        library,
        json.dumps({"question": "en hoeveel zijn dat er?", "history": ["wat zegt de SER over arbeidsmarktregio's"]}),
    )
    assert "35" in answer["answer"]


def test_places(library: Library) -> None:
    found = places_object("x", locate(library, "De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen."))
    assert found["found"]
    assert found["places"][0]["verdict"] == "afwijkend"
    assert found["places"][0]["differences"] == [{"kind": "gewijzigd", "quoted": "36", "source": "35"}]
