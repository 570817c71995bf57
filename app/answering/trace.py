"""How an answer came about: the question as it was read, and what each search that was done found and weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from app.answering.evidence import Judgement, learned_evidence
from app.answering.question import Question, Wanted
from app.answering.selection import Run
from index.dutch import terms
from index.hit import Hit
from index.library import Library
from ingest.document import Document

EXCERPT = 220  # characters of a passage


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage that a search found, with its scores (:class:`index.hit.Hit`); ``verified`` is ``None`` when the
    verifier did not read it, ``is_chosen`` tells whether words of it were taken as a candidate for the answer.
    ``passage`` is its id, ``excerpt`` how its text begins."""

    document: str
    passage: str
    title: str
    body: str
    page: int
    last_page: int
    page_label: str
    section: str
    excerpt: str
    score: float
    dense: float
    bm25: float
    coverage: float
    verified: float | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Search:
    """One search: among the words of ``bodies`` (empty for those of all), what it found, best first, and the chance
    (0 to 1) that the best of it answers. ``doubts`` are the reasons that weigh against it; of a search that only went
    with the looking up of a quotation nothing is judged and the chance is ``None``."""

    bodies: tuple[str, ...]
    found: tuple[Weighed, ...]
    chance: float | None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """``understood`` is the question with what earlier ones add to it, ``searched`` the words of it that count, the
    other fields as in :class:`app.answering.question.Question`; ``threshold`` is the chance from which there is an
    answer. ``pages`` holds how many pages each document has in which something was found. ``pointed`` is the passage
    (by id) that Vraagbaak points to without quoting it, "" for none."""

    understood: str
    searched: str
    wanted: Wanted
    speakers: tuple[str, ...]
    mentioned: tuple[str, ...]
    comparing: bool
    quoted: str
    threshold: float
    searches: tuple[Search, ...]
    pages: dict[str, int]
    pointed: str = ""

    @property
    def pointed_at(self) -> Weighed | None:
        """The find that Vraagbaak points to without quoting it."""
        found = (row for search in self.searches for row in search.found)
        return next((row for row in found if row.passage == self.pointed), None)


def joined_trace(text: str, traces: Sequence[Trace]) -> Trace:
    """The trace of ``text``, of whose questions each has one of ``traces``."""
    return replace(
        traces[0],
        understood=text,
        searched=" / ".join(dict.fromkeys(trace.searched for trace in traces)),
        speakers=tuple(dict.fromkeys(chain.from_iterable(trace.speakers for trace in traces))),
        mentioned=tuple(dict.fromkeys(chain.from_iterable(trace.mentioned for trace in traces))),
        comparing=any(trace.comparing for trace in traces),
        searches=tuple(chain.from_iterable(trace.searches for trace in traces)),
        pages={file: pages for trace in traces for file, pages in trace.pages.items()},
        pointed=next((trace.pointed for trace in traces if trace.pointed), ""),
    )


class Tracer:
    """Collects the searches that are done for one question."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._searches: list[Search] = []
        self._pointed = ""

    def points_to(self, hit: Hit) -> None:
        """What was found is pointed to as what comes nearest, or as what another body says."""
        self._pointed = hit.passage.id

    def searched(
        self,
        bodies: frozenset[str] | None,
        hits: Sequence[Hit],
        runs: Sequence[Run] = (),
        judgement: Judgement | None = None,
    ) -> None:
        """A search was done; ``judgement`` is what was thought of the best run."""
        chosen = {run.passage.id for run in runs}
        documents = self._library.documents
        found = tuple(_weighed(documents[hit.passage.document], hit, hit.passage.id in chosen) for hit in hits)
        chance, doubts = (judgement.chance, judgement.doubts) if judgement else (None, ())
        self._searches.append(Search(tuple(sorted(bodies or ())), found, chance, doubts))

    def trace(self, asked: Question) -> Trace:
        """What was done for ``asked``."""
        files = dict.fromkeys(row.document for search in self._searches for row in search.found)
        return Trace(
            understood=asked.understood,
            searched=_counting(asked.search),
            wanted=asked.wanted,
            speakers=asked.speakers,
            mentioned=asked.mentioned,
            comparing=asked.comparing,
            quoted=asked.quoted,
            threshold=learned_evidence().threshold,
            searches=tuple(self._searches),
            pages={file: len(self._library.documents[file].pages) for file in files},
            pointed=self._pointed,
        )


def _counting(search: str) -> str:
    """The words of a search that are looked for, each once."""
    words = (word.strip(" ?!.,;:()") for word in search.split())
    return " ".join(dict.fromkeys(word for word in words if terms(word)))


def _weighed(document: Document, hit: Hit, is_chosen: bool) -> Weighed:
    passage = hit.passage
    part = document.part_at(passage.first_page)
    text = " ".join(passage.text.split())
    return Weighed(
        document=document.file,
        passage=passage.id,
        title=part.title if part and part.title else document.title,
        body=passage.body,
        page=passage.first_page,
        last_page=passage.last_page,
        page_label=document.label_of(passage.first_page),
        section=passage.path[-1] if passage.path else "",
        excerpt=text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1].rstrip()}…",
        score=hit.score,
        dense=hit.dense,
        bm25=hit.bm25,
        coverage=hit.coverage,
        verified=hit.verified or None,  # 0 for what was not read; no logit of the verifier is exactly 0
        is_chosen=is_chosen,
    )
