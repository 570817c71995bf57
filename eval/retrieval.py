"""Retrieval measures for one mode of searching, computed by pytrec_eval.

What is retrieved are passages, what is needed are *units* (``GoldenQuestion.units``): every support is a unit of its
own, or all supports together are one where any of them suffices. A passage is relevant when it overlaps a support.

- recall@k: the share of the units that the first k passages hold (``set_recall``), so 1 for a question with ``any``
  as soon as one support is found;
- hit@k: whether the first k passages hold any unit at all (``success``);
- MRR@10: one over the rank of the first relevant passage (``recip_rank``), 0 beyond rank 10;
- nDCG@10: gain 1 for every unit, at the rank where it is first held (``ndcg_cut``); a passage that holds only what
  stood higher up gains nothing, and the ideal ranking has the units at ranks 1, 2, 3 ... Where one passage holds
  several new units these take ranks of their own and what follows moves down.

Every measure is the mean over the questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.golden import GoldenQuestion
from eval.match import overlaps
from ingest.document import Passage

TOP = 10
CUTS = (1, 5, 10)
MEASURES = (*(f"recall@{cut}" for cut in CUTS), *(f"hit@{cut}" for cut in CUTS), "mrr@10", "ndcg@10")


@dataclass(frozen=True, slots=True)
class Relevance:
    """Which units of a question each passage holds, by the passage's id; passages that hold none are left out."""

    count: int
    by_passage: Mapping[str, tuple[int, ...]]

    @property
    def unreachable(self) -> tuple[int, ...]:
        """The units that no passage holds: no search can find them."""
        reachable = {unit for units in self.by_passage.values() for unit in units}
        return tuple(unit for unit in range(self.count) if unit not in reachable)

    def first_rank(self, ranking: Sequence[str]) -> int | None:
        """The rank, from 1, of the first relevant passage."""
        return next((rank for rank, passage in enumerate(ranking, start=1) if passage in self.by_passage), None)

    def held(self, ranking: Sequence[str]) -> list[int]:
        """The units that the passages of ``ranking`` hold, each once, in the order in which they are found."""
        return list(dict.fromkeys(unit for passage in ranking for unit in self.by_passage.get(passage, ())))


def relevance(question: GoldenQuestion, passages: Mapping[str, Iterable[Passage]]) -> Relevance:
    """The relevant passages of ``question``; ``passages`` holds those of each document by its file name."""
    by_passage: dict[str, list[int]] = {}
    for number, unit in enumerate(question.units):
        for support in unit:
            for passage in passages.get(support.document, ()):
                if overlaps(support, passage.document, passage.first_page, passage.last_page, passage.text):
                    units = by_passage.setdefault(passage.id, [])
                    if number not in units:
                        units.append(number)
    return Relevance(len(question.units), {passage: tuple(units) for passage, units in by_passage.items()})


def measure(relevances: Mapping[str, Relevance], rankings: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """The measures of every question by its id; ``rankings`` holds the ids of the passages found, best first."""
    import pytrec_eval

    if not relevances:
        return {}
    qrels = {key: {f"unit {unit}": 1 for unit in range(known.count)} for key, known in relevances.items()}
    runs = {key: _scored(_units_in_place(known, rankings.get(key, ())[:TOP])) for key, known in relevances.items()}
    wanted = {"recip_rank", "ndcg_cut.10", "success." + ",".join(str(cut) for cut in CUTS)}
    ranked = pytrec_eval.RelevanceEvaluator(qrels, wanted).evaluate(runs)
    result = {
        key: {
            **{f"hit@{cut}": figures[f"success_{cut}"] for cut in CUTS},
            "mrr@10": figures["recip_rank"],
            "ndcg@10": figures["ndcg_cut_10"],
        }
        for key, figures in ranked.items()
    }
    recall = pytrec_eval.RelevanceEvaluator(qrels, {"set_recall"})
    for cut in CUTS:
        found = {
            key: _scored([f"unit {unit}" for unit in known.held(rankings.get(key, ())[:cut])])
            for key, known in relevances.items()
        }
        for key, figures in recall.evaluate(found).items():
            result[key][f"recall@{cut}"] = figures["set_recall"]
    return {key: {name: figures[name] for name in MEASURES} for key, figures in result.items()}


def _units_in_place(known: Relevance, ranking: Sequence[str]) -> list[str]:
    """``ranking`` with every passage that holds new units replaced by these."""
    place: list[str] = []
    seen: set[int] = set()
    for passage in ranking:
        new = [unit for unit in known.by_passage.get(passage, ()) if unit not in seen]
        seen.update(new)
        place.extend([f"unit {unit}" for unit in new] or [f"passage {passage}"])
    return place


def _scored(ranking: Sequence[str]) -> dict[str, float]:
    """Falling scores; what stands twice keeps its first place."""
    return {key: float(len(ranking) - place) for place, key in reversed(list(enumerate(ranking)))}
