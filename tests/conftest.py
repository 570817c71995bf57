"""What tests share: a small corpus of two made-up bodies, and an embedder that needs no model."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from app.live import LiveAnswerer
from index.build import BuildReport, build
from index.dutch import terms
from index.embedder import Embedder, Query, Vectors, load_embedder
from index.library import Library
from index.tokens import TokenStates
from tests.made_pdfs import make_pdf, prose

CATALOGUE = """
[[body]]
name = "SER"
full_name = "Sociaal-Economische Raad"
article = "de"
aliases = ["Sociaal Economische Raad"]

[[body]]
name = "Planraad"
full_name = "Raad voor de Planning"
article = "de"
members = ["Anna de Vries"]

[[document]]
file = "agenda.pdf"
title = "Agenda voor de stad"
publisher = "Raden samen"
date = "2015-06"

[[document.part]]
title = "Agenda voor de stad"
body = "SER"
pages = "1"

[[document.part]]
title = "Kijk op krimp"
body = "Planraad"
pages = "2"
"""

PAGES = (
    prose(
        "Scholing",
        [
            "Een leven lang leren zou voor iedereen uitgangspunt moeten zijn. De raad telt 35 arbeidsmarktregio’s die "
            "hierbij kunnen helpen. Bedrijven betalen daar aan mee.",
            "Ook in het onderwijs is meer aandacht nodig voor vaardigheden van ondernemers. Dat vraagt om "
            "goede leraren.",
        ],
    ),
    prose(
        "Krimp",
        [
            "Aan de randen van het land neemt de bevolking af. In 2040 is een kwart van de inwoners ouder dan 65 jaar.",
            "Fietspaden verdienen in dunbevolkte streken voorrang boven autowegen.",
        ],
    ),
)


class TermEmbedder:
    """Unit vectors of hashed Dutch terms: texts that share terms are alike. For tests that are not about a model."""

    name = "proef"
    fingerprint = "proef-1"
    dimensions = 64

    def encode_passages(self, texts: Sequence[str], on_batch: Callable[[int], None] = lambda _: None) -> Vectors:
        on_batch(len(texts))
        return np.stack([self._vector(t) for t in texts]) if texts else np.zeros((0, self.dimensions), np.float32)

    def encode_with_tokens(
        self, texts: Sequence[str], on_batch: Callable[[int], None] = lambda _: None
    ) -> tuple[Vectors, TokenStates]:
        return self.encode_passages(texts, on_batch), TokenStates.of([self._tokens(t) for t in texts])

    def encode_query(self, text: str) -> Query:
        return Query(self._vector(text), self._tokens(text))

    def _tokens(self, text: str) -> Vectors:
        return np.stack([self._vector(t) for t in text.split()] or [self._vector("")])

    def _vector(self, text: str) -> Vectors:
        vector = np.full(self.dimensions, 1e-3, np.float32)
        for term in terms(text):
            vector[int(hashlib.sha256(term.encode()).hexdigest(), 16) % self.dimensions] += 1
        return vector / np.float32(np.linalg.norm(vector))


@pytest.fixture
def embedder() -> Embedder:
    return TermEmbedder()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    make_pdf(folder / "agenda.pdf", PAGES, title="Agenda", author="Raden")
    (folder / "catalogus.toml").write_text(CATALOGUE, "utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def library(corpus: Path, index: Path, embedder: Embedder) -> Library:
    build(corpus, index, embedder)
    return Library.open(index, embedder)


def following(
    corpus: Path, index: Path, embedder: Embedder, tell: Callable[[BuildReport | str], None] = lambda _: None
) -> LiveAnswerer:
    """What answers from a folder that it can follow, and whose index it brings up to date."""
    return LiveAnswerer(
        corpus,
        index,
        open_library=lambda: Library.open(index, embedder),
        update=lambda on_progress: build(corpus, index, embedder, on_progress),
        tell=tell,
    )


@pytest.fixture
def live(corpus: Path, index: Path, embedder: Embedder) -> LiveAnswerer:
    build(corpus, index, embedder)
    return following(corpus, index, embedder)


@pytest.fixture(scope="session")
def real_embedder() -> Embedder:
    """The model that comes with the product."""
    return load_embedder()


@pytest.fixture(scope="session")
def real_index(tmp_path_factory: pytest.TempPathFactory, real_embedder: Embedder) -> Path:
    """The product's own corpus, indexed once for the whole run."""
    folder = tmp_path_factory.mktemp("index")
    build(Path(__file__).parent.parent / "corpus", folder, real_embedder)
    return folder


@pytest.fixture(scope="session")
def real_library(real_index: Path, real_embedder: Embedder) -> Library:
    return Library.open(real_index, real_embedder)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "optional: may be skipped in CI too, for what is not part of the product")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """In CI a test that is skipped has failed: what it needs should have been installed."""
    report = yield
    if os.environ.get("CI") and report.skipped and not item.get_closest_marker("optional"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
