"""The web server: its addresses, headers and port, over a small made-up library."""

from __future__ import annotations

import errno
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.small_chat import FILE, MINIMAL_PDF, FakeAnswerer, document


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


def test_all_that_the_page_links_of_its_own_is_served(client: object) -> None:
    linked = re.findall(r'(?:href|src)="(/vraagbaak/[^"]+)"', client.get("/").text)  # type: ignore[attr-defined]
    assert {"/vraagbaak/dialogs.css", "/vraagbaak/scope.js"} <= set(linked)
    for path in linked:
        assert client.get(path).status_code == 200, path  # type: ignore[attr-defined]


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
