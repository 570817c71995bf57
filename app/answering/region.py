"""Runs of sentences of a document in which a quotation may stand, and the citations for parts of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.answering.answer import Citation
from app.answering.citations import Citations
from app.answering.quotation import Word, words_of
from app.answering.quote import fold, stands_on
from ingest.document import Document, Passage, Sentence

_CLOSING = re.compile(r"(?:[’”\"')]?[.!?%]+)?")


@dataclass(frozen=True, slots=True)
class Region:
    """Sentences of ``document`` and their words in order; ``sentence_of`` gives the number of each word's sentence."""

    document: Document
    words: tuple[Word, ...]
    sentence_of: tuple[int, ...]

    def text(self, start: int, stop: int) -> str:
        """The exact words ``start`` up to ``stop``, sentences joined by a blank, footnote numbers left out."""
        numbers = list(dict.fromkeys(self.sentence_of[start:stop]))
        pieces: list[str] = []
        for number in numbers:
            words = [self.words[n] for n in range(start, stop) if self.sentence_of[n] == number]
            sentence = self.document.sentences[number].text
            at = words[0].start if number == numbers[0] else 0
            end = words[-1].stop if number == numbers[-1] else len(sentence)
            piece = ""
            for word in words:
                if word.is_note:
                    piece, at = piece + sentence[at : word.start], word.stop
            pieces.append(piece + sentence[at:end])
        return fold(" ".join(pieces))

    def after(self, word: int) -> str:
        """The marks that close a sentence, right behind a word."""
        sentence = self.document.sentences[self.sentence_of[word]].text
        match = _CLOSING.match(sentence, self.words[word].stop)
        return match.group() if match else ""


def region_of(document: Document, numbers: Sequence[int]) -> Region:
    """The region of the sentences ``numbers``, in that order."""
    words: list[Word] = []
    sentence_of: list[int] = []
    for number in numbers:
        found = words_of(document.sentences[number].text)
        words += found
        sentence_of += [number] * len(found)
    return Region(document, tuple(words), tuple(sentence_of))


def runs_around(document: Document, passages: Iterable[Passage], length: int) -> list[range]:
    """Runs of sentence numbers: each passage with ``length`` words before and after it, joined where they overlap."""
    merged: list[range] = []
    for passage in sorted(passages, key=lambda p: p.start):
        start = _moved(document.sentences, passage.start, -1, length)
        stop = _moved(document.sentences, passage.stop, 1, length)
        if merged and start <= merged[-1].stop:
            merged[-1] = range(merged[-1].start, max(stop, merged[-1].stop))
        else:
            merged.append(range(start, stop))
    return merged


def passage_of(document: Document, number: int) -> Passage | None:
    """The passage that holds sentence ``number``; ``None`` for one that is not searched (a title page)."""
    at = bisect_right(document.passages, number, key=lambda p: p.start) - 1
    return document.passages[at] if at >= 0 and number < document.passages[at].stop else None


def _moved(sentences: Sequence[Sentence], number: int, step: int, length: int) -> int:
    while length > 0 and 0 <= number + min(step, 0) < len(sentences):
        length -= len(words_of(sentences[number + min(step, 0)].text))
        number += step
    return number


def cited(region: Region, start: int, stop: int, is_exact: bool, citations: Citations) -> list[Citation]:
    """Citations for words ``start`` up to ``stop``: those words alone when ``is_exact``, else their whole sentences.

    One citation for as long as the words stand in a row; a heading or a note between them begins another.
    """
    document = region.document
    texts: dict[int, str] = {}
    for number in dict.fromkeys(region.sentence_of[start:stop]):
        text = document.sentences[number].text
        inside = [n for n in range(start, stop) if region.sentence_of[n] == number]
        if is_exact:
            first = region.words[inside[0]].start if inside[0] == start else 0
            last = region.words[inside[-1]].stop + len(region.after(inside[-1])) if inside[-1] == stop - 1 else None
            text = text[first:last]
            if text.count("(") > text.count(")"):
                text += next(iter(re.findall(r"^\)[.!?]?", document.sentences[number].text[last or len(text) :])), "")
        texts[number] = text.strip()
    return list(_cited(document, texts, citations))


def _cited(document: Document, texts: dict[int, str], citations: Citations) -> Iterator[Citation]:
    numbers = list(texts)
    while numbers:
        for size in range(len(numbers), 0, -1):
            members = numbers[:size]
            text = " ".join(texts[n] for n in members)
            if members[-1] - members[0] == size - 1 and (
                citation := _citation(document, text, members[0], members[-1], citations)
            ):
                yield citation
                break
        else:
            yield from _in_parts(document, texts[numbers[0]], numbers[0], citations)
        numbers = numbers[size:]


def _citation(document: Document, text: str, first: int, last: int, citations: Citations) -> Citation | None:
    """The citation of ``text``, of sentences ``first`` to ``last``; ``None`` when their pages do not hold it so."""
    begin, end = document.sentences[first], document.sentences[last]
    pages = pages_of(document, text, begin.page, end.last_page)
    passage = passage_of(document, first)
    return citations.cite(passage, text, *pages, begin.path) if pages and passage else None


def _in_parts(document: Document, text: str, number: int, citations: Citations) -> Iterator[Citation]:
    """A sentence between whose words something else stands on the page (a note, a column), in parts."""
    words = text.split()
    while words:
        for size in range(len(words), 0, -1):
            citation = _citation(document, " ".join(words[:size]), number, number, citations)
            if citation:
                yield citation
                break
        words = words[size:]


def pages_of(document: Document, text: str, first: int, last: int) -> tuple[int, int] | None:
    """On which page (from 1) ``text`` begins and on which it ends, between two pages; ``None`` when it is not there."""
    wanted = fold(text)
    for page in range(first, last + 1):
        if wanted in fold(document.pages[page - 1].text):
            return page, page
    over = (page for page in range(first, last + 1) if stands_on(text, document, page))
    return next(((page, page + 1) for page in over), None)
