"""An index that is behind its folder is told."""

from __future__ import annotations

import os
from pathlib import Path

from app.freshness import is_behind


def test_folder_that_changed_since_the_index_was_made_is_told(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    index.mkdir()
    (corpus / "a.pdf").write_bytes(b"%PDF")
    os.utime(corpus / "a.pdf", (1_000, 1_000))
    os.utime(index, (2_000, 2_000))
    assert not is_behind(corpus, index, ["a.pdf"])
    assert not is_behind(corpus, index, [])  # a file that could not be read
    assert is_behind(corpus, index, ["a.pdf", "b.pdf"])
    (corpus / "c.pdf").write_bytes(b"%PDF")
    os.utime(corpus / "c.pdf", (9_999_999_999, 9_999_999_999))
    assert is_behind(corpus, index, ["a.pdf"])
    assert not is_behind(tmp_path / "weg", index, ["a.pdf"])
