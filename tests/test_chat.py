"""A conversation on the terminal."""

from __future__ import annotations

import io

import pytest

from app.answering.answerer import Answerer
from app.chat import PROMPT, converse
from app.cli import main
from app.web import texts
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


class Typed(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("form", "shown"),
    [("apa", "Sociaal-Economische Raad. (2015)."), ("bibtex", "year = {2015}"), ("", "[1] SER, ‘Agenda")],
)
def test_a_conversation_is_told_in_the_form_that_was_asked_for(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
    shown: str,
) -> None:
    monkeypatch.setattr("app.cli._ready_answerer", lambda options: Answerer(library))
    monkeypatch.setattr("sys.stdin", Typed("Wat zegt de SER over een leven lang leren?\nxyzzy plugh\n\n"))
    assert main(["ask", *(["--reference", form] if form else ["--why"])]) == 0
    first, second = capsys.readouterr().out.split(PROMPT)[1:3]
    assert "uitgangspunt moeten zijn. [1]" in first
    assert shown in first
    assert (texts.WHY_UNDERSTOOD in first) == (texts.WHY_UNDERSTOOD in second) == (not form)
    assert "Bronnen" not in second
