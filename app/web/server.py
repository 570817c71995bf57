"""The web server: the chat page, the PDFs of the library and nothing else."""

from __future__ import annotations

import errno
import logging
import socket
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from app.documents.desk import Desk, Still
from app.references.choices import SUFFIXES
from app.references.formats import FILES, file_bytes
from app.talks.store import Store
from app.web import texts
from app.web.document_routes import add_document_routes
from app.web.downloads import Downloads, copied
from app.web.examples import Examples
from app.web.page import build_page, theme
from app.web.page_routes import add_page_routes
from app.web.ports import AnswererLike
from app.web.refer import ADDRESS
from app.web.shell import ASSETS, Shell, message_page
from app.web.talk_routes import add_talk_routes
from app.web.why import WHY_ADDRESS, gone_html, panel_html
from ingest.folder import leads_elsewhere

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
ASSET_TYPES = {
    "style.css": "text/css",
    "places.css": "text/css",
    "viewer.css": "text/css",
    "dialogs.css": "text/css",
    "talks.css": "text/css",
    "why.css": "text/css",
    "why.js": "text/javascript",
    "talks.js": "text/javascript",
    "documents.css": "text/css",
    "scope.css": "text/css",
    "documents.js": "text/javascript",
    "uploads.js": "text/javascript",
    "details.js": "text/javascript",
    "scope.js": "text/javascript",
    "page.js": "text/javascript",
    "viewer.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
STOP_SECONDS = 3
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def pdf_of(name: str, answerer: AnswererLike, corpus: Path) -> Path | None:
    """The file of a document of the library, or ``None`` for anything else, wherever it may lie."""
    document = answerer.library.documents.get(name)
    if document is None:
        return None
    path = corpus.resolve() / Path(document.file).name
    is_own = path.name == document.file and path.suffix.lower() == ".pdf" and not leads_elsewhere(path)
    return path if is_own and path.is_file() else None


def _add_routes(app: FastAPI, answerer: AnswererLike, corpus: Path) -> None:
    @app.api_route("/bron/{name:path}", methods=["GET", "HEAD"])
    def pdf(name: str) -> Response:
        path = pdf_of(name, answerer, corpus)
        if path is None:
            return message_page(texts.HTTP_NO_PDF, 404)
        return FileResponse(path, media_type="application/pdf", filename=path.name, content_disposition_type="inline")

    @app.api_route(f"{ASSETS}/{{name:path}}", methods=["GET", "HEAD"])
    def asset(name: str) -> Response:
        if name not in ASSET_TYPES:
            return message_page(texts.HTTP_NOT_FOUND, 404)
        return FileResponse(HERE / name, media_type=ASSET_TYPES[name], headers={"Cache-Control": "no-cache"})


def _add_references(app: FastAPI, answerer: AnswererLike, downloads: Downloads) -> None:
    private = {"Cache-Control": "no-store"}

    @app.get(f"{ADDRESS}/{{token}}/{{n}}/{{form}}")
    def reference(token: str, n: int, form: str) -> Response:
        answer = downloads.answer(token)
        if answer is None or not 1 <= n <= len(answer.references):
            return message_page(texts.HTTP_GONE, 404)
        made = copied(answer.references[n - 1], form, date.today())
        return JSONResponse(made, headers=private) if made else message_page(texts.HTTP_NOT_FOUND, 404)

    @app.get(f"{WHY_ADDRESS}/{{token}}")
    def why(token: str) -> Response:
        answer = downloads.explained(token)
        if answer is None:
            return HTMLResponse(gone_html(), 404, private)
        return HTMLResponse(panel_html(answer, answerer.now().library), headers=private)

    @app.get(f"{ADDRESS}/{{token}}/{{name}}")
    def file(token: str, name: str) -> Response:
        what, _, wanted = name.partition(".")
        suffix = next((s for s in SUFFIXES if s == wanted), None)
        if suffix is None or what not in ("antwoord", "gesprek"):
            return message_page(texts.HTTP_NOT_FOUND, 404)
        sections = downloads.conversation(token)
        if not sections:
            return message_page(texts.HTTP_GONE, 404)
        data = file_bytes(suffix, sections if what == "gesprek" else sections[-1:], date.today())
        headers = {**private, "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(data, media_type=FILES[suffix].media_type, headers=headers)


def _add_handlers(app: FastAPI) -> None:
    async def refused(request: Request, error: Exception) -> HTMLResponse:
        status = error.status_code if isinstance(error, HTTPException) else 422
        return message_page(texts.HTTP_NOT_FOUND if status == 404 else texts.HTTP_NOT_ALLOWED, status)

    async def failed(request: Request, error: Exception) -> HTMLResponse:
        return message_page(texts.HTTP_ERROR, 500)

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, refused)
    app.add_exception_handler(Exception, failed)


def create_app(
    answerer: AnswererLike,
    corpus: Path,
    hosts: frozenset[str] = frozenset(),
    store: Store | None = None,
    desk: Desk | None = None,
    examples: Examples | None = None,
) -> FastAPI:
    """The chat over ``answerer``, whose documents lie as PDFs in ``corpus``.

    Only requests for one of ``hosts`` are answered; an empty set leaves every name through. Conversations are kept in
    ``store``, or not at all; documents are listed, and changed where that is allowed, by ``desk``.
    """
    desk = desk or Desk(corpus, Still(answerer), may_change=False)
    app = FastAPI(title=texts.TITLE, docs_url=None, redoc_url=None, openapi_url=None)
    downloads = Downloads()
    _add_routes(app, answerer, corpus)
    add_page_routes(app, answerer, partial(pdf_of, answerer=answerer, corpus=corpus))
    _add_references(app, answerer, downloads)
    if store is not None:
        add_talk_routes(app, store, answerer)
    add_document_routes(app, desk, answerer)
    _add_handlers(app)
    page = build_page(answerer, downloads, examples or Examples(answerer), store, desk.may_change)
    page.api_open = False
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        enable_monitoring=False,
        favicon_path=str(HERE / "icon.svg"),
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        theme=theme(),
    )
    app.add_middleware(Shell, hosts=hosts, has_talks=store is not None)
    return app


