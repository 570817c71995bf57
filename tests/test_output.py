from pathlib import Path

import pytest

from app.output import OutputError, save


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "antwoord.md"
    save(path, b"oud")
    save(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"
    assert list(tmp_path.iterdir()) == [path]


def test_why_not_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="bestaat niet"):
        save(tmp_path / "weg" / "a.md", b"")
    (tmp_path / "map.md").mkdir()
    with pytest.raises(OutputError, match="is een map"):
        save(tmp_path / "map.md", b"")
    with pytest.raises(OutputError, match="kan niet worden geschreven"):
        save(tmp_path / ("a" * 300 + ".md"), b"")
