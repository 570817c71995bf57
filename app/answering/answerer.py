"""A question in, a cited answer out: the one way into answering."""

from __future__ import annotations

import copy
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.answering import patterns, wording
from app.answering.answer import NO_ANSWER, Answer, Block, Citation, Line
from app.answering.asked_quotation import quotation_in
from app.answering.blocks import blocks_of
from app.answering.bodies import BodyFinder, bodies_within
from app.answering.brief import brief_blocks
from app.answering.citations import Citations
from app.answering.collection.at_once import told_at_once
from app.answering.collection.of_papers import question_for_point
from app.answering.earlier import about_earlier
from app.answering.evidence import judged, learned_evidence
from app.answering.history import Earlier, earlier_questions, without_search
from app.answering.inhabitants import with_places
from app.answering.joined import joined
from app.answering.leaning import leant_on
from app.answering.looking_back import SAME_WORDS, Back, looks_back
from app.answering.only_from import only_from
from app.answering.parts import parts
from app.answering.question import Question
from app.answering.quoted_answer import quoted_answer
from app.answering.repeats import Shown, may_repeat, places_of, repeats
from app.answering.selection import Run, choose
from app.answering.trace import Tracer
from app.answering.understanding import READING, names_own_subject, understand
from app.answering.unknown_body import names
from app.answering.vindplaats import Place, locate
from app.answering.written_of import written_of
from index.dutch import terms
from index.hit import Hit
from index.library import Library
from index.store import Scope
from ingest.document import Document

TOP = 10
RUNS_EACH = 2  # of each body in a comparison
MOST_BODIES, MOST_HITS = 8, 30  # that are asked when every body is
ELSEWHERE = 0.4  # the chance from which somebody who was not asked is said to write of a subject
NEAR_COVERAGE, NEAR_DENSE = 0.35, 0.44  # of the best passage, to be worth naming when it does not answer
MENTIONED_BONUS = 1.08  # a body that is named, though not as the speaker, is a little more likely to be meant


@dataclass(frozen=True, slots=True)
class _Found:
    """What one search gave: hits, the runs chosen from them and how well they are supported; ``besides`` what was
    shown before, when that came out best."""

    hits: tuple[Hit, ...]
    runs: tuple[Run, ...]
    evidence: float
    besides: bool = False

    @property
    def answers(self) -> bool:
        return self.evidence >= learned_evidence().threshold


