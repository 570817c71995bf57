"""The page of a source in a real browser: marked, turned, enlarged and closed again, by mouse, keyboard and finger."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from app.web import texts
from tests.made_pdfs import column, make_pdf
from tests.test_browser import ARGUMENTS, CHROMIUM, Browser, ask, shoot, sync_api
from tests.viewed import AGENDA, CITED, GONE, ONE_PAGE, SCAN, TWO_PAGES, make_viewed

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}")

Page = Any
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
NUMBER = {file: n for n, (file, _, _) in reversed(list(enumerate(CITED)))}
OVER_TWO = next(n for n, (_, words, _) in enumerate(CITED) if words == TWO_PAGES)

# The share of dark points of the picture that lie in the marks, and the share of the marks that is dark.
INK = """() => {
    const image = document.querySelector('#vb-viewer img');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    const points = drawing.getImageData(0, 0, canvas.width, canvas.height).data;
    const page = image.getBoundingClientRect();
    const marks = [...document.querySelectorAll('.vb-viewer-marks i')].map(mark => mark.getBoundingClientRect());
    let dark = 0, within = 0, room = 0;
    for (let y = 0; y < canvas.height; y++) for (let x = 0; x < canvas.width; x++) {
        const [left, top] = [page.left + x / canvas.width * page.width, page.top + y / canvas.height * page.height];
        const marked = marks.some(m => left >= m.left && left <= m.right && top >= m.top && top <= m.bottom);
        const isDark = points[4 * (y * canvas.width + x)] < 128;
        dark += isDark; within += isDark && marked; room += marked;
    }
    return [within / dark, within / room];
}"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bronnen")


@pytest.fixture(scope="module")
def browser(corpus: Path) -> Iterator[Browser]:
    """Chromium on a server over a small library, which runs in a thread that ends with the tests."""
    from app.web.server import serve

    ready, found = threading.Event(), []

    def on_ready(address: str) -> None:
        found.append(address)
        ready.set()

    arguments = (make_viewed(corpus), corpus, "127.0.0.1", 0, on_ready)
    threading.Thread(target=serve, args=arguments, daemon=True).start()
    assert ready.wait(60)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield Browser(found[0], chromium)
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, corpus: Path) -> Iterator[Callable[..., Page]]:
    """A page with an answer on it, and the files as they were read."""
    make_viewed(corpus)
    opened: list[Page] = []

    def opener(**options: Any) -> Page:
        opened.append(browser.open(**options))
        ask(opened[-1], "en nu?")
        opened[-1].locator(".vb-source").first.wait_for()
        return opened[-1]

    yield opener
    for page in opened:
        page.context.close()


def viewer(page: Page) -> Any:
    return page.locator("#vb-viewer")


def drawn(page: Page) -> None:
    """Wait until the picture of the page is there."""
    page.wait_for_function(
        "document.querySelector('#vb-viewer[open] img')?.naturalWidth && !document.querySelector('.vb-loading')"
    )


def count(page: Page, words: str) -> Any:
    return page.locator(".vb-viewer-count", has_text=words)


def cite(page: Page, n: int) -> Any:
    link = page.locator(".vb-turn").last.locator("a.vb-cite").nth(n)
    link.click()
    viewer(page).wait_for()
    return link


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className || document.activeElement.id"))


def test_a_number_shows_the_page_with_the_quote_marked(open_page: Callable[..., Page]) -> None:
    page = open_page()
    cite(page, 0)
    drawn(page)
    marks = viewer(page).locator(".vb-viewer-marks i")
    assert marks.count() == 4
    box, sheet = marks.first.bounding_box(), page.locator(".vb-viewer-sheet").bounding_box()
    assert sheet["y"] <= box["y"] < sheet["y"] + sheet["height"]
    for words in ("Agenda & plan", "p. 1", "1 van 4"):
        assert words in viewer(page).inner_text()
    assert viewer(page).locator("a.vb-viewer-pdf").get_attribute("href") == f"/bron/{quote(AGENDA)}#page=1"
    assert viewer(page).locator("img").get_attribute("alt") == "Bladzijde 1 van 4 van Agenda & plan"
    assert ONE_PAGE in viewer(page).locator("figcaption").text_content()
    assert texts.QUOTE_MARKED in viewer(page).locator("[role=status]").text_content()
    viewer(page).locator(".vb-viewer-text summary").click()
    assert viewer(page).locator(".vb-viewer-text mark").inner_text() == ONE_PAGE
    shoot(page, "bladzijde")


