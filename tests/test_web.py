"""The page without a browser: words, escaping, marking, addresses and headers, over a small made-up library."""

from __future__ import annotations

import errno
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app.answering.answer import Answer, Block, Citation, Line
from app.answering.dates import dutch_date
from app.answering.question import MAX_QUESTION
from app.web import texts
from app.web.context import context_html
from app.web.conversation import MOST_TURNS, Conversation
from app.web.downloads import Downloads
from app.web.examples import candidates, example_questions
from app.web.render import (
    answer_html,
    conversation_html,
    documents_html,
    hint_html,
    source_id,
    sources_html,
    sources_of_answer,
    working_html,
)
from app.web.shell import dutch_page, is_served
from app.web.wording import page_words, pdf_link
from index.hit import Hit
from index.measures import Measures
from ingest.document import Body, Document, Page, Part, Passage, Sentence

FILE = "proef agenda.pdf"
EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script> **vet** ![x](http://buiten.example/x.png)"
MINIMAL_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]>>endobj\n%%EOF\n"


def sentence(text: str, paragraph: int, page: int = 2, last_page: int = 0, kind: str = "sentence") -> Sentence:
    return Sentence(text, page, last_page or page, kind, ("Arbeidsmarkt", "Arbeidsmarktregio's"), paragraph)  # type: ignore[arg-type]


SENTENCES = (
    sentence("De vorige alinea gaat over de stad.", 1),
    sentence("Er zijn 35 arbeidsmarktregio's.", 2),
    sentence("Zij verschillen in omvang & <b>vorm</b>.", 2),
    sentence("Regio's werken samen met gemeenten", 3, 2, 3),
    sentence("en met werkgevers.", 3, 3),
    sentence("De volgende alinea gaat over wonen.", 4, 3),
)


def document(title: str = "Proefagenda") -> Document:
    passage = Passage(FILE, 0, "SER", SENTENCES[0].path, 1, 3, 2, 2, "Er zijn 35 arbeidsmarktregio's. " * 9)
    return Document(
        file=FILE,
        fingerprint="x",
        title=title,
        publisher="SER",
        date="2015-06",
        parts=(Part(title, "SER", 1, 3),),
        pages=(Page(1, "", ""), Page(2, "1", ""), Page(3, "2", "")),
        sentences=SENTENCES,
        passages=(passage,),
    )


def citation(quote: str = "Er zijn 35 arbeidsmarktregio's.", n: int = 1, page: int = 2, last_page: int = 2) -> Citation:
    return Citation(
        n=n,
        document=FILE,
        title="Proefagenda",
        author="SER",
        publisher="SER",
        date="2015-06",
        url="",
        page=page,
        last_page=last_page,
        page_label=str(page - 1),
        section="Arbeidsmarktregio's",
        quote=quote,
        passage=f"{FILE}#0",
    )


def answered(question: str, *citations: Citation, remark: str = "") -> Answer:
    lines = tuple(Line(c.quote, c.n, bullet=c.n > 1) for c in citations)
    return Answer(question, question, False, remark, (Block("De SER schrijft:", "SER", lines),), citations, (), 0.01)


def abstained(question: str, remark: str = "") -> Answer:
    near = (Hit(document().passages[0], 0.1, 0.1, 0.1, 0.1, Measures(*[0.1] * 9), 0.0),)
    return Answer(question, question, True, remark, (), (), near, 0.01)


@dataclass(frozen=True)
class FakeLibrary:
    documents: Mapping[str, Document]
    bodies: Mapping[str, Body] = field(default_factory=lambda: {"SER": Body("SER", article="de")})

    refused: Mapping[str, str] = field(default_factory=dict)

    def passage(self, id: str, /) -> Passage:
        file, number = id.rsplit("#", 1)
        return self.documents[file].passages[int(number)]


class FakeAnswerer:
    """Answers every question about regions, finds nothing for the rest and fails on command."""

    def __init__(self, *documents: Document) -> None:
        self.library = FakeLibrary({doc.file: doc for doc in documents})
        self.heard: list[tuple[str, tuple[str, ...]]] = []

    def now(self) -> FakeAnswerer:
        return self

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.heard.append((question, tuple(history)))
        if "storing" in question:
            raise RuntimeError("kapot: /geheim/pad")
        if "regio" in question:
            over = citation("Regio's werken samen met gemeenten en met werkgevers.", 2, 2, 3)
            return answered(question, citation(), over, remark=EVIL if "<" in question else "")
        return abstained(question, "De bronnen zeggen hier niets over.")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    return tags


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2015-06", "juni 2015"),
        ("2015-06-12", "12 juni 2015"),
        ("2015-06-01", "1 juni 2015"),
        ("2015", "2015"),
        ("2015-13", "2015"),
        ("", ""),
        ("zomer 2015", "zomer 2015"),
    ],
)
def test_dates_are_dutch(date: str, words: str) -> None:
    assert dutch_date(date) == words


