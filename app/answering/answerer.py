"""A question in, a cited answer out: the one way into answering."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.answering import patterns, wording
from app.answering.answer import Answer, Block, Line
from app.answering.bodies import BodyFinder
from app.answering.citations import Citations
from app.answering.evidence import evidence, learned_evidence
from app.answering.question import MAX_QUESTION, Question, understand
from app.answering.selection import Run, choose
from app.answering.vindplaats import Place, locate
from index.dutch import terms
from index.hit import Hit
from index.library import Library
from index.store import Scope
from ingest.document import Sentence

TOP = 10
MAX_PLACES = 3
MIN_PASTED, SURE = 8, 0.8  # words of a text that is looked up without being asked for, and how alike it has to be
NEAR_COVERAGE, NEAR_DENSE = 0.35, 0.44  # of the best passage, to be worth naming when it does not answer
MENTIONED_BONUS = 1.08  # a body that is named, though not as the speaker, is a little more likely to be meant


@dataclass(frozen=True, slots=True)
class _Found:
    """What one search gave: hits, the runs chosen from them and how well they are supported."""

    hits: tuple[Hit, ...]
    runs: tuple[Run, ...]
    evidence: float

    @property
    def answers(self) -> bool:
        return self.evidence >= learned_evidence().threshold


class Answerer:
    """Answers questions from one opened index. Holds no state of a conversation, so any number of threads may ask."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._finder = BodyFinder(library.bodies.values())

    def now(self) -> Answerer:
        """This answerer: its library never changes, unlike that of :class:`app.live.LiveAnswerer`."""
        return self

    def within(self, scope: Scope) -> Answerer:
        """The same, of which every answer comes from within ``scope``."""
        return Answerer(self.library.within(scope))

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer ``question``; ``history`` holds the earlier questions of the conversation, oldest first."""
        started = time.perf_counter()
        text = question.strip()
        remark = self._without_search(text)
        if remark:
            return Answer(text, text, True, remark, (), (), (), time.perf_counter() - started)
        asked = self._understand(text, history)
        quoted = self._quoted(asked)
        if quoted:
            return replace(quoted, seconds=time.perf_counter() - started)
        found = self._find(asked, frozenset(asked.speakers) or None)
        blocks, citations, remarks = self._compose(asked, found)
        if asked.quoted:
            remarks = [wording.NOT_QUOTED, *(r for r in remarks if r != wording.NOT_FOUND)]
        if asked.understood != text:
            remarks.insert(0, wording.understood_as(asked.understood))
        return Answer(
            question=text,
            understood=asked.understood,
            abstained=not blocks,
            remark="\n".join(remarks),
            blocks=blocks,
            citations=citations.all if blocks else (),
            passages=found.hits,
            seconds=time.perf_counter() - started,
        )

    def found(self, question: str) -> tuple[Question, tuple[Hit, ...], tuple[Run, ...]]:
        """The question as it is understood, what a search for it finds and the runs that are chosen, best first."""
        asked = self._understand(question.strip(), ())
        found = self._find(asked, frozenset(asked.speakers) or None)
        return asked, found.hits, found.runs

    def _understand(self, text: str, history: Sequence[str]) -> Question:
        asked = understand(text, history, self._finder)
        mend = self.library.lexical.mended
        return replace(asked, search=mend(asked.search), focus=mend(asked.focus))

    def places(self, quotation: str) -> list[Place]:
        """Where ``quotation`` stands, and how it differs (:func:`app.answering.vindplaats.locate`)."""
        return locate(self.library, quotation)

    def _quoted(self, asked: Question) -> Answer | None:
        """The exact words of a quotation that was asked for or pasted, ``None`` when they are nowhere to be found."""
        quotation = asked.quoted or asked.text
        if not asked.quoted and (patterns.ASKS.search(asked.text) or len(asked.text.split()) < MIN_PASTED):
            return None
        places = self.places(quotation)[:MAX_PLACES]
        if not places or (not asked.quoted and not _is_sure(places[0])):
            return None
        citations = [(place, citation) for place in places for citation in (place.citation, *place.continued)]
        blocks = tuple(
            Block(wording.lead(self.library.bodies.get(c.author), c.title), c.author, (Line(c.quote, c.n),))
            for _, c in citations
        )
        told = "; ".join(wording.difference(difference) for difference in places[0].differences)
        remarks = [wording.QUOTED[places[0].verdict].format(differences=told)]
        speaker = places[0].ascribed_to or self._wrong_speaker(asked, places)
        remarks += [wording.capital(wording.misascribed(speaker, places[0].citation.author)) + "."] if speaker else []
        hits = tuple(self.library.search(quotation, top=TOP))
        cited = tuple(c for _, c in citations)
        return Answer(asked.text, asked.understood, False, "\n".join(remarks), blocks, cited, hits, 0.0)

    def _wrong_speaker(self, asked: Question, places: Sequence[Place]) -> str:
        """The body that the question names beside the quotation, when none of the places is of its hand."""
        named = [m.body for m in self._finder.find(asked.text.replace(asked.quoted, " ")) if asked.quoted]
        return named[0] if named and not set(named) & {place.citation.author for place in places} else ""

    def _without_search(self, text: str) -> str | None:
        """What is said when there is nothing to search for, ``None`` when there is."""
        if not text or not any(c.isalnum() for c in text):
            return wording.EMPTY
        if len(text) > MAX_QUESTION:
            return wording.TOO_LONG.format(length=len(text), most=MAX_QUESTION)
        if not self.library.passages:
            return wording.NO_DOCUMENTS
        return wording.small_talk(text)

    def _find(self, asked: Question, bodies: frozenset[str] | None) -> _Found:
        if not terms(asked.search):
            return _Found((), (), 0.0)
        hits = self.library.search(asked.search, bodies=bodies, top=TOP)
        if asked.mentioned and bodies is None:
            hits.sort(key=lambda h: -h.score * (MENTIONED_BONUS if h.passage.body in asked.mentioned else 1.0))
        runs = choose(self.library, asked, hits)
        return _Found(tuple(hits), tuple(runs), evidence(self.library, asked, runs, hits))

    # --- what is said -------------------------------------------------------------------------------------------

    def _compose(self, asked: Question, found: _Found) -> tuple[tuple[Block, ...], Citations, list[str]]:
        citations = Citations(self.library)
        if asked.comparing and len(asked.speakers) > 1:
            return self._compare(asked, citations)
        blocks = self._blocks(found.runs, citations) if found.answers else ()
        if blocks:
            return blocks, citations, []
        if asked.speakers:
            return (), citations, self._not_from(asked)
        return (), citations, self._nothing(found)

    def _compare(self, asked: Question, citations: Citations) -> tuple[tuple[Block, ...], Citations, list[str]]:
        """One block per body, and which of them are silent."""
        blocks: list[Block] = []
        silent: list[str] = []
        for body in asked.speakers:
            found = self._find(asked, frozenset({body}))
            if found.answers:
                blocks += self._blocks(found.runs[:1], citations)
            else:
                silent.append(body)
        if not blocks:
            return (), citations, self._not_from(asked)
        remarks = [wording.silent([self.library.bodies[b] for b in silent])] if silent else []
        return tuple(blocks), citations, remarks

    def _blocks(self, runs: Sequence[Run], citations: Citations) -> tuple[Block, ...]:
        """The runs as blocks, one per body, in the order in which the bodies come first."""
        lines: dict[str, list[Line]] = {}
        titles: dict[str, str] = {}
        for run in sorted(runs, key=lambda r: (r.passage.document, r.numbers[0])):
            lines.setdefault(run.passage.body, []).extend(self._lines(run, citations))
            titles.setdefault(run.passage.body, self.library.documents[run.passage.document].title)
        order = dict.fromkeys(run.passage.body for run in runs)
        return tuple(
            Block(wording.lead(self.library.bodies.get(body), titles[body]), body, tuple(lines[body]))
            for body in order
            if lines[body]
        )

    def _lines(self, run: Run, citations: Citations) -> list[Line]:
        """Each paragraph or point of a run as one line with its citation; an unverified quote is left out."""
        sentences = self.library.documents[run.passage.document].sentences
        groups: dict[int, list[Sentence]] = {}
        for number in run.numbers:
            groups.setdefault(sentences[number].paragraph, []).append(sentences[number])
        lines: list[Line] = []
        for members in groups.values():
            quote = " ".join(s.text for s in members)
            first, last = members[0].page, max(s.last_page for s in members)
            citation = citations.cite(run.passage, quote, first, last, members[0].path)
            if citation:
                is_point = members[0].kind == "item" and len(groups) > 1
                lines.append(Line(quote, citation.n, bullet=is_point))
        return lines

    def _not_from(self, asked: Question) -> list[str]:
        """That the bodies asked for are silent, and who is not."""
        bodies = [self.library.bodies[name] for name in asked.speakers]
        others = frozenset(self.library.bodies) - set(asked.speakers)
        elsewhere = self._find(asked, others)
        if not elsewhere.answers:
            return [wording.silent(bodies), *self._near(elsewhere)]
        passage = elsewhere.runs[0].passage
        hit = next(h for h in elsewhere.hits if h.passage.id == passage.id)
        document = self.library.documents[passage.document]
        return [wording.silent(bodies), wording.elsewhere(self.library.bodies[passage.body], hit, document)]

    def _nothing(self, found: _Found) -> list[str]:
        return [wording.NOT_FOUND, *self._near(found)]

    def _near(self, found: _Found) -> list[str]:
        hit = found.hits[0] if found.hits else None
        if hit is None or (hit.coverage < NEAR_COVERAGE and hit.dense < NEAR_DENSE):
            return []
        document = self.library.documents[hit.passage.document]
        return [wording.nearest(hit, document, self.library.bodies.get(hit.passage.body))]


def _is_sure(place: Place) -> bool:
    """Whether a text that nobody called a quotation is one."""
    return place.verdict in ("woordelijk", "op leestekens na") or (
        place.verdict == "afwijkend" and place.similarity >= SURE
    )
