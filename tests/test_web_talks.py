"""Conversations that last, in Chromium, over a small made-up library."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.talks.errors import TalksError
from app.talks.store import FILE, Store
from app.web import texts
from app.web.owner import COOKIE
from tests.in_thread import InThread
from tests.small_chat import FakeAnswerer, document
from tests.test_browser import ANSWER_MS, CHROMIUM, ask, shoot
from tests.whole_chat import chromium

__all__ = ["chromium"]


class Served:
    """A chat in a thread that can be stopped, and started anew on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.address = folder, 0, ""
        self.start()

    def start(self) -> None:
        from app.web.server import create_app

        app = create_app(FakeAnswerer(document()), self.folder, store=Store(self.folder / "data"))
        self._served = InThread(app, self.port)
        self.port, self.address = self._served.port, self._served.address

    def stop(self) -> None:
        self._served.stop()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    chat = Served(tmp_path_factory.mktemp("gesprekken"))
    yield chat
    chat.stop()


@pytest.fixture
def user(served: Served, chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens the page as another user each time."""
    contexts: list[Any] = []

    def opened(**options: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.address)
        contexts.append(context)
        page = context.new_page()
        load(page, served.address)
        return page

    yield opened
    for context in contexts:
        context.close()


def load(page: Any, address: str = "") -> None:
    page.goto(address) if address else page.reload()
    page.wait_for_selector("#vb-question textarea")
    page.wait_for_selector("#vb-talks-list > *", state="attached")


def in_list(page: Any, count: int) -> Any:
    talks = page.locator("#vb-talks .vb-talk")
    page.wait_for_function(
        "n => document.querySelectorAll('#vb-talks .vb-talk').length === n", arg=count, timeout=ANSWER_MS
    )
    return talks


def test_a_conversation_survives_a_reload_and_a_restart(served: Served, user: Callable[..., Any]) -> None:
    page = user()
    assert texts.TALKS_NONE in page.locator("#vb-talks").inner_text()
    ask(page, "regio's?")
    in_list(page, 1)
    ask(page, "kaas?")
    before = page.locator("#vb-conversation").inner_text()
    assert re.search(r"\?gesprek=[\w-]+$", page.url)
    load(page)
    page.locator(".vb-turn").nth(1).wait_for(timeout=ANSWER_MS)
    assert page.locator("#vb-conversation").inner_text() == before
    served.stop()
    served.start()
    ask(page, "ook na een herstart een regio?")  # under a page that was open
    assert page.locator(".vb-turn").count() == 3
    before = page.locator("#vb-conversation").inner_text()
    load(page)
    page.locator(".vb-turn").nth(1).wait_for(timeout=ANSWER_MS)
    assert page.locator("#vb-conversation").inner_text() == before
    assert page.locator(".vb-turn").count() == 3
    page.locator(".vb-turn").first.locator("a.vb-cite").first.click()
    assert "Er zijn 35" in page.locator(".vb-source[open] mark").first.inner_text()
    ask(page, "en nog een regio?")
    assert page.locator(".vb-turn").count() == 4
    in_list(page, 1)
    cookie = next(c for c in page.context.cookies() if c["name"] == COOKIE)
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")


def test_two_browsers_do_not_see_each_other(served: Served, user: Callable[..., Any]) -> None:
    one, other = user(), user()
    ask(one, "regio's?")
    in_list(one, 1)
    load(other, one.url)
    other.get_by_text(texts.TALK_GONE).wait_for(timeout=ANSWER_MS)
    in_list(other, 0)
    assert other.locator(".vb-turn").count() == 0


def test_the_list_is_used_with_the_keyboard(user: Callable[..., Any]) -> None:
    page = user()
    ask(page, "regio's?")
    page.locator("#vb-new").click()
    page.get_by_text(texts.WELCOME_HEADING).wait_for()
    assert "gesprek" not in page.url
    ask(page, "kaas?")
    talks = in_list(page, 2)
    assert talks.nth(0).locator("a[aria-current=page]").count() == 1

    menu = talks.nth(1).locator("summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # rename
    page.locator("#vb-rename[open]").wait_for()
    page.keyboard.type("Memo <b>wonen</b>")
    page.keyboard.press("Enter")
    page.locator("#vb-talks").get_by_text("Memo <b>wonen</b>").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator("#vb-talks details[open]").count() == 0

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")  # open it
    page.locator(".vb-turn", has_text="regio's?").wait_for(timeout=ANSWER_MS)
    assert "kaas" not in page.locator("#vb-conversation").inner_text()

    for sure, left in ((False, 2), (True, 1)):
        in_list(page, 2).nth(1).locator("summary").click()
        talks.nth(1).get_by_role("button", name=texts.TALK_DELETE).click()
        page.locator("#vb-delete[open]").wait_for()
        assert "Memo <b>wonen</b>" in page.locator("#vb-delete").inner_text()
        page.get_by_role("button", name=texts.DELETE if sure else texts.CANCEL, exact=True).click()
        in_list(page, left)
    page.get_by_text(texts.WELCOME_HEADING).wait_for(timeout=ANSWER_MS)  # it was the one that was open
    assert "gesprek" not in page.url


def test_an_earlier_conversation_opens_without_a_new_page(user: Callable[..., Any]) -> None:
    page = user()
    ask(page, "regio's?")
    page.locator("#vb-new").click()
    page.get_by_text(texts.WELCOME_HEADING).wait_for()
    ask(page, "kaas?")
    talks = in_list(page, 2)
    page.evaluate("window.isSamePage = true")
    page.get_by_role("tab", name=texts.TAB_PLACES).click()
    talks.nth(1).locator("a.vb-talk-open").click()
    first = page.locator(".vb-turn", has_text="regio's?")
    first.wait_for(timeout=ANSWER_MS)
    page.wait_for_function("document.activeElement.className === 'vb-question'", timeout=ANSWER_MS)
    assert "regio" in page.evaluate("document.activeElement.textContent")
    assert "kaas" not in page.locator("#vb-conversation").inner_text()
    assert "Er zijn 35" in page.locator("#vb-sources").inner_text()
    assert talks.nth(1).locator("a[aria-current=page]").count() == 1

    ask(page, "en deze regio?")  # it goes on where it was
    in_list(page, 2)
    assert page.locator(".vb-turn").count() == 2
    page.go_back()
    page.locator(".vb-turn", has_text="kaas?").wait_for(timeout=ANSWER_MS)
    assert page.locator(".vb-turn").count() == 1
    page.go_forward()
    page.locator(".vb-turn", has_text="en deze regio?").wait_for(timeout=ANSWER_MS)
    assert page.evaluate("window.isSamePage")


def test_a_conversation_that_is_gone_is_told_without_a_new_page(served: Served, user: Callable[..., Any]) -> None:
    page = user()
    ask(page, "regio's?")
    in_list(page, 1)
    page.locator("#vb-new").click()
    page.get_by_text(texts.WELCOME_HEADING).wait_for()
    store = Store(served.folder / "data")
    owner = next(c["value"] for c in page.context.cookies() if c["name"] == COOKIE)
    for talk in store.talks(owner):
        store.delete(owner, talk.id)
    page.locator("#vb-talks a.vb-talk-open").click()
    page.get_by_text(texts.TALK_GONE).wait_for(timeout=ANSWER_MS)


def test_a_conversation_is_copied_and_downloaded(user: Callable[..., Any], tmp_path: Path) -> None:
    page = user()
    ask(page, "regio's?")
    talk = in_list(page, 1).first
    talk.locator("summary").click()
    talk.get_by_role("button", name=texts.TALK_COPY).click()
    page.get_by_text(texts.TALK_COPIED).wait_for(timeout=ANSWER_MS)
    assert "[1] SER, Proefagenda" in page.evaluate("navigator.clipboard.readText()")
    talk.locator("summary").click()
    for name, words in (("gesprek.docx", texts.TALK_WORD), ("gesprek.md", texts.TALK_MARKDOWN)):
        with page.expect_download() as download:
            talk.get_by_role("link", name=words).click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    assert "Er zijn 35" in (tmp_path / "gesprek.md").read_text("utf-8")


def test_what_is_thought_of_an_answer_is_kept(served: Served, user: Callable[..., Any], tmp_path: Path) -> None:
    from app.cli import main

    page = user()
    turn = ask(page, "regio's van nu?")
    turn.get_by_role("button", name=texts.VERDICT_BAD).click()
    turn.get_by_text(texts.VERDICT_KEPT).wait_for(timeout=ANSWER_MS)
    turn.get_by_label(texts.VERDICT_REMARK).fill("Het zijn er 36.")
    ask(page, "kaas?")  # the conversation is made anew; what was typed stays
    assert turn.get_by_label(texts.VERDICT_REMARK).input_value() == "Het zijn er 36."
    turn.get_by_role("button", name=texts.VERDICT_SAVE).click()
    turn.get_by_text(texts.REMARK_KEPT).wait_for(timeout=ANSWER_MS)
    load(page)
    turn = page.locator(".vb-turn").first
    turn.wait_for(timeout=ANSWER_MS)
    assert turn.locator(".vb-thumb[aria-pressed=true]").get_attribute("data-verdict") == "fout"
    assert turn.get_by_label(texts.VERDICT_REMARK).input_value() == "Het zijn er 36."
    path = tmp_path / "oordelen.jsonl"
    assert main(["eval", "--from-feedback", str(path), "--data", str(served.folder / "data")]) == 0
    (row,) = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert (row["question"], row["opmerking"], row["oordeel"]) == ("regio's van nu?", "Het zijn er 36.", "fout")
    turn.get_by_role("button", name=texts.VERDICT_BAD).click()
    turn.get_by_text(texts.VERDICT_TAKEN_BACK).wait_for(timeout=ANSWER_MS)
    assert Store(served.folder / "data").judged() == []


def test_on_a_phone_the_list_comes_out_by_a_button(user: Callable[..., Any]) -> None:
    page = user(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, color_scheme="dark")
    ask(page, "regio's?")
    in_list(page, 1)
    assert not page.locator("#vb-talks").is_visible()
    button = page.get_by_role("button", name=texts.TALKS_OPEN, exact=True)
    button.tap()
    page.locator("#vb-talks").wait_for()
    shoot(page, "gesprekken-telefoon-donker")
    page.locator("#vb-talks summary").tap()
    page.locator("#vb-talks").get_by_role("button", name=texts.TALK_RENAME).tap()
    page.locator("#vb-rename-title").fill("Memo")
    page.get_by_role("button", name=texts.SAVE, exact=True).tap()
    page.get_by_text(texts.TALK_RENAMED).wait_for(timeout=ANSWER_MS)
    page.locator("#vb-talks").get_by_text("Memo").wait_for()
    page.keyboard.press("Escape")
    page.locator("#vb-talks").wait_for(state="hidden")
    page.wait_for_function("document.activeElement.id === 'vb-talks-open'", timeout=ANSWER_MS)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_full_disk_is_told_and_the_chat_goes_on(
    served: Served, user: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = user()
    ask(page, "regio's?")
    in_list(page, 1)
    whole = (served.folder / "data" / FILE).read_bytes()
    monkeypatch.setattr(Store, "_make", _full)
    turn = ask(page, "en deze regio?")
    page.get_by_text(texts.NOT_KEPT.format(reason="Vol.")).wait_for(timeout=ANSWER_MS)
    assert "35" in turn.inner_text()
    assert turn.locator(".vb-thumb").count() == 0
    monkeypatch.undo()
    assert (served.folder / "data" / FILE).read_bytes() == whole
    assert ask(page, "weer een regio?").locator(".vb-thumb").count() == 2


def _full(store: Store) -> None:
    raise TalksError("Vol.")
