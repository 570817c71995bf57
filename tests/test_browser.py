"""The whole product in a real browser: the command line serves the real corpus, Chromium asks it questions."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from app.web import texts  # noqa: E402
from tests.served import ROOT, free_port, got, served  # noqa: E402

SCREENSHOTS = ROOT / "artefacten"
CHROMIUM = Path(os.environ.get("VRAAGBAAK_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LISTENING_MS = 10_000
ANSWER_MS = 30_000
REGIONS = "wat zegt de SER over arbeidsmarktregio's"
NONSENSE = "hoe bak ik een luchtige chocoladetaart met frambozen"
ENGLISH = ("Type a message", "Clear", "Submit", "Textbox", "Built with Gradio", "Use via API", "Settings", "Loading")

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}")

Page = Any
Context = Any


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, real_index: Path) -> Iterator[str]:
    """The product as a user starts it, over its own corpus and the index made for this run."""
    log = tmp_path_factory.mktemp("browser") / "serve.log"
    port = free_port()
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port), "--index", str(real_index)]
    with served(command, port, log) as chat:
        yield chat.address


@dataclass
class Browser:
    """One Chromium for the module that remembers what its pages asked for and what went wrong in them."""

    address: str
    chromium: Any
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, **options: Any) -> Page:
        """The page in a context of its own, as another user would have it."""
        options.setdefault("viewport", {"width": 1280, "height": 800})
        page = self.chromium.new_context(**options).new_page()
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.goto(self.address)
        page.wait_for_selector("#vb-question textarea")
        return page


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    SCREENSHOTS.mkdir(exist_ok=True)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield Browser(address, chromium)
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    opened: list[Page] = []

    def opener(**options: Any) -> Page:
        opened.append(browser.open(**options))
        return opened[-1]

    yield opener
    for page in opened:
        page.context.close()


def ask(page: Page, question: str) -> Any:
    """Ask by Enter and return the turn once it is answered.

    On a busy machine the box can be there a moment before Gradio listens to it; who sees nothing happen asks again.
    """
    turns = page.locator(".vb-turn").count()
    turn = page.locator(".vb-turn").nth(turns)
    page.locator("#vb-question textarea").fill(question)
    page.keyboard.press("Enter")
    try:
        turn.wait_for(timeout=LISTENING_MS)
    except sync_api.TimeoutError:
        page.locator("#vb-question textarea").fill(question)
        page.keyboard.press("Enter")
        turn.wait_for(timeout=ANSWER_MS)
    turn.locator(".vb-answer:not(.vb-working)").wait_for(timeout=ANSWER_MS)
    return turn


def shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(500)  # the page glides to the newest answer
    page.screenshot(path=str(SCREENSHOTS / f"{name}.png"))


def test_the_first_page_is_dutch_and_shows_the_documents(open_page: Callable[..., Page]) -> None:
    page = open_page(locale="en-US")
    assert page.title() == "Vraagbaak"
    assert page.evaluate("document.documentElement.lang") == "nl"
    shown = page.locator("body").inner_text()
    for words in (texts.WELCOME_HEADING, "SER-agenda voor de stad", texts.SOURCES, texts.NEW_CONVERSATION):
        assert words in shown
    names = page.evaluate(
        "[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap("
        "e => [e.ariaLabel, e.title, e.placeholder]).join('\\n')"
    )
    for english in ENGLISH:
        assert not re.search(rf"\b{english}\b", shown)
        assert not re.search(rf"\b{english}\b", names)
    assert page.get_by_label(texts.QUESTION_LABEL).count() == 1
    shoot(page, "leeg")


def test_a_question_is_answered_with_its_sources(open_page: Callable[..., Page]) -> None:
    page = open_page()
    turn = ask(page, REGIONS)
    assert "35 arbeidsmarktregio" in turn.inner_text()
    assert "De SER schrijft:" in turn.inner_text()
    shoot(page, "antwoord")

    line = turn.locator(".vb-line", has_text="35 arbeidsmarktregio").first
    line.locator("a.vb-cite").click()
    source = page.locator(".vb-source[open]")
    source.wait_for()
    assert source.count() == 1
    assert "35 arbeidsmarktregio" in " ".join(source.locator("mark").all_inner_texts())
    shown = source.inner_text()
    for words in ("SER-agenda voor de stad", "SER", "juni 2015", "p. 9 (pdf-bladzijde 10)"):
        assert words in shown
    assert source.locator("mark").first.is_visible()
    page.keyboard.press("Escape")  # the page of the source lies over the list
    shoot(page, "bron")

    source.locator(".vb-back").click()
    assert page.evaluate("document.activeElement.className") == "vb-cite"


def test_how_a_question_was_read_can_be_corrected_in_its_place(open_page: Callable[..., Page]) -> None:
    page = open_page()
    ask(page, "Wat zegt de SER over krimpsteden?")
    turn = ask(page, "en voor starters?")
    reading = turn.locator(".vb-reading")
    assert reading.inner_text().startswith("Wat zegt de SER over krimpsteden")
    reading.fill("Wat zegt de SER over arbeidsmarktregio's?")
    page.keyboard.press("Enter")
    corrected = page.locator(".vb-turn").nth(2)
    corrected.locator(".vb-answer:not(.vb-working)").wait_for(timeout=ANSWER_MS)
    assert "35 arbeidsmarktregio" in corrected.inner_text()
    assert reading.inner_text().startswith("Wat zegt de SER over krimpsteden")
    shoot(page, "verbeterd")


def test_sources_open_with_the_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page()
    turn = ask(page, REGIONS)
    turn.locator("a.vb-cite").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator(".vb-source").nth(1).get_attribute("open") is not None
    assert page.evaluate("document.activeElement.id") == "vb-viewer-title"
    page.keyboard.press("Escape")
    page.locator(".vb-source").nth(1).locator("summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".vb-source[open]").count() == 0


def test_the_pdf_opens_at_the_page(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    ask(page, REGIONS)
    link = page.locator(".vb-source[open] a.vb-pdf")
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in (link.get_attribute("rel") or "")
    href = link.get_attribute("href") or ""
    assert re.fullmatch(r"/bron/[^/#]+\.pdf#page=10", href)
    status, headers = got(address.rstrip("/") + href.split("#")[0])
    assert status == 200
    assert headers["content-type"] == "application/pdf"
    assert headers["content-disposition"].startswith("inline")


def test_nonsense_is_not_found(open_page: Callable[..., Page]) -> None:
    page = open_page()
    turn = ask(page, NONSENSE)
    assert texts.NOT_FOUND_HEADING in turn.inner_text()
    assert turn.locator("a.vb-cite").count() == 0
    assert texts.SOURCES_NONE in page.locator("#vb-sources").inner_text()
    shoot(page, "niet-gevonden")


def test_html_in_a_question_is_shown_and_never_run(open_page: Callable[..., Page]) -> None:
    page = open_page()
    evil = '<img src=x onerror="window.gehackt=1"> <script>window.gehackt=1</script> **stad** {{7*7}} ${7*7} \\'
    turn = ask(page, evil)
    page.wait_for_timeout(500)
    assert page.evaluate("window.gehackt") is None
    assert evil in turn.locator(".vb-question").inner_text()
    assert turn.locator("img, script, strong").count() == 0
    assert page.locator("#vb-sources img, #vb-sources script").count() == 0


def test_hints_for_an_empty_and_an_endless_question(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator("#vb-send").click()
    page.get_by_text(texts.EMPTY_QUESTION).wait_for()
    page.locator("#vb-question textarea").fill("stad " * 500)
    page.locator("#vb-send").click()
    page.get_by_text(re.compile("Uw vraag telt")).wait_for()
    assert page.locator(".vb-turn").count() == 0
    assert page.locator("#vb-question textarea").input_value().startswith("stad stad")


def test_a_conversation_goes_on_and_starts_again(open_page: Callable[..., Page]) -> None:
    page = open_page()
    ask(page, REGIONS)
    second = ask(page, "en over scholing?")
    assert page.locator(".vb-turn").count() == 2
    assert second.inner_text()
    assert page.locator(".vb-turn-sources:visible").get_attribute("data-turn") == "2"
    page.locator(".vb-turn").first.locator("a.vb-cite").first.click()
    assert page.locator(".vb-turn-sources:visible").get_attribute("data-turn") == "1"
    shoot(page, "gesprek")
    page.locator("#vb-new").click()
    page.get_by_text(texts.WELCOME_HEADING).wait_for()
    assert page.locator(".vb-turn").count() == 0


def test_shift_enter_begins_a_new_line(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator("#vb-question textarea").fill("eerste")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("tweede")
    assert page.locator("#vb-question textarea").input_value() == "eerste\ntweede"
    assert page.locator(".vb-turn").count() == 0


def test_an_example_can_be_asked(open_page: Callable[..., Page]) -> None:
    page = open_page()
    example = page.locator(".vb-example").first
    words = example.inner_text()
    example.click()
    page.locator(".vb-turn .vb-answer:not(.vb-working)").wait_for(timeout=ANSWER_MS)
    assert words in page.locator(".vb-turn").inner_text()
    assert page.locator(".vb-turn a.vb-cite").count() > 0
    assert not page.locator("#vb-examples").is_visible()


def test_two_users_do_not_see_each_other(open_page: Callable[..., Page]) -> None:
    one, other = open_page(), open_page()
    ask(one, REGIONS)
    ask(other, NONSENSE)
    assert "arbeidsmarktregio" not in other.locator("#vb-conversation").inner_text()
    assert "chocoladetaart" not in one.locator("#vb-conversation").inner_text()
    ask(one, "en voor jongeren?")
    assert one.locator(".vb-turn").count() == 2
    assert other.locator(".vb-turn").count() == 1


def test_a_phone_needs_no_sideways_scrolling(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    shoot(page, "telefoon-leeg")
    turn = ask(page, REGIONS)
    shoot(page, "telefoon-antwoord")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    turn.locator("a.vb-cite").nth(1).tap()
    page.wait_for_timeout(1200)
    mark = page.locator("#vb-viewer .vb-viewer-marks i").first
    box = mark.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 844
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shoot(page, "telefoon-bron")


def test_it_is_dark_where_the_user_wants_it_dark(open_page: Callable[..., Page]) -> None:
    page = open_page(color_scheme="dark")
    ask(page, REGIONS)
    shoot(page, "donker")
    red, green, blue = map(
        int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]
    )
    assert max(red, green, blue) < 60


def test_every_answer_carries_the_content_policy(address: str) -> None:
    for path in ("", "config", "vraagbaak/style.css"):
        policy = got(address + path)[1]["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy


def test_nothing_left_this_machine_and_nothing_broke(browser: Browser) -> None:
    """Runs last: what all pages of this module asked for, and what their consoles said."""
    hosts = {urlsplit(url).hostname for url in browser.asked if urlsplit(url).scheme not in ("data", "blob")}
    assert hosts <= {"127.0.0.1"}
    assert browser.errors == []
