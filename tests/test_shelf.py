"""A document comes from the shelf as it was put there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from index.rows import FILE
from index.shelf import Shelf, ShelvedDocument
from index.tokens import TokenStates
from ingest.document import Sentence
from tests.small_chat import document, sentence

ROW = Sentence(
    "Wegen 1.250", 2, 2, "row", ("Lasten",), 9, ends=(5, 11, 11), heads=("Onderdeel", "2023", "2024")
)  # its last cell is empty


def test_a_row_of_a_table_keeps_its_cells_and_heads(tmp_path: Path) -> None:
    kept = replace(document(), sentences=(sentence("Een gewone zin.", 1), ROW))
    vectors = np.eye(2, 4, dtype=np.float32)
    shelf = Shelf(tmp_path / "plank")
    shelf.put("a", ShelvedDocument(kept, vectors[:1], vectors, TokenStates.of([vectors])))
    found = shelf.document("a", shelf.head("a"))
    assert list(found.sentences) == list(kept.sentences)
    assert found.sentences[1].cells == ("Wegen", "1.250", "")
    rows = (tmp_path / "plank" / "a" / FILE).read_text("utf-8").splitlines()
    assert ["ends" in row for row in rows if "paragraph" in row] == [False, True]  # nothing more for plain sentences
