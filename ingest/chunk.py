"""Sentences become passages of about 60 to 150 words that follow the structure of the text.

A passage never cuts a sentence and never leaves its section. A list stays with its introduction; a list that is too
long is cut between its points, and the later passages carry the introduction as context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ingest.document import Passage, Sentence

MIN_WORDS = 60
MAX_WORDS = 150


def make_passages(file: str, sentences: Sequence[Sentence], body_at: Callable[[int], str]) -> tuple[Passage, ...]:
    """Passages of one document. ``body_at`` gives whose words a page (from 1) is, "" for nobody's."""
    passages: list[Passage] = []
    for start, stop in _sections(sentences, body_at):
        for first, last in _split(sentences, start, stop):
            passages.append(_passage(file, len(passages), sentences, first, last, body_at))
    return tuple(passages)


def _sections(sentences: Sequence[Sentence], body_at: Callable[[int], str]) -> Iterator[tuple[int, int]]:
    keyed = groupby(
        range(len(sentences)), key=lambda i: (sentences[i].path, sentences[i].detail, body_at(sentences[i].page))
    )
    for _, members in keyed:
        indexes = list(members)
        yield indexes[0], indexes[-1] + 1


def _split(sentences: Sequence[Sentence], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut sentences ``start`` to ``stop`` of one section in runs of about MIN_WORDS to MAX_WORDS words."""
    first, words = start, 0
    for low, high in _units(sentences, start, stop):
        size = _words(sentences, low, high)
        if words and (words + size > MAX_WORDS or (words >= MIN_WORDS and _starts_list(sentences, low))):
            yield first, low
            first, words = low, 0
        if size > MAX_WORDS:
            for cut in _even_cuts(sentences, low, high):
                yield first, cut
                first = cut
            words = _words(sentences, first, high)
        else:
            words += size
    if first < stop:
        yield first, stop


def _units(sentences: Sequence[Sentence], start: int, stop: int) -> list[tuple[int, int]]:
    """Runs that stay together: paragraphs, table rows, and a whole list with its introduction if it is not too long."""
    units = [
        (indexes[0], indexes[-1] + 1)
        for _, members in groupby(range(start, stop), key=lambda i: sentences[i].paragraph)
        if (indexes := list(members))
    ]
    merged: list[tuple[int, int]] = []
    for low, high in units:
        previous = merged[-1] if merged else None
        same_list = previous and sentences[low].list_id and sentences[low].list_id == sentences[previous[1] - 1].list_id
        if previous and same_list:
            whole_list = _words(sentences, previous[0], high) <= MAX_WORDS
            lone_introduction = sentences[previous[1] - 1].is_intro
            if whole_list or lone_introduction:
                merged[-1] = (previous[0], high)
                continue
        merged.append((low, high))
    return merged


def _starts_list(sentences: Sequence[Sentence], index: int) -> bool:
    return any(s.is_intro for s in sentences[index : index + 3])


def _even_cuts(sentences: Sequence[Sentence], low: int, high: int) -> list[int]:
    """Where to cut a paragraph that is too long: at sentences, in parts of about the same number of words."""
    total = _words(sentences, low, high)
    parts = -(-total // MAX_WORDS)
    cuts: list[int] = []
    words = 0
    for i in range(low, high - 1):
        words += len(sentences[i].text.split())
        if words >= total / parts * (len(cuts) + 1) - 8 and len(cuts) < parts - 1:
            cuts.append(i + 1)
    return cuts


def _words(sentences: Sequence[Sentence], low: int, high: int) -> int:
    return sum(len(s.text.split()) for s in sentences[low:high])


def _passage(
    file: str, number: int, sentences: Sequence[Sentence], start: int, stop: int, body_at: Callable[[int], str]
) -> Passage:
    members = sentences[start:stop]
    intro = _introduction(sentences, start)
    return Passage(
        document=file,
        number=number,
        body=body_at(members[0].page),
        path=members[0].path,
        start=start,
        stop=stop,
        first_page=members[0].page,
        last_page=max(s.last_page for s in members),
        text=" ".join(s.text for s in members),
        intro=intro,
        intro_text=sentences[intro].text if intro is not None else "",
        told=" ".join(s.told for s in members) if any(s.heads for s in members) else "",
    )


def _introduction(sentences: Sequence[Sentence], start: int) -> int | None:
    """The sentence before ``start`` that introduces the list which the passage starts inside of."""
    list_id = sentences[start].list_id
    if list_id is None or sentences[start].is_intro:
        return None
    for i in range(start - 1, -1, -1):
        if sentences[i].list_id != list_id:
            return None
        if sentences[i].is_intro:
            return i
    return None
