"""A conversation on the terminal."""

from __future__ import annotations

import io
from pathlib import Path

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


@pytest.mark.parametrize(
    "piped", ["Wat zegt de SER over een leven lang leren?\n", "\n Wat zegt de SER over een leven lang leren?"]
)
def test_one_piped_question_is_answered_as_one_on_the_command_line(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], piped: str
) -> None:
    monkeypatch.setattr("app.cli._ready_answerer", lambda options: Answerer(library))
    assert main(["ask", "Wat zegt de SER over een leven lang leren?"]) == 0
    alone = capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO(piped))
    assert main(["ask"]) == 0
    assert capsys.readouterr().out == alone
    assert "uitgangspunt moeten zijn. [1]" in alone


def test_piped_lines_are_the_turns_of_a_conversation(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("app.cli._ready_answerer", lambda options: Answerer(library))
    lines = "Wat zegt de Planraad over een leven lang leren?\n\nnee, ik bedoel de SER\nwaar staat dat?\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert main(["ask", "--output", str(tmp_path / "gesprek.md")]) == 0
    first, second, third = capsys.readouterr().out.split("Vraag: ")[1:]
    assert first.startswith("Wat zegt de Planraad over een leven lang leren?\n\nBij de Planraad")
    assert "Ik lees dit als: Wat zegt de SER over een leven lang leren?" in second
    assert "Dat staat in ‘Agenda voor de stad’" in third
    assert "waar staat dat?" in (tmp_path / "gesprek.md").read_text("utf-8")


def test_references_of_piped_questions_are_data_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.cli._ready_answerer", lambda options: Answerer(library))
    monkeypatch.setattr("sys.stdin", io.StringIO("Wat zegt de SER over een leven lang leren?\nwaar staat dat?\n"))
    assert main(["ask", "--reference", "bibtex"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("@")
    assert told.count("year = {2015}") == 1


def test_nothing_piped_is_no_question(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("app.cli._ready_answerer", lambda options: None)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n  \n"))
    assert main(["ask"]) == 1
    assert "Geef een vraag" in capsys.readouterr().err
