"""The measure of how truly a PDF is read, on readings with known faults."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from eval.reading import Reference, fold, main, measure, ours, plain, second_reading, table, words_of
from tests.made_pdfs import Put, column, make_pdf

needs_pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is absent")
TEXT = "De gemeente bouwt woningen voor ouderen. Het waterschap bewaakt de dijken langs de rivier."


def reference(text: str, running: tuple[str, ...] = ()) -> Reference:
    from collections import Counter
    from itertools import pairwise

    words = words_of(text)
    return Reference(Counter(words), Counter(pairwise(words)), fold(text), running)


def test_faultless_reading() -> None:
    reading = measure(TEXT.split(". "), reference(TEXT), ["bouwt woningen"])
    assert (reading.cut, reading.glued, reading.headers, reading.order, reading.quotes) == (0, 0, 0, 1, 1)


def test_faults_are_counted() -> None:
    running = (fold("Jaarverslag waterstaat"),)
    faulty = [
        "De gemeente bouwt woningenvoor ouderen.",
        "Het waterschap bewaa kt Jaarverslag waterstaat 12 de dijken langs de rivier.",
    ]
    reading = measure(faulty, reference(TEXT, running), ["woningen voor ouderen"])
    assert reading.cut == pytest.approx(1000 / reading.words)
    assert reading.glued == pytest.approx(1000 / reading.words)
    assert reading.headers == 1
    assert reading.quotes == 0
    assert reading.order == 0


@needs_pdftotext
def test_readers_agree_on_a_plain_page(tmp_path: Path) -> None:
    head = Put(60, 815, "Verslag van de vergadering")
    asked = ("woningbouw", "dijken", "scholen", "wegen")
    pages = [
        [
            head,
            *column(
                [f"De raad stelt voor om het plan voor {a} van de wethouder", "in het najaar te bespreken."], top=600
            ),
        ]
        for a in asked
    ]
    path = make_pdf(
        tmp_path / "a.pdf", [[*page, *column(["Er is gelegenheid om te reageren."] * 3, top=500)] for page in pages]
    )
    found = second_reading(path)
    assert fold(head.text) in found.running
    assert measure(ours(path), found, []).headers == 0
    assert measure(ours(path), found, []).order == 1
    assert measure(plain(path), found, []).headers > 0


MEASURES = """
import sys
from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.reading import read_documents
from tests.bench_reading import most_memory

if __name__ == "__main__":
    for _ in range(2):
        assert [outcome for _, outcome in read_documents([Path(sys.argv[1])], Catalogue())]
        print(most_memory())
"""


def test_memory_of_the_processes_that_read_is_measured(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [column(["De raad vergadert over de woningbouw in de stad."] * 3)])
    script = tmp_path / "measures.py"
    script.write_text(MEASURES, "utf-8")
    # in a process of its own: the children of this one are not only those that read
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run([sys.executable, script, path], env=environment, capture_output=True, text=True, check=True)
    assert all(10 < float(line) < 2_000 for line in done.stdout.split())
    assert len(done.stdout.split()) == 2


@needs_pdftotext
def test_report_keeps_what_was_found_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pdf(tmp_path / "a.pdf", [column(["De raad vergadert over de woningbouw in de stad."] * 3)])
    report = tmp_path / "lezen.md"
    report.write_text("# Oud\n\noude tabel\n\n## Twintig bladzijden\n\nBekeken.\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["reading", str(tmp_path), "--report", str(report)])
    main()
    text = report.read_text("utf-8")
    assert "oude tabel" not in text
    assert text.endswith("| - |\n\n## Twintig bladzijden\n\nBekeken.\n")


def test_table_is_dutch_markdown() -> None:
    rows = table([("a.pdf", "Vraagbaak", measure(TEXT.split(". "), reference(TEXT), []))]).splitlines()
    assert rows[-1] == "| a.pdf | Vraagbaak | 14 | 0,00 | 0,00 | 0 | 100,0% | - |"
