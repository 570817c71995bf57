"""The addresses of kept conversations: each browser's own, from this page alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.talks.store import Store
from app.web import texts
from app.web.conversation import Conversation
from app.web.downloads import Downloads
from app.web.owner import COOKIE, owner_of
from app.web.page import reply
from tests.kept_talks import ME, OTHER, asked
from tests.small_chat import FakeAnswerer, document


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


@pytest.fixture
def client(store: Store, tmp_path: Path) -> Iterator[Any]:
    from starlette.testclient import TestClient

    from app.web.server import create_app

    with TestClient(create_app(FakeAnswerer(document()), tmp_path, store=store)) as test_client:
        yield test_client


def test_a_browser_gets_a_name_that_only_this_server_is_told(client: Any) -> None:
    assert "set-cookie" not in client.get("/").headers
    given = client.get("/gesprekken").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=strict" in given
    assert "Secure" not in given
    name = client.cookies[COOKIE]
    assert owner_of({COOKIE: name}) == name
    client.get("/gesprekken")
    assert client.cookies[COOKIE] == name
    elsewhere = client.get("/gesprekken", headers={"Sec-Fetch-Site": "same-site"})
    assert "set-cookie" not in elsewhere.headers


def test_files_of_a_conversation(client: Any, store: Store) -> None:
    talk = asked(store, ME, "regio's?", "kaas?").talk
    base = f"/gesprekken/{talk}/gesprek"
    client.cookies.update(ME)
    assert zipfile.ZipFile(io.BytesIO(client.get(f"{base}.docx").content)).testzip() is None
    assert re.findall("^## (.*)", client.get(f"{base}.md").text, re.M) == ["regio's?", "kaas?"]
    text = client.get(f"{base}.txt").text
    assert "Er zijn 35 arbeidsmarktregio's. [1]" in text
    assert "[1] SER, Proefagenda, juni 2015, p. 1 (pdf-bladzijde 2)" in text
    assert client.get(f"{base}.pdf").status_code == 404
    client.cookies.update(OTHER)
    for suffix in ("docx", "md", "txt"):
        found = client.get(f"{base}.{suffix}")
        assert (found.status_code, texts.TALK_GONE in found.text) == (404, True)


def test_what_is_done_is_done_to_ones_own_and_from_this_page_alone(client: Any, store: Store) -> None:
    mine = asked(store, ME, "regio's?")
    turn = store.turns(owner_of(ME), mine.talk)[0].id
    acts = (
        lambda **more: client.post(f"/gesprekken/{mine.talk}/naam", json={"title": "Memo"}, **more),
        lambda **more: client.post(f"/oordeel/{turn}", json={"verdict": "fout", "remark": "Nee."}, **more),
        lambda **more: client.delete(f"/gesprekken/{mine.talk}", **more),
    )
    client.cookies.update(OTHER)
    assert [act().status_code for act in acts] == [404, 404, 404]
    client.cookies.update(ME)
    for site in ("same-site", "cross-site"):
        assert [act(headers={"Sec-Fetch-Site": site}).status_code for act in acts] == [403, 403, 403]
    assert client.post(f"/oordeel/{turn}", json={"verdict": "matig"}).status_code == 422
    assert client.post(f"/oordeel/{10**30}", json={"verdict": "goed"}).status_code == 404
    assert [act().status_code for act in acts[:2]] == [204, 204]
    assert "Memo" in client.get("/gesprekken").text
    (judged,) = store.judged()
    assert (judged.turn.verdict, judged.turn.remark) == ("fout", "Nee.")
    assert acts[2]().status_code == 204
    assert texts.TALKS_NONE in client.get("/gesprekken").text


def test_a_damaged_file_is_told_on_the_page(client: Any, store: Store) -> None:
    mine = asked(store, ME, "regio's?")
    store.path.write_bytes(b"stuk " * 2000)
    client.cookies.update(ME)
    assert "beschadigd" in client.get("/gesprekken").text
    assert client.delete(f"/gesprekken/{mine.talk}").status_code == 503
    assert client.get(f"/gesprekken/{mine.talk}/gesprek.md").status_code == 503


def test_without_a_store_everything_is_as_it_was(tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from app.web.server import create_app

    with TestClient(create_app(FakeAnswerer(document()), tmp_path)) as bare:
        page = bare.get("/").text
        assert "vb-talks" not in page
        assert "talks.js" not in page
        found = bare.get("/gesprekken")
        assert found.status_code == 404
        assert "set-cookie" not in found.headers
    turns = reply(FakeAnswerer(document()), Conversation().asked("regio's?", ""), Downloads()).turns
    assert "vb-thought" not in turns[0].answer
