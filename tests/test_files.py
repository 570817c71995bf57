import os
import shutil
import sys
from pathlib import Path

import pytest

from index.files import CorruptIndex, hold, is_held, seals, verify


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
