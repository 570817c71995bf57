"""PDFs that come into the folder whole or not at all, and leave it without being lost."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents import folder as module
from app.documents.errors import DocumentsError, NameTaken
from app.documents.folder import REMOVED, Clash, Folder

PDF = b"%PDF-1.7\n" + bytes(3000)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path, most_bytes=10_000)


def bring(folder: Folder, name: str, data: bytes = PDF, clash: Clash = "weiger") -> str:
    with folder.arriving(name, clash) as arrival:
        for at in range(0, len(data), 700):
            arrival.add(data[at : at + 700])
        return arrival.done()


def test_a_pdf_comes_in_whole(folder: Folder) -> None:
    with folder.arriving("Nota.PDF") as arrival:
        arrival.add(PDF[:100])
        assert folder.names() == []  # nothing that an indexer would see
        arrival.add(PDF[100:])
        assert arrival.done() == "Nota.pdf"
    assert (folder.path / "Nota.pdf").read_bytes() == PDF
    assert [p.name for p in folder.path.iterdir()] == ["Nota.pdf"]
    (folder.path / "gewoon").touch()
    assert (folder.path / "Nota.pdf").stat().st_mode == (folder.path / "gewoon").stat().st_mode  # by the umask


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "leeg"), (b"hallo", "geen PDF"), (b"x" * 2000, "geen PDF"), (PDF * 4, "te groot")],
)
def test_what_is_refused_leaves_nothing_behind(folder: Folder, data: bytes, words: str) -> None:
    with pytest.raises(DocumentsError, match=words):
        bring(folder, "nota.pdf", data)
    assert list(folder.path.iterdir()) == []


def stop_halfway(folder: Folder) -> None:
    with folder.arriving("nota.pdf") as arrival:
        arrival.add(PDF)
        raise ConnectionResetError


def test_a_sender_that_stops_leaves_nothing_behind(folder: Folder) -> None:
    with pytest.raises(ConnectionResetError):
        stop_halfway(folder)
    assert list(folder.path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DocumentsError, match="schijf is vol"):
        bring(folder, "nota.pdf")
    assert list(folder.path.iterdir()) == []


def test_the_same_name_is_never_overwritten_unasked(folder: Folder) -> None:
    bring(folder, "nota.pdf")
    other = PDF + b"anders"
    with pytest.raises(NameTaken) as taken:
        bring(folder, "NOTA.pdf", other)
    assert (taken.value.name, taken.value.free) == ("nota.pdf", "NOTA (2).pdf")
    assert (folder.path / "nota.pdf").read_bytes() == PDF
    assert bring(folder, "NOTA.pdf", other, "anders") == "NOTA (2).pdf"
    assert bring(folder, "NOTA.pdf", other, "vervang") == "nota.pdf"
    assert (folder.path / "nota.pdf").read_bytes() == other
    (kept,) = folder.removed()
    assert (folder.path / REMOVED / kept.id / "nota.pdf").read_bytes() == PDF


def test_a_name_that_is_taken_meanwhile(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Folder, "_place", lambda self, name, clash: name)  # nobody saw it come
    (folder.path / "nota.pdf").write_bytes(b"van een ander")
    exists = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: path.name != "nota.pdf" and exists(path))
    with pytest.raises(NameTaken):
        bring(folder, "nota.pdf")
    assert (folder.path / "nota.pdf").read_bytes() == b"van een ander"


def test_a_file_system_without_links(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", no_links)
    bring(folder, "nota.pdf")
    bring(folder, "nota.pdf", PDF + b"2", "vervang")
    assert (folder.path / "nota.pdf").read_bytes() == PDF + b"2"
    assert len(folder.removed()) == 1


def test_it_is_told_before_anything_is_sent(folder: Folder) -> None:
    assert folder.check("nota.pdf", 100) == "nota.pdf"
    bring(folder, "nota.pdf")
    with pytest.raises(NameTaken):
        folder.check("nota.pdf", 100)
    assert folder.check("nota.pdf", 100, "anders") == "nota (2).pdf"
    for name, size, words in (("a.pdf", 10_001, "te groot"), ("a.pdf", 0, "leeg"), ("a.docx", 10, "geen PDF")):
        with pytest.raises(DocumentsError, match=words):
            folder.check(name, size)


def test_what_is_removed_can_be_put_back(folder: Folder) -> None:
    bring(folder, "nota.pdf")
    before = (folder.path / "nota.pdf").stat().st_mtime_ns
    removed = folder.remove("nota.pdf")
    assert folder.names() == []
    assert [(r.id, r.file) for r in folder.removed()] == [(removed.id, "nota.pdf")]
    assert folder.put_back(removed.id) == "nota.pdf"
    assert (folder.path / "nota.pdf").read_bytes() == PDF
    assert (folder.path / "nota.pdf").stat().st_mtime_ns == before
    assert folder.removed() == []
    with pytest.raises(DocumentsError, match="niet meer bij"):
        folder.put_back(removed.id)


def test_nothing_is_put_back_over_another(folder: Folder) -> None:
    bring(folder, "nota.pdf")
    removed = folder.remove("nota.pdf")
    bring(folder, "nota.pdf", PDF + b"nieuw")
    with pytest.raises(NameTaken):
        folder.put_back(removed.id)
    assert (folder.path / "nota.pdf").read_bytes() == PDF + b"nieuw"
    assert len(folder.removed()) == 1


@pytest.mark.parametrize("name", ["weg.pdf", "../nota.pdf", "catalogus.toml", "", REMOVED])
def test_only_documents_of_the_folder_are_removed(folder: Folder, name: str) -> None:
    bring(folder, "nota.pdf")
    (folder.path / "catalogus.toml").write_text("", "utf-8")
    with pytest.raises(DocumentsError, match="staat niet"):
        folder.remove(name)
    for id in ("..", "", "../..", name):
        with pytest.raises(DocumentsError):
            folder.put_back(id)
    assert folder.names() == ["nota.pdf"]


def test_leftovers_of_yesterday_are_cleared_away(folder: Folder) -> None:
    old, new = folder.path / ".vraagbaak-oud.deel", folder.path / ".vraagbaak-nieuw.deel"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, time.time() - module._DAY - 60))
    bring(folder, "nota.pdf")
    assert not old.exists()
    assert new.exists()


def test_a_folder_that_is_gone(folder: Folder) -> None:
    gone = Folder(folder.path / "weg")
    with pytest.raises(DocumentsError, match="niet te lezen"):
        gone.names()
    with pytest.raises(DocumentsError):
        bring(gone, "nota.pdf")
    assert gone.removed() == []


def test_a_name_that_is_not_utf8_is_shown_removed_and_put_back(folder: Folder) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder.path) + b"/caf\xe9.pdf")).write_bytes(PDF)
    except OSError:
        pytest.skip("this file system has no such names")
    assert folder.names() == ["caf\ufffd.pdf"]
    removed = folder.remove("caf\ufffd.pdf")
    assert folder.names() == []
    assert folder.removed() == [removed]
    assert folder.put_back(removed.id) == "caf\ufffd.pdf"
    assert b"caf\xe9.pdf" in os.listdir(os.fsencode(folder.path))


@pytest.mark.parametrize("has_links", [True, False])
def test_nothing_that_came_meanwhile_is_overwritten(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    bring(folder, "nota.pdf")
    id = folder.remove("nota.pdf").id
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)
    (folder.path / "nota.pdf").write_bytes(b"van een ander")
    monkeypatch.setattr(folder, "names", list)  # it came after the folder was looked at
    with pytest.raises(NameTaken):
        folder.put_back(id)
    assert (folder.path / "nota.pdf").read_bytes() == b"van een ander"
    (folder.path / "nota.pdf").unlink()
    assert folder.put_back(id) == "nota.pdf"
    assert (folder.path / "nota.pdf").read_bytes() == PDF
    assert folder.removed() == []


def _no_links(*given: object) -> None:
    raise OSError(errno.EPERM, "no links here")


def test_what_cannot_be_looked_into_hides_no_other(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        bring(folder, name)
    kept = {folder.remove(name).id: name for name in ("a.pdf", "b.pdf", "c.pdf")}
    iterdir, closed = Path.iterdir, next(iter(kept))

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == closed:
            raise PermissionError
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert {removed.file for removed in folder.removed()} == set(kept.values()) - {kept[closed]}


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
def test_what_comes_in_is_for_whom_the_umask_says_or_whom_it_was(folder: Folder) -> None:
    before = os.umask(0o077)
    try:
        bring(folder, "nota.pdf")
        assert (folder.path / "nota.pdf").stat().st_mode & 0o777 == 0o600
        (folder.path / "nota.pdf").chmod(0o640)
        bring(folder, "nota.pdf", clash="vervang")
    finally:
        os.umask(before)
    assert (folder.path / "nota.pdf").stat().st_mode & 0o777 == 0o640
