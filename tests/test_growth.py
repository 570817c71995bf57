"""The measures of growth: laws as PDFs, vectors alone, and the picture."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from eval.growth import headings, vectors_alone, vectors_of
from eval.growth_picture import DOCUMENT_COLUMNS, draw, tables
from eval.law_pdfs import make
from index.library import Library
from ingest.catalogue import Catalogue
from ingest.read import read_document

LAW = """# Artikel 1 Beheer van de bossen

De beheerder van het bos zorgt er voor dat de paden open zijn en dat het hout op tijd wordt geoogst.

# Artikel 2 Toezicht

De inspecteur houdt toezicht op de naleving van deze wet en brengt daarvan ieder jaar verslag uit.
"""


def test_laws_become_pdfs_that_can_be_read(tmp_path: Path) -> None:
    archive = tmp_path / "wetten.tar.xz"
    with tarfile.open(archive, "w:xz") as file:
        member = tarfile.TarInfo("wetten/BWBR1.md")
        member.size = len(LAW.encode())
        file.addfile(member, io.BytesIO(LAW.encode()))
    assert make(archive, tmp_path / "pdfs") == 1
    first = (tmp_path / "pdfs" / "BWBR1.pdf").read_bytes()
    document = read_document(tmp_path / "pdfs" / "BWBR1.pdf", Catalogue())
    assert any(s.text.startswith("De beheerder van het bos zorgt er voor") for s in document.sentences)
    assert {p.path[-1] for p in document.passages} == {"Beheer van de bossen", "Toezicht"}
    make(archive, tmp_path / "pdfs")
    assert (tmp_path / "pdfs" / "BWBR1.pdf").read_bytes() == first


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    for name in ("a", "b"):
        (tmp_path / "index" / "documents" / name).mkdir(parents=True)
        np.save(
            tmp_path / "index" / "documents" / name / "sentences.npy", rng.normal(size=(300, 16)).astype(np.float16)
        )
    return tmp_path / "index"


def test_more_vectors_than_there_are_sentences(vectors: Path) -> None:
    made = vectors_of(vectors, 1500)
    assert made.shape == (1500, 16)
    assert np.linalg.norm(made, axis=1) == pytest.approx(1, abs=1e-3)
    assert len(np.unique(made, axis=0)) == 1500


def test_vectors_alone_are_measured_and_drawn(vectors: Path, tmp_path: Path) -> None:
    rows = [vectors_alone(vectors, count) for count in (400, 2000)]
    assert all(0.5 < row["recall"] <= 1 and row["flat_seconds"] > 0 for row in rows)
    numbers = dict.fromkeys([*DOCUMENT_COLUMNS, "passages"], 1.5)
    documents = [numbers | {"passages": n} for n in (9, 99)]
    result = {"documents": documents, "vectors": rows}
    for name in ("groei.svg", "groei.png"):
        draw(result, tmp_path / name)
    assert "Antwoord" in (tmp_path / "groei.svg").read_text("utf-8")
    assert "| 2.000 |" in tables(result)


def test_questions_are_about_headings(library: Library) -> None:
    assert set(headings(library, 5)) == {"Wat is er geregeld over scholing?", "Wat is er geregeld over krimp?"}
