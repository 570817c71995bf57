"""Where in an index a quotation may stand: the index gives passages, and the runs of sentences around them are aligned.

BM25 looks up the quotation and each of its parts, the vectors its meaning; so no page is read for it, however many
there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from app.answering.quotation import Quotation
from app.answering.region import Region, passage_of, region_of, runs_around
from index.library import Library
from ingest.document import Document, Passage
from ingest.sentences import split_sentences

LEXICAL, DENSE = 12, 8  # candidates of each kind, for every part of the quotation
PART_WORDS, MAX_PARTS = 40, 10  # a long quotation is looked up in parts
REGIONS = 10  # that are aligned: those that hold most of the quotation's words


def regions(library: Library, asked: Quotation) -> Iterator[Region]:
    """The runs of sentences that hold most of the quotation's words, and those of one document together."""
    keys = {word.key for word in asked.words}
    ranked: list[tuple[float, Document, range]] = []
    by_document: dict[str, list[Passage]] = {}
    for passage in _candidates(library, asked):
        by_document.setdefault(passage.document, []).append(passage)
    for file, members in by_document.items():
        document = library.documents[file]
        for run in runs_around(document, members, len(asked.words)):
            held = {w.key for w in _region(document, run).words}
            ranked.append((len(keys & held) / len(keys), document, run))
    ranked.sort(key=lambda r: -r[0])
    kept = ranked[:REGIONS]
    yield from (_region(document, run) for _, document, run in kept)
    for _, runs in groupby(sorted(kept, key=lambda r: (r[1].file, r[2].start)), key=lambda r: r[1].file):
        together = list(runs)
        if len(together) > 1:
            yield _region(together[0][1], [n for _, _, run in together for n in run])


def _candidates(library: Library, asked: Quotation) -> list[Passage]:
    """Passages that the index finds for the quotation and for its parts."""
    found = library.candidates(asked.text, LEXICAL, DENSE)
    for part in _parts(asked):
        found += library.candidates(part, LEXICAL, 0)
    return list(dict.fromkeys(found))


def _parts(asked: Quotation) -> list[str]:
    """The sentences of the quotation and what stands between its ellipses, short ones together."""
    stops = [0, *sorted(asked.gaps), len(asked.words)]
    pieces = [asked.piece(a, b) for a, b in pairwise(stops)]
    sentences = [s for piece in pieces for s in split_sentences(piece)]
    if len(sentences) == 1:
        return []
    size = max(PART_WORDS, len(asked.words) // MAX_PARTS) if len(sentences) > MAX_PARTS else 0
    parts: list[str] = []
    for sentence in sentences:
        if parts and len(parts[-1].split()) < size:
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return parts


def _region(document: Document, numbers: Sequence[int]) -> Region:
    return region_of(document, [n for n in numbers if passage_of(document, n)])
