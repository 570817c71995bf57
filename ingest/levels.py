"""The levels of a document's headings, by their type and their place in its outline."""

from __future__ import annotations

from collections.abc import Iterable

_Style = tuple[float, bool]
Rank = tuple[_Style, int]


def levels_of(headings: Iterable[Rank]) -> dict[Rank, int]:
    """The levels (1 is the highest) of headings by style (size as a share of the body's, whether bold) and depth in
    the outline, 0 for none: what the outline names nests as it says. Of others, the larger the type the higher, bold
    above plain of the same size; they lie below the ones in larger type that the outline names, and beside those in
    the same."""
    ranks = set(headings)
    named: dict[_Style, int] = {}
    for style, depth in sorted(ranks, key=lambda rank: rank[1], reverse=True):
        if depth:
            named[style] = depth

    def place(rank: Rank) -> tuple[int, int, _Style]:
        style, depth = rank
        if depth or style in named:
            return depth or named[style], 0, (0.0, False)
        above = [deep for larger, deep in named.items() if larger > style]
        return max(above, default=0), 1, (-style[0], not style[1])

    places = sorted({place(rank) for rank in ranks})
    return {rank: places.index(place(rank)) + 1 for rank in ranks}
