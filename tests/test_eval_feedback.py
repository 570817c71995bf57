from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import main
from app.talks.record import record_of, to_json
from app.talks.store import Store
from eval.feedback import lines_of
from eval.golden import GoldenError, load_golden
from tests.small_chat import abstained, answered, citation

ME = "a" * 43


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def judged(store: Store, talk: str, answer: object, verdict: str, remark: str = "") -> str:
    talk, turn = store.add(ME, talk, answer.question, to_json(record_of(answer)))  # type: ignore[attr-defined]
    assert store.judge(ME, turn, verdict, remark)  # type: ignore[arg-type]
    return talk


def test_what_was_liked_is_a_golden_question_when_a_person_has_completed_it(store: Store, tmp_path: Path) -> None:
    talk = judged(store, "", answered("Hoeveel regio's?", citation(), citation("Twee.", 2, 3)), "goed", "Precies.")
    follow_up = replace(answered("en wonen?", citation()), understood="Hoeveel regio's – en wonen?")
    judged(store, talk, follow_up, "goed")
    first, second = (json.loads(line) for line in lines_of(store.judged()))
    assert first["supports"][1] == {"document": "proef agenda.pdf", "body": "SER", "page": 3, "quote": "Twee."}
    assert first["bodies"] == ["SER"]
    assert (first["opmerking"], first["oordeel"]) == ("Precies.", "goed")
    assert (second["kind"], second["history"]) == ("vervolg", ["Hoeveel regio's?"])
    path = tmp_path / "nieuw.jsonl"
    path.write_text(json.dumps(first), "utf-8")
    with pytest.raises(GoldenError, match="kind"):
        load_golden(path)
    path.write_text(json.dumps(first | {"kind": "feit"}), "utf-8")
    with pytest.raises(GoldenError, match="body_named"):
        load_golden(path)
    path.write_text(json.dumps(first | {"kind": "feit", "body_named": False}), "utf-8")
    (question,) = load_golden(path)
    assert (question.question, len(question.supports)) == ("Hoeveel regio's?", 2)


def test_of_what_was_not_liked_nothing_is_taken_over(store: Store, tmp_path: Path) -> None:
    judged(store, "", answered("Hoeveel regio's?", citation()), "fout", "Het zijn er 36.")
    (line,) = lines_of(store.judged())
    row = json.loads(line)
    assert (row["supports"], row["bodies"], row["answerable"]) == ([], [], None)
    assert row["opmerking"] == "Het zijn er 36."
    assert "[1]" in row["getoond"]
    (tmp_path / "n.jsonl").write_text(json.dumps(row | {"kind": "feit", "body_named": False}), "utf-8")
    with pytest.raises(GoldenError, match="answerable"):
        load_golden(tmp_path / "n.jsonl")


def test_a_refusal_that_was_right_is_an_unanswerable_question(store: Store, tmp_path: Path) -> None:
    judged(store, "", abstained("Hoe bak ik taart?", "Niets."), "goed")
    store.judge(ME, store.add(ME, "", "Kapot?", "{}")[1], "fout", "")
    (tmp_path / "n.jsonl").write_text("\n".join(lines_of(store.judged())), "utf-8")
    (question,) = load_golden(tmp_path / "n.jsonl")
    assert not question.answerable


def test_the_command_writes_a_file(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "oordelen.jsonl"
    arguments = ["eval", "--from-feedback", str(path), "--data", str(tmp_path / "data")]
    assert main(arguments) == 1
    assert "geen bewaarde gesprekken" in capsys.readouterr().err
    store.check()
    assert main(arguments) == 1
    assert "nog geen oordelen" in capsys.readouterr().err
    judged(store, "", abstained("Hoe bak ik taart?", "Niets."), "goed")
    assert main(arguments) == 0
    assert "1 vraag" in capsys.readouterr().err
    assert len(load_golden(path)) == 1
    assert main([*arguments, "--report", "x.md"]) == 1
    assert "--report" in capsys.readouterr().err
    store.path.write_bytes(b"kapot " * 1000)
    assert main(arguments) == 1
    assert "beschadigd" in capsys.readouterr().err
