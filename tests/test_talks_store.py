from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from app.talks import store as module
from app.talks.errors import TalksError
from app.talks.store import FILE, Store

ANNA, BERT = "a" * 43, "b" * 43


def ticking() -> Iterator[float]:
    return iter(map(float, count(1)))


def store(folder: Path, **bounds: int) -> Store:
    ticks = ticking()
    return Store(folder, clock=lambda: next(ticks), **bounds)


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    talk, first = store(tmp_path / "data").add(ANNA, "", "  Eerste\nvraag? ", "een")
    again, second = store(tmp_path / "data").add(ANNA, talk, "Tweede?", "twee")
    assert (again, second) == (talk, first + 1)
    (kept,) = store(tmp_path / "data").talks(ANNA)
    assert (kept.id, kept.title) == (talk, "Eerste vraag?")
    turns = store(tmp_path / "data").turns(ANNA, talk)
    assert [(turn.id, turn.question, turn.record) for turn in turns] == [
        (first, "  Eerste\nvraag? ", "een"),
        (second, "Tweede?", "twee"),
    ]


def test_nobody_sees_or_changes_what_is_anothers(tmp_path: Path) -> None:
    kept = store(tmp_path)
    talk, turn = kept.add(ANNA, "", "Geheim?", "ja")
    assert kept.talks(BERT) == []
    assert kept.turns(BERT, talk) == []
    assert not kept.rename(BERT, talk, "Anders")
    assert not kept.delete(BERT, talk)
    assert not kept.judge(BERT, turn, "fout", "nee")
    other, _ = kept.add(BERT, talk, "Van Bert?", "nee")
    assert other != talk
    assert [t.question for t in kept.turns(ANNA, talk)] == ["Geheim?"]
    assert kept.talks(ANNA)[0].title == "Geheim?"
    assert ANNA.encode() not in (tmp_path / FILE).read_bytes()


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    store(tmp_path / "data").check()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600


def test_rename_and_delete(tmp_path: Path) -> None:
    kept = store(tmp_path)
    talk, _ = kept.add(ANNA, "", "Eerste geheimwoord?", "een")
    kept.add(ANNA, "", "Andere?", "twee")
    assert [t.title for t in kept.talks(ANNA)] == ["Andere?", "Eerste geheimwoord?"]
    assert kept.rename(ANNA, talk, f" Memo\x00\n{'o' * 500}")
    title = kept.talks(ANNA)[1].title
    assert title.startswith("Memo ooo")
    assert len(title) <= 120
    assert not kept.rename(ANNA, talk, " \n ")
    assert kept.delete(ANNA, talk)
    assert not kept.delete(ANNA, talk)
    assert [t.title for t in kept.talks(ANNA)] == ["Andere?"]
    assert b"geheimwoord" not in (tmp_path / FILE).read_bytes()


def test_what_is_too_much_drops_off_oldest_first(tmp_path: Path) -> None:
    kept = store(tmp_path, most_talks=3, most_characters=10_000)
    first, _ = kept.add(ANNA, "", "0", "x")
    for number in range(1, 3):
        kept.add(ANNA, "", str(number), "x")
    kept.add(ANNA, first, "nog eens", "x")  # used last, so it stays
    kept.add(ANNA, "", "3", "x")
    assert [t.title for t in kept.talks(ANNA)] == ["3", "0", "2"]
    kept.add(BERT, "", "van Bert", "x" * 9_000)
    kept.add(ANNA, "", "lang", "x" * 9_998)
    assert [t.title for t in kept.talks(ANNA)] == ["lang"]
    kept.add(ANNA, "", "langer", "x" * 20_000)  # what was just asked is never dropped itself
    assert [t.title for t in kept.talks(ANNA)] == ["langer"]
    assert [t.title for t in kept.talks(BERT)] == ["van Bert"]
    with pytest.raises(TalksError, match="te lang"):
        kept.add(ANNA, "", "?", "x" * module.MOST_IN_TURN)


