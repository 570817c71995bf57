"""The pictures of the README, made anew: ``make screenshots``.

Serves the product's own corpus, drives Chromium and writes each picture with few colours, so that it stays small.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from app.web import texts
from tests.served import ROOT, free_port, served

DOCS = ROOT / "docs"
COLOURS = 256
MOST_BYTES = 300_000

FIRST = "wat zegt het PBL over de groei van steden?"
QUESTION = "Wat zegt de SER over arbeidsmarktregio's?"
QUOTATION = "De SER ziet graag dat de 36 arbeidsmarktregio's zich verder ontwikkelen om een bijdrage te leveren"

Page = Any


class Shot(NamedTuple):
    """A picture of the page, of what ``options`` make of the browser, when ``act`` has been done there."""

    name: str
    options: dict[str, Any]
    act: Callable[[Page], None]


def _ask(page: Page, question: str) -> Any:
    count = page.locator(".vb-turn").count()
    page.locator("#vb-question textarea").fill(question)
    page.keyboard.press("Enter")
    turn = page.locator(".vb-turn").nth(count)
    turn.locator(".vb-answer:not(.vb-working)").wait_for()
    return turn


def _source(page: Page) -> None:
    """A conversation of before in the list, an answer, and the page of its first source."""
    _ask(page, FIRST)
    page.locator("#vb-talks .vb-talk").first.wait_for()
    page.locator("#vb-new").click()
    page.get_by_text(texts.WELCOME_HEADING).wait_for()
    _view(page)


def _view(page: Page) -> None:
    turn = _ask(page, QUESTION)
    turn.locator("a.vb-cite").nth(1).click()
    page.locator("#vb-viewer:not(.vb-loading) .vb-viewer-marks i").first.wait_for()
    page.evaluate("document.activeElement.blur()")


def _why(page: Page) -> None:
    turn = _ask(page, QUESTION)
    turn.locator(".vb-why > summary").click()
    turn.locator(".vb-finds").wait_for()
    turn.locator(".vb-why").evaluate("panel => panel.scrollIntoView()")
    page.evaluate("document.activeElement.blur()")


def _places(page: Page) -> None:
    page.get_by_role("tab", name=texts.TAB_PLACES).click()
    page.locator("#vb-quotation textarea").fill(QUOTATION)
    page.keyboard.press("Enter")
    page.locator(".vb-place").first.wait_for()
    page.evaluate("document.activeElement.blur()")


def _documents(page: Page) -> None:
    page.get_by_role("tab", name=texts.TAB_DOCUMENTS).click()
    page.locator(".vb-doc summary").first.click()
    page.evaluate("document.activeElement.blur()")


def _answer(page: Page) -> None:
    _ask(page, QUESTION)
    page.evaluate("document.activeElement.blur(); document.querySelector('.vb-turn').scrollIntoView()")


WIDE = {"viewport": {"width": 1400, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True, "color_scheme": "dark"}
SHOTS = (
    Shot("vraagbaak", WIDE, _source),
    Shot("waarom", WIDE, _why),
    Shot("vindplaats", WIDE, _places),
    Shot("documenten", WIDE, _documents),
    Shot("donker", {**WIDE, "color_scheme": "dark"}, _view),
    Shot("telefoon", PHONE, _answer),
)


def picture_of(name: str) -> Path:
    return DOCS / f"{name if name == 'vraagbaak' else f'vraagbaak-{name}'}.png"


def few_colours(png: bytes) -> bytes:
    """The same picture in ``COLOURS`` colours, without dither: type stays sharp."""
    with Image.open(io.BytesIO(png)) as image:
        made = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    made.save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    from playwright.sync_api import sync_playwright

    from tests.test_browser import ARGUMENTS, CHROMIUM

    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port), "--data", f"{folder}/gesprekken"]
        with served(command, port, Path(folder) / "serve.log") as chat, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            for shot in SHOTS:
                page = chromium.new_context(reduced_motion="reduce", locale="nl-NL", **shot.options).new_page()
                page.goto(chat.address)
                page.wait_for_selector("#vb-question textarea")
                page.wait_for_selector("#vb-talks-list > *", state="attached")
                shot.act(page)
                page.wait_for_timeout(500)
                made = few_colours(page.screenshot())
                assert len(made) < MOST_BYTES, f"{shot.name}: {len(made)} bytes"
                picture_of(shot.name).write_bytes(made)
                print(f"{picture_of(shot.name).relative_to(ROOT)}: {len(made) // 1000} kB")
                page.context.close()
            chromium.close()


if __name__ == "__main__":
    main()