def test_pages_name_the_printed_number_and_the_pdfs_own() -> None:
    assert page_words("9", 10) == "p. 9 (pdf-pagina 10)"
    assert page_words("10", 10) == "p. 10"
    assert page_words("iv", 4) == "p. iv (pdf-pagina 4)"
    assert page_words("9", 10, "10", 11) == "p. 9-10 (pdf-pagina 10-11)"
    assert page_words("10", 10, "11", 11) == "p. 10-11"


def test_pdf_links_are_encoded() -> None:
    assert pdf_link("a b&c.pdf", 3) == "/bron/a%20b%26c.pdf#page=3"
    assert pdf_link("../x.pdf") == "/bron/..%2Fx.pdf"


# --- the quotation in its context ------------------------------------------------------------------------------------


def test_quote_is_marked_in_its_paragraph() -> None:
    html = context_html(document(), citation(), document().passages[0])
    assert html.count("<mark>") == 1
    assert "<mark>Er zijn 35 arbeidsmarktregio&#x27;s.</mark> Zij verschillen" in html
    assert "De vorige alinea" in html
    assert "&lt;b&gt;vorm&lt;/b&gt;" in html
    assert "<b>" not in html


def test_quote_over_two_pages_is_marked_in_both_sentences() -> None:
    over = citation("Regio's werken samen met gemeenten en met\nwerkgevers.", page=2, last_page=3)
    html = context_html(document(), over, document().passages[0])
    assert "<mark>Regio&#x27;s werken samen met gemeenten</mark> <mark>en met werkgevers.</mark>" in html


def test_quote_of_part_of_a_sentence_is_marked_exactly() -> None:
    assert "Er zijn <mark>35</mark> arb" in context_html(document(), citation("35"), None)


def test_quote_in_no_known_text_is_still_shown() -> None:
    assert context_html(document(), citation("Elders <i>gezegd</i>."), None).count("<mark>Elders &lt;i&gt;") == 1
    assert context_html(None, citation(), None).startswith('<p class="vb-text"><mark>')


def test_the_passage_decides_between_equal_sentences() -> None:
    twice = (*SENTENCES[:3], sentence("Er zijn 35 arbeidsmarktregio's.", 9))
    doc = replace(document(), sentences=twice)
    html = context_html(doc, citation(), replace(doc.passages[0], start=3, stop=4))
    assert html.count("<mark>") == 1
    assert html.index("vorm") < html.index("<mark>")


def test_context_is_cut_with_a_sign() -> None:
    long = "is met opzet een tamelijk lange zin over de stad, het land en alles daartussen" * 3
    many = tuple(sentence(f"Zin {i} {long}.", i) for i in range(40))
    doc = replace(document(), sentences=many)
    html = context_html(doc, citation(many[20].text), None)
    assert html.count(texts.ELISION) == 2
    assert "Zin 20 " in html
    assert "Zin 2 " not in html
    assert "Zin 39 " not in html


# --- what is shown ---------------------------------------------------------------------------------------------------


def test_every_line_links_to_its_own_source() -> None:
    fake = FakeAnswerer(document())
    answer = fake.answer("regio's")
    html, sources = answer_html(3, answer, fake.library), sources_of_answer(3, answer, fake.library)
    for n in (1, 2):
        assert f'href="#{source_id(3, n)}"' in html
        assert f'id="{source_id(3, n)}"' in sources
    assert "De SER schrijft:" in html
    assert "<ul" in html
    words = parsed(sources).text
    for expected in ("Proefagenda", "SER", "juni 2015", "p. 1 (pdf-pagina 2)", "Arbeidsmarktregio's", texts.OPEN_PDF):
        assert expected in words
    assert 'href="/bron/proef%20agenda.pdf#page=2" target="_blank" rel="noopener"' in sources


def test_an_abstention_has_no_sources() -> None:
    fake = FakeAnswerer(document())
    answer = fake.answer("kaas")
    html = answer_html(1, answer, fake.library)
    assert texts.NOT_FOUND_HEADING in html
    assert answer.remark in html
    assert "vb-cite" not in html
    turns = Conversation().asked("kaas", "").answered(html).turns
    assert texts.SOURCES_NONE in sources_html(turns)


