"""Blocks of a comparison, each short enough to stand beside the others: of a long list only the points that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from app.answering import wording
from app.answering.answer import Block
from app.answering.blocks import blocks_of
from app.answering.citations import Citations
from app.answering.headed_list import asks_proposals
from app.answering.question import Question
from app.answering.selection import Run
from index.dutch import terms
from index.library import Library

WHOLE, WHOLE_IF_ASKED = 5, 8  # points of a list that is shown whole, and where a list is asked for
KEPT = 3  # of a longer one


class _Shortened(NamedTuple):
    """A run, and how many points of its list are left out."""

    run: Run
    left_out: int


def brief_blocks(library: Library, runs: Sequence[Run], citations: Citations, question: Question) -> tuple[Block, ...]:
    """The runs as blocks (:func:`app.answering.blocks.blocks_of`), of long lists the introduction and the points that
    hold most of the question, or the first; what introduces them tells how many are left out."""
    shortened = [_shortened(library, run, question) for run in runs]
    left_out = sum(each.left_out for each in shortened)
    blocks = blocks_of(library, [each.run for each in shortened], citations, question)
    return tuple(replace(block, lead=wording.in_part(block.lead, left_out)) for block in blocks) if left_out else blocks


def _shortened(library: Library, run: Run, question: Question) -> _Shortened:
    sentences = library.documents[run.passage.document].sentences
    points: dict[int, list[int]] = {}
    for number in run.numbers:
        if sentences[number].kind == "item":
            points.setdefault(sentences[number].paragraph, []).append(number)
    asked = asks_proposals(question)
    if len(points) <= (WHOLE_IF_ASKED if asked else WHOLE):
        return _Shortened(run, 0)
    held = {
        paragraph: library.lexical.coverage(
            question.search, frozenset(terms(" ".join(sentences[n].text for n in numbers)))
        )
        for paragraph, numbers in points.items()
    }
    kept = sorted(points, key=lambda paragraph: (-held[paragraph], paragraph))[: WHOLE if asked else KEPT]
    left = {number for paragraph, numbers in points.items() if paragraph not in kept for number in numbers}
    return _Shortened(replace(run, numbers=tuple(n for n in run.numbers if n not in left)), len(points) - len(kept))
