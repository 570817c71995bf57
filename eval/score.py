"""Runs the golden set and adds up the figures.

Retrieval (``eval.retrieval``) is measured over the answerable questions in four modes: ``dense``, ``bm25`` and
``fused`` are the index's own searches, ``antwoord`` is ``Answer.passages``, what the whole pipeline ranked. The
query is the question as it was asked; for a question with a history it is ``Answer.understood``.

Answers (``eval.judge``), where "answered" means answerable and not abstained on:

- citation_hit: share of the answered questions with a citation whose quote overlaps a support;
- supports_cited: mean share of a question's needed units that are cited, over all answerable questions (an
  abstention cites none);
- shown_precision: share of the sentences shown to answered questions that overlap a support, all sentences together;
- body_right: share of the answered questions with ``bodies`` in which every citation is one of theirs;
  body_right_named: the same over the questions that name the body themselves;
- must_contain: share of the answerable questions with ``must_contain`` for which all of it is shown;
- wrongly_refused: share of the answerable questions that were abstained on;
- verbatim: share of all citations whose quote stands on its page; shown_in_quote: share of the citations whose
  shown sentences all stand in their quote.

Abstention: precision is the share of the abstentions that were on unanswerable questions, recall the share of the
unanswerable questions that were abstained on; elsewhere_named is the share of the questions put to the wrong body
whose abstention names the right one. A share of nothing is ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from time import perf_counter
from typing import Any, Literal, Protocol

from app.answering.answer import Answer
from eval.golden import KINDS, GoldenQuestion
from eval.judge import Verdict, faults, judge
from eval.retrieval import MEASURES, TOP, Relevance, measure, relevance
from index.hit import Hit
from ingest.document import Document, Passage

SearchMode = Literal["fused", "dense", "bm25"]
SEARCH_MODES: tuple[SearchMode, ...] = ("dense", "bm25", "fused")
PIPELINE = "antwoord"
MODES = (*SEARCH_MODES, PIPELINE)
ALL = "alle"


class Library(Protocol):
    """What is needed of the index."""

    @property
    def documents(self) -> Mapping[str, Document]: ...

    @property
    def passages(self) -> Sequence[Passage]: ...

    def search(self, text: str, *, top: int = ..., mode: SearchMode = ...) -> list[Hit]: ...


class Answerer(Protocol):
    """What is needed of the answerer."""

    @property
    def library(self) -> Library: ...

    def answer(self, question: str, history: Sequence[str] = ...) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, run: its answer, how that was judged and the ids of the passages found in each mode."""

    question: GoldenQuestion
    answer: Answer
    verdict: Verdict
    relevance: Relevance
    rankings: Mapping[str, tuple[str, ...]]
    seconds: float


