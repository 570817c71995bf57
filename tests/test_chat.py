"""A conversation on the terminal."""

from __future__ import annotations

import io

from app.answering.answerer import Answerer
from app.chat import converse
from index.library import Library


def test_a_question_is_corrected_and_looked_back_at(library: Library) -> None:
    out = io.StringIO()
    lines = [
        "Wat zegt de Planraad over een leven lang leren?\n",
        "nee, ik bedoel de SER\n",
        "waar staat dat?\n",
        "\n",
        "nooit\n",
    ]
    asked = converse(Answerer(library), lines, out)
    told = out.getvalue()
    assert len(asked) == 3
    assert "Ik lees dit als: Wat zegt de SER over een leven lang leren?" in told
    assert "Dat staat in ‘Agenda voor de stad’, onder ‘Scholing’ (p. 1)." in told
    assert "nooit" not in told
