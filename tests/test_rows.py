from pathlib import Path

import pytest

from index.rows import BLOCK, FILE, Opened, Rows, write_rows

COUNT = 2 * BLOCK + 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_rows(tmp_path, [{"n": n, "text": f"reg\u2028el\r\n{n} é"} for n in range(COUNT)])
    return tmp_path


def test_rows_are_a_sequence(folder: Path) -> None:
    rows = Rows(folder, 0, COUNT, lambda row: row["n"])
    assert list(rows) == list(range(COUNT))
    assert (len(rows), rows[0], rows[BLOCK], rows[-1]) == (COUNT, 0, BLOCK, COUNT - 1)
    assert rows[BLOCK - 1 : BLOCK + 2] == (BLOCK - 1, BLOCK, BLOCK + 1)
    with pytest.raises(IndexError):
        rows[COUNT]


def test_part_of_a_file(folder: Path) -> None:
    rows = Rows(folder, 3, BLOCK + 4, lambda row: row["text"])
    assert (len(rows), rows[0], rows[-1]) == (BLOCK + 1, "reg\u2028el\r\n3 é", f"reg\u2028el\r\n{BLOCK + 3} é")


def test_only_what_is_asked_for_is_parsed(folder: Path) -> None:
    made: list[int] = []
    rows = Rows(folder, 0, COUNT, lambda row: made.append(row["n"]))
    assert made == []
    rows[BLOCK + 1]
    rows[BLOCK + 2]
    assert made == list(range(BLOCK, 2 * BLOCK))


def test_what_was_parsed_is_kept_when_the_file_is_gone(folder: Path) -> None:
    rows = Rows(folder, 0, 3, lambda row: row["n"])
    rows[0]
    (folder / FILE).unlink()
    assert rows[2] == 2


def test_the_last_used_stay_open() -> None:
    opened: list[str] = []
    values = Opened("abc", lambda key: opened.append(key) or key.upper(), 2)  # type: ignore[func-returns-value]
    assert (len(values), list(values), "d" in values) == (3, ["a", "b", "c"], False)
    assert opened == []
    for key in "aabca":
        assert values[key] == key.upper()
    assert opened == ["a", "b", "c", "a"]
    with pytest.raises(KeyError):
        values["d"]