def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    kept = store(tmp_path, most_bytes=100_000)
    talk, _ = kept.add(ANNA, "", "Klein?", "x")
    with pytest.raises(TalksError, match="vol"):
        kept.add(ANNA, talk, "Groot?", "x" * 200_000)
    assert [t.question for t in kept.turns(ANNA, talk)] == ["Klein?"]
    kept.add(ANNA, talk, "Weer klein?", "x")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    kept = store(tmp_path)
    for _ in range(50):
        kept.add(ANNA, "", "Vraag?", "x" * 1000)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(b"geen database, maar tekst. " * 1000)
    for act in (kept.check, lambda: kept.talks(ANNA), lambda: kept.add(ANNA, "", "?", "x")):
        with pytest.raises(TalksError, match="beschadigd"):
            act()
    (tmp_path / FILE).write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises(TalksError, match="beschadigd"):
        kept.check()
    (tmp_path / FILE).write_bytes(whole)
    assert len(kept.talks(ANNA)) == 50


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAIT", 0.05)
    kept = store(tmp_path)
    kept.add(ANNA, "", "Eerder?", "x")
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TalksError, match="bezet"):
            kept.add(ANNA, "", "Nu?", "x")
        assert len(kept.talks(ANNA)) == 1  # reading does not wait
    kept.add(ANNA, "", "Nu wel?", "x")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(TalksError, match="kan niet worden geschreven"):
        store(tmp_path / "bestand" / "data").check()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(TalksError, match="teken"):
        store(tmp_path).add(ANNA, "", "half \ud83d?", "x")


def test_many_threads_at_once(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    errors: list[Exception] = []

    def work(owner: str) -> None:
        try:
            talk = ""
            for number in range(20):
                talk, _ = kept.add(owner, talk, str(number), "x")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(str(n),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    for n in range(6):
        (talk,) = kept.talks(str(n))
        assert [t.question for t in kept.turns(str(n), talk.id)] == [str(i) for i in range(20)]


def test_what_is_thought_of_an_answer(tmp_path: Path) -> None:
    kept = store(tmp_path)
    talk, first = kept.add(ANNA, "", "Eén?", "een")
    _, second = kept.add(ANNA, talk, "Twee?", "twee")
    kept.add(BERT, "", "Ander?", "x")
    assert kept.judged() == []
    assert kept.judge(ANNA, second, "fout", "  Noemt het jaar niet. ")
    assert kept.judge(ANNA, first, "goed", "")
    assert [(j.turn.question, j.turn.verdict, j.turn.remark, j.history) for j in kept.judged()] == [
        ("Eén?", "goed", "", ()),
        ("Twee?", "fout", "Noemt het jaar niet.", ("Eén?",)),
    ]
    assert kept.judge(ANNA, first, "", "weg")
    assert [j.turn.id for j in kept.judged()] == [second]
    assert not kept.judge(ANNA, second, "matig", "")  # type: ignore[arg-type]
    assert not kept.judge(ANNA, 999, "goed", "")
    assert store(tmp_path).turns(ANNA, talk)[1].verdict == "fout"
    kept.delete(ANNA, talk)
    assert kept.judged() == []


def test_nobody_is_refused_for_what_others_keep(tmp_path: Path) -> None:
    kept = store(tmp_path, most_bytes=1 << 20)
    first, _ = kept.add(ANNA, "", "Eerste?", "x" * 20_000)
    last = [kept.add(f"{n:043}", "", "Vraag?", "x" * 20_000)[0] for n in range(150)][-1]
    assert kept.talks(ANNA) == []  # used longest ago
    assert [talk.id for talk in kept.talks(f"{149:043}")] == [last]
    assert (tmp_path / FILE).stat().st_size <= 1 << 20
    others = sum(bool(kept.talks(f"{n:043}")) for n in range(150))
    assert others > 35  # of the 49 that fit: no more goes than has to
    talk, turn = kept.add(BERT, "", "Nieuw?", "y" * 20_000)
    assert kept.judge(BERT, turn, "fout", "é" * 500)
    for _ in range(30):  # a conversation that grows stays whole
        kept.add(BERT, talk, "En verder?", "y" * 20_000)
    assert len(kept.turns(BERT, talk)) == 31
    assert kept.turns(ANNA, first) == []
