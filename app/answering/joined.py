"""One answer to a message of several questions: each part with its own words, or with its own refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from app.answering import wording
from app.answering.answer import Answer, Block, Citation
from app.answering.trace import joined_trace
from index.hit import Hit

TOP = 10


def joined(text: str, parts: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """The ``answers`` to the questions ``parts`` of ``text``, with the citations numbered through."""
    remarks = [wording.several(len(parts))]
    blocks: list[Block] = []
    citations: list[Citation] = []
    for part, answer in zip(parts, answers, strict=True):
        before = len(citations)
        if answer.remark:
            remarks.append(wording.of_part(part, answer.remark))
        for block in answer.blocks:
            lines = tuple(replace(line, n=line.n + before) for line in block.lines)
            blocks.append(replace(block, lead=wording.lead_of_part(part, block.lead, block.body), lines=lines))
        citations += [replace(citation, n=citation.n + before) for citation in answer.citations]
    traces = [answer.trace for answer in answers if answer.trace]
    return Answer(
        question=text,
        understood=text,
        abstained=not blocks,
        remark="\n".join(remarks),
        blocks=tuple(blocks),
        citations=tuple(citations),
        passages=_by_turns([answer.passages for answer in answers]),
        seconds=sum(answer.seconds for answer in answers),
        trace=joined_trace(text, traces) if traces else None,
    )


def _by_turns(found: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    """The best passages of each part, by turns, each passage once."""
    hits = {hit.passage.id: hit for hit in reversed([h for h in chain(*zip_longest(*found)) if h])}
    return tuple(reversed(hits.values()))[:TOP]
