"""The addresses of documents: the list, what comes in, what is told of them and what goes. What changes anything is
done for the page itself alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from html import escape
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from app.documents.desk import Desk
from app.documents.errors import DocumentsError, NameTaken
from app.documents.folder import Clash
from app.web import document_texts as words
from app.web import texts
from app.web.details_form import form_html
from app.web.document_list import list_html, reading_words
from app.web.documents import ADDRESS
from app.web.guard import is_from_page
from app.web.ports import AnswererLike
from app.web.scope import CHOICES_ADDRESS, choices_html
from ingest.errors import UserError

_PRIVATE = {"Cache-Control": "no-store"}
_MOST_AT_ONCE = 100  # tickets asked about together
_MOST_NAME = 1000
_WRITE_BYTES = 1 << 20  # that are written together

Name = Annotated[str, Query(alias="naam", max_length=_MOST_NAME)]


class Filled(BaseModel):
    """A form as it is sent; what is in its fields is checked by :mod:`app.documents.details`."""

    version: str
    title: str = ""
    body: str = ""
    date: str = ""
    article: str | None = None
    authors: str | None = None
    publisher: str | None = None
    place: str | None = None
    url: str | None = None
    parts: Annotated[list[dict[str, Any]], Field(max_length=1000)] = []


def add_document_routes(app: FastAPI, desk: Desk, answerer: AnswererLike) -> None:
    """Serve the list of ``desk``, and where it may change documents, what changes them."""

    @app.get(ADDRESS)
    def documents(bekend: str = "") -> Response:
        """The list; nothing when the browser has this very list, whose digest is ``bekend``."""
        try:
            removed = desk.folder.removed() if desk.may_change else []
            made = list_html(desk.rows(), removed, desk.may_change, _problem(desk))
        except UserError as error:
            made = f'<p class="vb-hint">{escape(str(error))}</p>'
        digest = hashlib.blake2b(made.encode(), digest_size=12).hexdigest()
        headers = {**_PRIVATE, "ETag": f'"{digest}"'}
        return Response(status_code=204) if digest == bekend else HTMLResponse(made, headers=headers)

    @app.get(CHOICES_ADDRESS)
    def choices() -> Response:
        return HTMLResponse(choices_html(answerer.now().library), headers=_PRIVATE)

    if desk.may_change:
        _add_changes(app, desk)

    @app.api_route(f"{ADDRESS}/{{rest:path}}", methods=["GET", "HEAD", "POST", "PUT", "DELETE"])
    def nothing(rest: str) -> Response:
        error = texts.HTTP_NOT_FOUND if desk.may_change else words.NOT_CHANGEABLE
        return JSONResponse({"error": error}, 404 if desk.may_change else 403, _PRIVATE)


def _add_changes(app: FastAPI, desk: Desk) -> None:
    @app.get(f"{ADDRESS}/nieuw")
    def check(name: Name, grootte: int, bij: Clash = "weiger") -> Response:
        """Whether a PDF of this name and size (bytes) would be taken in, before it is sent; that it would not is an
        answer too, and no failure."""
        told = _answer(lambda: {"file": desk.folder.check(name, grootte, bij)})
        told.status_code = 200
        return told

    @app.post(f"{ADDRESS}/nieuw")
    async def upload(request: Request, name: Name, bij: Clash = "weiger") -> Response:
        if not is_from_page(request):
            return _not_allowed()
        try:
            file = await _taken_in(request, desk, name, bij)
        except ClientDisconnect:
            return Response(status_code=400)
        except UserError as error:
            return _refused(error)
        return JSONResponse({"file": file, "ticket": desk.ticket(file)}, headers=_PRIVATE)

    @app.get(f"{ADDRESS}/stand")
    def progress(bon: Annotated[list[str], Query(max_length=_MOST_AT_ONCE)]) -> Response:
        """How far the reading of files is, by ticket."""
        told = {}
        for token in bon:
            reading = desk.reading(token)
            if reading is not None:
                line, more = reading_words(reading)
                refused = reading.report.refused if reading.report else ""
                told[token] = {
                    "state": "niet" if refused else reading.state,
                    "words": line,
                    "remarks": more,
                    "done": reading.done,
                    "total": reading.total,
                }
        return JSONResponse(told, headers=_PRIVATE)

    @app.get(f"{ADDRESS}/gegevens/{{file}}")
    def form(file: str) -> Response:
        try:
            details, version, pages = desk.details(file)
            bodies = desk.bodies()
        except UserError as error:
            return _refused(error)
        return HTMLResponse(form_html(file, details, version, pages, bodies), headers=_PRIVATE)

    @app.post(f"{ADDRESS}/gegevens/{{file}}")
    def fill_in(file: str, filled: Filled, request: Request) -> Response:
        def write() -> dict[str, Any]:
            problems = desk.fill_in(file, filled.model_dump(), filled.version)
            return {"problems": problems} if problems else {"ticket": desk.ticket(file)}

        return _answer(write) if is_from_page(request) else _not_allowed()

    @app.delete(f"{ADDRESS}/bestand/{{file}}")
    def remove(file: str, request: Request) -> Response:
        return _answer(lambda: {"removed": desk.folder.remove(file).id}) if is_from_page(request) else _not_allowed()

    @app.post(f"{ADDRESS}/terug/{{id}}")
    def put_back(id: str, request: Request) -> Response:
        if not is_from_page(request):
            return _not_allowed()
        try:
            file = desk.folder.put_back(id)
        except NameTaken as error:
            return JSONResponse({"error": words.UNDONE_TAKEN.format(name=error.name)}, 409, _PRIVATE)
        except UserError as error:
            return _refused(error)
        return JSONResponse({"file": file, "ticket": desk.ticket(file)}, headers=_PRIVATE)


async def _taken_in(request: Request, desk: Desk, name: str, clash: Clash) -> str:
    """Write the body of a request to the folder as it comes; returns the name of the file. What is slow about the disk
    is done in threads, so that questions do not wait for it."""
    arriving = desk.folder.arriving(name, clash)
    arrival = await run_in_threadpool(arriving.__enter__)
    try:
        held = bytearray()
        async for data in request.stream():
            held += data
            if len(held) >= _WRITE_BYTES:
                await run_in_threadpool(arrival.add, bytes(held))
                held.clear()
        await run_in_threadpool(arrival.add, bytes(held))
        return await run_in_threadpool(arrival.done)
    except UserError:
        await _drain(request, desk.folder.most_bytes)
        raise
    finally:
        await run_in_threadpool(arriving.__exit__, None, None, None)


async def _drain(request: Request, most: int) -> None:
    """Read on what will not be kept: a browser whose words are cut off does not hear the answer."""
    read = 0
    with suppress(RuntimeError):  # all of it was read
        async for data in request.stream():
            read += len(data)
            if read > most:
                return


def _problem(desk: Desk) -> str:
    """What keeps the index from being brought up to date; without the names of folders for who can do nothing."""
    problem = desk.problem()
    return problem if desk.may_change or not problem else words.NOT_UP_TO_DATE


def _answer(act: Callable[[], dict[str, Any]]) -> Response:
    try:
        return JSONResponse(act(), headers=_PRIVATE)
    except UserError as error:
        return _refused(error)


def _refused(error: UserError) -> Response:
    if isinstance(error, NameTaken):
        return JSONResponse({"error": str(error), "name": error.name, "free": error.free}, 409, _PRIVATE)
    return JSONResponse({"error": str(error)}, 422 if isinstance(error, DocumentsError) else 503, _PRIVATE)


def _not_allowed() -> Response:
    return JSONResponse({"error": texts.HTTP_NOT_ALLOWED}, 403, _PRIVATE)
