"""The panel "Waarom dit antwoord?" in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.web import texts
from tests.test_browser import ANSWER_MS, ask
from tests.test_browser import pytestmark as in_a_browser
from tests.whole_chat import ANSWERED, NOT_FOUND, SILENT, chat, chromium, visit

__all__ = ["chat", "chromium", "visit"]

pytestmark = in_a_browser

Page = Any
VIEWED = "#vb-viewer[open]"


def opened(turn: Any) -> Any:
    panel = turn.locator(".vb-why")
    panel.locator("summary").click()
    panel.locator(".vb-finds").first.wait_for(timeout=ANSWER_MS)
    return panel


def test_it_is_closed_and_asked_for_when_it_is_opened(visit: Callable[..., Page]) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/waarom/" in request.url else None)
    turn = ask(page, ANSWERED)
    assert asked == []
    assert turn.locator(".vb-find").count() == 0
    panel = opened(turn)
    shown = panel.inner_text()
    assert texts.WHY_UNDERSTOOD in shown
    assert "geciteerd als [1]" in shown
    panel.locator("summary").click()
    panel.locator("summary").click()
    assert len(asked) == 1


def test_a_mark_opens_its_page_by_mouse_and_by_enter_and_gives_the_focus_back(visit: Callable[..., Page]) -> None:
    page = visit()
    panel = opened(ask(page, NOT_FOUND))
    mark = panel.locator("a.vb-hit").first
    mark.click()
    page.locator(f"{VIEWED} .vb-viewer-marks i").first.wait_for(timeout=ANSWER_MS)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('vb-hit')")
    page.keyboard.press("Enter")
    page.locator(VIEWED).wait_for(timeout=ANSWER_MS)
    page.keyboard.press("Escape")
    row = panel.locator(".vb-find[data-page='2']").first
    row.locator("button.vb-look").click()
    page.locator(VIEWED).wait_for(timeout=ANSWER_MS)
    page.wait_for_function("document.querySelector('.vb-viewer-count').textContent.startsWith('2 ')")


def test_a_refusal_tells_why_and_a_reload_too(visit: Callable[..., Page]) -> None:
    page = visit()
    assert "Dat is te weinig" in opened(ask(page, NOT_FOUND)).inner_text()
    before = opened(ask(page, SILENT)).inner_text()
    page.reload()
    page.locator(".vb-turn").nth(1).wait_for(timeout=ANSWER_MS)
    turn = page.locator(".vb-turn").nth(1)
    assert opened(turn).inner_text() == before
    assert texts.WHY_NOT in turn.inner_text()


def test_the_place_that_a_refusal_points_to_is_a_click_away_after_a_reload_too(visit: Callable[..., Page]) -> None:
    page = visit()
    for turn in (ask(page, SILENT), page.locator(".vb-turn").first):
        turn.locator(".vb-pointed button").click()
        page.locator(f"{VIEWED} .vb-viewer-marks i").first.wait_for(timeout=ANSWER_MS)
        page.reload()
        page.locator(".vb-turn").first.wait_for(timeout=ANSWER_MS)
