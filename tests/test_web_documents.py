"""The tab with documents and the choice where to search, in Chromium, over a folder that a chat follows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.documents.desk import Desk
from app.web import document_texts as words
from index.build import build
from tests.bad_pdfs import flood_of_text
from tests.conftest import CATALOGUE, PAGES, TermEmbedder, following
from tests.in_thread import InThread
from tests.made_pdfs import make_pdf, prose
from tests.test_browser import ANSWER_MS, CHROMIUM, ask, shoot
from tests.test_web_access import LOOKS, RUN_AXE, axe, settled
from tests.whole_chat import chromium

__all__ = ["axe", "chromium"]

READ_MS = 60_000
SOLAR = "Op de daken van scholen komen zonnepanelen."
WIND = [prose("Wind", ["De provincie plaatst windmolens langs de dijk bij het dorp."]), prose("Zon", [SOLAR])]


class Chat:
    """A chat over a small folder of its own, which it follows."""

    def __init__(self, folder: Path, may_change: bool = True) -> None:
        self.corpus, index, embedder = folder / "corpus", folder / "index", TermEmbedder()
        self.corpus.mkdir(parents=True)
        make_pdf(self.corpus / "agenda.pdf", PAGES, title="Agenda", author="Raden")
        (self.corpus / "catalogus.toml").write_text(CATALOGUE, "utf-8")
        build(self.corpus, index, embedder)
        live = self.live = following(self.corpus, index, embedder)
        live.follow()
        from app.web.server import create_app

        app = create_app(live, self.corpus, desk=Desk(self.corpus, live, may_change))
        self._served = InThread(app)
        self.address = self._served.address

    def stop(self) -> None:
        self._served.stop()


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    made = Chat(tmp_path_factory.mktemp("documenten"))
    yield made
    made.stop()


@pytest.fixture
def user(chat: Chat, chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens the tab with documents as another user each time; an error in a page fails the test."""
    contexts: list[Any] = []
    errors: list[str] = []

    def opened(address: str = "", **options: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address or chat.address)
        page.wait_for_selector("#vb-question textarea")
        page.locator("#vb-library-tab").click()
        page.wait_for_selector(".vb-doc")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def row(page: Any, file: str) -> Any:
    return page.locator(f'.vb-doc[data-file="{file}"]')


def told(page: Any, part: str) -> None:
    page.locator("#vb-docs-told p", has_text=part).wait_for(timeout=READ_MS)


def upload(page: Any, name: str, outcome: str) -> Any:
    item = page.locator(".vb-upload", has=page.locator(".vb-upload-name", has_text=name))
    item.locator(".vb-upload-words", has_text=outcome).wait_for(timeout=READ_MS)
    return item


