"""What users thought of answers, as lines for the golden set that a person has to look at and to complete."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from app.answering.answer import Answer
from app.talks.record import BrokenRecord, from_json
from app.talks.talk import Judged
from eval.golden import UNANSWERABLE


def lines_of(judged: Iterable[Judged]) -> list[str]:
    """A JSON object for each judged answer, in the form that :func:`eval.golden.load_golden` reads.

    Of an answer that was liked the quoted places are the supports; a refusal that was liked is an unanswerable
    question. Of an answer that was not liked nothing is taken over: whether and where the sources answer is left to be
    found. What nobody can know yet is "" or null, which ``load_golden`` refuses, so that such a line counts only when
    somebody looked at it. ``oordeel``, ``opmerking``, ``getoond`` and ``gevraagd`` tell what that person has to go by;
    the loader passes over them. An answer that cannot be read any more is left out.
    """
    lines = []
    for one in judged:
        try:
            answer = from_json(one.turn.record).answer
        except BrokenRecord:
            continue
        lines.append(json.dumps(_row(one, answer), ensure_ascii=False))
    return lines


def _row(one: Judged, answer: Answer) -> dict[str, Any]:
    is_right = one.turn.verdict == "goed"
    is_refusal = is_right and answer.abstained
    cited = answer.citations if is_right else ()
    supports = [{"document": c.document, "body": c.author, "page": c.page, "quote": c.quote} for c in cited]
    return {
        "id": f"oordeel-{one.turn.id}",
        "kind": UNANSWERABLE if is_refusal else "vervolg" if answer.understood != answer.question else "",
        "question": one.turn.question,
        "history": list(one.history),
        "answerable": not is_refusal if is_right else None,
        "supports": supports,
        "bodies": list(dict.fromkeys(c.author for c in cited if c.author)),
        "must_contain": [],
        "body_named": False if is_refusal else None,
        "why": "",
        "oordeel": one.turn.verdict,
        "opmerking": one.turn.remark,
        "getoond": answer.text,
        "gevraagd": datetime.fromtimestamp(one.asked, UTC).date().isoformat(),
    }
