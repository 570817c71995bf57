"""The page for everyone: axe-core on every state (WCAG 2.2 A and AA), and what it cannot see: keys, focus, zoom."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.web import texts
from tests.test_browser import ANSWER_MS, SCREENSHOTS, ask
from tests.test_browser import pytestmark as in_a_browser
from tests.whole_chat import ANSWERED, FAILING, NOT_FOUND, SLOW, chat, chromium, visit

__all__ = ["chat", "chromium", "visit"]

pytestmark = in_a_browser

Page = Any
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LOOKS = {
    "licht": {},
    "donker": {"color_scheme": "dark"},
    "telefoon": PHONE,
    "telefoon-donker": {**PHONE, "color_scheme": "dark"},
}
QUOTATION = "De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen"
RUN_AXE = """async () => {
    const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const options = { runOnly: standards, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };
    const { violations, passes } = await axe.run(document, options);
    const found = violations.flatMap(v => v.nodes.map(n =>
        `${v.impact} ${v.id}: ${n.target.join(' ')} ${n.failureSummary.split('\\n').slice(1).join(' ')}`));
    return [found, passes.length];
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, as a package for tests brings it."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


def settled(page: Page) -> None:
    page.wait_for_timeout(250)  # scripts have followed; of motion there is none


def states(page: Page) -> Iterator[str]:
    """Brings the page into one state after the other, and names each."""
    yield "leeg"
    page.locator("#vb-send").click()
    page.get_by_text(texts.EMPTY_QUESTION).wait_for()
    yield "geweigerd"
    turn = ask(page, ANSWERED)
    page.wait_for_selector("#vb-talks .vb-talk", state="attached", timeout=ANSWER_MS)
    yield "antwoord"
    turn.locator(".vb-download > summary").first.click()
    turn.locator(".vb-thumb").last.click()
    turn.get_by_text(texts.VERDICT_KEPT).wait_for(timeout=ANSWER_MS)
    yield "oordeel"
    turn.locator(".vb-why > summary").click()
    turn.locator(".vb-finds").wait_for(timeout=ANSWER_MS)
    yield "waarom"
    turn.locator(".vb-why > summary").click()
    turn.locator("a.vb-cite").first.click()
    page.locator("#vb-viewer:not(.vb-loading) .vb-viewer-marks i").first.wait_for(timeout=ANSWER_MS)
    yield "bron"
    page.keyboard.press("Escape")
    page.locator(".vb-source[open] .vb-links").scroll_into_view_if_needed()
    yield "bron-in-lijst"
    ask(page, NOT_FOUND)
    yield "niet-gevonden"
    ask(page, f"een {FAILING}")
    yield "fout"
    opener = page.locator("#vb-talks-open")
    is_brought_out = opener.is_visible()
    if is_brought_out:
        opener.click()
        page.locator("#vb-talks:popover-open").wait_for()
    page.locator("#vb-talks summary").first.click()
    yield "gesprekken"
    page.get_by_role("button", name=texts.TALK_RENAME).click()
    page.locator("#vb-rename[open]").wait_for()
    yield "hernoem"
    page.get_by_role("button", name=texts.CANCEL, exact=True).click()
    page.locator("#vb-talks summary").first.click()
    page.get_by_role("button", name=texts.TALK_DELETE).click()
    page.locator("#vb-delete[open]").wait_for()
    yield "verwijder"
    page.get_by_role("button", name=texts.CANCEL, exact=True).click()
    if is_brought_out:
        page.locator("#vb-talks:popover-open").wait_for()  # the list comes back after the dialog
        page.keyboard.press("Escape")
        page.locator("#vb-talks").wait_for(state="hidden")
    page.get_by_role("tab", name=texts.TAB_PLACES).click()
    yield "vindplaats-leeg"
    page.locator("#vb-quotation textarea").fill(QUOTATION)
    page.keyboard.press("Enter")
    page.locator(".vb-place").first.wait_for(timeout=ANSWER_MS)
    yield "vindplaats"
    page.locator("#vb-quotation textarea").fill("Dit staat werkelijk nergens in welke bron dan ook beschreven")
    page.keyboard.press("Enter")
    page.get_by_text(texts.NO_PLACE).wait_for(timeout=ANSWER_MS)
    yield "vindplaats-niet-gevonden"
    page.get_by_role("tab", name=texts.TAB_DOCUMENTS).click()
    page.locator(".vb-doc").first.wait_for(timeout=ANSWER_MS)
    yield "documenten-lijst"
    page.get_by_role("tab", name=texts.TAB_CHAT).click()
    page.locator("#vb-scope .vb-scope-open").click()
    page.locator("#vb-scope-choice[open]").wait_for()
    yield "zoek-in"
    page.keyboard.press("Escape")
    page.locator("#vb-question textarea").fill(f"{SLOW}, een leven lang leren")
    page.keyboard.press("Enter")
    page.locator(".vb-working").wait_for()
    yield "bezig"


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(visit: Callable[..., Page], axe: str, look: str) -> None:
    page = visit(reduced_motion="reduce", **LOOKS[look])
    wrong: list[str] = []
    for state in states(page):
        settled(page)
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        page.screenshot(path=str(SCREENSHOTS / f"{state}-{look}.png"))
        found, passed = page.evaluate(RUN_AXE)
        assert passed > 10
        wrong += [f"{state}: {problem}" for problem in found]
    assert not wrong, "\n" + "\n".join(wrong)


NARROW = {"640": {"viewport": {"width": 640, "height": 450}}, "320": {"viewport": {"width": 320, "height": 568}}}
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
# What sticks out of the window, but for what lies in a frame that scrolls by itself.
STICKS_OUT = """() => {
    const frames = e => e.closest('.vb-viewer-sheet, .vb-hidden, textarea') !== null;
    const sticks = e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !frames(e);
    const named = e => `${e.tagName} ${e.id} ${e.getAttribute('class')}`;
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    const header = document.getElementById('vb-header'), tabs = document.getElementById('vb-tabs');
    const bottom = e => e.getBoundingClientRect().bottom;
    if (bottom(tabs) > bottom(header) + 1) wide.push('the tabs stick out of the header');
    return wide.concat([...document.querySelectorAll('body *')].filter(sticks).map(named).slice(0, 5));
}"""


@pytest.mark.parametrize("width", NARROW)
def test_nothing_is_lost_at_twice_the_size_or_with_wide_spacing(visit: Callable[..., Page], width: str) -> None:
    """1280 pixels at 200 %, and 320: the narrowest that WCAG 1.4.10 asks for; there with the spacing of 1.4.12 too."""
    page = visit(reduced_motion="reduce", **NARROW[width])
    lost: list[str] = []
    for state in states(page):
        settled(page)
        page.screenshot(path=str(SCREENSHOTS / f"{state}-{width}.png"))
        lost += [f"{state}: {what}" for what in page.evaluate(STICKS_OUT)]
        if width == "320":
            style = page.add_style_tag(content=SPACED)
            lost += [f"{state}, spaced: {what}" for what in page.evaluate(STICKS_OUT)]
            style.evaluate("style => style.remove()")
    assert not lost, "\n" + "\n".join(lost)


# Of what has the focus: what it is, whether that shows, and whether a sticky bar lies over its middle.
FOCUSED = """() => {
    const e = document.activeElement;
    const shown = getComputedStyle(e), box = e.getBoundingClientRect();
    const ring = e instanceof SVGElement
        ? getComputedStyle(e.querySelector('circle:last-of-type')).strokeWidth === '5px'
        : shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 2;
    const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height / 2, 20)];
    const on = document.elementFromPoint(x, y);
    const seen = on !== null && (e.contains(on) || on.contains(e));
    return [`${e.tagName} ${e.id} ${e.getAttribute('class')} ${e.textContent.slice(0, 30)}`, ring, seen];
}"""


@pytest.mark.parametrize("look", ["licht", "telefoon"])
def test_the_focus_shows_wherever_the_tab_key_goes(visit: Callable[..., Page], look: str) -> None:
    page = visit(reduced_motion="reduce", **LOOKS[look])
    turn = ask(page, NOT_FOUND)
    turn.locator(".vb-why > summary").click()
    turn.locator(".vb-finds").wait_for(timeout=ANSWER_MS)
    ask(page, ANSWERED)
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    stops: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
        if page.evaluate("document.activeElement === document.body"):
            break
        what, has_ring, is_seen = page.evaluate(FOCUSED)
        assert has_ring, what
        assert is_seen, what
        stops.append(what)
    for part in ("vb-send", "TEXTAREA", "vb-cite", "SUMMARY", "vb-new", "vb-thumb"):
        assert any(part in stop for stop in stops), part


def test_arrow_keys_go_through_the_sources(visit: Callable[..., Page]) -> None:
    page = visit()
    turn = ask(page, "Wat zegt de SER over onderwijs en wat zegt de Planraad over fietspaden?")
    cites = turn.locator("a.vb-cite")
    assert cites.count() > 1
    cites.first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "[2]"
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.textContent") == "[1]"
    page.keyboard.press("Enter")  # its page opens; the focus comes back to the number
    page.locator("#vb-viewer[open]").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "[1]"
    page.locator(".vb-turn-sources:visible summary").first.focus()
    page.keyboard.press("ArrowDown")
    number = "document.activeElement.querySelector('.vb-number')?.textContent"
    assert page.evaluate(number) == "2"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(number) == "1"


def test_escape_closes_the_panel_and_gives_the_focus_back(visit: Callable[..., Page]) -> None:
    page = visit()
    panel = ask(page, NOT_FOUND).locator(".vb-why")
    panel.locator("summary").focus()
    page.keyboard.press("Enter")
    panel.locator(".vb-finds").wait_for(timeout=ANSWER_MS)
    panel.locator("button.vb-look").first.focus()
    page.keyboard.press("Escape")
    assert panel.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("look", ["licht", "telefoon"])
def test_the_newest_answer_comes_whole_into_sight(visit: Callable[..., Page], look: str) -> None:
    """Also when a form above it unfolds in the same moment."""
    page = visit(**LOOKS[look])
    turn = ask(page, ANSWERED)
    turn.locator(".vb-thumb").last.click()
    turn.get_by_text(texts.VERDICT_KEPT).wait_for(timeout=ANSWER_MS)
    for question in (NOT_FOUND, f"een {FAILING}"):
        newest = ask(page, question).locator(".vb-answer")
        page.wait_for_timeout(900)  # it glides there
        box, bar = newest.bounding_box(), page.locator("#vb-ask").bounding_box()
        assert box is not None
        assert bar is not None
        assert box["y"] + box["height"] <= bar["y"] + 1


def test_nothing_moves_for_who_wants_no_motion(visit: Callable[..., Page]) -> None:
    page = visit(reduced_motion="reduce")
    page.locator("#vb-question textarea").fill(f"{SLOW}, een leven lang leren")
    page.keyboard.press("Enter")
    page.locator(".vb-working").wait_for()
    moving = page.evaluate("document.getAnimations().map(animation => animation.effect.target.outerHTML.slice(0, 80))")
    assert moving == []