def test_from_upload_to_undo(chat: Chat, user: Callable[..., Any], tmp_path: Path) -> None:
    page, other = user(), user()
    make_pdf(tmp_path / "wind.pdf", WIND, title="Windplan")
    flood_of_text(tmp_path / "vloed.pdf")
    (tmp_path / "nep.pdf").write_bytes(b"geen pdf " * 300)
    make_pdf(tmp_path / "geheim.pdf", WIND, password="geheim")
    make_pdf(tmp_path / "agenda.pdf", WIND)
    page.evaluate(
        "window.bars = []; new MutationObserver(() => { for (const line of document.querySelectorAll("
        "'.vb-upload-words')) window.bars.push(line.textContent) }).observe(document.getElementById('vb-uploads'), "
        "{ childList: true, subtree: true })"
    )
    page.set_input_files("#vb-files", sorted(map(str, tmp_path.glob("*.pdf"))))
    upload(page, "wind.pdf", "Klaar: 2 bladzijden, 2 passages.")
    upload(page, "nep.pdf", "geen PDF")
    upload(page, "geheim.pdf", "wachtwoord")
    partly = upload(page, "vloed.pdf", "niet alles is te lezen")
    assert "meer tekens" in partly.locator(".vb-doc-remarks").inner_text()
    assert words.WAITING in page.evaluate("window.bars")
    clash = upload(page, "agenda.pdf", words.CLASH.format(name="agenda.pdf"))
    shoot(page, "documenten-toevoegen")
    clash.get_by_text(words.SKIP).click()
    upload(page, "agenda.pdf", words.STOPPED)
    assert other.locator(".vb-upload").count() == 0  # who uploads alone sees how that goes
    row(other, "wind.pdf").locator(".vb-is-doorzoekbaar").wait_for(timeout=READ_MS)  # everybody sees the document
    assert not (chat.corpus / "nep.pdf").exists()

    page.locator(".vb-upload", has_text="wind.pdf").get_by_text(words.ASK).click()  # about this document alone
    answer = ask(page, "waar komen zonnepanelen?").inner_text()
    assert SOLAR in answer
    assert "Er is alleen gezocht in ‘Windplan’." in answer
    page.locator("#vb-scope .vb-scope-clear").click()

    page.locator("#vb-library-tab").click()
    row(page, "wind.pdf").locator("[data-do=edit]").click()
    page.locator("#vb-field-title").fill("")
    page.locator("#vb-field-date").fill("32 maart")
    page.locator("#vb-details [data-do=add-part]").click()
    page.locator("#vb-field-parts-0-first").fill("3")
    page.locator("#vb-details .vb-do").click()
    page.locator("#vb-problem-title:visible").wait_for()
    assert page.locator("#vb-details [aria-invalid]").count() == 4
    assert page.evaluate("document.activeElement.id") == "vb-field-title"
    shoot(page, "documenten-formulier")
    page.locator("#vb-field-title").fill("Plan voor wind en zon")
    page.locator("#vb-field-body").fill("Provincie")
    page.locator("#vb-field-date").fill("27 maart 2021")
    page.locator("#vb-field-parts-0-first").fill("2")
    page.locator("#vb-field-parts-0-last").fill("2")
    page.locator("#vb-details .vb-part summary").click()
    page.locator("#vb-field-parts-0-body").fill("sociaal-economische raad")  # is known, with its article
    assert page.locator("#vb-field-parts-0-article").input_value() == "de"
    page.locator("#vb-field-parts-0-body").fill("Zonneraad")
    assert page.locator("#vb-field-parts-0-article").input_value() == ""
    page.locator("#vb-field-parts-0-article").select_option("de")
    assert not page.locator("#vb-field-url").is_visible()  # folded away, until it is wrong
    page.locator("#vb-field-url").evaluate("field => { field.value = 'geen adres' }")
    page.locator("#vb-details .vb-do").click()
    page.locator("#vb-problem-url:visible").wait_for()
    page.locator("#vb-field-url").fill("https://provincie.example/plan")
    page.locator("#vb-details .vb-do").click()
    told(page, words.APPLIED)
    shown = row(page, "wind.pdf").inner_text()
    for part in ("Plan voor wind en zon", "Zonneraad", "27 maart 2021", "2 bladzijden"):
        assert part in shown
    catalogue = (chat.corpus / "catalogus.toml").read_text("utf-8")
    assert 'name = "Zonneraad"\narticle = "de"' in catalogue
    assert 'url = "https://provincie.example/plan"' in catalogue

    page.locator("#vb-chat-tab").click()  # that is whose words they are now
    page.locator("#vb-scope .vb-scope-open").click()
    page.locator("#vb-scope-choice [name=kind][value=bodies]").check()
    page.locator("#vb-scope-choice .vb-do").click()
    page.locator("#vb-scope-choice .vb-problem", has_text=words.SCOPE_NOTHING).wait_for()
    page.locator("#vb-scope-choice [name=bodies][value=Zonneraad]").check()
    page.locator("#vb-scope-choice .vb-do").click()
    assert "Zoek in: Zonneraad" in page.locator("#vb-scope .vb-scope-open").inner_text()
    assert "De Zonneraad schrijft" in ask(page, "waar komen zonnepanelen?").inner_text()
    assert SOLAR not in ask(page, "waar staan windmolens langs de dijk?").inner_text()
    shoot(page, "documenten-zoek-in")
    assert not other.locator("#vb-scope .vb-scope-clear").is_visible()

    page.locator("#vb-library-tab").click()
    row(page, "wind.pdf").locator("[data-do=ask]").click()
    page.locator("#vb-library-tab").click()
    row(page, "wind.pdf").locator("[data-do=remove]").click()
    page.locator("#vb-remove").get_by_text(words.CANCEL).click()
    assert row(page, "wind.pdf").count() == 1
    row(page, "wind.pdf").locator("[data-do=remove]").click()
    page.locator("#vb-remove .vb-danger").click()
    told(page, "verwijderd")
    assert row(page, "wind.pdf").count() == 0
    assert not (chat.corpus / "wind.pdf").exists()
    deadline = time.monotonic() + 30
    while "wind.pdf" in chat.live.library.documents:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    page.locator("#vb-chat-tab").click()
    page.locator("#vb-question textarea").fill("waar komen zonnepanelen?")
    page.keyboard.press("Enter")
    page.get_by_text(words.SCOPE_GONE).wait_for(timeout=ANSWER_MS)  # rather than an answer from elsewhere
    page.locator("#vb-library-tab").click()
    page.get_by_role("button", name=words.UNDO).click()
    row(page, "wind.pdf").locator(".vb-is-doorzoekbaar").wait_for(timeout=READ_MS)
    assert "Plan voor wind en zon" in row(page, "wind.pdf").inner_text()


