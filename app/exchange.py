"""Answers and places as the JSON objects that scripts rely on (docs/command-line.md)."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.answering.answer import Answer, Citation
from app.answering.answerer import Answerer
from app.answering.vindplaats import Place
from app.talks.tracing import trace_row
from ingest.file_date import day_of

log = logging.getLogger(__name__)


class BrokenLine(ValueError):
    """A line of a batch that cannot be used; the message says why, in Dutch."""


def citation_object(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "author": citation.author,
        "publisher": citation.publisher,
        "year": citation.year,
        "page": citation.page,
        "page_label": citation.page_label,
        "quote": citation.quote,
        "section": citation.section,
        "recognised": citation.recognised,
    }


def answer_object(answer: Answer, why: bool = False) -> dict[str, Any]:
    told = {"why": trace_row(answer.trace) if answer.trace else None} if why else {}
    return {
        "question": answer.question,
        "answer": answer.text,
        "abstained": answer.abstained,
        "citations": [citation_object(c) for c in answer.citations],
        "passages": [
            {
                "document": hit.passage.document,
                "author": hit.passage.body,
                "page": hit.passage.first_page,
                "text": hit.passage.text,
                "score": round(hit.score, 4),
            }
            for hit in answer.passages
        ],
        "seconds": round(answer.seconds, 3),
        **told,
    }


def places_object(quotation: str, places: Sequence[Place]) -> dict[str, Any]:
    found = [
        {
            **citation_object(place.citation),
            "last_page": place.citation.last_page,
            "date": day_of(place.citation.date),
            "verdict": place.verdict,
            "similarity": round(place.similarity, 4),
            "differences": [{"kind": d.kind, "quoted": d.quoted, "source": d.source} for d in place.differences],
            "continued": [{**citation_object(c), "last_page": c.last_page} for c in place.continued],
            "ascribed_to": place.ascribed_to,
            "caution": place.caution,
        }
        for place in places
    ]
    verdict = places[0].verdict if places else "niet gevonden"
    return {"quotation": quotation, "found": bool(places), "verdict": verdict, "places": found}


def answer_lines(answerer: Answerer, lines: Iterable[str], why: bool = False) -> Iterator[str]:
    """One JSON line out for every line in that is not blank, in order; a broken line gives an object with ``error``."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer_line(answerer, line, why), ensure_ascii=False)


def _answer_line(answerer: Answerer, line: str, why: bool) -> dict[str, Any]:
    identity: dict[str, Any] = {}
    try:
        item = _object(line)
        identity = {"id": item["id"]} if "id" in item else {}
        question, history = _question(item)
        return {**identity, **answer_object(answerer.answer(question, history), why)}
    except BrokenLine as error:
        return {**identity, "error": str(error)}
    except Exception:  # the batch goes on, whatever one line brings about
        log.exception("no answer to %.200r", line)
        return {**identity, "error": "Bij deze vraag ging iets mis; de andere worden wel beantwoord."}


def _object(line: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
        json.dumps(item, ensure_ascii=False, allow_nan=False).encode()  # half a surrogate pair, NaN: read, not written
    except (ValueError, RecursionError) as error:
        raise BrokenLine("Dit is geen geldige JSON.") from error
    if not isinstance(item, dict):
        raise BrokenLine('Een regel moet een JSON-object zijn, bijvoorbeeld {"question": "..."}.')
    return item


def _question(item: dict[str, Any]) -> tuple[str, list[str]]:
    question, history = item.get("question"), item.get("history") or []
    if not isinstance(question, str) or not question.strip():
        raise BrokenLine('Het veld "question" ontbreekt of is leeg.')
    if not isinstance(history, list) or not all(isinstance(h, str) for h in history):
        raise BrokenLine('Het veld "history" moet een lijst met eerdere vragen zijn.')
    return question, history
