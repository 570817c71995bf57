"""The measure of markings: right ones count as right, and wrong or missing ones do not."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from eval import highlights
from eval.golden import Support
from eval.highlights import failures, main, place, table
from ingest.boxes import Mark, Marks
from tests.made_pdfs import column, make_pdf, make_scan

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")

QUOTE = "Elke gemeente telt mee, ook de kleinste van het land."
LINES = ("Vooraf iets anders. Elke gemeente telt", "mee, ook de kleinste van het land. En daarna", "nog iets.")


@pytest.fixture
def support(tmp_path: Path) -> Support:
    make_pdf(tmp_path / "a.pdf", [column(LINES)])
    return Support("a.pdf", "SER", 1, QUOTE)


def test_a_right_marking_is_right(tmp_path: Path, support: Support) -> None:
    placing = place(tmp_path / "a.pdf", support)
    assert placing.is_whole
    assert placing.is_right
    assert placing.letters_alike == 1


@pytest.mark.parametrize("wrong", ["lower", "wider", "half"])
def test_a_wrong_marking_is_wrong(
    tmp_path: Path, support: Support, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    boxes = highlights.marks_of(tmp_path / "a.pdf", QUOTE, 1).boxes
    changed = {
        "lower": tuple(Mark(b.page, b.left, b.top + 0.016, b.right, b.bottom + 0.016) for b in boxes),
        "wider": tuple(Mark(b.page, 0.0, b.top, 1.0, b.bottom) for b in boxes),
        "half": boxes[:1],
    }
    monkeypatch.setattr(highlights, "marks_of", lambda *_: Marks(changed[wrong], 1.0))
    placing = place(tmp_path / "a.pdf", support)
    assert not placing.is_right
    assert "fout gemarkeerd" in failures([placing])[0]


def test_what_is_not_placed_is_counted_and_a_scan_apart(tmp_path: Path, support: Support) -> None:
    make_scan(tmp_path / "scan.pdf", [column(LINES)])
    placings = [
        place(tmp_path / "a.pdf", support),
        place(tmp_path / "a.pdf", replace(support, quote="De kantine is op vrijdagmiddag gesloten.")),
        place(tmp_path / "scan.pdf", replace(support, document="scan.pdf")),
    ]
    total = table(placings).splitlines()[-1]
    assert total.startswith("| samen | 3 | 1 (33,3%) | 0 | 2 |")
    assert "| 1 |" in table(placings[2:]).splitlines()[-1]
    assert "geen tekst in de pdf" in failures(placings)[-1]


def test_the_command_reads_a_golden_set(
    tmp_path: Path, support: Support, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "x", "kind": "feit", "question": "Telt elke gemeente?"}
    row |= {"supports": [{"document": "a.pdf", "body": "SER", "page": 1, "quote": QUOTE}]}  # type: ignore[dict-item]
    (tmp_path / "golden.jsonl").write_text(json.dumps(row), "utf-8")
    arguments = ["highlights", "--golden", str(tmp_path / "golden.jsonl"), "--corpus", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", arguments)
    main()
    assert "| a.pdf | 1 | 1 (100,0%) | 0 | 0 | 0 |" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", [*arguments[:-1], str(tmp_path / "weg")])
    with pytest.raises(SystemExit, match="kan niet worden geopend"):
        main()
