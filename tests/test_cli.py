"""The command line as a user has it: a process of its own, the real corpus, the real model."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from tests.made_pdfs import make_pdf, prose

ROOT = Path(__file__).parent.parent


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        timeout=300,
    )


def test_help_is_dutch_and_imports_nothing_heavy() -> None:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "app.cli", "--help"], capture_output=True, text=True, cwd=ROOT
    )
    assert "Gebruik: vraagbaak" in result.stdout
    for command in ("serve", "index", "ask", "cite", "eval"):
        assert command in result.stdout
    for heavy in ("torch", "gradio", "faiss", "numpy", "sentence_transformers"):
        assert f" {heavy}\n" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "er ontbreekt"),
        (("bestaatniet",), "bestaatniet bestaat niet"),
        (("ask", "vraag", "--onbekend"), "onbekend: --onbekend"),
        (("serve", "--port", "veel"), "geen geheel getal"),
        (("serve", "--port", "99999"), "geen poort"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_missing_folder_is_told_without_traceback(tmp_path: Path) -> None:
    result = run("index", "--corpus", str(tmp_path / "weg"), "--index", str(tmp_path / "i"))
    assert result.returncode == 1
    assert "bestaat niet" in result.stderr
    assert "Traceback" not in result.stderr


def test_missing_model_is_told_without_traceback(tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "model").mkdir()
    result = run("index", "--corpus", str(corpus), "--index", str(tmp_path / "i"), "--model", str(tmp_path / "model"))
    assert result.returncode == 1
    assert "VRAAGBAAK_MODEL" in result.stderr
    assert "Traceback" not in result.stderr


def test_ask_on_the_terminal(real_index: Path) -> None:
    result = run("ask", "wat zegt de SER over arbeidsmarktregio's", "--index", str(real_index))
    assert result.returncode == 0
    assert "De SER schrijft:" in result.stdout
    assert "de 35 arbeidsmarktregio’s" in result.stdout
    assert "SER-agenda voor de stad" in result.stdout
    assert "p. 9 (pdf-bladzijde 10)" in result.stdout


def test_batch_with_broken_lines(real_index: Path) -> None:
    lines = [
        json.dumps({"id": "a", "question": "wat zegt de SER over arbeidsmarktregio's"}),
        "dit is geen json",
        json.dumps(
            {"id": "b", "question": "en hoeveel zijn dat er?", "history": ["wat zegt de SER over arbeidsmarktregio's"]}
        ),
        json.dumps({"id": "c", "question": "Hoe bak ik een taart met frambozen?"}),
        json.dumps({"id": "d"}),
    ]
    result = run("ask", "--json", stdin="\n".join(lines) + "\n", VRAAGBAAK_INDEX=str(real_index))
    assert result.returncode == 0
    out = [json.loads(line) for line in result.stdout.splitlines()]
    assert [item.get("id") for item in out] == ["a", None, "b", "c", "d"]
    assert ["error" in item for item in out] == [False, True, False, False, True]
    assert out[0]["citations"][0]["author"] == "SER"
    assert "35" in out[2]["answer"]
    assert out[3]["abstained"]
    assert out[3]["citations"] == []
    assert len(out[3]["passages"]) == 10


@pytest.mark.parametrize("quotation", ["stad-en-land " * 250, "- – -"])
def test_the_words_of_a_quotation_are_counted_as_they_are_compared(
    quotation: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli._ready_answerer", lambda options: pytest.fail("looked up"))
    assert main(["cite", "--", quotation]) == 1
    assert "Geef een citaat van 3 tot 600 woorden." in capsys.readouterr().err


def test_cite(real_index: Path) -> None:
    arguments = (
        "cite",
        "De SER ziet graag dat de 36 arbeidsmarktregio's zich verder ontwikkelen",
        "--index",
        str(real_index),
    )
    text = run(*arguments)
    assert "niet zo" in text.stdout
    assert "“36” in plaats van “35”" in text.stdout
    found = json.loads(run(*arguments, "--json").stdout)
    assert found["places"][0]["page"] == 10


def test_own_folder_with_a_broken_pdf_beside_a_good_one(tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    make_pdf(
        folder / "nota.pdf",
        [prose("Wonen", ["Woningen voor ouderen staan dicht bij winkels en zorg."])],
        title="Nota wonen",
    )
    (folder / "stuk.pdf").write_bytes(b"%PDF-1.7 stuk")
    where = ("--corpus", str(folder), "--index", str(tmp_path / "i"))
    result = run("index", *where)
    assert result.returncode == 0
    assert "Toegevoegd: nota.pdf" in result.stdout
    assert "Overgeslagen: stuk.pdf is beschadigd" in result.stdout
    answer = run("ask", "waar staan woningen voor ouderen?", *where)
    assert "dicht bij winkels en zorg" in answer.stdout
    assert "Nota wonen" in answer.stdout


def test_measuring_without_its_packages_tells_which(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.find_spec", lambda name: None if name == "matplotlib" else object())
    assert main(["eval"]) == 1
    assert "ontbreekt matplotlib. Installeer dat met: pip install" in capsys.readouterr().err


def test_taken_port_is_told(real_index: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), "--index", str(real_index))
    assert result.returncode == 1
    assert f"Poort {port}" in result.stderr
    assert "Traceback" not in result.stderr


DERKSEN = "Wat zegt de commissie Derksen over armoede?"


def test_references_on_the_terminal(real_index: Path) -> None:
    where = ("--index", str(real_index))
    apa = run("ask", DERKSEN, "--reference", "apa", *where).stdout
    assert "nieuwe armoede" in apa
    assert "[1] (Derksen et al., 2014, p. 7)" in apa
    assert "Derksen, W., Engbersen, G., Gehrels, C., Van Mierlo, Y., & Noordanus, P. (2014). Perspectief voor de" in apa
    quotation = "Cultuur in een stad kan mensen het gevoel geven dat ze erbij horen."
    note = run("cite", quotation, "--reference", "voetnoot", *where).stdout
    assert "Dit staat er woordelijk:" in note
    assert "[1] K.J. de Vet, ‘Ledenbrief van de VNG bij het advies Perspectief voor de steden’, in: Perspectief" in note


def test_references_as_data_are_all_that_is_printed(real_index: Path) -> None:
    where = ("--index", str(real_index))
    assert run("ask", DERKSEN, "--reference", "bibtex", *where).stdout.startswith("@techreport{derksen2014perspectief,")
    nothing = run("ask", "Hoe bak ik een taart met frambozen?", "--reference", "csl", *where)
    assert json.loads(nothing.stdout) == []
    assert nothing.stderr.strip()
    assert nothing.returncode == 0


def test_a_conversation_as_a_file(real_index: Path, tmp_path: Path) -> None:
    where = ("--index", str(real_index))
    file = tmp_path / "gesprek.md"
    first = "wat zegt de SER over arbeidsmarktregio's"
    result = run("ask", "en over scholing?", "--history", first, "--output", str(file), *where)
    assert f"Geschreven: {file}" in result.stderr
    assert "Bronnen" in result.stdout
    text = file.read_text("utf-8")
    assert f"## {first}" in text
    assert "## en over scholing?" in text
    assert "[^1]: Sociaal-Economische Raad, *SER-agenda voor de stad*, 2015, p. 9." in text


def test_a_quotation_in_pieces_as_a_file(real_index: Path, tmp_path: Path) -> None:
    file = tmp_path / "citaat.md"
    pieces = (
        "Een leven lang leren zou voor iedereen uitgangspunt moeten zijn.",
        "Het mes snijdt daarbij aan twee kanten",
    )
    run("cite", f"Volgens de VNG: {pieces[0]} (...) {pieces[1]}", "--output", str(file), "--index", str(real_index))
    text = file.read_text("utf-8")
    assert f"“{pieces[0]}”[^1]" in text
    assert re.search(rf"“{pieces[1]}.*”\[\^2\]", text)
    assert "- Let op: genoemd wordt de VNG, maar deze woorden zijn van de SER." in text
    assert "[^2]: Sociaal-Economische Raad, *SER-agenda voor de stad*, 2015, p. 5." in text


def test_files_that_cannot_be_written_are_told(real_index: Path, tmp_path: Path) -> None:
    where = ("--index", str(real_index))
    wrong = run("ask", DERKSEN, "--output", str(tmp_path / "a.pdf"), *where)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert ".docx, .md, .bib, .ris, .json" in wrong.stderr
    away = run("ask", DERKSEN, "--output", str(tmp_path / "weg" / "a.docx"), *where)
    assert away.returncode == 1
    assert "bestaat niet" in away.stderr
    assert run("ask", "--json", "--output", str(tmp_path / "a.md"), *where).returncode == 1
    assert "gaan niet samen" in run("ask", DERKSEN, "--json", "--reference", "apa", *where).stderr
    assert list(tmp_path.iterdir()) == []


def test_conversations_that_cannot_be_kept_are_told_and_the_chat_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import _store
    from app.settings import settings

    assert _store(settings(data="")) is None
    assert _store(settings(data=str(tmp_path / "data"))) is not None
    assert capsys.readouterr().err == ""
    (tmp_path / "data" / "gesprekken.sqlite3").write_bytes(b"stuk " * 2000)
    assert _store(settings(data=str(tmp_path / "data"))) is not None
    assert "beschadigd" in capsys.readouterr().err
