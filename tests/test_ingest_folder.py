"""Files whose name or place is not what it should be."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from app.web.server import pdf_of
from index.build import build
from index.embedder import Embedder
from index.library import Library
from ingest.catalogue import CatalogueError, load_catalogue
from ingest.folder import has_whole_name, leads_elsewhere, shown_name


def test_a_name_that_is_not_utf8_stops_nothing(corpus: Path, index: Path, embedder: Embedder) -> None:
    try:
        shutil.copy(corpus / "agenda.pdf", os.fsencode(corpus) + b"/caf\xe9.pdf")
    except OSError:
        pytest.skip("this file system has no such names")
    (path,) = (path for path in corpus.iterdir() if not has_whole_name(path))
    assert shown_name(path) == "caf\ufffd.pdf"
    report = build(corpus, index, embedder)
    assert report.added == ("agenda.pdf",)
    ((name, reason),) = report.refused
    assert name == "caf\ufffd.pdf"
    assert "geef het bestand een andere naam" in reason
    assert Library.open(index, embedder).refused == {name: reason}


def test_what_lies_outside_the_folder_is_neither_read_nor_served(
    corpus: Path, index: Path, embedder: Embedder, tmp_path: Path
) -> None:
    shutil.move(corpus / "agenda.pdf", tmp_path / "elders.pdf")
    (corpus / "agenda.pdf").symlink_to(tmp_path / "elders.pdf")
    (corpus / "deel").mkdir()
    shutil.copy(tmp_path / "elders.pdf", corpus / "deel" / "b.pdf")
    (corpus / "binnen.pdf").symlink_to(Path("deel") / "b.pdf")
    (corpus / "lus.pdf").symlink_to("lus.pdf")
    (corpus / "anders.pdf").symlink_to("catalogus.toml")
    assert leads_elsewhere(corpus / "agenda.pdf")
    assert not leads_elsewhere(corpus / "binnen.pdf")
    report = build(corpus, index, embedder)
    assert report.added == ("binnen.pdf",)
    reasons = dict(report.refused)
    assert set(reasons) == {"agenda.pdf", "anders.pdf", "lus.pdf"}
    assert "zet het bestand zelf in de map" in reasons["agenda.pdf"]
    assert "zet het bestand zelf in de map" in reasons["anders.pdf"]
    answerer = Answerer(Library.open(index, embedder))
    found = pdf_of("binnen.pdf", answerer, corpus)
    assert found == corpus / "binnen.pdf"
    (corpus / "binnen.pdf").unlink()
    (corpus / "binnen.pdf").symlink_to(tmp_path / "elders.pdf")  # since it was read
    assert pdf_of("binnen.pdf", answerer, corpus) is None


def test_a_catalogue_that_cannot_be_read_is_told(corpus: Path) -> None:
    (corpus / "catalogus.toml").unlink()
    (corpus / "catalogus.toml").symlink_to("catalogus.toml")
    with pytest.raises(CatalogueError, match="niet te lezen"):
        load_catalogue(corpus)
