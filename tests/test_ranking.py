"""The learned ranking, and what the retriever makes of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.build import build
from index.embedder import Embedder
from index.library import Library
from index.measures import COSINES, Measures
from index.ranking import SIDES, Ranking, learned_ranking
from tests.made_pdfs import make_pdf, prose

NEUTRAL = Measures(0.4, 0.4, 0.4, 0.4, 0.4, 0.2, 0.3, 0.1, 0.2, 0.3, 0.2)


def like(**changes: float) -> Measures:
    return NEUTRAL._replace(**changes)


def test_learned_ranking_prefers_what_is_nearer_and_what_covers_more() -> None:
    ranking = learned_ranking()
    near = like(whole=0.7, sentence=0.7, two_sentences=0.65)
    covering = like(coverage=0.9, lexical=0.6, covered_lexical=0.5, sentence_coverage=0.8)
    scores = ranking.scores([NEUTRAL, near, like(whole=0.3, sentence=0.35, two_sentences=0.3)])
    assert scores[1] > scores[0] > scores[2]
    scores = ranking.scores([NEUTRAL, covering])
    assert scores[1] > scores[0]
    assert all(0 < s < 1 for s in scores)


def test_models_with_another_range_of_cosines_are_ranked_alike() -> None:
    rng = np.random.default_rng(5)
    measures = [Measures(*row) for row in rng.random((12, len(Measures._fields)))]
    squeezed = [m._replace(**{Measures._fields[i]: 0.8 + 0.1 * m[i] for i in COSINES}) for m in measures]
    ranking = learned_ranking()
    assert ranking.scores(squeezed) == pytest.approx(ranking.scores(measures), abs=1e-3)


def test_weights_are_blended_by_how_much_the_best_passage_covers() -> None:
    ranking = Ranking(np.ones(len(SIDES) * len(Measures._fields)), 1.0, 0.0)

    def shares(**best: float) -> list[float]:
        """How much each side counts, from the measure that is the same for all candidates."""
        inputs = ranking.inputs([like(**best), like(coverage=0.0, related_coverage=0.0)])
        by_side = inputs.reshape(2, len(SIDES), -1)[0, :, Measures._fields.index("lexical")]
        return [round(float(share), 3) for share in by_side / NEUTRAL.lexical]

    assert shares(coverage=1.0, related_coverage=1.0) == [0, 0, 1]  # one passage covers the question wholly
    assert shares(coverage=0.0, related_coverage=0.0) == [1, 0, 0]
    assert shares(coverage=0.0, related_coverage=0.6) == [0.4, 0.6, 0]
    assert shares(coverage=0.5, related_coverage=0.6) == [0.2, 0.3, 0.5]
    assert ranking.scores([]).shape == (0,)


def test_repeated_text_fills_one_place(tmp_path: Path, embedder: Embedder) -> None:
    corpus = tmp_path / "stukken"
    corpus.mkdir()
    same = "De uitgever geeft toestemming om dit stuk te verspreiden zolang de bron genoemd wordt en niets verandert."
    for i in range(4):
        make_pdf(corpus / f"{i}.pdf", [prose("Verspreiding", [same])])
    make_pdf(
        corpus / "9.pdf", [prose("Toestemming", ["Zonder toestemming van de uitgever mag dit stuk niet op internet."])]
    )
    build(corpus, tmp_path / "index", embedder)
    hits = Library.open(tmp_path / "index", embedder).search("toestemming van de uitgever", top=3)
    assert len(hits) == 2
    repeated = next(hit for hit in hits if hit.passage.document != "9.pdf")
    assert {p.document for p in repeated.repeats} | {repeated.passage.document} == {"0.pdf", "1.pdf", "2.pdf", "3.pdf"}


def test_text_with_other_figures_is_no_repeat(tmp_path: Path, embedder: Embedder) -> None:
    corpus = tmp_path / "stukken"
    corpus.mkdir()
    words = "De gemeente bouwde in het jaar {} volgens het jaarverslag woningen voor ouderen starters en gezinnen samen"
    words += " met corporaties bouwers bewoners en het rijk dat daarvoor subsidie gaf aan iedere wijk met achterstand."
    for year in (2019, 2020):
        make_pdf(corpus / f"{year}.pdf", [prose("Bouw", [words.format(year)])])
    build(corpus, tmp_path / "index", embedder)
    assert len(Library.open(tmp_path / "index", embedder).search("bouwde de gemeente woningen voor ouderen")) == 2