def test_a_greeting_is_no_failed_search() -> None:
    greeting = replace(abstained("hallo", "Goedendag."), passages=())
    html = answer_html(1, greeting, FakeLibrary({}))
    assert "Goedendag." in html
    assert texts.NOT_FOUND_HEADING not in html


def test_nothing_from_outside_becomes_markup() -> None:
    evil = replace(
        citation(EVIL), title=EVIL, author=EVIL, publisher=EVIL + ".", date=EVIL, section=EVIL, page_label='"><b>'
    )
    doc = replace(document(EVIL), date=EVIL, sentences=(sentence(EVIL, 1),))
    library = FakeLibrary({FILE: doc})
    answer = replace(answered(EVIL, evil, remark=EVIL), blocks=(Block(EVIL, EVIL, (Line(EVIL, 1), Line(EVIL, 7))),))
    turns = Conversation().asked(EVIL, working_html()).turns
    done = Conversation(turns).answered(answer_html(1, answer, library), sources_of_answer(1, answer, library))
    pages = (conversation_html(turns, library), conversation_html(done.turns, library), sources_html(done.turns))
    for html in (*pages, documents_html(library, is_open=True), hint_html(EVIL), context_html(doc, evil, None)):
        found = parsed(html)
        assert not {"img", "script", "b", "strong", "em"} & set(found.tags)
        assert not [name for name in found.attributes if name.startswith("on")]
        assert "<img src=x onerror=alert(1)><script>alert(2)" in found.text


def test_documents_are_listed_with_body_date_and_pages() -> None:
    found = parsed(documents_html(FakeLibrary({FILE: document()}), is_open=True)).text
    for expected in ("Documenten (1)", "Proefagenda", "SER · juni 2015 · 3 pagina's"):
        assert expected in found
    assert texts.DOCUMENTS_NONE in documents_html(FakeLibrary({}), is_open=True)
    assert texts.WELCOME_EMPTY in conversation_html((), FakeLibrary({}))


def test_a_conversation_numbers_on_when_old_turns_drop_off() -> None:
    conversation = Conversation()
    for i in range(MOST_TURNS + 2):
        conversation = conversation.asked(f"vraag {i}", "").answered("antwoord")
    assert len(conversation.turns) == MOST_TURNS
    assert conversation.turns[-1].number == MOST_TURNS + 2
    assert texts.OLDER_TURNS in conversation_html(conversation.turns, FakeLibrary({}))


def test_examples_come_from_the_headings_and_are_answered() -> None:
    fake = FakeAnswerer(document())
    assert list(candidates(fake.library)) == ["Wat zegt de SER over arbeidsmarktregio's?"]
    assert example_questions(fake) == ["Wat zegt de SER over arbeidsmarktregio's?"]
    fake.answer = lambda question, history=(): abstained(question)  # type: ignore[method-assign]
    assert example_questions(fake) == []
    assert example_questions(FakeAnswerer()) == []


# --- the shell and the server ----------------------------------------------------------------------------------------


def test_the_page_head_is_made_dutch() -> None:
    page = (
        b'<!doctype html><html\n\tlang="en"><head><meta charset="utf-8" />'
        b'<meta\n property="og:image"\n content="https://elders.example/x.jpg"\n/><meta name="twitter:card"/>'
        b'<script>window.gradio_config = {};</script><script type="module" src="./a.js"></script></head></html>'
    )
    dutch = dutch_page(page, "N0nce").decode()
    assert 'lang="nl"' in dutch
    assert "<title>Vraagbaak</title>" in dutch
    assert "elders" not in dutch
    assert "twitter" not in dutch
    assert dutch.count("<script") == dutch.count('<script nonce="N0nce"') == 2 + dutch.count('src="/vraagbaak/')


def test_only_the_chats_addresses_exist() -> None:
    for path in ("/", "/bron/x.pdf", "/gradio_api/queue/join", "/assets/index.js"):
        assert is_served(path)
    for path in (
        "/docs",
        "/openapi.json",
        "/gradio_api/upload",
        "/gradio_api/info",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=https://x.hf.space/",
        "/monitoring",
        "/runs",
        "/login",
        "/gradio_api/run/ask",
    ):
        assert not is_served(path)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("map")
    (folder / "corpus").mkdir()
    (folder / "corpus" / FILE).write_bytes(MINIMAL_PDF)
    (folder / "corpus" / "niet-in-de-index.pdf").write_bytes(MINIMAL_PDF)
    (folder / "geheim.pdf").write_bytes(MINIMAL_PDF)
    return folder / "corpus"


