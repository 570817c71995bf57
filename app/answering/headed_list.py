"""Lists that a heading introduces: points under "Kunst en cultuur", or "Onze voorstellen" in that chapter.

A programme tells what it proposes point by point, and what they are about only in the heading; or it announces them in
a sentence above the heading. Whoever asks for the proposals on that subject asks for the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.answering.question import Question
from index.dutch import term_groups, terms
from ingest.announcing import announces
from ingest.document import Sentence

FEWEST, MOST = 3, 25  # points
OWN_NUMBER = re.compile(r"(\d{1,2})[.)]?\s+(?=\S)")
HEADINGS = 2  # the nearest, that tell what a list is about
_PROPOSALS = (
    "voorstellen plannen maatregelen punten programmapunten speerpunten actiepunten standpunten ideeën oplossingen "
    "eisen wensen doelen doelstellingen ambities acties aanbevelingen adviezen beleidsveranderingen veranderingen "
    "prioriteiten"
)
_ASKS = re.compile(rf"\b(?:{'|'.join(_PROPOSALS.split())})\b", re.I)
FILLING = frozenset(
    terms(
        f"{_PROPOSALS} doet doen neemt nemen stelt stellen heeft biedt noemt kiest komt presenteert wil willen ziet "
        "gebied terrein betrekking onderwerp thema belangrijkste concrete rond betreft "
        "vergelijk vergelijken verschil verschillen"
    )
)
"""The terms of words that ask for what is proposed on a subject, and do not tell on which."""


def asks_proposals(question: Question) -> bool:
    """Whether a question asks for a list, or for what is proposed on a subject."""
    return question.wanted == "list" or (question.wanted == "open" and bool(_ASKS.search(question.text)))


def is_headed(question: Question, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether sentence ``number`` is a point of a list without an introduction of its own, under headings that name
    each thing that ``question`` asks for proposals on."""
    if not asks_proposals(question):
        return False
    asked = [group for group in term_groups(question.search) if group[0] not in FILLING]
    held = set(terms(" ".join(sentences[number].path[-HEADINGS:])))
    if not asked or not all(held & set(group) for group in asked):
        return False
    points = points_around(sentences, number)
    if not points:
        return False
    is_introduced = sentences[points.start].is_intro
    return not is_introduced and FEWEST <= len({sentences[i].paragraph for i in points}) <= MOST


def points_around(sentences: Sequence[Sentence], number: int) -> range:
    """The sentences of the list of sentence ``number``, or of the numbered paragraphs under its heading; empty when it
    is in neither."""
    list_id, path = sentences[number].list_id, sentences[number].path
    numbered = _numbered(sentences, number)
    if numbered:
        return numbered
    return _stretch(sentences, number, lambda s: s.list_id == list_id and s.path == path) if list_id else range(0)


def _numbered(sentences: Sequence[Sentence], number: int) -> range:
    """The paragraphs "1 ...", "2 ..." of the section around sentence ``number``, with what stands between them; empty
    where they do not count up from one, or the sentence stands before the first."""
    path = sentences[number].path
    section = _stretch(sentences, number, lambda s: s.path == path)
    starts = [i for i in section if i == section.start or sentences[i].paragraph != sentences[i - 1].paragraph]
    counted = [(i, int(mark[1])) for i in starts if (mark := OWN_NUMBER.match(sentences[i].text))]
    if [count for _, count in counted] != list(range(1, len(counted) + 1)) or not FEWEST <= len(counted) <= MOST:
        return range(0)
    last = sentences[counted[-1][0]].paragraph
    stop = next((i for i in range(counted[-1][0], section.stop) if sentences[i].paragraph != last), section.stop)
    points = range(counted[0][0], stop)
    return points if number in points else range(0)


def _stretch(sentences: Sequence[Sentence], number: int, belongs: Callable[[Sentence], bool]) -> range:
    first = last = number
    while first > 0 and belongs(sentences[first - 1]):
        first -= 1
    while last + 1 < len(sentences) and belongs(sentences[last + 1]):
        last += 1
    return range(first, last + 1)


def announced_list(sentences: Sequence[Sentence], number: int) -> range:
    """The list right behind sentence ``number`` that it announces though a heading, or the end of its paragraph, stands
    between: "stelt de partij de volgende maatregelen voor."; empty when there is none."""
    after = number + 1
    if after >= len(sentences) or sentences[after].list_id is None or sentences[number].kind != "sentence":
        return range(0)
    if sentences[number].list_id is not None or not announces(sentences[number].text):
        return range(0)
    points = points_around(sentences, after)
    few = len({sentences[i].paragraph for i in points}) <= MOST
    return points if few and not any(sentences[i].is_intro for i in points) else range(0)