def test_the_list_is_filtered_sorted_and_opened(user: Callable[..., Any], chat: Chat, tmp_path: Path) -> None:
    page = user()
    if not (chat.corpus / "zee.pdf").exists():
        make_pdf(chat.corpus / "zee.pdf", [*WIND, *WIND], title="Zee")
    row(page, "zee.pdf").locator(".vb-is-doorzoekbaar").wait_for(timeout=READ_MS)
    page.locator("#vb-docs-sort").select_option("pages")
    assert page.locator(".vb-doc").first.get_attribute("data-file") == "zee.pdf"
    page.locator("#vb-docs-filter").fill("planraad krimp")
    assert page.locator(".vb-doc:visible").count() == 1
    assert page.locator("#vb-docs-count").inner_text().startswith("1 van ")
    row(page, "agenda.pdf").locator(".vb-view").focus()
    page.keyboard.press("Enter")
    page.locator("#vb-viewer[open] img[src]").wait_for(timeout=ANSWER_MS)
    page.keyboard.press("ArrowRight")
    page.locator("#vb-viewer .vb-viewer-count", has_text="2 van 2").wait_for()
    assert not page.locator(".vb-viewer-quote").is_visible()  # there is no quotation to go to
    assert not page.locator(".vb-viewer-text").is_visible()
    shoot(page, "documenten-paginas")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className").startswith("vb-view")


def test_sending_is_seen_and_can_be_stopped(user: Callable[..., Any], chat: Chat, tmp_path: Path) -> None:
    page = user()
    (tmp_path / "groot.pdf").write_bytes(b"%PDF-1.7\n" + bytes(4 << 20))
    slow = {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": 300_000}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    page.set_input_files("#vb-files", str(tmp_path / "groot.pdf"))
    item = page.locator(".vb-upload")
    item.locator(".vb-upload-words", has_text=re.compile(r"^Verzenden: [1-9]\d?%$")).wait_for(timeout=READ_MS)
    assert 0 < item.locator("progress").evaluate("bar => bar.position") < 1
    item.get_by_role("button", name=words.STOP).click()
    upload(page, "groot.pdf", words.STOPPED)
    deadline = time.monotonic() + 20
    while any("groot" in p.name or p.suffix == ".deel" for p in chat.corpus.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_files_are_dropped(user: Callable[..., Any], chat: Chat) -> None:
    page = user()
    page.evaluate(
        "() => { const data = new DataTransfer(); data.items.add(new File(['%PDF-1.7 niets'], 'gevallen.pdf'));"
        "document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }"
    )
    upload(page, "gevallen.pdf", "beschadigd")
    assert (chat.corpus / "gevallen.pdf").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scrolling(user: Callable[..., Any], scheme: str) -> None:
    page = user(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, color_scheme=scheme)
    shoot(page, f"documenten-telefoon-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    row(page, "agenda.pdf").locator("[data-do=edit]").tap()
    page.locator("#vb-details[open]").wait_for()
    assert page.evaluate("(d => d.scrollWidth <= d.clientWidth)(document.getElementById('vb-details'))")
    shoot(page, f"documenten-telefoon-formulier-{scheme}")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.do") == "edit"


def test_where_nothing_may_change_there_is_a_list_alone(
    user: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    closed = Chat(tmp_path_factory.mktemp("dicht"), may_change=False)
    try:
        page = user(closed.address)
        assert page.locator("#vb-drop, [data-do=edit], [data-do=remove]").count() == 0
        assert row(page, "agenda.pdf").locator("[data-do=ask]").count() == 1
    finally:
        closed.stop()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(user: Callable[..., Any], axe: str, look: str) -> None:
    page = user(reduced_motion="reduce", **LOOKS[look])
    page.evaluate(axe)
    for state in ("lijst", "gegevens"):
        if state == "gegevens":
            row(page, "agenda.pdf").locator("[data-do=edit]").click()
            page.locator("#vb-details[open]").wait_for()
            for fold in page.locator("#vb-details .vb-form-more > summary").all():
                fold.click()
        settled(page)
        found, passed = page.evaluate(RUN_AXE)
        assert passed > 10
        assert not found, state + "\n" + "\n".join(found)


def test_a_ticket_that_a_new_server_does_not_know_is_no_failure(
    user: Callable[..., Any], chat: Chat, tmp_path: Path
) -> None:
    page = user()
    page.route("**/documenten/stand?*", lambda route: route.fulfill(json={}))
    page.set_input_files("#vb-files", str(make_pdf(tmp_path / "later.pdf", WIND)))
    assert upload(page, "later.pdf", words.LOST_SIGHT).get_attribute("data-state") == ""
    (chat.corpus / "later.pdf").unlink()
