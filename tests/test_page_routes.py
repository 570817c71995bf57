"""What the server tells of a page, and what it refuses to show."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.web import page_routes, texts
from app.web.server import create_app
from tests.made_pdfs import column, make_pdf
from tests.viewed import AGENDA, GONE, ONE_PAGE, SCAN, SCANNED, TWO_PAGES, make_viewed

AT = f"/pagina/{quote(AGENDA)}"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pagina") / "corpus"
    folder.mkdir()
    make_pdf(folder / "niet-in-de-index.pdf", [column(["Geheim"])])
    make_pdf(folder.parent / "buiten.pdf", [column(["Geheim"])])
    return folder


@pytest.fixture(scope="module")
def served(corpus: Path) -> Iterator[TestClient]:
    with TestClient(create_app(make_viewed(corpus), corpus)) as test_client:
        yield test_client


@pytest.fixture
def client(served: TestClient, corpus: Path) -> TestClient:
    """The server, with its files as they were read."""
    (corpus / "catalogus.toml").unlink(missing_ok=True)
    make_viewed(corpus)
    return served


def told(client: TestClient, address: str, **about: Any) -> dict[str, Any]:
    response = client.get(address, params=about)
    assert response.status_code == 200, response.text
    return response.json()  # type: ignore[no-any-return]


def test_a_page_is_told_with_its_marks(client: TestClient) -> None:
    view = told(client, f"{AT}/1", citaat=ONE_PAGE, vanaf=1, passage=f"{AGENDA}#0")
    assert (view["page"], view["pages"], view["place"], view["note"]) == (1, 4, "p. 1", "")
    assert len(view["marks"]) == 4  # lines
    assert all(0 <= share <= 1 for mark in view["marks"] for share in mark)
    assert view["pdf"].endswith("#page=1")
    picture = client.get(view["picture"] + "&breedte=700")
    assert picture.headers["content-type"] == "image/jpeg"
    assert "max-age" in picture.headers["cache-control"]
    assert picture.content.startswith(b"\xff\xd8")


def test_a_quote_over_two_pages_is_marked_on_both_and_nowhere_else(client: TestClient) -> None:
    views = [told(client, f"{AT}/{page}", citaat=TWO_PAGES, vanaf=2) for page in (1, 2, 3, 4)]
    assert [len(view["marks"]) for view in views] == [0, 1, 1, 0]
    assert {view["note"] for view in views} == {""}


def test_a_page_read_by_recognition_has_no_marks_and_says_so(client: TestClient) -> None:
    view = told(client, f"/pagina/{SCAN}/1", citaat=SCANNED, vanaf=1)
    assert view["marks"] == []
    assert view["note"] == texts.NOTE_RECOGNISED


def test_only_words_of_the_document_are_sought(client: TestClient) -> None:
    view = told(client, f"{AT}/1", citaat="Dit staat er niet.", vanaf=1)
    assert (view["marks"], view["note"]) == ([], texts.NOTE_NOT_FOUND)


def test_a_file_that_changed_is_shown_with_a_warning(client: TestClient, corpus: Path) -> None:
    make_pdf(corpus / AGENDA, [column(["Er is maar één bladzijde over."])])
    view = told(client, f"{AT}/1", citaat=ONE_PAGE, vanaf=1)
    assert (view["pages"], view["marks"], view["note"]) == (1, [], texts.NOTE_CHANGED)
    lost = client.get(f"{AT}/2")
    assert lost.status_code == 404
    assert "heeft deze bladzijde niet" in lost.json()["error"]


def test_a_changed_entry_of_the_catalogue_counts_as_a_change_and_a_broken_one_does_not(
    client: TestClient, corpus: Path
) -> None:
    (corpus / "catalogus.toml").write_text("[[document", "utf-8")
    assert told(client, f"{AT}/1")["note"] == ""
    (corpus / "catalogus.toml").write_text('[[document]]\nfile = "agenda & plan.pdf"\ntitle = "Nieuw"\n', "utf-8")
    os.utime(corpus / "catalogus.toml", (1, 1))
    assert told(client, f"{AT}/1")["note"] == texts.NOTE_CHANGED


def test_a_file_that_is_gone_or_broken_is_told(client: TestClient, corpus: Path) -> None:
    for address in (f"/pagina/{GONE}/1", f"/pagina/{GONE}/1/beeld"):
        response = client.get(address)
        assert response.status_code == 404
        assert texts.HTTP_NO_PDF in response.text
    (corpus / AGENDA).write_bytes(b"%PDF-1.7 kapot")
    for address in (f"{AT}/1", f"{AT}/1/beeld"):
        response = client.get(address)
        assert response.status_code == 404
        assert "beschadigd" in response.text or "niet worden getekend" in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/pagina/niet-in-de-index.pdf/1",
        "/pagina/niet-in-de-index.pdf/1/beeld",
        "/pagina/..%2Fbuiten.pdf/1",
        "/pagina/..%2Fbuiten.pdf/1/beeld",
        "/pagina/%2e%2e/buiten.pdf/1/beeld",
        "/pagina/%2Fetc%2Fpasswd/1",
        "/pagina/x%00.pdf/1",
        f"{AT}/0/beeld",
        f"{AT}/5",
        f"{AT}/-1",
        f"{AT}/een",
        f"{AT}/99999999999999999999999",
        f"{AT}/1/iets",
        "/pagina/",
    ],
)
def test_nothing_else_is_shown(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert b"\xff\xd8" not in response.content
    assert "Content-Security-Policy" in response.headers
    assert "pagina" in response.text or "document" in response.text  # a Dutch message


def test_wrong_questions_are_refused(client: TestClient) -> None:
    for query in ("breedte=veel", "breedte="):
        assert client.get(f"{AT}/1/beeld?{query}").status_code == 422
    assert client.get(f"{AT}/1", params={"citaat": "x" * 9000}).status_code == 422
    assert client.get(f"{AT}/1/beeld?breedte=-5").status_code == 200
    assert client.post(f"{AT}/1").status_code == 404


def test_too_many_at_a_time_are_told_and_the_rest_of_the_chat_goes_on(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, begun = threading.Event(), threading.Event()

    def slow(*_: object) -> object:
        begun.set()
        hold.wait(20)
        raise page_routes.UnreadablePdf("duurt te lang")

    monkeypatch.setattr(page_routes, "view_of", slow)
    found: list[int] = []
    ask = lambda: found.append(client.get(f"{AT}/1").status_code)  # noqa: E731
    threads = [threading.Thread(target=ask) for _ in range(page_routes.MOST_WAITING + 3)]
    try:
        for thread in threads:
            thread.start()
        assert begun.wait(10)
        assert client.get("/config").status_code == 200
        assert client.get(f"/bron/{quote(AGENDA)}").status_code == 200
    finally:
        hold.set()
        for thread in threads:
            thread.join(20)
    assert sorted(found) == [404] * page_routes.MOST_WAITING + [503] * 3