def test_the_marks_lie_on_the_words_at_every_size(open_page: Callable[..., Page]) -> None:
    page = open_page()
    cite(page, OVER_TWO)
    drawn(page)
    page.keyboard.press("ArrowRight")
    count(page, "3 van 4").wait_for()
    drawn(page)
    for _ in range(2):  # page 3 holds the rest of the quotation and a small footer
        within, filled = page.evaluate(INK)
        assert within > 0.6
        assert filled > 0.08
        page.keyboard.press("+")
        page.wait_for_timeout(400)
    assert viewer(page).locator(".vb-viewer-marks i").count() == 1


def test_pages_turn_by_key_and_button_and_the_quote_is_found_again(open_page: Callable[..., Page]) -> None:
    page = open_page()
    cite(page, OVER_TWO)
    count(page, "2 van 4").wait_for()
    drawn(page)
    assert viewer(page).locator(".vb-viewer-marks i").count() == 1
    assert not viewer(page).get_by_text(texts.TO_QUOTE).is_visible()
    viewer(page).get_by_label(texts.NEXT_PAGE).click()
    count(page, "3 van 4").wait_for()
    assert viewer(page).locator(".vb-viewer-marks i").count() == 1
    page.keyboard.press("ArrowRight")
    count(page, "4 van 4").wait_for()
    assert viewer(page).locator(".vb-viewer-marks i").count() == 0
    assert viewer(page).get_by_label(texts.NEXT_PAGE).get_attribute("aria-disabled") == "true"
    page.keyboard.press("ArrowRight")
    viewer(page).get_by_text(texts.TO_QUOTE).click()
    count(page, "2 van 4").wait_for()
    page.keyboard.press("ArrowLeft")
    count(page, "1 van 4").wait_for()
    assert viewer(page).get_by_label(texts.PREVIOUS_PAGE).get_attribute("aria-disabled") == "true"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")  # before the first has come
    count(page, "3 van 4").wait_for()


def test_it_is_enlarged_and_made_small_again(open_page: Callable[..., Page]) -> None:
    page = open_page()
    cite(page, 0)
    drawn(page)
    width = "document.querySelector('#vb-viewer figure').offsetWidth"
    before = page.evaluate(width)
    viewer(page).get_by_label(texts.ZOOM_IN).click()
    viewer(page).get_by_label(texts.ZOOM_IN).click()
    assert page.evaluate(width) == pytest.approx(1.5 * before, rel=0.02)
    page.wait_for_function("document.querySelector('#vb-viewer img').naturalWidth >= " + width)
    page.keyboard.press("0")
    assert "100%" in viewer(page).inner_text()
    assert viewer(page).get_by_label(texts.ZOOM_OUT).get_attribute("aria-disabled") == "true"
    assert page.evaluate(width) == before


def test_escape_closes_and_leads_back(open_page: Callable[..., Page]) -> None:
    page = open_page()
    cite(page, 0)
    drawn(page)
    assert page.evaluate("document.querySelector('#vb-side').inert")  # what lies behind cannot be reached
    page.keyboard.press("Escape")
    assert not viewer(page).is_visible()
    assert focused(page) == "vb-cite"
    assert not page.evaluate("document.querySelector('#vb-side').inert")
    cite(page, 1)
    page.locator("#vb-question textarea").fill("en daarna?")
    page.keyboard.press("Enter")  # the answer's own sources come into sight
    viewer(page).wait_for(state="hidden")
    assert focused(page) != "vb-cite"


