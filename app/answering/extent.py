"""How far an answer reaches: the sentences that have to stand beside one for it to be understood, and to be whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.answering import patterns
from app.answering.announced import announced_paragraphs
from app.answering.headed_list import announced_list, is_headed, points_around
from app.answering.question import Question
from app.answering.reasons import GIVES_REASON, REASON_BEFORE
from app.answering.row_group import asks_for_several, row_group
from index.dutch import terms
from index.library import Library
from ingest.document import Document, Sentence

MAX_LIST_ITEMS = 25
SHORT_ITEM_WORDS = 45
LIST_MARGIN = 0.15  # by how much a point has to cover the question better than its list to be shown alone
SHORT_WORDS = 9  # a sentence shorter than this may be a fragment
_ANSWERS_A_QUESTION = re.compile(r"(?:ja|nee|zeker|jawel|integendeel|klopt)\b", re.I)


def extent(library: Library, question: Question, document: Document, number: int) -> tuple[int, ...]:
    """The numbers of the sentences, in order, that have to stand beside sentence ``number``; all are of its part."""
    reached = _extent(library, question, document.sentences, number)
    return tuple(i for i in reached if is_of_one_part(document, number, i)) or (number,)


def is_of_one_part(document: Document, one: int, other: int) -> bool:
    """Whether two sentences stand in the same part of a document, so that both are the same body's words."""
    pages = (document.sentences[one].page, document.sentences[other].page)
    return document.part_at(pages[0]) == document.part_at(pages[1])


def _extent(library: Library, question: Question, sentences: Sequence[Sentence], number: int) -> tuple[int, ...]:
    sentence = sentences[number]
    if is_headed(question, sentences, number):
        points = points_around(sentences, number)
        before = points.start - 1
        return (before, *points) if before >= 0 and announced_list(sentences, before) else tuple(points)
    if sentence.list_id is not None and (sentence.is_intro or _asks_for_list(library, question, sentences, number)):
        return _whole_list(sentences, number)
    if sentence.kind == "item":
        item = _paragraph(sentences, number)
        if sum(len(sentences[i].text.split()) for i in item) <= SHORT_ITEM_WORDS:
            return tuple(item)
    if sentence.kind == "row" and asks_for_several(question):
        return row_group(question, sentences, number)
    if sentence.kind == "caption":
        return tuple(_captions(sentences, number))
    first = number
    while number - first < 2 and _leans_back(question, sentences, first):
        first -= 1
    if beside := _beside_what_was_asked(question, sentences, number):
        return beside
    if is_question(sentence):
        return _reply(sentences, number)
    return _introduced(sentences, tuple(range(first, number + 1)))


def _beside_what_was_asked(question: Question, sentences: Sequence[Sentence], number: int) -> tuple[int, ...]:
    """A name alone that the question holds itself, with what stands beside it: "Jan Jansen" and "voorzitter" below a
    letter. Empty where it says more, or the next is a sentence, or of another section."""
    said, after = set(terms(sentences[number].text)), number + 1
    if not said or not said <= set(terms(question.search)) or not is_fragment(sentences[number]):
        return ()
    if after >= len(sentences) or sentences[after].path != sentences[number].path:
        return ()
    is_beside = sentences[after].kind == "sentence" and is_fragment(sentences[after])
    return (number, after) if is_beside and sentences[after].page == sentences[number].page else ()


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks something itself."""
    return sentence.text.rstrip("’”\"') ").endswith("?")


def is_fragment(sentence: Sentence) -> bool:
    """Whether a sentence is only part of one: a heading, a name, words without a verb. A row of a table may be that."""
    if sentence.kind == "row":
        return False
    heads = patterns.HEADS_ANSWERS.search(sentence.text)
    if heads and {verb for verb in patterns.HOLDS_VERB.findall(heads.group()) if verb.islower()} <= {"vragen"}:
        return True
    spoken = sentence.text.split()
    ends = sentence.text.rstrip("’”\"')]0123456789 ").endswith((".", "!", "?", ":", ";", "…"))
    if len(spoken) >= SHORT_WORDS:
        return False
    return not ends or not patterns.HOLDS_VERB.search(sentence.text)


def following(document: Document, numbers: Sequence[int]) -> tuple[int, ...]:
    """``numbers`` with the next sentence of the same paragraph and part, if any, and what that introduces."""
    sentences, last = document.sentences, numbers[-1]
    after = last + 1
    if after >= len(sentences) or sentences[after].paragraph != sentences[last].paragraph:
        return tuple(numbers)
    return tuple(i for i in _introduced(sentences, (*numbers, after)) if is_of_one_part(document, last, i))


def _leans_back(question: Question, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence is understood by the one before it only, or has the reason that is asked for there."""
    if number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph:
        return False
    text = sentences[number].text
    concludes = (
        question.wanted == "reason"
        and REASON_BEFORE.search(text)
        and not GIVES_REASON.search(REASON_BEFORE.sub(" ", text))
    )
    return bool(patterns.POINTS_BACK.match(text) or concludes)