class Answerer:
    """Answers questions from one opened index. Holds no state of a conversation, so any number of threads may ask."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._scope: Scope | None = None
        self._searched: Collection[str] = library.bodies.keys()
        self._finder = BodyFinder(library.bodies.values(), library.documents.values())

    def now(self) -> Answerer:
        """This answerer: its library never changes, unlike that of :class:`app.live.LiveAnswerer`."""
        return self

    def within(self, scope: Scope) -> Answerer:
        """The same, of which every answer comes from within ``scope``."""
        narrowed = copy.copy(self)
        narrowed.library, narrowed._scope = self.library.within(scope), scope & self._scope
        narrowed._searched = bodies_within(self.library, narrowed._scope)
        return narrowed

    def answer(self, question: str, history: Sequence[str] = (), answers: Sequence[Answer | None] = ()) -> Answer:
        """Answer ``question``; ``history`` holds the earlier questions of the conversation, oldest first. ``answers``
        are those that were shown to the last of them, ``None`` for one that is not known any more; what is not given
        is answered anew when a question is about it."""
        started = time.perf_counter()
        before = earlier_questions(history, answers, self._finder)
        answer = self._answer(question.strip(), before, is_first=not history)
        return replace(answer, seconds=time.perf_counter() - started)

    def _answer(self, text: str, before: Sequence[Earlier], *, is_first: bool) -> Answer:
        remark = self._without_search(text, is_first=not before)
        if remark:
            return Answer(text, text, True, remark, (), (), (), 0.0)
        back = None if is_first else looks_back(text)
        if back:
            told = self._shown_to(before, len(before) - 1).remark if back.kind == "point" and before else ""
            if point := question_for_point(told, back.number):
                return replace(self._after(point, ()), question=text)
            return about_earlier(self.library, back, text, self._meant(back, before), self._more)
        earlier = leant_on(text, before, self._finder, self._after)
        several = (text,) if quotation_in(text) else parts(text, self._finder)
        if len(several) == 1:
            return self._after(text, earlier)
        return joined(text, several, [self._after(part, [*earlier, *several[:i]]) for i, part in enumerate(several)])

    def _meant(self, back: Back, before: Sequence[Earlier]) -> Answer:
        """The answer that is looked back at: the last; for its points that to the last question of its own, and for
        citations the same when the last has none of that number."""
        if (n := len(before) - 1) < 0:
            return NO_ANSWER
        if back.kind in SAME_WORDS:
            while (
                n > 0
                and (at := looks_back(before[n].question))
                and (at.kind in SAME_WORDS or self._shown_to(before, n).abstained)
            ):
                n -= 1
        if back.kind != "point":
            last = self._shown_to(before, n)
            numbers = {citation.n for citation in last.citations}
            if back.kind != "citation" or back.number in numbers or (back.number == -1 and numbers):
                return last
        while n > 0 and looks_back(before[n].question):
            n -= 1
        return self._shown_to(before, n)

    def _shown_to(self, before: Sequence[Earlier], n: int) -> Answer:
        """The answer to the earlier question number ``n``, as it was shown."""
        return before[n].answer or self._answer(before[n].question, before[:n], is_first=n == 0)

    def _after(self, text: str, earlier: Sequence[str]) -> Answer:
        asked = self._understand(text, earlier)
        if asked.documents:
            within = self.within(Scope(documents=frozenset(asked.documents)))
            return only_from(within._one(asked, earlier), asked.documents, self.library)
        return self._one(asked, earlier)

    def _one(self, asked: Question, earlier: Sequence[str]) -> Answer:
        """The answer to one question, after the questions ``earlier``."""
        told = told_at_once(self.library, asked, self._documents, self._finder)
        if told:
            return told
        if asked.is_about_nothing and len(asked.speakers) > 1:
            return Answer(asked.text, asked.understood, True, wording.ABOUT_WHAT, (), (), (), 0.0)
        tracer = Tracer(self.library)
        quoted = quoted_answer(self.library, self._finder, asked, self.places, tracer)
        if quoted:
            return replace(quoted, trace=tracer.trace(asked))
        shown = self._shown(asked, earlier)
        found = self._find(asked, frozenset(asked.speakers) or None, tracer, shown)
        blocks, citations, remarks = self._compose(asked, found, tracer, shown)
        alone = self._alone(asked, found) if earlier and not found.besides else None
        if alone:
            return alone
        if asked.quoted:
            remarks = [wording.NOT_QUOTED, *(r for r in remarks if r != wording.NOT_FOUND)]
        if asked.speakers and (unknown := self._not_held(asked)):
            remarks.insert(0, wording.not_held(unknown))
        remarks[:0] = self._for_members(asked)
        if asked.understood != asked.text:
            remarks.insert(0, wording.understood_as(asked.understood))
        return Answer(
            question=asked.text,
            understood=asked.understood,
            abstained=not blocks,
            remark="\n".join(remarks),
            blocks=blocks,
            citations=citations.all if blocks else (),
            passages=found.hits,
            seconds=0.0,
            trace=tracer.trace(asked),
        )

    def _for_members(self, asked: Question) -> list[str]:
        """Whose words are searched where a person is asked for."""
        named = [m for m in self._finder.find(asked.text) if m.body in asked.speakers]
        bodies = self.library.bodies
        return [wording.member(m.name, bodies[m.body]) for m in named if m.name in bodies[m.body].members]

    def _alone(self, asked: Question, with_earlier: _Found) -> Answer | None:
        """The answer to a question by itself, when it names a subject of its own and only by itself is answered, or
        with more certainty than by words on nothing but what was asked earlier, or with the very words in which
        nothing of that stands."""
        if asked.understood == asked.text or not names_own_subject(asked.text, self._finder):
            return None
        alone = self._understand(asked.text, ())
        most = max(terms(alone.search), key=self.library.lexical.weight)
        told = [set(terms(self._words(run))) for run in with_earlier.runs] if with_earlier.answers else []
        is_told = any(most in words for words in told)
        leans = asked.speakers != alone.speakers or any(words & self._of_earlier(asked, alone) for words in told)
        if is_told and leans:
            return None
        found = self._find(alone, frozenset(alone.speakers) or None, Tracer(self.library))
        better = found.answers and (is_told or found.evidence > with_earlier.evidence)
        if is_told and not places_of(found.runs[:1]) <= places_of(with_earlier.runs):
            return None
        if not better or not any(most in terms(self._words(run)) for run in found.runs):
            return None
        answer = self._one(alone, ())
        if answer.abstained or alone.understood != alone.text:
            return None if answer.abstained else answer
        return replace(answer, remark="\n".join([wording.understood_as(alone.understood), *answer.remark.splitlines()]))

    @staticmethod
    def _of_earlier(asked: Question, alone: Question) -> set[str]:
        """The terms of what is searched for that an earlier question gave."""
        return set(terms(asked.search)) - set(terms(alone.search))

    @property
    def _documents(self) -> Sequence[Document]:
        """Those that are searched."""
        within = self._scope.documents if self._scope else None
        return [d for file, d in self.library.documents.items() if within is None or file in within]

    def _more(self, line: Line, citation: Citation) -> Sequence[Run]:
        """What else the body of a citation says of a line that was shown; nothing when it does not."""
        asked = replace(self._understand(line.text, ()), wanted="open", speakers=(citation.author,), comparing=False)
        found = self._find(asked, frozenset({citation.author}), Tracer(self.library))
        return found.runs if found.answers else ()

    def _shown(self, asked: Question, earlier: Sequence[str]) -> Shown | None:
        """What was shown in answer to the question that ``asked`` leans on, by each body where several were compared;
        ``None`` when it leans on none, or when what was shown cannot matter: that takes a whole search to know."""
        leans = READING in asked.understood or asked.focus != asked.search
        if not earlier or not leans or asked.quoted:
            return None
        before = self._understand(earlier[-1], earlier[:-1])
        if before.comparing != asked.comparing or before.quoted or not may_repeat(asked, before):
            return None
        asked_each = [(body,) for body in before.speakers] if before.comparing else [before.speakers]
        each = [
            self._find(replace(before, speakers=speakers), frozenset(speakers) or None, Tracer(self.library))
            for speakers in asked_each
        ]
        shown = [run for found in each if found.answers for run in found.runs]
        return Shown(before, places_of(shown)) if shown else None

    def found(self, question: str) -> tuple[Question, tuple[Hit, ...], tuple[Run, ...]]:
        """The question as it is understood, what a search for it finds and the runs that are chosen, best first."""
        asked = self._understand(question.strip(), ())
        found = self._find(asked, frozenset(asked.speakers) or None, Tracer(self.library))
        return asked, found.hits, found.runs

    def _understand(self, text: str, history: Sequence[str]) -> Question:
        asked = understand(text, history, self._finder)
        search, read, focus = map(self._mended, (asked.search, asked.read, asked.focus))
        asked = replace(asked, text=text, search=search, read=read, focus=focus)
        return replace(asked, speakers=self._everyone(asked), comparing=True) if asked.everyone else asked

    def _mended(self, text: str) -> str:
        return self.library.mended(with_places(self._finder.printed(text), self.library.lexical.frequency))

    def _everyone(self, asked: Question) -> tuple[str, ...]:
        """The bodies that may have something to say on the subject, those of the best passages first."""
        hits = self.library.search(asked.search, top=MOST_HITS, read=asked.read)
        near = [hit.passage.body for hit in hits if hit.passage.body in self.library.bodies]
        others = self._searched if len(self._searched) <= MOST_BODIES else ()
        return tuple(body for body in dict.fromkeys([*near, *others]) if body not in asked.refused)[:MOST_BODIES]

    def places(self, quotation: str) -> list[Place]:
        """Where ``quotation`` stands, and how it differs (:func:`app.answering.vindplaats.locate`)."""
        return locate(self.library, quotation, self._scope)

    def _without_search(self, text: str, *, is_first: bool) -> str:
        """What is said when there is nothing to search for, or nothing to search in, "" when there is."""
        remark = without_search(text, self._finder, is_first=is_first)
        return remark if self.library.passages or remark == wording.EMPTY else wording.NO_DOCUMENTS

    def _find(
        self, asked: Question, bodies: frozenset[str] | None, tracer: Tracer, shown: Shown | None = None
    ) -> _Found:
        """What a search gives; what was ``shown`` already only when it answers just this question."""
        if not terms(asked.search):
            tracer.searched(bodies, ())
            return _Found((), (), 0.0)
        hits = self.library.search(asked.search, bodies=bodies, top=TOP, read=asked.read)
        if asked.mentioned and bodies is None:
            hits.sort(key=lambda h: -h.score * (MENTIONED_BONUS if h.passage.body in asked.mentioned else 1.0))
        runs = choose(self.library, asked, hits)
        besides = bool(shown and runs and repeats(self.library, asked, runs[0], shown))
        if shown and besides:
            runs = choose(self.library, asked, hits, shown.places)
        judgement = judged(self.library, asked, runs, hits)
        tracer.searched(bodies, hits, runs, judgement)
        return _Found(tuple(hits), tuple(runs), judgement.chance, besides)

    # --- what is said -------------------------------------------------------------------------------------------

    def _compose(
        self, asked: Question, found: _Found, tracer: Tracer, shown: Shown | None
    ) -> tuple[tuple[Block, ...], Citations, list[str]]:
        citations = Citations(self.library)
        if asked.comparing and (len(asked.speakers) > 1 or asked.everyone):
            return self._compare(asked, citations, tracer, shown)
        unknown = self._not_held(asked)
        if unknown and not asked.speakers:
            return self._of_unknown(asked, unknown, found, citations, tracer)
        blocks = blocks_of(self.library, found.runs, citations, asked) if found.answers else ()
        if blocks:
            return blocks, citations, []
        if asked.speakers:
            return (), citations, self._not_from(asked, tracer, found.besides, found.hits)
        return (), citations, [wording.NO_MORE] if found.besides else self._nothing(found, tracer)

    def _not_held(self, asked: Question) -> tuple[str, ...]:
        """The bodies asked for of which no document is held: one may be by nobody in particular, and name its maker."""
        library = self.library
        titles = [f"{d.file} {d.title} {' '.join(p.title for p in d.parts)}" for d in library.documents.values()]
        nobodys = (p.text for p in library.passages if asked.unknown and not p.body)
        told = [*titles, *nobodys] if asked.unknown else []
        return tuple(body for body in asked.unknown if not any(names(text, body) for text in told))

    def _of_unknown(
        self, asked: Question, unknown: Sequence[str], found: _Found, citations: Citations, tracer: Tracer
    ) -> tuple[tuple[Block, ...], Citations, list[str]]:
        """That nothing is held by the bodies asked for; then what others tell of them, or where these write of the
        subject."""
        told = [wording.not_held(unknown)]
        whole = replace(asked, search=asked.understood, read=asked.understood, focus=asked.understood)
        of_them = self._find(whole, None, tracer)  # with their name: what is told of them holds it
        runs = [run for run in of_them.runs if any(names(self._words(run), body) for body in unknown)]
        if of_them.answers and runs:
            return blocks_of(self.library, runs, citations, asked), citations, told
        if found.answers and found.evidence >= ELSEWHERE:
            return (), citations, [*told, self._elsewhere(found, tracer)]
        return (), citations, [*told, *self._near(found, tracer)]

    def _words(self, run: Run) -> str:
        sentences = self.library.documents[run.passage.document].sentences
        return " ".join(sentences[number].text for number in run.numbers)

    def _elsewhere(self, found: _Found, tracer: Tracer) -> str:
        """Where the best of what was found stands, and whose words it is."""
        passage = found.runs[0].passage
        hit = next(h for h in found.hits if h.passage.id == passage.id)
        tracer.points_to(hit)
        return wording.elsewhere(self.library.bodies[passage.body], hit, self.library.documents[passage.document])

    def _compare(
        self, asked: Question, citations: Citations, tracer: Tracer, shown: Shown | None
    ) -> tuple[tuple[Block, ...], Citations, list[str]]:
        """One block per body, and which of them are silent."""
        blocks: list[Block] = []
        silent: list[str] = []
        unsearched = [body for body in asked.speakers if body not in self._searched]
        for body in (b for b in asked.speakers if b in self._searched):
            found = self._find(replace(asked, speakers=(body,)), frozenset({body}), tracer, shown)
            if found.answers:
                blocks += brief_blocks(self.library, found.runs[:RUNS_EACH], citations, asked)
            else:
                silent.append(body)
        if not blocks:
            if asked.everyone and not asked.refused:
                return (), citations, self._nothing(self._find(asked, None, tracer), tracer)
            return (), citations, self._not_from(asked, tracer)
        remarks = [wording.AGREEING] if len(blocks) > 1 and patterns.AGREEING.search(asked.text) else []
        remarks += self._silent(silent, unsearched)
        return tuple(blocks), citations, remarks

    def _not_from(self, asked: Question, tracer: Tracer, besides: bool = False, hits: Sequence[Hit] = ()) -> list[str]:
        """That the bodies asked for are silent, or say nothing ``besides`` what was shown, and who is not; where the
        only one writes of the subject in its ``hits``, that these do not answer."""
        searched = [name for name in asked.speakers if name in self._searched]
        told = self._silent(searched, [name for name in asked.speakers if name not in searched], besides)
        if asked.refused:
            told = [wording.others_silent([self.library.bodies[name] for name in asked.refused])]
        own = None if besides else written_of(asked.search, hits, self.library.lexical)
        if own:
            document, body = self.library.documents[own.hit.passage.document], own.hit.passage.body
            told = [wording.not_so(self.library.bodies[body], own.word, own.hit, document)]
            if not asked.is_topic:  # what is asked of this body no other can answer
                return told
        others = asked.refused or set(self.library.bodies) - set(asked.speakers)
        elsewhere = self._find(asked, frozenset(others), tracer)
        if not elsewhere.answers or elsewhere.evidence < ELSEWHERE:
            return told if own else [*told, *self._near(elsewhere, tracer)]
        return [*told, self._elsewhere(elsewhere, tracer)]

    def _silent(self, silent: Sequence[str], unsearched: Sequence[str], besides: bool = False) -> list[str]:
        """Which bodies say nothing (``besides`` what was shown), and in whose words was not searched at all."""
        bodies = self.library.bodies
        named = [b for b in silent if bodies[b].name] or silent  # what is by nobody in particular is no body's silence
        told = [wording.silent([bodies[b] for b in named], besides)] if named else []
        return told + ([wording.not_searched([bodies[b] for b in unsearched])] if unsearched else [])

    def _nothing(self, found: _Found, tracer: Tracer) -> list[str]:
        return [wording.NOT_FOUND, *self._near(found, tracer)]

    def _near(self, found: _Found, tracer: Tracer) -> list[str]:
        hit = found.hits[0] if found.hits else None
        if hit is None or (hit.coverage < NEAR_COVERAGE and hit.dense < NEAR_DENSE):
            return []
        tracer.points_to(hit)
        document = self.library.documents[hit.passage.document]
        return [wording.nearest(hit, document, self.library.bodies.get(hit.passage.body))]
