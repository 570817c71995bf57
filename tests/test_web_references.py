"""References and files as a user has them from the page: the routes, and the buttons in Chromium."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.web import texts
from app.web.conversation import Conversation
from app.web.downloads import Downloads
from app.web.page import reply
from app.web.render import conversation_html, working_html
from tests.small_chat import FakeAnswerer, document
from tests.test_browser import ANSWER_MS, ARGUMENTS, CHROMIUM, ask, shoot

FORMS = tuple(texts.REFERENCE_FORMS.values())


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Downloads]]:
    from starlette.testclient import TestClient

    from app.web import server

    downloads = Downloads()
    monkeypatch.setattr(server, "Downloads", lambda: downloads)
    with TestClient(server.create_app(FakeAnswerer(document()), tmp_path)) as client:
        yield client, downloads


def conversation(downloads: Downloads, *questions: str) -> Conversation:
    found = Conversation()
    for question in questions:
        found = reply(FakeAnswerer(document()), found.asked(question, working_html()), downloads)
    return found


def test_files_and_references_are_served_by_token(served: tuple[Any, Downloads]) -> None:
    client, downloads = served
    turns = conversation(downloads, "regio's?", "kaas?", "en nog een regio?").turns
    base = f"/verwijzing/{turns[-1].token}"
    found = client.get(f"{base}/gesprek.docx")
    assert found.headers["content-disposition"] == 'attachment; filename="gesprek.docx"'
    assert found.headers["cache-control"] == "no-store"
    assert zipfile.ZipFile(io.BytesIO(found.content)).testzip() is None
    whole, last = client.get(f"{base}/gesprek.md").text, client.get(f"{base}/antwoord.md").text
    assert re.findall("^## (.*)", whole, re.M) == ["regio's?", "kaas?", "en nog een regio?"]
    assert last.startswith("# en nog een regio?")
    assert "kaas" not in last
    (item,) = json.loads(client.get(f"{base}/gesprek.json").content)
    assert item["title"] == "Proefagenda"
    copied = client.get(f"{base}/2/voetnoot").json()
    assert copied["text"] == "SER, Proefagenda, 2015, p. 1-2."
    assert "<i>Proefagenda</i>" in copied["html"]


@pytest.mark.parametrize("path", ["gesprek.pdf", "anders.docx", "antwoord", "3/apa", "0/apa", "1/mla", "-1/apa"])
def test_what_there_is_not_is_told_in_dutch(served: tuple[Any, Downloads], path: str) -> None:
    client, downloads = served
    token = conversation(downloads, "regio's?").turns[-1].token
    found = client.get(f"/verwijzing/{token}/{path}")
    assert found.status_code == 404
    assert 'lang="nl"' in found.text


def test_a_token_of_another_server_is_gone(served: tuple[Any, Downloads]) -> None:
    for path in ("antwoord.docx", "gesprek.bib", "1/apa"):
        found = served[0].get(f"/verwijzing/zomaar/{path}")
        assert found.status_code == 404
        assert texts.HTTP_GONE in found.text


def test_only_an_answer_with_sources_has_files_and_only_a_longer_conversation_as_a_whole() -> None:
    downloads = Downloads()
    library = FakeAnswerer(document()).library
    one = conversation(downloads, "regio's?").turns
    assert texts.DOWNLOAD_ANSWER in one[0].answer
    assert texts.DOWNLOAD_CONVERSATION not in conversation_html(one, library)
    assert texts.DOWNLOAD_ANSWER not in conversation(downloads, "kaas?").turns[0].answer
    two = conversation(downloads, "regio's?", "kaas?").turns
    assert f"/verwijzing/{two[-1].token}/gesprek.docx" in conversation_html(two, library)
    waiting = Conversation(two).asked("en?", working_html()).turns
    assert texts.DOWNLOAD_CONVERSATION not in conversation_html(waiting, library)


# --- in the browser --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(real_library: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    from app.answering.answerer import Answerer
    from app.web.server import serve

    class Fixed(Answerer):
        def now(self) -> Fixed:
            return self

    addresses: list[str] = []
    ready = threading.Event()

    def on_ready(address: str) -> None:
        addresses.append(address)
        ready.set()

    corpus = Path(__file__).parent.parent / "corpus"
    threading.Thread(target=serve, args=(Fixed(real_library), corpus, "127.0.0.1", 0, on_ready), daemon=True).start()
    assert ready.wait(120)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=addresses[0])
        page = context.new_page()
        page.goto(addresses[0])
        page.wait_for_selector("#vb-question textarea")
        yield page
        chromium.close()


def test_references_are_copied_and_files_downloaded(pages: Any, tmp_path: Path) -> None:
    ask(pages, "Wat zegt de commissie Derksen over armoede?")
    buttons = pages.locator(".vb-source[open]:visible .vb-refer")
    assert buttons.all_inner_texts() == list(FORMS)
    begins = ("(Derksen et al., 2014, p. 7)", "W. Derksen e.a., ", "@techreport{derksen2014", "TY  - RPRT", "[\n")
    for number, begin in enumerate(begins):
        button = buttons.nth(number)
        button.focus()
        pages.keyboard.press("Enter")
        pages.wait_for_function(
            "([e, done]) => e.textContent === done", arg=[button.element_handle(), texts.COPIED], timeout=ANSWER_MS
        )
        if number == 0:
            types = pages.evaluate("async () => (await navigator.clipboard.read())[0].types")
            assert sorted(types) == ["text/html", "text/plain"]
        assert pages.evaluate("navigator.clipboard.readText()").startswith(begin)
    pages.wait_for_timeout(2200)
    assert buttons.all_inner_texts() == list(FORMS)

    ask(pages, "wat zegt de SER over arbeidsmarktregio's")
    shoot(pages, "verwijzingen")
    for name in ("antwoord.docx", "gesprek.docx", "gesprek.md", "gesprek.bib"):
        with pages.expect_download() as download:
            details = pages.locator(f"details:has(a[href$='/{name}'])").last
            if details.get_attribute("open") is None:
                details.locator("summary").click()
            details.locator(f"a[href$='/{name}']").click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    assert zipfile.ZipFile(tmp_path / "gesprek.docx").testzip() is None
    text = (tmp_path / "gesprek.md").read_text("utf-8")
    assert text.index("commissie Derksen over armoede") < text.index("arbeidsmarktregio")
    assert (tmp_path / "gesprek.bib").read_text("utf-8").count("@techreport") == 2


def test_a_copy_that_fails_says_so(pages: Any) -> None:
    button = pages.locator(".vb-source[open]:visible .vb-refer").first
    button.evaluate("e => { e.dataset.address = '/verwijzing/weg/1/apa'; }")
    button.click()
    pages.get_by_role("button", name=texts.COPY_FAILED).wait_for(timeout=ANSWER_MS)
