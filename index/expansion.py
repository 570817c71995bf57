"""How much of a question a passage holds, in its own words or in words related to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from index.thesaurus import Concept, Terms

ALL_PARTS, SOME_PARTS = 0.8, 0.25  # of a compound that does not stand there itself


class TermWeights(Protocol):
    """What an index knows of a term."""

    def weight(self, term: str) -> float:
        """Inverse document frequency."""

    def known(self, term: str) -> bool:
        """Whether some passage holds it."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """A term with its weight, and what may stand for it: single terms and expressions with what they count, 0 to 1."""

    term: str
    weight: float
    single: Mapping[str, float]
    expressions: Sequence[tuple[Terms, float]]

    def held(self, terms: Set[str]) -> float:
        """How far it is held: 1 when it stands there itself."""
        if self.term in terms:
            return 1.0
        best = max((self.single[term] for term in terms & self.single.keys()), default=0.0)
        for expression, counts in self.expressions:
            if counts > best and all(term in terms for term in expression):
                best = counts
        return best


class Expansion:
    """The words of a question with what is related to them, as far as one index knows it."""

    def __init__(self, concepts: Sequence[Concept], weights: TermWeights) -> None:
        self._words = [_word(concept, weights) for concept in concepts]
        self._total = sum(weight for weight, _ in self._words)

    def coverage(self, held: Collection[str]) -> float:
        """The share of the weight that the terms in ``held`` cover, 0 to 1.

        A related term counts by its grade, and less when it tells less than the term of the question does. The parts of
        a compound count as in :meth:`index.lexical.LexicalIndex.coverage`.
        """
        terms = held if isinstance(held, Set) else frozenset(held)
        return sum(weight * _held(parts, terms) for weight, parts in self._words) / self._total if self._total else 0.0


def _word(concept: Concept, weights: TermWeights) -> tuple[float, list[_Sought]]:
    """The weight of a word, and its own term and those of its parts."""
    known = {
        term: {terms: grade for terms, grade in related.items() if all(map(weights.known, terms))}
        for term, related in concept.related.items()
    }
    own, *parts = concept.group
    if weights.known(own):
        weight = weights.weight(own)
    elif parts:
        weight = max(map(weights.weight, parts))
    else:  # a word that no passage holds weighs as what may stand there for it
        weight = max((_tells(terms, weights) for terms in known[own]), default=weights.weight(own))
    return weight, [_sought(own, weight, known[own], weights)] + [
        _sought(part, weights.weight(part), known[part], weights) for part in parts
    ]


def _tells(terms: Terms, weights: TermWeights) -> float:
    return max(map(weights.weight, terms))


def _sought(term: str, weight: float, related: Mapping[Terms, float], weights: TermWeights) -> _Sought:
    counts = {t: grade * min(1.0, _tells(t, weights) / max(weight, 1e-9)) for t, grade in related.items()}
    single = {t[0]: value for t, value in counts.items() if len(t) == 1}
    return _Sought(term, weight, single, [(t, value) for t, value in counts.items() if len(t) > 1])


def _held(parts: Sequence[_Sought], terms: Set[str]) -> float:
    """How far a word is held, given as its own term and those of its parts."""
    own = parts[0].held(terms)
    if own == 1.0 or len(parts) == 1:
        return own
    values = [part.held(terms) for part in parts[1:]]
    total = sum(part.weight for part in parts[1:])
    share = sum(part.weight * value for part, value in zip(parts[1:], values, strict=True)) / total if total else 0.0
    return max(own, share * (ALL_PARTS if all(values) else SOME_PARTS))
