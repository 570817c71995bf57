"""What every response passes through: the Dutch head, and which addresses exist."""

from __future__ import annotations

from app.web.shell import dutch_page, is_served


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
