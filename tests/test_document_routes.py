"""The addresses of documents, as a browser and as a page of somebody else asks for them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.documents.arrival import HEAD_BYTES
from app.documents.desk import Desk
from app.live import LiveAnswerer, Status
from app.web import document_texts as words
from app.web.guard import HEADER
from app.web.server import create_app, is_local
from ingest.catalogue import CATALOGUE_FILE
from tests.made_pdfs import make_pdf, prose
from tests.small_chat import EVIL, parsed

PAGE = {HEADER: "pagina"}
PDF = b"%PDF-1.7\n" + bytes(2 * HEAD_BYTES)


@pytest.fixture
def client(corpus: Path, live: LiveAnswerer) -> Iterator[TestClient]:
    with TestClient(create_app(live, corpus, desk=Desk(corpus, live, may_change=True))) as test_client:
        yield test_client


def send(client: TestClient, name: str, data: bytes = PDF, clash: str = "weiger", **headers: str) -> Any:
    return client.post("/documenten/nieuw", params={"naam": name, "bij": clash}, content=data, headers=headers or PAGE)


def test_the_list_comes_once(client: TestClient) -> None:
    first = client.get("/documenten")
    assert "Agenda voor de stad" in first.text
    assert "blz. 2: Kijk op krimp (Planraad)" in parsed(first.text).text
    digest = first.headers["etag"].strip('"')
    assert client.get("/documenten", params={"bekend": digest}).status_code == 204
    send(client, "nieuw.pdf")
    again = client.get("/documenten", params={"bekend": digest})
    assert words.STATES["wacht"][1] in again.text


def test_a_pdf_is_sent_and_followed(client: TestClient, corpus: Path, live: LiveAnswerer, tmp_path: Path) -> None:
    data = make_pdf(tmp_path / "x.pdf", [prose("Wind", ["De provincie plaatst windmolens."])]).read_bytes()
    told = send(client, "Wind & zon.pdf", data).json()
    assert told["file"] == "Wind & zon.pdf"
    assert (corpus / "Wind & zon.pdf").read_bytes() == data
    asked = {"bon": [told["ticket"], "onbekend"]}
    assert client.get("/documenten/stand", params=asked).json()[told["ticket"]]["words"] == words.WAITING
    live.refresh()
    live.refresh()
    progress = client.get("/documenten/stand", params=asked).json()
    assert list(progress) == [told["ticket"]]
    assert progress[told["ticket"]]["words"] == "Klaar: 1 bladzijde, 1 passage."


def test_a_name_that_is_taken_is_asked_about(client: TestClient, corpus: Path) -> None:
    before = (corpus / "agenda.pdf").read_bytes()
    asked = client.get("/documenten/nieuw", params={"naam": "Agenda.pdf", "grootte": 9})
    assert asked.status_code == 200
    assert (asked.json()["name"], asked.json()["free"]) == ("agenda.pdf", "Agenda (2).pdf")
    assert send(client, "agenda.pdf").status_code == 409
    assert (corpus / "agenda.pdf").read_bytes() == before
    assert send(client, "agenda.pdf", clash="anders").json()["file"] == "agenda (2).pdf"
    assert send(client, "agenda.pdf", clash="vervang").json()["file"] == "agenda.pdf"
    assert (corpus / "agenda.pdf").read_bytes() == PDF


@pytest.mark.parametrize("data", [b"", b"hallo", b"hallo" * (1 << 19)])
def test_what_is_no_pdf_is_refused_in_dutch(client: TestClient, corpus: Path, data: bytes) -> None:
    told = send(client, "nota.pdf", data)
    assert told.status_code == 422
    assert "bestand" in told.json()["error"] or "PDF" in told.json()["error"]
    assert [p.name for p in corpus.iterdir() if "nota" in p.name or "deel" in p.name] == []


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Anders": "1"},
        {HEADER: "pagina", "Sec-Fetch-Site": "cross-site"},
        {HEADER: "pagina", "Sec-Fetch-Site": "same-site"},
        {HEADER: "pagina", "Origin": "http://elders.example"},
    ],
)
def test_only_the_page_itself_changes_anything(client: TestClient, corpus: Path, headers: dict[str, str]) -> None:
    before = {path.name: path.read_bytes() for path in corpus.iterdir()}
    answers = [
        send(client, "nieuw.pdf", **headers),
        client.delete("/documenten/bestand/agenda.pdf", headers=headers),
        client.post("/documenten/gegevens/agenda.pdf", json={"version": "", "title": "x"}, headers=headers),
        client.post("/documenten/terug/x", headers=headers),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert {path.name: path.read_bytes() for path in corpus.iterdir()} == before


def test_a_document_is_removed_and_put_back(client: TestClient, corpus: Path) -> None:
    told = client.delete("/documenten/bestand/agenda.pdf", headers=PAGE).json()
    assert not (corpus / "agenda.pdf").exists()
    assert "Zet terug" in client.get("/documenten").text
    send(client, "agenda.pdf")
    taken = client.post(f"/documenten/terug/{told['removed']}", headers=PAGE)
    assert (taken.status_code, "agenda.pdf" in taken.json()["error"]) == (409, True)
    client.delete("/documenten/bestand/agenda.pdf", headers=PAGE)
    assert client.post(f"/documenten/terug/{told['removed']}", headers=PAGE).json()["file"] == "agenda.pdf"
    assert client.delete("/documenten/bestand/weg.pdf", headers=PAGE).status_code == 422


def test_the_form_is_filled_in(client: TestClient, corpus: Path) -> None:
    form = unescape(client.get("/documenten/gegevens/agenda.pdf").text)
    filled = re.findall(r'value="([^"]*)"', form)
    assert {"Agenda voor de stad", "Raden samen", "juni 2015", "Kijk op krimp"} <= set(filled)
    assert client.get("/documenten/gegevens/weg.pdf").status_code == 422
    (version,) = re.findall(r'data-version="(\w+)"', form)
    wrong = {"version": version, "title": EVIL, "parts": [{"first": 9}]}
    told = client.post("/documenten/gegevens/agenda.pdf", json=wrong, headers=PAGE).json()
    assert set(told["problems"]) == {"parts.0.first", "parts.0.last"}
    right = {"version": version, "title": EVIL, "body": EVIL}
    assert "ticket" in client.post("/documenten/gegevens/agenda.pdf", json=right, headers=PAGE).json()
    shown = parsed(client.get("/documenten/gegevens/agenda.pdf").text)
    assert not {"img", "script"} & set(shown.tags)
    (corpus / CATALOGUE_FILE).write_text("[[body]\n", "utf-8")
    assert client.get("/documenten/gegevens/agenda.pdf").status_code == 503


def test_where_nothing_may_change_the_list_only_lists(corpus: Path, live: LiveAnswerer) -> None:
    with TestClient(create_app(live, corpus)) as client:
        listed = client.get("/documenten").text
        assert "Agenda voor de stad" in listed
        assert "Verwijder" not in listed
        assert "Gegevens" not in listed
        for method, path in (
            ("POST", "nieuw?naam=x.pdf"),
            ("GET", "nieuw?naam=x.pdf&grootte=3"),
            ("GET", "gegevens/agenda.pdf"),
            ("POST", "gegevens/agenda.pdf"),
            ("DELETE", "bestand/agenda.pdf"),
        ):
            told = client.request(method, f"/documenten/{path}", headers=PAGE)
            assert (told.status_code, told.json()["error"]) == (403, words.NOT_CHANGEABLE)
        assert "vb-drop" not in client.get("/config").text
        assert "agenda.pdf" in client.get("/documenten/keuze").text
    assert (corpus / "agenda.pdf").exists()


def test_an_address_that_is_not_there(client: TestClient) -> None:
    assert client.get("/documenten/iets").status_code == 404


def test_only_this_computer_is_local() -> None:
    assert is_local("localhost")
    assert is_local("127.0.0.1")
    assert not is_local("0.0.0.0")
    assert not is_local("vraagbaak.intern")


def test_folders_are_named_to_those_alone_who_can_do_something(
    corpus: Path, live: LiveAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = f"De map {corpus} is niet te lezen."
    monkeypatch.setattr(LiveAnswerer, "status", lambda self: Status((), problem=problem))
    for may_change in (True, False):
        with TestClient(create_app(live, corpus, desk=Desk(corpus, live, may_change))) as client:
            listed = unescape(client.get("/documenten").text)
            assert (str(corpus) in listed) == may_change
            assert (words.NOT_UP_TO_DATE in listed) != may_change


def test_a_name_that_is_not_utf8_is_listed(client: TestClient, corpus: Path) -> None:
    try:
        (corpus / os.fsdecode(b"caf\xe9.pdf")).write_bytes(PDF)
    except OSError:
        pytest.skip("this file system has no such names")
    assert 'data-file="caf\ufffd.pdf"' in client.get("/documenten").text
    removed = client.delete("/documenten/bestand/caf\ufffd.pdf", headers=PAGE).json()["removed"]
    assert "caf\ufffd.pdf" in client.get("/documenten").text
    assert client.post(f"/documenten/terug/{removed}", headers=PAGE).json()["file"] == "caf\ufffd.pdf"
