"""A quotation beside the words as they stand: which stretches are the same, left out, added or changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Literal

from rapidfuzz.distance import Levenshtein

from app.answering.alignment import NEGATIONS, Alignment
from app.answering.quotation import Word

StretchKind = Literal["gelijk", "weggelaten", "toegevoegd", "gewijzigd"]
Pair = tuple[int, int]

FEW = 2  # words at an edge that may be swapped for others, or a "not" away
REACH = 3  # words beyond its own number that the loose words at an edge may reach back for their like


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the quotation has as they stand ("gelijk"), leaves out, adds or changes: ``quoted`` as they were
    given, ``source`` as they stand."""

    kind: StretchKind
    quoted: str
    source: str


def with_edges(
    alignment: Alignment,
    quoted: Sequence[Word],
    source: Sequence[Word],
    sentence_of: Sequence[int],
    is_whole: tuple[bool, bool] = (False, False),
) -> tuple[Pair, ...]:
    """The pairs, with loose words at either end of the quotation set beside the words of the source that they replace.

    The dynamic programme is free to begin and end anywhere, so a changed first word comes out of it as an added one.
    ``sentence_of`` tells which sentence each source word is of. ``is_whole``: the quotation presents itself as the
    beginning, and as the end, of a sentence. A "not" that it then leaves out at that edge turns the meaning round, and
    is taken in.
    """
    pairs = list(alignment.pairs)
    first = next((n for n, (i, j) in enumerate(pairs) if i >= 0 and j >= 0), None)
    if first is None:
        return alignment.pairs
    last = max(n for n, (i, j) in enumerate(pairs) if i >= 0 and j >= 0)
    start, stop = pairs[first][1], pairs[last][1] + 1
    before = _reach(
        [quoted[i].key for i, _ in reversed(pairs[:first]) if i >= 0],
        [source[j].key for j in range(start - 1, -1, -1) if sentence_of[j] == sentence_of[start]],
        is_whole[0],
    )
    after = _reach(
        [quoted[i].key for i, _ in pairs[last + 1 :] if i >= 0],
        [source[j].key for j in range(stop, len(source)) if sentence_of[j] == sentence_of[stop - 1]],
        is_whole[1],
    )
    lead = [i for i, _ in pairs[:first] if i >= 0]
    tail = [i for i, _ in pairs[last + 1 :] if i >= 0]
    return (
        *_beside(lead, list(range(start - before, start)), quoted, source),
        *pairs[first : last + 1],
        *_beside(tail, list(range(stop, stop + after)), quoted, source),
    )


def _reach(loose: list[str], held: list[str], is_whole: bool) -> int:
    """How many of the ``held`` words, nearest first, the ``loose`` ones at this edge stand for.

    A sentence that begins or ends a few words further on is taken whole.
    """
    if loose:
        near = held[: len(loose) + REACH]
        alike = [n for n, key in enumerate(near, 1) if key in loose]
        if alike:
            return alike[-1]
        if len(held) <= len(loose) + 1:
            return len(held)
        return len(loose) if len(loose) <= FEW else 0
    return next((n for n, key in enumerate(held[:FEW], 1) if is_whole and key in NEGATIONS), 0)


def _beside(lead: list[int], held: list[int], quoted: Sequence[Word], source: Sequence[Word]) -> Iterator[Pair]:
    """Pairs of two short runs of words, aligned word by word (Levenshtein)."""
    if not held:
        yield from ((i, -1) for i in lead)
        return
    keys = [source[j].key for j in held], [quoted[i].key for i in lead]
    for o in Levenshtein.opcodes(*keys):
        left, right = held[o.src_start : o.src_end], lead[o.dest_start : o.dest_end]
        for n in range(max(len(left), len(right))):
            yield right[n] if n < len(right) else -1, left[n] if n < len(left) else -1


def compare(
    pairs: Sequence[Pair],
    quoted: Sequence[Word],
    source: Sequence[Word],
    quoted_text: Callable[[int, int], str],
    source_text: Callable[[int, int], str],
    is_beside_the_point: Callable[[int], bool] = lambda _: False,
    gaps: Collection[int] = (),
) -> tuple[Stretch, ...]:
    """The stretches in order; none runs over an ellipsis (``gaps``: the quoted words that follow one).

    ``quoted_text`` and ``source_text`` give the text of a run of words. ``is_beside_the_point`` tells of a source word
    whether leaving it out is no difference: those of a note, say, that interrupts a sentence.
    """
    kept = [(i, j) for i, j in pairs if i >= 0 or not (source[j].is_note or is_beside_the_point(j))]
    part = list(accumulate(int(i in gaps) for i, _ in kept))
    stretches: list[Stretch] = []
    numbered = groupby(zip(kept, part, strict=True), key=lambda p: (_is_same(p[0], quoted, source), p[1]))
    for (is_same, _), members in numbered:
        group = [pair for pair, _ in members]
        i = [a for a, _ in group if a >= 0]
        j = [b for _, b in group if b >= 0]
        left = quoted_text(i[0], i[-1] + 1) if i else ""
        right = source_text(j[0], j[-1] + 1) if j else ""
        if is_same or _is_written_otherwise([quoted[n].key for n in i], [source[n].key for n in j]):
            stretches.append(Stretch("gelijk", left, right))
        else:
            stretches.append(Stretch("gewijzigd" if i and j else "toegevoegd" if i else "weggelaten", left, right))
    return tuple(_joined(stretches))


def _is_same(pair: Pair, quoted: Sequence[Word], source: Sequence[Word]) -> bool:
    i, j = pair
    return i >= 0 and j >= 0 and quoted[i].key == source[j].key


def _is_written_otherwise(quoted: list[str], source: list[str]) -> bool:
    """Whether the letters are the same and only spaces or hyphens differ; figures are never joined."""
    a, b = "".join(quoted), "".join(source)
    return a == b and not any(c.isdigit() for c in a)


def _joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Neighbours that are both the same, as one."""
    for same, members in groupby(stretches, key=lambda s: s.kind == "gelijk"):
        group = list(members)
        if same:
            yield Stretch("gelijk", " ".join(s.quoted for s in group), " ".join(s.source for s in group))
        else:
            yield from group
