"""Choose the sentences that answer: the shortest run of verbatim sentences, a list whole with its introduction."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.answering import patterns
from app.answering.announced import announces_asked
from app.answering.asked_cell import is_scattered
from app.answering.bound import asks_bound, tells_bound
from app.answering.definitions import asked_meaning, tells_meaning
from app.answering.extent import extent, following, is_fragment, is_question
from app.answering.headed_list import FILLING, asks_proposals, is_headed
from app.answering.in_names import terms_told
from app.answering.keeps_subject import keeps_subject
from app.answering.members import FRAME, asks_how_many, asks_members, may_be_counted, tells_members
from app.answering.named_figure import names_in, tells_of_named, tells_of_other
from app.answering.person import asks_office, names_of_bodies, names_person
from app.answering.question import Question, Wanted
from app.answering.question_heading import answers_heading
from app.answering.reasons import GIVES_REASON
from index.dutch import terms
from index.hit import Hit
from index.library import Library
from ingest.announcing import announces
from ingest.document import Passage, Sentence

COUNTED: tuple[Wanted, ...] = ("number", "date")  # asked for, these have to be there
EXPLAINED: tuple[Wanted, ...] = ("open", "reason", "yes-no")  # a heading or a name alone answers none of these
TOP_PASSAGES = 6
READ = 10  # of the best sentences the run is read beside the question
GROWN = 4  # of the best of those also with the sentence that follows
CLOSE = 0.93  # of the best run's score: what comes this close is shown as well when the question is a broad one
MAX_RUNS_BROAD = 3
MAX_RUNS = {"list": 2, "reason": 2}
MINOR = 0.08  # less for a caption, or an introduction without what it introduces, when that is not asked for

# the weights of a run's score, each part between 0 and 1
COVERAGE, AROUND, SIMILARITY, PASSAGE, KIND, VERIFIED = 0.40, 0.10, 0.25, 0.25, 0.12, 0.3
VERY_KIND = 0.24  # for what seldom stands anywhere without being just what is asked for: a bound, a meaning
FOCUS = 0.3  # more for a sentence that holds what a follow-up adds
FRAGMENT = 0.25  # less for what is not a whole sentence
GAIN = 0.5  # by how much the logit has to rise for the next sentence to be shown as well

_HOLDS: dict[Wanted, re.Pattern[str]] = {
    "number": patterns.HOLDS_NUMBER,
    "date": patterns.HOLDS_DATE,
    "when": patterns.HOLDS_DATE,
    "person": patterns.HOLDS_NAME,
    "place": patterns.HOLDS_NAME,
    "reason": GIVES_REASON,
    "example": patterns.GIVES_EXAMPLE,
}


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences ``numbers`` of a document, in order, that belong together as an answer.

    ``coverage`` is the share of the question's term weight in the run and its headings, ``related`` the same where
    related words count too, ``similarity`` the cosine of the sentence that made the choice, ``verified`` the verifier's
    logit that the run answers.
    """

    passage: Passage
    numbers: tuple[int, ...]
    score: float
    coverage: float
    related: float
    similarity: float
    verified: float


class _Scored(NamedTuple):
    """Sentence ``number`` of the passage of ``hit``; ``similarity`` is its cosine."""

    score: float
    hit: Hit
    number: int
    similarity: float


