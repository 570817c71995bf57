"""PDFs that do harm: each costs at most itself, within bounds of time and memory."""

from __future__ import annotations

import cProfile
import multiprocessing
import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.build import build
from index.embedder import Embedder
from index.library import Library
from ingest import workers
from ingest.catalogue import Catalogue, load_catalogue
from ingest.document import Document
from ingest.layout import reading_order
from ingest.limits import Limits, at_most
from ingest.line import Line, Row
from ingest.page import CANNOT_PARSE, TOO_SLOW, read_pages
from ingest.pdf import UnreadablePdf, open_pdf
from ingest.read import assemble, read_document
from ingest.reading import Outcome, read_documents
from ingest.run import Run
from tests import bad_pdfs
from tests.made_pdfs import column, make_pdf, prose

SENTENCE = "De gemeente bouwt woningen voor ouderen in de wijk."
STRICT = Limits(memory=256 << 20, open_seconds=10, page_seconds=3)


def read(path: Path, limits: Limits = STRICT) -> Outcome:
    ((_, outcome),) = read_documents([path], Catalogue(), limits=limits)
    return outcome


def lost(outcome: Outcome) -> list[int]:
    assert isinstance(outcome, Document)
    assert SENTENCE in {sentence.text for sentence in outcome.sentences}
    return [page.number for page in outcome.lost_pages]


def test_reading_in_processes_gives_the_same_document(corpus: Path) -> None:
    make_pdf(corpus / "dik.pdf", [prose(f"Hoofdstuk {n}", [f"Plan {n} is klaar. " * 20]) for n in range(90)])
    catalogue = load_catalogue(corpus)
    seen: list[tuple[str, int, int]] = []
    files = sorted(corpus.glob("*.pdf"))
    outcomes = dict(
        read_documents(files, catalogue, lambda path, done, total: seen.append((path.name, done, total)), 3)
    )
    assert outcomes == {path: read_document(path, catalogue) for path in files}
    assert [done for name, done, total in seen if name == "dik.pdf" and total == 90] == list(range(1, 91))


