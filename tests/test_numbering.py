from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from index.numbering import Numbering
from index.store import Scope


@pytest.fixture
def numbering(library: Library) -> Numbering:
    return Numbering.of(library.documents)


def test_numbers_go_through_the_documents_in_order(numbering: Numbering, library: Library) -> None:
    passages = [p for d in library.documents.values() for p in d.passages]
    assert list(numbering) == [numbering[n] for n in range(len(numbering))] == passages
    assert [numbering.number(p.id) for p in passages] == list(range(len(passages)))
    assert [numbering.place(n) for n in range(len(passages))] == [(p.document, p.number) for p in passages]
    for unknown in ("agenda.pdf#99", "agenda.pdf#-1", "weg.pdf#0", "agenda.pdf"):
        with pytest.raises(KeyError):
            numbering.number(unknown)


def test_scopes(numbering: Numbering) -> None:
    mine = numbering.within(Scope(bodies=frozenset({"SER"})))
    assert {numbering[n].body for n in mine} == {"SER"}
    assert len(numbering.within(Scope())) == len(numbering)
    assert len(numbering.within(Scope(documents=frozenset({"weg.pdf"})))) == 0


def test_saved_and_loaded_it_says_the_same(numbering: Numbering, library: Library, tmp_path: Path) -> None:
    numbering.save(tmp_path)
    loaded = Numbering.load(tmp_path, library.documents)
    assert list(loaded) == list(numbering)
    assert loaded.of_body("SER").tolist() == numbering.of_body("SER").tolist()


def test_there_may_be_more_bodies_than_a_short_number_counts(library: Library) -> None:
    (document,) = library.documents.values()
    count = 40_000
    passages = tuple(replace(document.passages[0], body=f"Raad {n}") for n in range(count))
    numbering = Numbering.of({document.file: replace(document, passages=passages)})
    assert numbering.of_body(f"Raad {count - 1}").tolist() == [count - 1]