def choose(
    library: Library, question: Question, hits: Sequence[Hit], without: Collection[tuple[str, int]] = ()
) -> list[Run]:
    """The runs of sentences that answer ``question``, best first; empty when there are no hits.

    None holds one of the sentences ``without``, each a document and a number.
    """
    scored = _scored_sentences(library, question, hits)
    scored = [s for s in scored if (s.hit.passage.document, s.number) not in without]
    if question.wanted in COUNTED:  # a figure or a date: only sentences with one can answer
        scored = [s for s in scored if fits(question.wanted, _sentence(library, s).text)] or scored
    if question.wanted == "example" or (question.wanted == "reason" and without):  # nothing else adds to what was shown
        scored = [s for s in scored if fits(question.wanted, _sentence(library, s).text)]
    if question.only_kind and question.comparing:
        scored = [s for s in scored if fits(question.wanted, _sentence(library, s).text)]
    replies = [s for s in scored if _replies(library, question, s)]
    scored = replies or scored  # the text asks it itself, and answers
    if asks_how_many(question.text):
        scored = [s for s in scored if may_be_counted(_sentence(library, s))]
    if question.wanted == "person":  # a row that names who holds one office tells nothing of another
        searched = frozenset(terms(question.search))
        scored = [s for s in scored if not is_scattered(_sentence(library, s).cells, searched)]
        if asks_office(question.text):
            bodies = names_of_bodies(library)
            scored = [s for s in scored if names_person(_sentence(library, s).text, bodies)] or scored
    broad = question.is_topic or bool(patterns.BROAD.search(question.text)) or len(question.speakers) == 1
    limit = MAX_RUNS_BROAD if broad and question.wanted == "open" else MAX_RUNS.get(question.wanted, 1)
    if question.is_topic and question.speakers:  # the row of a table is nothing that somebody says of a subject
        scored = [s for s in scored if _sentence(library, s).kind != "row"] or scored
    runs: list[Run] = []
    used = set(without)
    for run in _read_runs(library, question, scored):
        if runs and (len(runs) >= limit or run.score < CLOSE * runs[0].score):
            break
        places = {(run.passage.document, number) for number in run.numbers}
        if used & places or not keeps_subject(library, question, run):
            continue
        used |= places
        runs.append(run)
        if asks_proposals(question) and len(run.numbers) > 2:
            break
    return runs


def _read_runs(library: Library, question: Question, scored: Sequence[_Scored]) -> list[Run]:
    """The runs of the best sentences, each read by the verifier, best first; those of the best few also with what
    follows them, which is taken along when that answers clearly better."""
    best: dict[tuple[str, tuple[int, ...]], _Scored] = {}
    for s in scored[:READ]:
        document = library.documents[s.hit.passage.document]
        best.setdefault((document.file, extent(library, question, document, s.number)), s)
    logits = _logits(library, question, [s.hit for s in best.values()], [numbers for _, numbers in best])
    chosen = list(best.values())
    runs = [
        _run(library, question, s, numbers, logit) for (_, numbers), s, logit in zip(best, chosen, logits, strict=True)
    ]
    first = sorted(range(len(runs)), key=lambda i: -runs[i].score)[:GROWN]
    grown = {i: following(library.documents[runs[i].passage.document], runs[i].numbers) for i in first}
    longer = {i: numbers for i, numbers in grown.items() if numbers != runs[i].numbers}
    beyond = _logits(library, question, [chosen[i].hit for i in longer], list(longer.values()))
    for (i, numbers), logit in zip(longer.items(), beyond, strict=True):
        if logit > runs[i].verified + GAIN:
            runs[i] = _run(library, question, chosen[i], numbers, logit)
    return sorted(runs, key=lambda run: -run.score)


def _logits(library: Library, question: Question, hits: Sequence[Hit], runs: Sequence[tuple[int, ...]]) -> list[float]:
    texts = []
    for hit, numbers in zip(hits, runs, strict=True):
        sentences = library.documents[hit.passage.document].sentences
        texts.append(replace(hit.passage, told=" ".join(sentences[i].told for i in numbers)).searched)
    return [float(logit) for logit in library.verify(question.read, texts).answers]