def test_a_source_in_the_list_opens_its_page_too(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator(".vb-source summary").nth(1).click()
    count(page, "2 van 4").wait_for()
    viewer(page).get_by_label(texts.VIEWER_CLOSE).click()
    page.locator(".vb-source[open] button.vb-view").click()
    count(page, "2 van 4").wait_for()
    page.keyboard.press("Escape")
    assert focused(page) == "vb-view"


def test_everything_works_by_keyboard_and_has_a_name(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator("a.vb-cite").first.focus()
    page.keyboard.press("Enter")
    drawn(page)
    assert focused(page) == "vb-viewer-title"
    seen: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
            return [!!e.closest('#vb-viewer'), e.ariaLabel || e.textContent.trim(),
                    parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none', Math.min(r.width, r.height)]; }"""
        )
        if not told[0]:
            break
        seen.append(told[1])
        assert told[1]
        assert told[2], f"no visible focus on {told[1]}"
        assert told[3] >= 24, f"{told[1]} is too small"
    names = " ".join(seen)
    for name in (texts.VIEWER_CLOSE, texts.NEXT_PAGE, texts.ZOOM_IN, texts.OPEN_PDF, texts.SHEET_LABEL):
        assert name in names
    assert texts.PASSAGE_AS_TEXT in names


def test_a_scan_is_shown_and_says_why_nothing_is_marked(open_page: Callable[..., Page]) -> None:
    page = open_page()
    cite(page, NUMBER[SCAN])
    drawn(page)
    assert texts.NOTE_RECOGNISED in viewer(page).inner_text()
    assert viewer(page).locator(".vb-viewer-marks i").count() == 0
    shoot(page, "bladzijde-scan")


def test_a_file_that_is_gone_or_changed_is_told(open_page: Callable[..., Page], browser: Browser, corpus: Path) -> None:
    page = open_page()
    cite(page, NUMBER[GONE])
    page.locator(".vb-viewer-note", has_text=texts.HTTP_NO_PDF).wait_for()
    assert not viewer(page).locator("img").is_visible()
    assert not viewer(page).locator("a.vb-viewer-pdf").is_visible()
    page.keyboard.press("Escape")
    cite(page, 0)
    drawn(page)
    make_pdf(corpus / AGENDA, [column(["Alles is", "anders geworden."])] * 4)
    page.keyboard.press("ArrowRight")
    page.locator(".vb-viewer-note", has_text=texts.NOTE_CHANGED).wait_for()
    (corpus / AGENDA).unlink()
    page.keyboard.press("ArrowRight")
    page.locator(".vb-viewer-note", has_text=texts.HTTP_NO_PDF).wait_for()
    browser.errors[:] = [error for error in browser.errors if "404" not in error]  # these were asked for


def test_on_a_phone_it_lies_over_everything(open_page: Callable[..., Page]) -> None:
    page = open_page(**PHONE)
    page.locator("a.vb-cite").first.tap()
    drawn(page)
    box = viewer(page).bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == pytest.approx((0, 0, 390, 844), abs=1)
    assert page.evaluate("document.querySelector('#vb-viewer').matches(':modal')")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    mark = viewer(page).locator(".vb-viewer-marks i").first.bounding_box()
    assert 0 <= mark["y"] < 844
    sizes = page.evaluate("[...document.querySelectorAll('#vb-viewer button')].map(b => b.offsetHeight).filter(h => h)")
    assert min(sizes) >= 40
    shoot(page, "bladzijde-telefoon")
    viewer(page).get_by_label(texts.VIEWER_CLOSE).tap()
    assert not viewer(page).is_visible()
    link = page.locator("a.vb-cite").first.bounding_box()
    assert 0 <= link["y"] < 844  # back where one was


def test_dark_and_without_motion(open_page: Callable[..., Page]) -> None:
    page = open_page(color_scheme="dark", reduced_motion="reduce", viewport={"width": 1440, "height": 900})
    cite(page, 0)
    drawn(page)
    contrast = page.evaluate(
        """() => { const shade = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = shade(getComputedStyle(document.querySelector('#vb-viewer')).backgroundColor);
            return ['#vb-viewer-title', '.vb-viewer-place', '.vb-viewer-count', '.vb-viewer-pdf'].map(s => {
                const ink = shade(getComputedStyle(document.querySelector(s)).color);
                return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05); }); }"""
    )
    assert min(contrast) >= 4.5
    assert page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length") == 0
    shoot(page, "bladzijde-donker")


def test_nothing_left_this_machine_and_nothing_broke(browser: Browser) -> None:
    """Runs last, as in the other browser tests."""
    hosts = {urlsplit(url).hostname for url in browser.asked if urlsplit(url).scheme not in ("data", "blob")}
    assert hosts <= {"127.0.0.1"}
    assert browser.errors == []
