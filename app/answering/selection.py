"""Choose the sentences that answer: the shortest run of verbatim sentences, a list whole with its introduction."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.answering import patterns
from app.answering.question import Question, Wanted
from index.dutch import terms
from index.hit import Hit
from index.library import Library
from ingest.document import Document, Passage, Sentence

COUNTED: tuple[Wanted, ...] = ("number", "date")  # asked for, these have to be there
TOP_PASSAGES = 6
MAX_LIST_ITEMS = 25
SHORT_ITEM_WORDS = 45
CLOSE = 0.85  # of the best run's score: what comes this close is shown as well when the question is a broad one
MAX_RUNS_BROAD = 3
MAX_RUNS = {"list": 2, "reason": 2}
LIST_MARGIN = 0.15  # by how much a point has to cover the question better than its list to be shown alone
MINOR = 0.08  # less for a caption, or an introduction without what it introduces, when that is not asked for

# the weights of a sentence's score, each part between 0 and 1
COVERAGE, AROUND, SIMILARITY, PASSAGE, KIND = 0.40, 0.10, 0.25, 0.25, 0.12
FOCUS = 0.3  # more for a sentence that holds what a follow-up adds

_HOLDS: dict[Wanted, re.Pattern[str]] = {
    "number": patterns.HOLDS_NUMBER,
    "date": patterns.HOLDS_DATE,
    "when": patterns.HOLDS_DATE,
    "person": patterns.HOLDS_NAME,
    "place": patterns.HOLDS_NAME,
    "reason": patterns.HOLDS_REASON,
}


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences ``numbers`` of a document, in order, that belong together as an answer.

    ``coverage`` is the share of the question's term weight in the run and its headings, ``similarity`` the cosine of
    the sentence that made the choice.
    """

    passage: Passage
    numbers: tuple[int, ...]
    score: float
    coverage: float
    similarity: float


def choose(library: Library, question: Question, hits: Sequence[Hit]) -> list[Run]:
    """The runs of sentences that answer ``question``, best first; empty when there are no hits."""
    scored = _scored_sentences(library, question, hits)
    if question.wanted in COUNTED:  # a figure or a date: only sentences with one can answer
        scored = [s for s in scored if fits(question.wanted, _sentence(library, s[1], s[2]).text)] or scored
    if not scored:
        return []
    broad = bool(patterns.BROAD.search(question.text)) or len(question.speakers) == 1
    limit = MAX_RUNS_BROAD if broad and question.wanted == "open" else MAX_RUNS.get(question.wanted, 1)
    runs: list[Run] = []
    used: set[tuple[str, int]] = set()
    for score, hit, number, similarity in scored:
        if runs and (len(runs) >= limit or score < CLOSE * runs[0].score):
            break
        document = library.documents[hit.passage.document]
        if (document.file, number) in used:
            continue
        numbers = _extend(library, question, document, number)
        if any((document.file, i) in used for i in numbers):
            continue
        used.update((document.file, i) for i in numbers)
        runs.append(_run(library, question, hit, numbers, score, similarity))
        if question.wanted == "list" and len(numbers) > 2:
            break
    return runs


def _scored_sentences(library: Library, question: Question, hits: Sequence[Hit]) -> list[tuple[float, Hit, int, float]]:
    """(score, hit, number of the sentence, cosine) of every sentence of the best passages, best first."""
    scored: list[tuple[float, Hit, int, float]] = []
    top = hits[0].score if hits else 1.0
    follows = question.focus != question.search
    for hit in hits[:TOP_PASSAGES]:
        passage = hit.passage
        document = library.documents[passage.document]
        numbers = range(passage.start, passage.stop)
        cosines = library.similarities(question.search, document.file, numbers)
        heading = terms(" ".join(passage.path[-1:]))
        for number, cosine in zip(numbers, cosines, strict=True):
            sentence = document.sentences[number]
            own = terms(sentence.text)
            coverage = library.lexical.coverage(question.search, frozenset(own))
            with_heading = library.lexical.coverage(question.search, frozenset([*own, *heading]))
            score = (
                COVERAGE * (0.8 * coverage + 0.2 * with_heading)
                + (FOCUS * library.lexical.coverage(question.focus, frozenset(own)) if follows else 0.0)
                + AROUND * hit.coverage
                + SIMILARITY * max(float(cosine), 0.0)
                + PASSAGE * hit.score / max(top, 1e-6)
                + (KIND if fits(question.wanted, sentence.text) else 0.0)
                - (MINOR if _is_minor(sentence, question) else 0.0)
            )
            scored.append((score, hit, number, float(cosine)))
    return sorted(scored, key=lambda item: (-item[0], item[1].passage.id, item[2]))


