"""Align the words of a quotation with a run of source words.

Dynamic programming over words (Sellers, 1980: all of the quotation, any part of the source), with a bounded cost for a
leap in the source, so that a sentence left out in the middle does not hide the rest; a leap at an ellipsis is free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from app.answering.quotation import Word
from index.dutch import STOP_WORDS

Floats = npt.NDArray[np.float64]

NEGATIONS = frozenset("niet geen nooit niemand niets nergens noch evenmin zonder".split())
DENIALS = NEGATIONS | frozenset("allerminst nauwelijks amper geenszins onvoldoende".split())
LIGHT = 0.45  # what a function word counts for beside a content word
ADDED, LEFT_OUT, CHANGED, OTHER_NUMBER = 0.9, 0.6, 0.95, 0.8  # per unit of weight
LEAP = 3.0  # what leaving out any number of source words costs at most
SLIP = 0.55  # likeness of two words from which one may be a slip for the other
MIN_SLIP = 4  # letters: shorter words are either the same or another


@dataclass(frozen=True, slots=True)
class Alignment:
    """``pairs`` holds (quotation word, source word) in order; -1 where the other side has none. Source words that were
    passed over at an ellipsis are in no pair.

    ``similarity`` is the weighted Dice coefficient of the quotation and the source words it spans, 0 to 1; ``held`` is
    the weighted share of the quotation that the source holds.
    """

    pairs: tuple[tuple[int, int], ...]
    similarity: float
    held: float

    @property
    def span(self) -> tuple[int, int]:
        """First source word and the one behind the last; ``(0, 0)`` when no word was paired."""
        used = [j for i, j in self.pairs if i >= 0 and j >= 0]
        return (used[0], used[-1] + 1) if used else (0, 0)


def weights(words: Sequence[Word]) -> Floats:
    """What each word counts for: function words less, footnote numbers next to nothing."""
    return np.array([_weight(word) for word in words])


def _weight(word: Word) -> float:
    if word.is_note:
        return 0.01
    return LIGHT if word.key in STOP_WORDS and word.key not in NEGATIONS else 1.0


def align(quoted: Sequence[Word], source: Sequence[Word], gaps: frozenset[int] = frozenset()) -> Alignment:
    """The cheapest alignment of all ``quoted`` words with part of ``source``."""
    if not quoted or not source:
        return Alignment((), 0.0, 0.0)
    wq, ws = weights(quoted), weights(source)
    change = _change_costs(quoted, source, wq, ws)
    table = _table(change, ADDED * wq, LEFT_OUT * ws, gaps)
    return _scored(_trace(table, change, ADDED * wq, LEFT_OUT * ws, gaps), change, wq, ws)


def _change_costs(quoted: Sequence[Word], source: Sequence[Word], wq: Floats, ws: Floats) -> Floats:
    """Cost of putting each quoted word for each source word, shape (quoted, source): 0 for the same word."""
    kinds_q, kinds_s = ({w.key: w.is_number for w in words} for words in (quoted, source))
    keys_q, keys_s = list(kinds_q), list(kinds_s)
    likeness = process.cdist(keys_q, keys_s, scorer=fuzz.ratio, score_cutoff=100 * SLIP, dtype=np.float32) / 100
    long_q, long_s = (np.array([len(k) >= MIN_SLIP for k in keys]) for keys in (keys_q, keys_s))
    number_q, number_s = (np.array(list(kinds.values())) for kinds in (kinds_q, kinds_s))
    unit = np.where((likeness > 0) & long_q[:, None] & long_s[None, :], 1.2 * (1 - likeness), CHANGED)
    figure = number_q[:, None] & number_s[None, :]
    unit = np.where(figure, OTHER_NUMBER, np.where(number_q[:, None] != number_s[None, :], CHANGED, unit))
    unit = np.minimum(unit, CHANGED)
    unit[np.array(keys_q)[:, None] == np.array(keys_s)[None, :]] = 0.0
    row = {key: n for n, key in enumerate(keys_q)}
    column = {key: n for n, key in enumerate(keys_s)}
    costs = unit[np.ix_([row[w.key] for w in quoted], [column[w.key] for w in source])]
    return np.asarray(costs * np.maximum(wq[:, None], ws[None, :]), np.float64)


def _table(change: Floats, added: Floats, left_out: Floats, gaps: frozenset[int]) -> Floats:
    """Costs of the first i quoted words ending at source word j, shape (quoted + 1, source + 1)."""
    n, m = change.shape
    table = np.zeros((n + 1, m + 1))
    passed = np.concatenate([[0.0], np.cumsum(left_out)])
    for i in range(1, n + 1):
        before = table[i - 1]
        if i > 1:
            before = np.minimum(before, np.minimum.accumulate(before) + (0.0 if i - 1 in gaps else LEAP))
        here = before + added[i - 1]
        here[1:] = np.minimum(here[1:], before[:-1] + change[i - 1])
        table[i] = passed + np.minimum.accumulate(here - passed) if i < n else here
    return table


def _trace(
    table: Floats, change: Floats, added: Floats, left_out: Floats, gaps: frozenset[int]
) -> list[tuple[int, int]]:
    """Back through the table, to the pairs."""
    i = len(table) - 1
    j = int(table[i].argmin())
    backward: list[tuple[int, int]] = []
    while i > 0:
        cost = table[i, j] + 1e-9
        if j and table[i - 1, j - 1] + change[i - 1, j - 1] <= cost:
            i, j = i - 1, j - 1
            backward.append((i, j))
        elif table[i - 1, j] + added[i - 1] <= cost:
            i -= 1
            backward.append((i, -1))
        elif j and table[i, j - 1] + left_out[j - 1] <= cost:
            j -= 1
            backward.append((-1, j))
        else:  # a leap before word i
            paired = bool(j) and table[i - 1, :j].min() + _leap(i, gaps) + change[i - 1, j - 1] <= cost
            stop = j if paired else j + 1
            start = int(table[i - 1, :stop].argmin())
            i -= 1
            backward.append((i, j - 1) if paired else (i, -1))
            if i not in gaps:
                backward.extend((-1, k) for k in range((j - 1 if paired else j) - 1, start - 1, -1))
            j = start
    return backward[::-1]


def _leap(i: int, gaps: frozenset[int]) -> float:
    return 0.0 if i - 1 in gaps else LEAP


def _scored(pairs: list[tuple[int, int]], change: Floats, wq: Floats, ws: Floats) -> Alignment:
    credit = left_out = run = 0.0
    for i, j in pairs:
        if i >= 0 and j >= 0:
            weight = max(wq[i], ws[j])
            credit += min(wq[i], ws[j]) * max(1 - change[i, j] / weight, 0.0) if change[i, j] < 0.6 * weight else 0.0
            left_out, run = left_out + ws[j] + min(run, LEAP / LEFT_OUT), 0.0
        elif j >= 0:
            run += ws[j]
    total = float(wq.sum())
    return Alignment(tuple(pairs), float(2 * credit / (total + left_out)), float(credit / total))