def _reply(sentences: Sequence[Sentence], number: int) -> tuple[int, ...]:
    """What stands behind a question in the text; with the question where the reply is a bare yes or no."""
    after = number + 1
    if after >= len(sentences) or sentences[after].path != sentences[number].path:
        return (number,)
    reply = sentences[after].text
    leans = _ANSWERS_A_QUESTION.match(reply) or patterns.POINTS_BACK.match(reply)
    return _introduced(sentences, (number, after) if leans else (after,))


def _introduced(sentences: Sequence[Sentence], numbers: tuple[int, ...]) -> tuple[int, ...]:
    """``numbers`` with what the last of them introduces: the points of its list, the paragraphs that it announces, or
    by a colon the next sentence."""
    last = sentences[numbers[-1]]
    if last.is_intro and last.list_id is not None:
        return tuple(sorted({*numbers, *_whole_list(sentences, numbers[-1])}))
    if told := announced_list(sentences, numbers[-1]) or announced_paragraphs(sentences, numbers[-1]):
        return (*numbers, *told)
    after = numbers[-1] + 1
    if last.text.endswith(":") and after < len(sentences) and sentences[after].path == last.path:
        return (*numbers, after)
    return numbers


def _asks_for_list(library: Library, question: Question, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the question is about the list as a whole, rather than about what stands in this one point of it."""
    if question.wanted != "list":
        return False
    if is_fragment(sentences[number]):
        return True
    whole = _whole_list(sentences, number)
    introduction = " ".join([*sentences[number].path, *(sentences[i].text for i in whole if sentences[i].is_intro)])
    of_list = library.lexical.coverage(question.search, frozenset(terms(introduction)))
    of_point = library.lexical.coverage(question.search, frozenset(terms(sentences[number].text)))
    return of_point <= of_list + LIST_MARGIN


def _captions(sentences: Sequence[Sentence], number: int) -> list[int]:
    """A figure's caption with the line that tells its source."""
    if sentences[number].text.startswith("Bron") and number > 0 and sentences[number - 1].kind == "caption":
        return [number - 1, number]
    after = sentences[number + 1] if number + 1 < len(sentences) else None
    return [number, number + 1] if after and after.kind == "caption" and after.text.startswith("Bron") else [number]


def _whole_list(sentences: Sequence[Sentence], number: int) -> tuple[int, ...]:
    list_id = sentences[number].list_id
    whole = _stretch(sentences, number, lambda s: s.list_id == list_id)
    items = len({sentences[i].paragraph for i in whole})
    if items > MAX_LIST_ITEMS:
        return tuple(_paragraph(sentences, number))
    before = whole.start - 1
    return (before, *whole) if before >= 0 and announced_list(sentences, before) else tuple(whole)


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
