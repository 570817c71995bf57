"""The addresses of kept conversations. Each tells of, and changes, only what belongs to the browser that asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from pydantic import BaseModel, Field

from app.references.choices import SUFFIXES
from app.references.formats import FILES, file_bytes
from app.talks.errors import TalksError
from app.talks.store import Store
from app.talks.talk import MOST_REMARK, Verdict
from app.web import texts
from app.web.guard import is_from_elsewhere
from app.web.keeping import plain_text, sections_of
from app.web.owner import owner_of, remember
from app.web.ports import AnswererLike
from app.web.shell import message_page
from app.web.talks import ADDRESS, VERDICT_ADDRESS, list_html, problem_html

_PRIVATE = {"Cache-Control": "no-store"}
_MOST_TURN = 2**63 - 1


class NewTitle(BaseModel):
    title: Annotated[str, Field(max_length=1000)]


class Thought(BaseModel):
    verdict: Verdict
    remark: Annotated[str, Field(max_length=MOST_REMARK)] = ""


def add_talk_routes(app: FastAPI, store: Store, answerer: AnswererLike) -> None:
    """Serve the conversations in ``store``."""

    @app.get(ADDRESS)
    def talks(request: Request) -> Response:
        owner = owner_of(request.cookies)
        try:
            response = HTMLResponse(list_html(store.talks(owner) if owner else ()), headers=_PRIVATE)
        except TalksError as error:
            response = HTMLResponse(problem_html(str(error)), headers=_PRIVATE)
        if not is_from_elsewhere(request):
            remember(response, owner, request.url.scheme == "https")
        return response

    @app.post(f"{ADDRESS}/{{talk}}/naam")
    def rename(talk: str, new: NewTitle, request: Request) -> Response:
        return _done(request, lambda owner: store.rename(owner, talk, new.title))

    @app.delete(f"{ADDRESS}/{{talk}}")
    def delete(talk: str, request: Request) -> Response:
        return _done(request, lambda owner: store.delete(owner, talk))

    @app.post(f"{VERDICT_ADDRESS}/{{turn}}")
    def judge(turn: int, thought: Thought, request: Request) -> Response:
        turn = max(-_MOST_TURN, min(turn, _MOST_TURN))
        return _done(request, lambda owner: store.judge(owner, turn, thought.verdict, thought.remark))

    @app.get(f"{ADDRESS}/{{talk}}/{{name}}")
    def file(talk: str, name: str, request: Request) -> Response:
        what, _, wanted = name.partition(".")
        suffix = next((s for s in SUFFIXES if s == wanted), None)
        if what != "gesprek" or (suffix is None and wanted != "txt"):
            return message_page(texts.HTTP_NOT_FOUND, 404)
        owner = owner_of(request.cookies)
        try:
            turns = store.turns(owner, talk) if owner else []
        except TalksError as error:
            return message_page(str(error), 503)
        if not turns:
            return message_page(texts.TALK_GONE, 404)
        library = answerer.now().library
        if suffix is None:
            return PlainTextResponse(plain_text(turns, library), headers=_PRIVATE)
        data = file_bytes(suffix, sections_of(turns, library), date.today())
        headers = {**_PRIVATE, "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(data, media_type=FILES[suffix].media_type, headers=headers)


def _done(request: Request, act: Callable[[str], bool]) -> Response:
    """Do something as the browser that asks; tells in Dutch what is amiss."""
    owner = owner_of(request.cookies)
    if is_from_elsewhere(request):
        return JSONResponse({"error": texts.HTTP_NOT_ALLOWED}, 403, _PRIVATE)
    try:
        found = bool(owner) and act(owner)
    except TalksError as error:
        return JSONResponse({"error": str(error)}, 503, _PRIVATE)
    return Response(status_code=204) if found else JSONResponse({"error": texts.TALK_GONE}, 404, _PRIVATE)