@pytest.mark.parametrize("make", [bad_pdfs.bomb, bad_pdfs.endless_drawing, bad_pdfs.flood_of_text])
def test_page_that_kills_the_reader_is_lost_and_the_others_are_not(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    assert lost(read(make(tmp_path / "a.pdf"))) == [2]


def test_page_that_takes_too_long_is_told(tmp_path: Path) -> None:
    outcome = read(bad_pdfs.endless_drawing(tmp_path / "a.pdf"), Limits(memory=8 << 30, page_seconds=1))
    assert lost(outcome) == [2]
    assert isinstance(outcome, Document)
    assert "te veel tijd" in outcome.lost_pages[0].reason


@pytest.mark.parametrize("make", [bad_pdfs.packed_references, bad_pdfs.own_parent])
def test_file_without_a_page_that_can_be_read_is_refused(make: Callable[[Path], Path], tmp_path: Path) -> None:
    outcome = read(make(tmp_path / "a.pdf"))
    assert isinstance(outcome, UnreadablePdf)
    assert "beschadigd" in str(outcome)


@pytest.mark.parametrize("make", [bad_pdfs.many_promised, bad_pdfs.with_script_and_form])
def test_odd_file_is_read(make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert lost(read(make(tmp_path / "a.pdf"))) == []


def test_ten_thousand_pages(tmp_path: Path) -> None:
    outcome = read(bad_pdfs.thick(tmp_path / "dik.pdf"), Limits())
    assert lost(outcome) == []
    assert isinstance(outcome, Document)
    assert len(outcome.pages) == 10_000
    assert {page.text for page in outcome.pages} == {SENTENCE}


def test_more_pages_than_can_be_done_are_refused_at_once(tmp_path: Path) -> None:
    outcome = read(bad_pdfs.thick(tmp_path / "dik.pdf", 20_100), Limits())
    assert isinstance(outcome, UnreadablePdf)
    assert "splits het" in str(outcome)


def test_bad_files_do_not_stop_the_others(corpus: Path, index: Path, embedder: Embedder) -> None:
    whole = (corpus / "agenda.pdf").read_bytes()
    (corpus / "a-leeg.pdf").write_bytes(b"")
    (corpus / "a-half.pdf").write_bytes(whole[: len(whole) // 3])
    (corpus / "a-map.pdf").mkdir()
    os.mkfifo(corpus / "a-pijp.pdf")
    (corpus / "a-weg.pdf").symlink_to(corpus / "bestaat-niet")
    make_pdf(corpus / "a-geheim.pdf", [column(["Geheim."])], password="x")
    bad_pdfs.own_parent(corpus / "a-boom.pdf")
    bad_pdfs.bomb(corpus / "z-bom.pdf", 1500)
    report = build(corpus, index, embedder)
    refused = dict(report.refused)
    assert set(refused) == {f"a-{name}.pdf" for name in ("leeg", "half", "map", "pijp", "weg", "geheim", "boom")}
    assert "wachtwoord" in refused["a-geheim.pdf"]
    assert "geen gewoon bestand" in refused["a-pijp.pdf"]
    by_name = {file.file: file for file in report.files}
    assert (by_name["agenda.pdf"].pages, by_name["agenda.pdf"].lost) == (2, ())
    assert [page.number for page in by_name["z-bom.pdf"].lost] == [2]
    library = Library.open(index, embedder)
    assert library.documents["z-bom.pdf"].lost_pages[0].number == 2
    assert list(library.documents) == ["agenda.pdf", "z-bom.pdf"]


def test_readers_that_are_killed_cost_one_file(corpus: Path, tmp_path: Path) -> None:
    path = bad_pdfs.thick(corpus / "dik.pdf", 400)

    def kill(at: Path, done: int, total: int) -> None:
        if at == path:
            for process in multiprocessing.active_children():
                os.kill(process.pid or 0, signal.SIGKILL)

    outcomes = dict(read_documents([path, corpus / "agenda.pdf"], Catalogue(), kill, 1))
    assert "door het systeem afgebroken" in str(outcomes[path])
    assert isinstance(outcomes[corpus / "agenda.pdf"], Document)


def test_file_that_hangs_is_given_up(tmp_path: Path) -> None:
    path = bad_pdfs.thick(tmp_path / "dik.pdf", 400)

    def stop(at: Path, done: int, total: int) -> None:
        for process in multiprocessing.active_children():
            os.kill(process.pid or 0, signal.SIGSTOP)

    started = time.monotonic()
    ((_, outcome),) = read_documents([path], Catalogue(), stop, 1, Limits(silent_seconds=1))
    assert "geeft geen antwoord" in str(outcome)
    assert time.monotonic() - started < 60


def test_file_replaced_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    path = bad_pdfs.thick(tmp_path / "a.pdf", 200)
    other = make_pdf(tmp_path / "ander", [column(["Een heel ander stuk over windmolens."])])

    def replace(at: Path, done: int, total: int) -> None:
        if total == 200 and other.exists():
            other.replace(path)

    ((_, outcome),) = read_documents([path], Catalogue(), replace)
    assert outcome == read_document(path, Catalogue())
    assert isinstance(outcome, Document)
    assert outcome.sentences[0].text == "Een heel ander stuk over windmolens."


def test_file_that_keeps_changing_is_refused(tmp_path: Path) -> None:
    path = bad_pdfs.thick(tmp_path / "a.pdf", 100)

    def change(at: Path, done: int, total: int) -> None:
        if done == total:
            with path.open("ab") as file:
                file.write(b"\n")

    ((_, outcome),) = read_documents([path], Catalogue(), change)
    assert "verandert telkens" in str(outcome)


def test_file_removed_while_it_is_read_is_removed(corpus: Path, index: Path, embedder: Embedder) -> None:
    path = bad_pdfs.thick(corpus / "weg.pdf", 100)

    def remove(label: str, done: int, total: int) -> None:
        if path.name in label:
            path.unlink(missing_ok=True)

    report = build(corpus, index, embedder, remove)
    assert report.refused == ()
    assert list(Library.open(index, embedder).documents) == ["agenda.pdf"]


def test_no_process_stays_behind(tmp_path: Path) -> None:
    path = bad_pdfs.thick(tmp_path / "a.pdf", 2000)
    outcomes = read_documents([path, shutil.copy(path, tmp_path / "b.pdf")], Catalogue())
    with pytest.raises(ZeroDivisionError):
        for _ in read_documents([path], Catalogue(), lambda *_: 1 // 0):
            pass
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_page_that_goes_wrong_in_layout_is_lost_and_the_others_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_pdf(tmp_path / "a.pdf", [column([SENTENCE]), column(["Fout."]), column(["Traag."])])

    def order(runs: Sequence[Run], margin: Sequence[Run]) -> list[Line | Row]:
        if runs[0].text == "Fout.":
            raise IndexError
        while runs[0].text == "Traag.":
            pass
        return reading_order(runs, margin)

    monkeypatch.setattr("ingest.read.reading_order", order)
    opening, entry = open_pdf(path), Catalogue().entry("a.pdf")
    pages = list(read_pages(path, range(3), ""))
    document = assemble(path, entry, "", opening, pages, False, lambda: at_most(0.2))
    assert lost(document) == [2, 3]
    assert [page.reason for page in document.lost_pages] == [CANNOT_PARSE, TOO_SLOW]


@pytest.mark.parametrize("shift", [0.0, 6.0])
def test_page_of_loose_figures_costs_little(shift: float) -> None:
    """Counted in calls, which a busy machine does not change; there were 39 and 13 million."""
    chance = random.Random(1)
    runs = [
        Run(
            str(chance.randint(0, 99)),
            x := 20 + 5.6 * column + chance.random() * shift,
            x + 2.8,
            820 - 13 * row,
            4,
            False,
        )
        for row in range(60)
        for column in range(100)
    ]
    profile = cProfile.Profile()
    assert profile.runcall(reading_order, runs)
    assert sum(entry.callcount for entry in profile.getstats()) < 10_000_000


def test_what_became_of_a_process_reads_behind_a_page_and_a_file() -> None:
    for reason in (workers.SILENT, workers.CRASHED, workers.KILLED):
        assert not re.search(r"\b(?:is|staat) het (?!bestand)", reason), reason