def _scored_sentences(library: Library, question: Question, hits: Sequence[Hit]) -> list[_Scored]:
    """Every sentence of the best passages, best first."""
    scored: list[_Scored] = []
    top = hits[0].score if hits else 1.0
    follows = question.focus != question.search
    meaning = asked_meaning(question.text)
    listed, members = question.wanted == "list", asks_members(question.text)
    bound = question.wanted == "number" and asks_bound(question.text)
    asked = frozenset(terms(question.focus))
    for hit in hits[:TOP_PASSAGES]:
        passage = hit.passage
        document = library.documents[passage.document]
        numbers = range(passage.start, passage.stop)
        cosines = library.similarities(question.search, document.file, numbers)
        heading = terms(" ".join(passage.path[-1:]))
        named = asked & names_in(passage.text) if question.wanted in COUNTED else frozenset()
        for number, cosine in zip(numbers, cosines, strict=True):
            sentence = document.sentences[number]
            tells = members and tells_members(question.search, document.sentences, number)
            own = [*terms_told(sentence.told), *(FRAME if tells else ())]
            headed = is_headed(question, document.sentences, number)  # then it is what its headings tell
            above = [*terms(" ".join(passage.path)), *FILLING] if headed else heading
            with_heading = _held(library, question.search, frozenset([*own, *above]))
            coverage = with_heading if headed else _held(library, question.search, frozenset(own))
            score = (
                COVERAGE * (0.8 * coverage + 0.2 * with_heading)
                + (FOCUS * library.lexical.coverage(question.focus, frozenset(own)) if follows else 0.0)
                + AROUND * hit.coverage
                + SIMILARITY * max(float(cosine), 0.0)
                + PASSAGE * hit.score / max(top, 1e-6)
                + (KIND if fits(question.wanted, sentence.text) or _is_listed(sentence, question) else 0.0)
                + (KIND if question.wanted in COUNTED and tells_of_named(asked, sentence.text) else 0.0)
                + (VERY_KIND if bound and tells_bound(sentence.text) else 0.0)
                + (VERY_KIND if listed and announces_asked(question.text, sentence.text) else 0.0)
                + (VERY_KIND if headed else 0.0)
                + (VERY_KIND if tells else 0.0)
                + (VERY_KIND if meaning and tells_meaning(meaning, sentence.text) else 0.0)
                - (VERY_KIND if named and tells_of_other(named, sentence.text) else 0.0)
                - (MINOR if _is_minor(sentence, question) else 0.0)
                - (FRAGMENT if question.wanted in EXPLAINED and is_fragment(sentence) else 0.0)
            )
            scored.append(_Scored(score, hit, number, float(cosine)))
    return sorted(scored, key=lambda s: (-s.score, s.hit.passage.id, s.number))


def _held(library: Library, search: str, held: frozenset[str]) -> float:
    """The share of the question's term weight in a sentence, half of it by words that are related only."""
    return (library.lexical.coverage(search, held) + library.lexical.related_coverage(search, held)) / 2


def _sentence(library: Library, scored: _Scored) -> Sentence:
    return library.documents[scored.hit.passage.document].sentences[scored.number]


def _replies(library: Library, question: Question, scored: _Scored) -> bool:
    return answers_heading(question, library.documents[scored.hit.passage.document].sentences, scored.number)


def fits(wanted: Wanted, text: str) -> bool:
    """Whether ``text`` holds the kind of thing that is asked for; true when no kind can be told from the words."""
    pattern = _HOLDS.get(wanted)
    if wanted == "number":
        text = patterns.LABEL.sub(" ", text)
    return bool(pattern.search(text)) if pattern else wanted != "list"


def _is_listed(sentence: Sentence, question: Question) -> bool:
    return question.wanted == "list" and (sentence.list_id is not None or announces(sentence.text))


def _is_minor(sentence: Sentence, question: Question) -> bool:
    if sentence.kind in ("caption", "note"):
        return not patterns.ABOUT_FIGURE.search(question.text)
    return sentence.is_intro and question.wanted not in ("list", "open")


def _run(library: Library, question: Question, scored: _Scored, numbers: tuple[int, ...], verified: float) -> Run:
    """The run ``numbers`` around a scored sentence, of which the verifier gave the logit ``verified``."""
    hit = scored.hit
    document = library.documents[hit.passage.document]
    text = " ".join(document.sentences[i].told for i in numbers)
    only_asks = all(is_question(document.sentences[i]) for i in numbers)  # what the text asks itself answers nothing
    held = frozenset(terms(f"{' '.join(hit.passage.path)} {hit.passage.intro_text} {text}"))
    if asks_members(question.text) and tells_members(question.search, document.sentences, numbers[0]):
        held |= FRAME  # it says so in other words
    return Run(
        passage=hit.passage,
        numbers=numbers,
        score=scored.score + VERIFIED / (1 + math.exp(-verified / 2)) - (FRAGMENT if only_asks else 0.0),
        coverage=library.lexical.coverage(question.search, held),
        related=library.lexical.related_coverage(question.search, held),
        similarity=scored.similarity,
        verified=verified,
    )
