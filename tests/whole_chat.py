"""A whole chat over a small made-up corpus, served to Chromium: with its index, its PDFs and kept conversations. On
command it fails or takes its time, so that every state of the page can be looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.talks.store import Store
from index.build import build
from index.library import Library
from tests.conftest import CATALOGUE, PAGES, TermEmbedder
from tests.made_pdfs import make_pdf
from tests.test_browser import ARGUMENTS, CHROMIUM, SCREENSHOTS, sync_api

FAILING, SLOW = "storing", "traag"  # in a question
ANSWERED = "Wat zegt de SER over arbeidsmarktregio's?"
SILENT = "Wat zegt de SER over fietspaden in dunbevolkte streken?"
NOT_FOUND = "Wie won de voetbalwedstrijd van gisteren?"

Page = Any


class ManneredAnswerer(Answerer):
    """Fails and waits when it is told to."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.go_on = threading.Event()

    def now(self) -> ManneredAnswerer:
        return self

    def answer(self, question: str, history: Sequence[str] = (), answers: Sequence[Answer | None] = ()) -> Answer:
        if FAILING in question:
            raise RuntimeError("kapot")
        if SLOW in question:
            self.go_on.wait(30)
        return super().answer(question, history, answers)


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the chat."""
    from app.web.server import serve

    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    folder = tmp_path_factory.mktemp("chat")
    corpus, index, embedder = folder / "corpus", folder / "index", TermEmbedder()
    corpus.mkdir()
    make_pdf(corpus / "agenda.pdf", PAGES, title="Agenda", author="Raden")
    (corpus / "catalogus.toml").write_text(CATALOGUE, "utf-8")
    (corpus / "kapot.pdf").write_bytes(b"dit is geen pdf")
    build(corpus, index, embedder)
    answerer = ManneredAnswerer(Library.open(index, embedder))
    ready, found = threading.Event(), []

    def on_ready(address: str) -> None:
        found.append(address)
        ready.set()

    arguments = (answerer, corpus, "127.0.0.1", 0, on_ready, Store(folder / "data"))
    threading.Thread(target=serve, args=arguments, daemon=True).start()
    assert ready.wait(60)
    yield found[0]
    answerer.go_on.set()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    SCREENSHOTS.mkdir(exist_ok=True)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chat: str, chromium: Any) -> Iterator[Callable[..., Page]]:
    """Opens the page as another user each time."""
    contexts: list[Any] = []

    def opened(**options: Any) -> Page:
        contexts.append(chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, **options}))
        page = contexts[-1].new_page()
        page.goto(chat)
        page.wait_for_selector("#vb-question textarea")
        page.wait_for_selector("#vb-talks-list > *", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
