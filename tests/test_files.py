import os
import shutil
import sys
from pathlib import Path

import pytest

from index.files import (
    CorruptIndex,
    hold,
    is_held,
    mode_of,
    new_folder,
    remove_leftovers,
    seals,
    verify,
    write_bytes,
    write_text,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_text("inhoud")
    return tmp_path / "a"


def test_another_byte_or_a_missing_file_is_noticed(folder: Path) -> None:
    sealed = seals(folder)
    verify(folder, sealed)
    (folder / "x").write_text("anders")  # as long as it was
    with pytest.raises(CorruptIndex):
        verify(folder, sealed)
    (folder / "x").unlink()
    with pytest.raises(CorruptIndex):
        verify(folder, sealed)


def test_a_copy_with_other_times_is_the_same(folder: Path) -> None:
    sealed = seals(folder)
    shutil.copytree(folder, folder.with_name("b"), copy_function=shutil.copyfile)
    os.utime(folder.with_name("b") / "x", ns=(5, 5))
    verify(folder.with_name("b"), sealed)


@pytest.mark.skipif(sys.platform == "win32", reason="no such marks")
def test_held_until_it_is_closed(folder: Path) -> None:
    assert not is_held(folder / "x")
    one, two = hold(folder / "x"), hold(folder / "x")
    assert one is not None
    assert two is not None
    one.close()
    assert is_held(folder / "x")
    two.close()
    assert not is_held(folder / "x")


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes")
@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_what_is_new_is_for_whom_the_umask_says(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_bytes(tmp_path / "a", b"1")
        write_text(tmp_path / "b", "2")
        with new_folder(tmp_path / "c") as made:
            (made / "d").write_text("3")
    finally:
        os.umask(before)
    assert {mode_of(tmp_path / name) for name in ("a", "b", "c/d")} == {0o666 & ~umask}
    assert (tmp_path / "c").stat().st_mode & 0o777 == 0o777 & ~umask


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes")
def test_a_file_that_is_replaced_stays_for_whom_it_was(tmp_path: Path) -> None:
    for mode in (0o664, 0o600):
        (tmp_path / "a").write_text("oud")
        (tmp_path / "a").chmod(mode)
        write_bytes(tmp_path / "a", b"nieuw")
        assert ((tmp_path / "a").read_text(), mode_of(tmp_path / "a")) == ("nieuw", mode)


def test_what_an_interrupted_write_left_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", _stopped)
        patch.setattr(Path, "unlink", _stopped)
        with pytest.raises(KeyboardInterrupt):
            write_bytes(tmp_path / "current", b"half")
    (tmp_path / ".nieuw-map").mkdir()
    (tmp_path / "blijft").write_text("x")
    assert len(list(tmp_path.iterdir())) == 3
    remove_leftovers(tmp_path, "current")
    assert {path.name for path in tmp_path.iterdir()} == {".nieuw-map", "blijft"}
    remove_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["blijft"]


def _stopped(*given: object, **named: object) -> None:
    raise KeyboardInterrupt