def score(
    answerer: Answerer, questions: Sequence[GoldenQuestion], progress: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """All figures of ``questions``, rounded to 4 decimals; only ``timing`` differs from one run to the next."""
    outcomes: list[Outcome] = []
    passages = _by_document(answerer.library.passages)
    for done, question in enumerate(questions, start=1):
        outcomes.append(_run(answerer, question, passages))
        if progress is not None:
            progress(done, len(questions))
    answerable = [outcome for outcome in outcomes if outcome.question.answerable]
    kinds = [kind for kind in KINDS if any(outcome.question.kind == kind for outcome in outcomes)]
    measures = {mode: _measures(answerable, mode) for mode in MODES}
    result = {
        "questions": {
            "all": len(outcomes),
            "answerable": len(answerable),
            "unanswerable": len(outcomes) - len(answerable),
            "by_kind": {kind: sum(outcome.question.kind == kind for outcome in outcomes) for kind in kinds},
        },
        "retrieval": {mode: _by_kind(answerable, kinds, measures[mode]) for mode in MODES},
        "answers": _answers_by_kind(answerable, kinds),
        "quotes": _quotes(outcomes),
        "abstention": _abstention(outcomes),
        "unreachable": _unreachable(answerable),
        "wrong": [row for outcome in outcomes if (row := _wrong(outcome)) is not None],
        "per_question": [_row(outcome) for outcome in outcomes],
        "timing": _timing([outcome.seconds for outcome in outcomes]),
    }
    rounded: dict[str, Any] = _rounded(result)
    return rounded


def _by_document(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    grouped: dict[str, list[Passage]] = {}
    for passage in passages:
        grouped.setdefault(passage.document, []).append(passage)
    return grouped


def _run(answerer: Answerer, question: GoldenQuestion, passages: Mapping[str, Sequence[Passage]]) -> Outcome:
    start = perf_counter()
    answer = answerer.answer(question.question, question.history)
    seconds = perf_counter() - start
    rankings: dict[str, tuple[str, ...]] = {PIPELINE: _ids(answer.passages)}
    if question.answerable:
        query = answer.understood if question.history else question.question
        for mode in SEARCH_MODES:
            rankings[mode] = _ids(answerer.library.search(query, top=TOP, mode=mode))
    return Outcome(
        question=question,
        answer=answer,
        verdict=judge(question, answer, answerer.library.documents),
        relevance=relevance(question, passages),
        rankings=rankings,
        seconds=seconds,
    )


def _ids(hits: Iterable[Hit]) -> tuple[str, ...]:
    return tuple(hit.passage.id for hit in hits)[:TOP]


def _measures(answerable: Sequence[Outcome], mode: str) -> dict[str, dict[str, float]]:
    return measure(
        {outcome.question.id: outcome.relevance for outcome in answerable},
        {outcome.question.id: outcome.rankings[mode] for outcome in answerable},
    )


def _by_kind(
    answerable: Sequence[Outcome], kinds: Sequence[str], measures: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for kind, group in _groups(answerable, kinds):
        rows = [measures[outcome.question.id] for outcome in group]
        table[kind] = {"n": len(rows), **{name: mean(row[name] for row in rows) for name in MEASURES}}
    return table


def _groups(outcomes: Sequence[Outcome], kinds: Sequence[str]) -> list[tuple[str, list[Outcome]]]:
    groups = [(ALL, list(outcomes))]
    groups += [(kind, [outcome for outcome in outcomes if outcome.question.kind == kind]) for kind in kinds]
    return [(kind, group) for kind, group in groups if group]


def _answers_by_kind(answerable: Sequence[Outcome], kinds: Sequence[str]) -> dict[str, dict[str, float | None]]:
    return {kind: _answers(group) for kind, group in _groups(answerable, kinds)}


def _answers(group: Sequence[Outcome]) -> dict[str, float | None]:
    answered = [outcome for outcome in group if not outcome.verdict.abstained]
    with_bodies = [outcome for outcome in answered if outcome.question.bodies]
    with_words = [outcome for outcome in group if outcome.question.must_contain]
    shown = sum(outcome.verdict.shown for outcome in answered)
    return {
        "n": len(group),
        "answered": len(answered),
        "citation_hit": _share(outcome.verdict.citation_hit for outcome in answered),
        "supports_cited": mean(len(outcome.verdict.cited_units) / len(outcome.question.units) for outcome in group),
        "shown": shown,
        "shown_precision": sum(outcome.verdict.shown_right for outcome in answered) / shown if shown else None,
        "body_right": _share(not outcome.verdict.other_bodies for outcome in with_bodies),
        "body_right_named": _share(
            not outcome.verdict.other_bodies for outcome in with_bodies if outcome.question.body_named
        ),
        "must_contain": _share(not outcome.verdict.abstained and not outcome.verdict.missing for outcome in with_words),
        "wrongly_refused": _share(outcome.verdict.abstained for outcome in group),
    }


def _quotes(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    citations = sum(outcome.verdict.citations for outcome in outcomes)
    not_verbatim = sum(len(outcome.verdict.not_verbatim) for outcome in outcomes)
    not_in_quote = sum(len(outcome.verdict.not_in_quote) for outcome in outcomes)
    return {
        "citations": citations,
        "verbatim": 1 - not_verbatim / citations if citations else None,
        "shown_in_quote": 1 - not_in_quote / citations if citations else None,
    }


def _abstention(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    refused = [outcome for outcome in outcomes if outcome.verdict.abstained]
    unanswerable = [outcome for outcome in outcomes if not outcome.question.answerable]
    reasons = sorted({outcome.question.why for outcome in unanswerable})
    by_why = {why: [outcome for outcome in unanswerable if outcome.question.why == why] for why in reasons}
    return {
        "abstained": len(refused),
        "precision": _share(not outcome.question.answerable for outcome in refused),
        "recall": _share(outcome.verdict.abstained for outcome in unanswerable),
        "wrongly_refused": _share(outcome.verdict.abstained for outcome in outcomes if outcome.question.answerable),
        "elsewhere_named": _share(
            outcome.verdict.names_elsewhere for outcome in outcomes if outcome.question.elsewhere is not None
        ),
        "by_why": {
            why: {"n": len(group), "refused": _share(outcome.verdict.abstained for outcome in group)}
            for why, group in by_why.items()
        },
    }


def _unreachable(answerable: Sequence[Outcome]) -> list[dict[str, Any]]:
    """The needed supports that stand in no passage: what the reading of the PDFs lost."""
    return [
        {"id": outcome.question.id, "document": support.document, "page": support.page, "quote": support.quote}
        for outcome in answerable
        for unit in outcome.relevance.unreachable
        for support in outcome.question.units[unit]
    ]


def _wrong(outcome: Outcome) -> dict[str, Any] | None:
    found = faults(outcome.question, outcome.verdict)
    if not found:
        return None
    question, answer = outcome.question, outcome.answer
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.question,
        "history": list(question.history),
        "faults": found,
        "unfaithful": bool(outcome.verdict.not_verbatim or outcome.verdict.not_in_quote),
        "any": question.any,
        "expected": [
            {"document": support.document, "page": support.page, "quote": support.quote}
            for support in question.supports
        ],
        "why": question.why,
        "understood": answer.understood,
        "remark": answer.remark,
        "got": [
            {"n": citation.n, "document": citation.document, "page": citation.page, "quote": citation.quote}
            for citation in answer.citations
        ],
        "rank": outcome.relevance.first_rank(outcome.rankings[PIPELINE]),
    }


def _row(outcome: Outcome) -> dict[str, Any]:
    verdict = outcome.verdict
    row: dict[str, Any] = {
        "id": outcome.question.id,
        "kind": outcome.question.kind,
        "abstained": verdict.abstained,
        "right": not faults(outcome.question, verdict),
    }
    if outcome.question.answerable:
        row["ranks"] = {mode: outcome.relevance.first_rank(outcome.rankings[mode]) for mode in MODES}
        row["units"] = len(outcome.question.units)
        row["cited_units"] = len(verdict.cited_units)
    return row


def _timing(seconds: Sequence[float]) -> dict[str, float | None]:
    """Median and 95th percentile (nearest rank) of the seconds an answer took."""
    ordered = sorted(seconds)
    if not ordered:
        return {"median": None, "p95": None, "total": 0.0}
    middle = len(ordered) // 2
    return {
        "median": ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2,
        "p95": ordered[-(-len(ordered) * 95 // 100) - 1],
        "total": sum(ordered),
    }


def _share(values: Iterable[bool]) -> float | None:
    counted = list(values)
    return sum(counted) / len(counted) if counted else None


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value
