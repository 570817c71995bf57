"""The addresses of pages: what is told of one, and its picture. Documents go by the name that the index has."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Query
from fastapi.responses import JSONResponse, Response

from app.web import texts
from app.web.pages import WIDTHS, PagePictures
from app.web.ports import AnswererLike
from app.web.shell import message_page
from app.web.view import Asked, view_of
from ingest.document import Document
from ingest.pdf import UnreadablePdf

THREADS = 2  # pdfium does one thing at a time; the second finds what was kept meanwhile
MOST_WAITING = 40
"""How many requests wait at most; one more is told to come back."""
MOST_QUOTE = 8_000
KEPT_SECONDS = 24 * 3600

FileOf = Callable[[str], Path | None]


class _Refused(Exception):
    def __init__(self, words: str, status: int = 404) -> None:
        super().__init__(words)
        self.words, self.status = words, status


def add_page_routes(app: FastAPI, answerer: AnswererLike, file_of: FileOf) -> None:
    """Serve the pages of the library; ``file_of`` gives the file of one of its documents, ``None`` for anything else.

    The work is done in threads of its own, so that nothing else of the chat waits for it.
    """
    pictures = PagePictures()
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="vraagbaak-page")
    places = threading.BoundedSemaphore(MOST_WAITING)

    def found(name: str) -> tuple[Document, Path]:
        document, path = answerer.library.documents.get(name), file_of(name)
        if document is None or path is None:
            raise _Refused(texts.HTTP_NO_PDF)
        return document, path

    async def in_pool(work: Callable[[], Response]) -> Response:
        if not places.acquire(blocking=False):
            raise _Refused(texts.HTTP_BUSY, 503)
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work)
        except UnreadablePdf as error:
            raise _Refused(texts.HTTP_NO_PAGE.format(reason=error)) from error
        finally:
            places.release()

    @app.api_route("/pagina/{name}/{number:int}", methods=["GET", "HEAD"])
    async def view(
        name: str,
        number: int,
        citaat: Annotated[str, Query(max_length=MOST_QUOTE)] = "",
        vanaf: int = 0,
        passage: str = "",
    ) -> Response:
        def look() -> Response:
            document, path = found(name)
            seen = view_of(answerer.library, document, path, Asked(number, citaat, vanaf, passage))
            return JSONResponse(asdict(seen), headers={"Cache-Control": "no-store"})

        try:
            return await in_pool(look)
        except _Refused as refusal:
            return JSONResponse({"error": refusal.words}, refusal.status, {"Cache-Control": "no-store"})

    @app.api_route("/pagina/{name}/{number:int}/beeld", methods=["GET", "HEAD"])
    async def picture(name: str, number: int, breedte: int = WIDTHS[2], versie: str = "") -> Response:
        def draw() -> Response:
            _, path = found(name)
            kept = f"private, max-age={KEPT_SECONDS}" if versie else "no-cache"
            made = pictures.picture(path, number, breedte)
            return Response(made, media_type="image/jpeg", headers={"Cache-Control": kept})

        try:
            return await in_pool(draw)
        except _Refused as refusal:
            return message_page(refusal.words, refusal.status)

    @app.api_route("/pagina/{rest:path}", methods=["GET", "HEAD"])
    async def nothing(rest: str) -> Response:
        return message_page(texts.HTTP_NOT_FOUND, 404)