def _sentence(library: Library, hit: Hit, number: int) -> Sentence:
    return library.documents[hit.passage.document].sentences[number]


def fits(wanted: Wanted, text: str) -> bool:
    """Whether ``text`` holds the kind of thing that is asked for; true when no kind can be told from the words."""
    pattern = _HOLDS.get(wanted)
    return bool(pattern.search(text)) if pattern else wanted != "list"


def _is_minor(sentence: Sentence, question: Question) -> bool:
    if sentence.kind in ("caption", "note"):
        return not patterns.ABOUT_FIGURE.search(question.text)
    return sentence.is_intro and question.wanted not in ("list", "open")


def _extend(library: Library, question: Question, document: Document, number: int) -> tuple[int, ...]:
    """The sentences that have to stand beside sentence ``number`` for it to be understood."""
    sentences = document.sentences
    sentence = sentences[number]
    if sentence.list_id is not None and (sentence.is_intro or _asks_for_list(library, question, sentences, number)):
        return _whole_list(sentences, number)
    if sentence.kind == "item":
        item = _paragraph(sentences, number)
        if sum(len(sentences[i].text.split()) for i in item) <= SHORT_ITEM_WORDS:
            return tuple(item)
    first = number
    while (
        number - first < 2
        and first > 0
        and patterns.POINTS_BACK.match(sentences[first].text)
        and sentences[first - 1].paragraph == sentences[first].paragraph
    ):
        first -= 1
    last = number
    if sentence.kind == "caption":
        return tuple(_captions(sentences, number))
    if (
        sentence.text.endswith(("?", ":"))
        and number + 1 < len(sentences)
        and sentences[number + 1].path == sentence.path
    ):
        last = number + 1
    return tuple(range(first, last + 1))


def _asks_for_list(library: Library, question: Question, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the question is about the list as a whole, rather than about what stands in this one point of it."""
    if question.wanted != "list":
        return False
    whole = _whole_list(sentences, number)
    introduction = " ".join([*sentences[number].path, *(sentences[i].text for i in whole if sentences[i].is_intro)])
    of_list = library.lexical.coverage(question.search, frozenset(terms(introduction)))
    of_point = library.lexical.coverage(question.search, frozenset(terms(sentences[number].text)))
    return of_point <= of_list + LIST_MARGIN


def _captions(sentences: Sequence[Sentence], number: int) -> list[int]:
    """A figure's caption with the line that tells its source."""
    if sentences[number].text.startswith("Bron") and number > 0 and sentences[number - 1].kind == "caption":
        return [number - 1, number]
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    return (
        [number, number + 1]
        if following and following.kind == "caption" and following.text.startswith("Bron")
        else [number]
    )


def _whole_list(sentences: Sequence[Sentence], number: int) -> tuple[int, ...]:
    list_id = sentences[number].list_id
    whole = _stretch(sentences, number, lambda s: s.list_id == list_id)
    items = len({sentences[i].paragraph for i in whole})
    return tuple(whole) if items <= MAX_LIST_ITEMS else tuple(_paragraph(sentences, number))


def _paragraph(sentences: Sequence[Sentence], number: int) -> range:
    paragraph = sentences[number].paragraph
    return _stretch(sentences, number, lambda s: s.paragraph == paragraph)


def _stretch(sentences: Sequence[Sentence], number: int, belongs: Callable[[Sentence], bool]) -> range:
    """The sentences around ``number`` that belong to the same thing."""
    first = last = number
    while first > 0 and belongs(sentences[first - 1]):
        first -= 1
    while last + 1 < len(sentences) and belongs(sentences[last + 1]):
        last += 1
    return range(first, last + 1)


def _run(
    library: Library, question: Question, hit: Hit, numbers: tuple[int, ...], score: float, similarity: float
) -> Run:
    document = library.documents[hit.passage.document]
    text = " ".join(document.sentences[i].text for i in numbers)
    held = frozenset(terms(f"{' '.join(hit.passage.path)} {hit.passage.intro_text} {text}"))
    return Run(
        passage=hit.passage,
        numbers=numbers,
        score=score,
        coverage=library.lexical.coverage(question.search, held),
        similarity=similarity,
    )
