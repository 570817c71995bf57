"""A chat that follows its folder."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from app.live import LiveAnswerer, snapshot
from index.build import BuildReport, build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import make_pdf, prose


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def live(corpus: Path, index: Path, embedder: Embedder, told: list[str]) -> LiveAnswerer:
    build(corpus, index, embedder)
    return LiveAnswerer(
        corpus,
        index,
        open_library=lambda: Library.open(index, embedder),
        update=lambda: build(corpus, index, embedder),
        tell=lambda report: told.append(report if isinstance(report, str) else ",".join(report.added + report.removed)),
    )


def add(corpus: Path, name: str = "nieuw.pdf") -> None:
    make_pdf(corpus / name, [prose("Wind", ["De provincie plaatst windmolens langs de dijk bij het dorp."])])


def test_added_and_removed_files_are_followed(live: LiveAnswerer, corpus: Path, told: list[str]) -> None:
    assert not live.refresh()
    before = live.now()
    add(corpus)
    assert not live.refresh()  # it may be half copied: wait until it rests
    assert live.refresh()
    assert "nieuw.pdf" in live.library.documents
    assert "nieuw.pdf" not in before.library.documents
    (corpus / "nieuw.pdf").unlink()
    live.refresh()
    assert live.refresh()
    assert "nieuw.pdf" not in live.library.documents
    assert told == ["nieuw.pdf", "nieuw.pdf"]


def test_index_made_by_another_process_is_taken_over(
    live: LiveAnswerer, corpus: Path, index: Path, embedder: Embedder
) -> None:
    add(corpus)
    build(corpus, index, embedder)
    assert live.refresh()
    assert "nieuw.pdf" in live.library.documents


def test_folder_that_vanishes_is_told_once_and_leaves_the_answers(
    live: LiveAnswerer, corpus: Path, told: list[str]
) -> None:
    documents = dict(live.library.documents)
    corpus.rename(corpus.with_name("weg"))
    for _ in range(3):
        assert not live.refresh()
    assert live.library.documents == documents
    assert len(told) == 1
    assert "niet te lezen" in told[0]


def test_broken_catalogue_leaves_the_answers(live: LiveAnswerer, corpus: Path, told: list[str]) -> None:
    (corpus / "catalogus.toml").write_text("[[body]\n", encoding="utf-8")
    live.refresh()
    assert not live.refresh()
    assert live.library.documents
    assert "catalogus.toml" in told[-1]


def test_questions_are_answered_while_the_index_is_made(
    live: LiveAnswerer, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, go_on = threading.Event(), threading.Event()
    update = live._update

    def slow() -> BuildReport:
        busy.set()
        assert go_on.wait(20)
        return update()

    monkeypatch.setattr(live, "_update", slow)
    add(corpus)
    live.refresh()
    thread = threading.Thread(target=live.refresh)
    thread.start()
    assert busy.wait(20)
    assert live.answer("windmolens langs de dijk?").citations == ()
    go_on.set()
    thread.join(20)
    assert "nieuw.pdf" in live.library.documents


def test_snapshot_sees_a_change_of_the_same_size(corpus: Path) -> None:
    file = next(corpus.glob("*.pdf"))
    before = snapshot(corpus)
    os.utime(file, ns=(1, 1))
    assert snapshot(corpus) != before
