"""The view "Vindplaats" in a real browser, over the real corpus; and its HTML without one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from app.answering.answerer import Answerer
from app.answering.vindplaats import MAX_WORDS, locate
from app.web import texts
from app.web.place import places_html
from app.web.places import looked_up, refused
from index.library import Library
from index.store import Scope
from tests.test_browser import (
    ANSWER_MS,
    ENGLISH,
    SCREENSHOTS,
    address,
    browser,
    open_page,
)
from tests.test_browser import (
    pytestmark as in_a_browser,
)

__all__ = ["address", "browser", "open_page"]

Page = Any
CHANGED = "De SER ziet graag dat de 36 arbeidsmarktregio's zich verder ontwikkelen om een bijdrage te leveren"
TWICE = "Sectorale en solistische oplossingen werken niet meer"
INVENTED = "De raad adviseert om alle kantoren voor het einde van het jaar te verkopen aan buitenlandse beleggers."
EVIL = "<img src=x onerror=alert(1)> De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen."


# --- without a browser -----------------------------------------------------------------------------------------------


def test_what_differs_is_told_in_words_and_not_by_colour_alone(library: Library) -> None:
    html = places_html(locate(library, EVIL), library)
    assert "<del>36</del>" in html
    assert "<ins>35</ins>" in html
    assert "In het citaat staat “36” in plaats van “35”" in html
    assert texts.LEGEND in html
    assert "Afwijkend" in html


def test_nothing_of_a_quotation_becomes_markup(library: Library) -> None:
    html = places_html(locate(library, EVIL), library)
    assert "<img" not in html
    assert "&lt;img" in html or "img src=x" in html


def test_that_nothing_was_found_is_said(library: Library) -> None:
    assert texts.NO_PLACE in places_html([], library)


@pytest.mark.parametrize(
    ("quotation", "why"),
    [
        ("  ", texts.EMPTY_QUOTATION),
        ("de stad", "telt 2 woorden"),
        ("stad " * (MAX_WORDS + 1), f"telt {MAX_WORDS + 1} woorden"),
        ("x" * 20_000, "telt 1 woord."),
        ("de stad groeit", ""),
    ],
)
def test_what_cannot_be_looked_up_is_refused_kindly(quotation: str, why: str) -> None:
    assert why in refused(quotation)
    assert bool(why) == bool(refused(quotation))


def test_a_failure_is_a_dutch_apology() -> None:
    class Broken:
        library = None

        def now(self) -> Broken:
            return self

        def places(self, quotation: str) -> list[Any]:
            raise RuntimeError("kapot: /geheim/pad")

    html = looked_up(Broken(), "de stad groeit")  # type: ignore[arg-type]
    assert texts.PLACES_ERROR in html
    assert "geheim" not in html


def test_within_a_scope_only_its_words_are_places_and_that_is_told(real_library: Library) -> None:
    answerer = Answerer(real_library)
    html = looked_up(answerer, TWICE, Scope(bodies=frozenset({"VNG"})))
    assert html.count("<article") == 1
    assert "Er is alleen gezocht in woorden van de VNG." in html
    html = looked_up(answerer, TWICE, Scope(documents=frozenset({"ser-agenda-voor-de-stad.pdf"})))
    assert texts.NO_PLACE in html
    assert "Er is alleen gezocht in ‘SER-agenda voor de stad’." in html
    assert "alleen gezocht" not in looked_up(answerer, TWICE)


# --- in a browser ----------------------------------------------------------------------------------------------------


def choose(page: Page) -> None:
    page.get_by_role("tab", name=texts.TAB_PLACES).click()
    page.locator("#vb-quotation textarea").wait_for()


def look_up(page: Page, quotation: str) -> Any:
    """Look a quotation up by Enter, and return what is shown."""
    page.locator("#vb-quotation textarea").fill(quotation)
    page.keyboard.press("Enter")
    page.locator("#vb-found :is(.vb-place, .vb-not-found)").first.wait_for(timeout=ANSWER_MS)
    return page.locator("#vb-found")


def shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(300)
    page.screenshot(path=str(SCREENSHOTS / f"vindplaats-{name}.png"), full_page=True)


@in_a_browser
def test_a_misquotation_is_found_and_marked(open_page: Callable[..., Page]) -> None:
    page = open_page(locale="en-US")
    choose(page)
    shoot(page, "leeg")
    found = look_up(page, CHANGED)
    place = found.locator(".vb-place").first
    shown = place.inner_text()
    for words in (
        "Afwijkend",
        "SER-agenda voor de stad",
        "juni 2015",
        "p. 9 (pdf-bladzijde 10)",
        "Arbeidsmarktregio’s",
    ):
        assert words in shown
    assert place.locator("del").all_inner_texts() == ["36"]
    assert place.locator("ins").all_inner_texts() == ["35", "kunnen"]
    line = "getComputedStyle(e).textDecorationLine"
    assert place.locator("del").first.evaluate(f"e => {line}") == "line-through"
    assert place.locator("ins").first.evaluate(f"e => {line}") == "underline"
    assert "“36” in plaats van “35”" in place.locator(".vb-differences").inner_text()
    assert re.fullmatch(r"/bron/[^/#]+\.pdf#page=10", place.locator("a.vb-pdf").get_attribute("href") or "")
    place.locator("summary").click()
    assert "35 arbeidsmarktregio" in place.locator(".vb-context mark").first.inner_text()
    for english in ENGLISH:
        assert not re.search(rf"\b{english}\b", page.locator("body").inner_text())
    shoot(page, "afwijkend")


@in_a_browser
def test_the_same_words_twice_give_the_original_first(open_page: Callable[..., Page]) -> None:
    page = open_page()
    choose(page)
    places = look_up(page, TWICE).locator(".vb-place")
    assert places.count() == 2
    assert "Commissie Derksen" in places.first.locator(".vb-facts").inner_text()
    assert "VNG" in places.nth(1).locator(".vb-facts").inner_text()
    shoot(page, "tweemaal")


@in_a_browser
def test_the_choice_where_to_search_counts_here_too(open_page: Callable[..., Page]) -> None:
    page = open_page()
    choose(page)
    bar = page.locator("#vb-places-scope")
    bar.locator(".vb-scope-open").click()
    page.locator("#vb-scope-choice [name=kind][value=bodies]").check()
    page.locator("#vb-scope-choice [name=bodies][value=VNG]").check()
    page.locator("#vb-scope-choice .vb-do").click()
    assert "Zoek in: VNG" in bar.inner_text()
    found = look_up(page, TWICE)
    assert found.locator(".vb-place").count() == 1
    assert "Er is alleen gezocht in woorden van de VNG." in found.inner_text()
    shoot(page, "zoek-in")
    page.get_by_role("tab", name=texts.TAB_CHAT).click()
    assert "Zoek in: VNG" in page.locator("#vb-scope").inner_text()
    choose(page)
    bar.locator(".vb-scope-clear").click()
    assert "alle documenten" in page.evaluate("document.activeElement.textContent")
    page.locator("#vb-find").click()
    page.locator("#vb-found .vb-place").nth(1).wait_for(timeout=ANSWER_MS)
    assert "alleen gezocht" not in found.inner_text()


@in_a_browser
def test_an_invented_quotation_has_no_place(open_page: Callable[..., Page]) -> None:
    page = open_page()
    choose(page)
    assert texts.NO_PLACE_HEADING in look_up(page, INVENTED).inner_text()
    page.locator("#vb-quotation textarea").fill("te kort")
    page.locator("#vb-find").click()
    page.get_by_text(re.compile("telt 2 woorden")).wait_for()
    assert page.locator("#vb-found .vb-not-found").count() == 0


@in_a_browser
def test_the_tabs_work_with_the_keyboard_and_keep_the_conversation(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator("#vb-question textarea").fill("nog niet gesteld")
    page.get_by_role("tab", name=texts.TAB_CHAT).focus()
    page.keyboard.press("ArrowRight")
    tab = page.get_by_role("tab", name=texts.TAB_PLACES)
    assert tab.get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.id") == tab.get_attribute("id")
    assert page.get_by_role("tabpanel", name=texts.TAB_PLACES).is_visible()
    assert not page.locator("#vb-chat").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "vb-scope-open"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("De stad is een emancipatiemachine")
    page.keyboard.press("Enter")
    page.locator("#vb-found .vb-place").first.wait_for(timeout=ANSWER_MS)
    assert page.url.endswith("#vindplaats")
    page.reload()
    page.locator("#vb-places").wait_for()
    tab.focus()
    page.keyboard.press("Home")
    assert page.locator("#vb-chat").is_visible()
    assert not page.locator("#vb-places").is_visible()


@in_a_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scrolling(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, color_scheme=scheme)
    choose(page)
    look_up(page, CHANGED)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shoot(page, f"telefoon-{scheme}")


_CONTRAST = """
(e) => {
    const light = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    const of = (s) => { const [r, g, b] = s.match(/[\\d.]+/g).map(Number);
        return 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b); };
    let behind = e;
    while (/rgba\\(.*, 0\\)|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const [a, b] = [of(getComputedStyle(e).color), of(getComputedStyle(behind).backgroundColor)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
"""


@in_a_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_enough(open_page: Callable[..., Page], scheme: str) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) for all text of the view."""
    page = open_page(color_scheme=scheme)
    choose(page)
    look_up(page, CHANGED)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shoot(page, f"breed-{scheme}")
    parts = "#vb-tabs [role=tab], #vb-places :is(h2, h3, h4, p, del, ins, blockquote, dt, dd, li, button, a, summary)"
    for part in page.locator(parts).all():
        if part.is_visible():
            assert part.evaluate(_CONTRAST) >= 4.5, part.inner_text()
