"""What every response passes through on its way out: which addresses exist, the security headers, a Dutch page head.

Gradio brings addresses that this program has no use for (uploads, proxies, an API description), scripts written into
the page, and an English head with links to other hosts. Only the addresses of the chat are let through, scripts run
only from this server's own files or with the nonce of this very response, and the head is rewritten.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import MutableMapping
from html import escape
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web import texts
from app.web.documents import dialogs_html
from app.web.scope import scope_dialog_html
from app.web.talks import talks_html
from app.web.viewer import viewer_html

log = logging.getLogger(__name__)

ASSETS = "/vraagbaak"
"""Where the page's own script, style and icon are served."""

_ADDRESSES = frozenset({"/", "/config", "/theme.css", "/favicon.ico", "/robots.txt", "/gesprekken", "/documenten"})
_STYLES = ("style", "places", "viewer", "dialogs", "talks", "documents", "scope", "why")
_SCRIPTS = ("viewer", "why", "documents", "uploads", "details", "scope")
_PREFIXES = (
    "/assets/",
    "/static/",
    "/svelte/",
    "/bron/",
    "/pagina/",
    "/verwijzing/",
    "/waarom/",
    "/gesprekken/",
    "/documenten/",
    "/oordeel/",
    f"{ASSETS}/",
    "/gradio_api/queue/",
    "/gradio_api/heartbeat/",
    "/gradio_api/startup-events",
    "/gradio_api/app_id",
    "/gradio_api/cancel",
    "/gradio_api/reset",
)
_POLICY = (
    "default-src 'self'; script-src {script}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'self'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FOREIGN = re.compile(rb"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>|<link rel=\"manifest\"[^>]*>")
_LANGUAGE = re.compile(rb"(<html\s[^>]*?lang=\")[^\"]*(\")")
_BODY = re.compile(rb"<body\b[^>]*>")
_SCRIPT = re.compile(rb"<script\b")


def _head(has_talks: bool) -> bytes:
    scripts = [*_SCRIPTS, "talks"] if has_talks else _SCRIPTS
    return (
        f"<title>{escape(texts.TITLE)}</title>"
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="{ASSETS}/icon.svg" type="image/svg+xml">'
        + "".join(f'<link rel="stylesheet" href="{ASSETS}/{name}.css">' for name in _STYLES)
        + f'<script src="{ASSETS}/page.js" data-lost="{escape(texts.CONNECTION_LOST)}"></script>'
        + "".join(f'<script src="{ASSETS}/{name}.js"></script>' for name in scripts)
        + f"<noscript><p>{escape(texts.NO_SCRIPT)}</p></noscript>"
    ).encode()


def dutch_page(body: bytes, nonce: str, has_talks: bool = False) -> bytes:
    """Gradio's page in Dutch, with this program's own files, nothing of other hosts and a nonce on its scripts; with
    ``has_talks`` also with room for the list of conversations."""
    body = _FOREIGN.sub(b"", body)
    body = _LANGUAGE.sub(rb"\g<1>nl\g<2>", body, count=1)
    body = body.replace(b'<meta charset="utf-8" />', b'<meta charset="utf-8" />' + _head(has_talks), 1)
    if has_talks:
        body = _BODY.sub(lambda tag: tag[0] + talks_html().encode(), body, count=1)
    panels = viewer_html() + dialogs_html() + scope_dialog_html()
    body = body.replace(b"</body>", panels.encode() + b"</body>", 1)
    return _SCRIPT.sub(b'<script nonce="' + nonce.encode() + b'"', body)


def message_page(words: str, status: int) -> HTMLResponse:
    """A page with nothing but a Dutch message and the way back."""
    return HTMLResponse(
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{escape(texts.TITLE)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="{ASSETS}/style.css"></head><body class="vb-message">'
        f'<main><h1>{escape(texts.TITLE)}</h1><p>{escape(words)}</p><p><a href="/">{escape(texts.HTTP_BACK)}</a></p>'
        "</main></body></html>",
        status_code=status,
    )


def is_served(path: str) -> bool:
    """Whether ``path`` belongs to the chat."""
    return path in _ADDRESSES or path.startswith(_PREFIXES)


def _host(scope: Scope) -> str:
    """The name in the Host header, without the port."""
    value = next((v for k, v in scope["headers"] if k == b"host"), b"").decode("latin-1").lower()
    return value.rsplit(":", 1)[0].strip("[]") if not value.endswith("]") else value.strip("[]")


class Shell:
    """The ASGI layer around everything; streams pass through it unbuffered, only the page itself is held to be
    rewritten."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = frozenset(), has_talks: bool = False) -> None:
        self.app = app
        self.hosts = hosts
        self.has_talks = has_talks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        response = _Response(send, scope["path"] == "/", self.has_talks)
        if self.hosts and _host(scope) not in self.hosts:  # a page elsewhere that points its name at this server
            await message_page(texts.HTTP_NOT_ALLOWED, 421)(scope, receive, response.send)
            return
        if not is_served(scope["path"]):
            await message_page(texts.HTTP_NOT_FOUND, 404)(scope, receive, response.send)
            return
        try:
            await self.app(scope, receive, response.send)
        except Exception:
            if response.started:
                raise
            log.exception("request failed: %s", scope["path"])
            await message_page(texts.HTTP_ERROR, 500)(scope, receive, response.send)


class _Response:
    def __init__(self, send: Send, is_page: bool, has_talks: bool) -> None:
        self._send = send
        self._has_talks = has_talks
        self._nonce = secrets.token_urlsafe(16)
        self._is_page = is_page
        self.started = False
        self._start: MutableMapping[str, Any] | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            script = f"'self' 'nonce-{self._nonce}' 'unsafe-eval'" if self._is_page else "'self'"
            headers["Content-Security-Policy"] = _POLICY.format(script=script)
            for name, value in _HEADERS.items():
                headers[name] = value
            if self._is_page:
                headers["Cache-Control"] = "no-store"
            if self._is_page and headers.get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = dutch_page(bytes(self._body), self._nonce, self._has_talks)
            if self._body:
                MutableHeaders(scope=self._start)["Content-Length"] = str(len(body))
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": body})
            return
        await self._send(message)