@pytest.fixture(scope="module")
def fake() -> FakeAnswerer:
    return FakeAnswerer(document(), replace(document(), file="../geheim.pdf"), replace(document(), file="weg.pdf"))


@pytest.fixture(scope="module")
def client(fake: FakeAnswerer, corpus: Path) -> Iterator[object]:
    from starlette.testclient import TestClient

    from app.web.server import create_app

    with TestClient(create_app(fake, corpus)) as test_client:
        yield test_client


def test_pdfs_of_the_library_are_served_inline(client: object) -> None:
    found = client.get("/bron/proef%20agenda.pdf")  # type: ignore[attr-defined]
    assert found.status_code == 200
    assert found.headers["content-type"] == "application/pdf"
    assert found.headers["content-disposition"].startswith("inline")
    assert found.content == MINIMAL_PDF


@pytest.mark.parametrize(
    "path",
    [
        "/bron/niet-in-de-index.pdf",
        "/bron/..%2Fgeheim.pdf",
        "/bron/%2e%2e/geheim.pdf",
        "/bron/%2Fetc%2Fpasswd",
        "/bron/weg.pdf",
        "/bron/",
        "/bron/x%00.pdf",
        "/vraagbaak/server.py",
        "/vraagbaak/..%2Fserver.py",
        "/docs",
        "/openapi.json",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/upload",
    ],
)
def test_nothing_else_is_served(client: object, path: str) -> None:
    found = client.get(path)  # type: ignore[attr-defined]
    assert found.status_code == 404
    assert 'lang="nl"' in found.text
    assert "Content-Security-Policy" in found.headers


def test_every_response_has_the_security_headers(client: object) -> None:
    for path in ("/", "/vraagbaak/page.js", "/bron/proef%20agenda.pdf", "/config", "/bestaat-niet"):
        headers = client.get(path).headers  # type: ignore[attr-defined]
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
        assert "http:" not in policy
        assert "https:" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_the_page_is_dutch_and_names_no_other_host(client: object) -> None:
    found = client.get("/")  # type: ignore[attr-defined]
    head = found.text.split("window.gradio_config")[0]
    assert 'lang="nl"' in head
    assert "<title>Vraagbaak</title>" in head
    assert "http://" not in head
    assert "https://" not in head


def test_a_question_is_refused_kindly() -> None:
    from app.web.page import refusal

    assert refusal("  \n ") == texts.EMPTY_QUESTION
    assert str(MAX_QUESTION) in refusal("x" * (MAX_QUESTION + 1))
    assert refusal("x" * MAX_QUESTION) == ""


def test_replies_hear_the_earlier_questions_and_failures_are_dutch(caplog: pytest.LogCaptureFixture) -> None:
    from app.web.page import reply

    fake, downloads = FakeAnswerer(document()), Downloads()
    first = reply(fake, Conversation().asked("regio's?", working_html()), downloads)
    second = reply(fake, first.asked("storing?", working_html()), downloads)
    assert fake.heard[-1] == ("storing?", ("regio's?",))
    shown = second.turns[-1].answer
    assert texts.ERROR in shown
    assert "kapot" not in shown
    assert "Traceback" not in shown
    assert "kapot" in caplog.text
    assert "35 arbeidsmarktregio" in second.turns[0].sources


def test_a_port_in_use_is_an_oserror(corpus: Path) -> None:
    from app.web.server import serve

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use") as caught:
            serve(FakeAnswerer(), corpus, "127.0.0.1", taken.getsockname()[1])
    assert caught.value.errno == errno.EADDRINUSE


def test_serve_tells_when_it_is_ready(corpus: Path) -> None:
    """The server runs in a thread of its own and ends with the tests."""
    import httpx

    from app.web.server import serve

    addresses: list[str] = []
    ready = threading.Event()

    def on_ready(address: str) -> None:
        addresses.append(address)
        ready.set()

    threading.Thread(
        target=serve, args=(FakeAnswerer(document()), corpus, "127.0.0.1", 0, on_ready), daemon=True
    ).start()
    assert ready.wait(60)
    assert addresses[0].startswith("http://127.0.0.1:")
    assert httpx.get(addresses[0], trust_env=False).status_code == 200
