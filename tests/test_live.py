"""A chat that follows its folder."""

from __future__ import annotations

import os
import threading
from argparse import Namespace
from itertools import pairwise
from pathlib import Path

import pytest

from app.cli import serve
from app.live import LiveAnswerer, snapshot
from app.settings import Settings
from index.build import BuildError, BuildReport, OnProgress, build
from index.embedder import Embedder
from index.generation import current_folder
from index.library import Library
from tests.conftest import following
from tests.made_pdfs import make_pdf, prose


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def live(corpus: Path, index: Path, embedder: Embedder, told: list[str]) -> LiveAnswerer:
    build(corpus, index, embedder)
    return following(
        corpus,
        index,
        embedder,
        lambda report: told.append(report if isinstance(report, str) else ",".join(report.added + report.removed)),
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


def test_what_is_new_is_prepared_for_questions(
    live: LiveAnswerer, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[list[str]] = []
    done = threading.Event()

    def prepare(library: Library) -> None:
        prepared.append(sorted(library.documents))
        if "nieuw.pdf" in library.documents:
            done.set()

    monkeypatch.setattr("app.live.EVERY", 0.05)
    monkeypatch.setattr(Library, "prepare", prepare)
    before = sorted(live.library.documents)
    live.follow()
    add(corpus)
    assert done.wait(60)
    assert prepared == [before, sorted([*before, "nieuw.pdf"])]


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

    def slow(on_progress: OnProgress) -> BuildReport:
        on_progress("Documenten lezen", 1, 2)
        busy.set()
        assert go_on.wait(20)
        return update(on_progress)

    monkeypatch.setattr(live, "_update", slow)
    add(corpus)
    live.refresh()
    thread = threading.Thread(target=live.refresh)
    thread.start()
    assert busy.wait(20)
    assert live.answer("windmolens langs de dijk?").citations == ()
    status = live.status()
    assert (status.doing, status.done, status.total) == ("Documenten lezen", 1, 2)
    go_on.set()
    thread.join(20)
    assert "nieuw.pdf" in live.library.documents
    assert live.status().doing == ""
    assert [report.file for report in live.status().files] == ["agenda.pdf", "nieuw.pdf"]


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("error", [BuildError("De schijf is vol."), OSError(28, "vol"), RuntimeError("onverwacht")])
def test_failed_update_is_tried_again_less_and_less_often(
    live: LiveAnswerer, corpus: Path, told: list[str], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    update, clock, tries = live._update, Clock(), []

    def failing(on_progress: OnProgress) -> BuildReport:
        tries.append(clock.now)
        raise error

    monkeypatch.setattr(live, "_update", failing)
    monkeypatch.setattr(live, "_clock", clock)
    add(corpus)
    for _ in range(200):
        live.refresh()
        clock.now += 1
    assert [later - earlier for earlier, later in pairwise(tries)] == [10, 20, 40, 80]
    assert len(told) == 1
    assert live.status().problem == told[0]
    assert list(live.library.documents) == ["agenda.pdf"]
    add(corpus, "ander.pdf")  # a change is tried at once
    live.refresh()
    live.refresh()
    assert len(tries) == 6
    monkeypatch.setattr(live, "_update", update)
    clock.now += 10
    assert live.refresh()
    assert "nieuw.pdf" in live.library.documents
    assert live.status().problem == ""
    assert not live.refresh()


def test_damaged_index_is_made_again(live: LiveAnswerer, corpus: Path, index: Path, embedder: Embedder) -> None:
    add(corpus)
    build(corpus, index, embedder)  # by another process
    (current_folder(index) / "vectors.faiss").write_bytes(b"stuk")
    clock = Clock()
    live._clock = clock
    assert not live.refresh()
    assert list(live.library.documents) == ["agenda.pdf"]
    for _ in range(3):
        clock.now += 20
        live.refresh()
    assert "nieuw.pdf" in live.library.documents


def test_folder_that_is_back_is_followed_again(live: LiveAnswerer, corpus: Path, told: list[str]) -> None:
    for _ in range(2):
        corpus.rename(corpus.with_name("weg"))
        live.refresh()
        corpus.with_name("weg").rename(corpus)
        live.refresh()
    assert len(told) == 2
    assert live.status().problem == ""


def test_snapshot_sees_a_change_of_the_same_size(corpus: Path) -> None:
    file = next(corpus.glob("*.pdf"))
    before = snapshot(corpus)
    os.utime(file, ns=(1, 1))
    assert snapshot(corpus) != before


def test_it_is_known_which_files_are_in_use(live: LiveAnswerer, corpus: Path) -> None:
    assert live.is_in_use("agenda.pdf", "catalogus.toml")
    add(corpus)
    assert not live.is_in_use("nieuw.pdf")
    live.refresh()
    assert not live.is_in_use("agenda.pdf", "nieuw.pdf")
    live.refresh()
    assert live.is_in_use("agenda.pdf", "nieuw.pdf", "catalogus.toml", "nooit-geweest.pdf")
    os.utime(corpus / "catalogus.toml", (1, 1))
    assert live.is_in_use("nieuw.pdf")
    assert not live.is_in_use("nieuw.pdf", "catalogus.toml")
    (corpus / "nieuw.pdf").unlink()
    assert not live.is_in_use("nieuw.pdf")


def test_what_changes_while_the_chat_starts_is_read(
    corpus: Path, index: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[LiveAnswerer] = []
    where = Settings(corpus, index, "proef", None, "", None)

    def slow(*_: object) -> BuildReport:
        report = build(corpus, index, embedder)
        if not started:
            add(corpus)  # listed too late for that
        return report

    monkeypatch.setattr("app.cli._opened", lambda options: (where, embedder))
    monkeypatch.setattr("app.cli._build", slow)
    monkeypatch.setattr("app.web.server.serve", lambda answerer, *_, **__: started.append(answerer))
    monkeypatch.setattr(LiveAnswerer, "follow", lambda self: None)
    assert serve(Namespace(host="127.0.0.1", port=0, no_history=True)) == 0
    (live,) = started
    assert "nieuw.pdf" not in live.library.documents
    assert live.refresh()
    assert "nieuw.pdf" in live.library.documents


def test_a_link_to_itself_holds_nothing_up(live: LiveAnswerer, corpus: Path, told: list[str]) -> None:
    (corpus / "lus.pdf").symlink_to("lus.pdf")
    add(corpus)
    live.refresh()
    assert live.refresh()
    assert "nieuw.pdf" in live.library.documents
    assert set(live.library.refused) == {"lus.pdf"}
    assert live.is_in_use("lus.pdf")
    assert told == ["nieuw.pdf"]


def test_one_file_that_tells_nothing_is_left_out_but_not_all_of_them(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [name for name, _, _ in snapshot(corpus)]
    assert "agenda.pdf" in names
    stat, dead = Path.stat, {"agenda.pdf"}

    def refuse(path: Path, **given: bool) -> os.stat_result:
        if path.name in dead:
            raise OSError(5, "I/O error")
        return stat(path, **given)

    monkeypatch.setattr(Path, "stat", refuse)
    assert [name for name, _, _ in snapshot(corpus)] == [name for name in names if name != "agenda.pdf"]
    dead.update(names)
    with pytest.raises(OSError, match="I/O"):
        snapshot(corpus)