class _Server(uvicorn.Server):
    """A server that tells when it accepts connections."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens on ``host`` and ``port``; ``OSError`` with its errno when that cannot be."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    bound.set_inheritable(True)
    return bound


def _names(host: str) -> frozenset[str]:
    """The names under which a server on ``host`` may be asked; any name when it listens on every address."""
    return frozenset() if host in ("0.0.0.0", "::") else frozenset({host.lower(), *(LOCAL if is_local(host) else ())})


def is_local(host: str) -> bool:
    """Whether only this computer can open a server that listens on ``host``."""
    return host.lower() in LOCAL


def serve(
    answerer: AnswererLike,
    corpus: Path,
    host: str,
    port: int,
    on_ready: Callable[[str], None] | None = None,
    store: Store | None = None,
    desk: Desk | None = None,
) -> None:
    """Serve the chat until the process is stopped; conversations are kept in ``store``, documents managed by ``desk``.

    ``on_ready`` is called with the address as soon as connections are accepted. Raises ``OSError`` with its errno
    (``EADDRINUSE`` for a port in use) before anything is built when the address cannot be had.
    """
    try:
        listening = _bound(host, port)
    except socket.gaierror as error:
        raise OSError(errno.EADDRNOTAVAIL, str(error)) from error
    with listening:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        examples = Examples(answerer)
        app = create_app(answerer, corpus, _names(host), store, desk, examples)

        def ready() -> None:
            threading.Thread(target=examples.now, daemon=True).start()  # there when somebody opens the page
            if on_ready:
                on_ready(address)

        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        _Server(config, ready).run(sockets=[listening])
