"""Training the verifier: what it is taught, what it is measured by, and the graph that is made of it."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

import torch

from index.embedder import default_model
from index.training.decoder import STATES
from index.training.groups import OTHERS, SIZE, groups
from index.training.labelled import (
    Choice,
    Labelled,
    area_under_curve,
    area_within_forms,
    balance,
    form,
    make_choices,
    make_pairs,
    mean_reciprocal_rank,
)
from index.training.pairs import Passage
from index.training.taught import Taught, prepare
from index.training.verifier_graph import write_verifier_graphs
from index.training.verifier_model import TASKS, VerifierModel
from index.training.verify import Held, Trainer, score, spread
from index.training.written import WrittenQuery, passage_key
from index.verifier import WEIGHTS, Verifier
from tests.ticking import ticking

STATIC = Path(default_model()).with_name("vraagbaak-nl-static")
PASSAGES = [
    Passage("a", "Kop", ("De veerpont vaart elk half uur.", "Op zondag vaart hij niet.")),
    Passage("a", "", ("De gemeente betaalt de kade.",)),
    Passage("b", "", ("Bomen geven schaduw aan wie wandelt.",)),
]
QUERIES = [
    WrittenQuery(passage_key(PASSAGES[0]), "answerable", "hoe vaak vaart de pont?"),
    WrittenQuery(passage_key(PASSAGES[0]), "unanswerable", "wat kost de pont?"),
    WrittenQuery(passage_key(PASSAGES[1]), "natural", "wie betaalt de kade"),
    WrittenQuery(passage_key(PASSAGES[2]), "false premise", "waarom moeten de bomen weg?"),
]


def test_question_is_paired_with_its_passage_and_with_one_that_is_like_it() -> None:
    pairs = make_pairs(QUERIES, [0, 1], [0, 0, 1, 2], {0: [1], 1: [2]}, random.Random(1))
    assert pairs == [Labelled(0, 0, True), Labelled(0, 1, False), Labelled(1, 0, False)]


def test_choices_start_with_the_right_passage() -> None:
    made = make_choices([0, 1, 2], [0, 0, 1], {0: [3, 4, 5], 1: [3], 2: [5, 6]}, 2, random.Random(1))
    assert [c.query for c in made] == [0, 2]
    assert made[0].passages[0] == 0
    assert set(made[0].passages[1:]) < {3, 4, 5}
    assert set(made[1].passages) == {1, 5, 6}


def test_reciprocal_rank_of_the_first_column() -> None:
    assert mean_reciprocal_rank(np.array([[3.0, 1.0, 2.0], [1.0, 3.0, 2.0]], np.float32)) == pytest.approx(2 / 3)
    assert mean_reciprocal_rank(np.array([[1.0, 1.0]], np.float32)) == 0.5


def test_half_the_weight_of_each_form_answers() -> None:
    forms, answers = ["waarom"] * 4 + ["wie"] * 4, [n == 0 for n in range(4)] + [n < 2 for n in range(4)]
    weight_of = balance(forms, answers)
    for name in ("waarom", "wie"):
        weights = {
            yes: weight_of[name, yes] * list(zip(forms, answers, strict=True)).count((name, yes))
            for yes in (True, False)
        }
        assert weights[True] == pytest.approx(weights[False])


def test_form_is_the_word_that_asks() -> None:
    assert form("Hoeveel banen zijn er?") == "hoeveel"
    assert form("banen in Assen") == form("subsidie veerpont") == ""


def test_a_score_that_knows_only_the_form_is_worth_nothing_within_forms() -> None:
    forms, answers = ["waarom"] * 3 + ["wie"] * 3, np.array([True, False, False, False, True, True])
    by_form = np.array([0, 0, 0, 1, 1, 1], np.float32)
    assert area_under_curve(by_form, answers) > 0.6
    assert area_within_forms(by_form, answers, forms) == 0.5
    assert area_within_forms(answers.astype(np.float32), answers, forms) == 1.0


@pytest.fixture
def models(tmp_path: Path) -> Path:
    shutil.copytree(default_model(), tmp_path / "vraagbaak-nl")
    return tmp_path


@pytest.fixture
def taught(models: Path) -> Taught:
    return prepare(PASSAGES, QUERIES, models / "vraagbaak-nl", STATIC, 1)


def made_model(models: Path, taught: Taught) -> VerifierModel:
    torch.manual_seed(3)
    model = VerifierModel(models / "vraagbaak-nl")
    model.begin(taught.lower_passages(range(3)))
    with torch.no_grad():
        for decoder in model.decoders.values():
            decoder.outer.weight.mul_(30)  # so that logits lie apart before anything is learned
    return model


def test_decoders_begin_with_what_varies_most(models: Path, taught: Taught) -> None:
    matrix = made_model(models, taught).decoders["choice"].projection.weight
    assert matrix.shape == (STATES, 768)
    assert (matrix[0] @ matrix[0]).item() == pytest.approx((matrix[1] @ matrix[1]).item(), rel=1e-3)
    assert (matrix[0] @ matrix[1]).item() == pytest.approx(0, abs=1e-3)


def test_group_holds_every_passage_of_its_pairs_and_choices(taught: Taught) -> None:
    many = replace(
        taught,
        queries=[WrittenQuery("k", "natural" if n % 2 else "unanswerable", f"wie {n}?") for n in range(60)],
        passage_of=[n // 2 for n in range(60)],
        hard={1: [29, 28], 3: [0]},
        files=["a"] * 15 + ["b"] * 15,
        places=[3 * n for n in range(30)],
        passage_states=replace(taught.passage_states, vectors=np.eye(30, 384, dtype=np.float32)),
    )
    made = list(groups(many, range(60), random.Random(1)))
    assert sorted(p.query for g in made for p in g.pairs if p.passage == p.query // 2) == list(range(60))
    for group in made:
        assert len(group.passages) <= SIZE + 4
        held = {p.passage for p in group.pairs} | {p for c in group.choices for p in c.passages}
        assert held <= set(group.passages)
        assert all(pair.answers == (pair.query % 2 == 1 and pair.passage == pair.query // 2) for pair in group.pairs)
        assert all(len(c.passages) == 1 + OTHERS and c.passages[0] == c.query // 2 for c in group.choices)
    first = next(g for g in made if any(c.query == 1 for c in g.choices))
    assert {28, 29} & set(next(c for c in first.choices if c.query == 1).passages)


def test_passage_beside_the_right_one_is_not_held_for_wrong(taught: Taught) -> None:
    near = replace(taught, files=["a"] * 3, places=[4, 5, 9])
    assert not near.is_other(1, 0)
    assert near.is_other(2, 0)
    assert near.is_other(1, 0) is not replace(near, files=["a", "b", "b"]).is_other(1, 0)


def test_graphs_give_the_logits_of_the_model(models: Path, taught: Taught) -> None:
    model = made_model(models, taught)
    found = dict(zip(TASKS, score(model, taught, [Labelled(0, n, True) for n in range(3)]), strict=True))
    model.save(models / WEIGHTS)
    write_verifier_graphs(models / "vraagbaak-nl")
    texts = ["Kop. De veerpont vaart elk half uur. Op zondag vaart hij niet.", *(p.sentences[0] for p in PASSAGES[1:])]
    apart = float(np.ptp(found["choice"]))
    assert apart > 0.3
    verifier = Verifier(models)
    read = verifier.read(QUERIES[0].text, texts)
    assert read.choice == pytest.approx(found["choice"], abs=0.25 * apart)
    assert read.answers == pytest.approx((found["answers"] + found["choice"]) / 2, abs=0.25 * apart)  # the mean of both
    assert verifier.read(QUERIES[0].text, texts[::-1]).choice == pytest.approx(read.choice[::-1], abs=1e-3)  # kept


def test_saved_verifier_is_gone_on_from(models: Path, taught: Taught) -> None:
    model = made_model(models, taught)
    with torch.no_grad():
        model.upper[0].output.dense.bias.add_(0.2)  # own layers that are not those of the embedding model
    model.save(models / WEIGHTS)
    other = VerifierModel(models / "vraagbaak-nl")
    other.load(models / WEIGHTS)
    pairs = [Labelled(0, n, True) for n in range(3)]
    assert score(other, taught, pairs) == pytest.approx(score(model, taught, pairs), abs=0.02 * 30)


def test_training_changes_what_the_model_says_and_goes_on_where_it_stopped(
    models: Path, taught: Taught, tmp_path: Path
) -> None:
    model = made_model(models, taught)
    pairs = [Labelled(0, 0, True), Labelled(3, 2, False)]
    before = score(model, taught, pairs)
    kept = tmp_path / "verifier.pt"
    trainer = Trainer(model, taught, range(4), kept)
    assert not trainer.resume()
    trainer.clock = ticking(60, minutes=1)
    figures = trainer.run(1, Held(pairs, []))
    after = score(model, taught, pairs)
    assert (after[:, 0] - after[:, 1] > before[:, 0] - before[:, 1]).all()
    assert figures["mean: twins"] == 1.0
    again = Trainer(made_model(models, taught), taught, range(4), kept)
    assert again.resume()
    assert again.steps == trainer.steps > 0
    assert score(again.model, taught, pairs) == pytest.approx(after, abs=1e-3)


def test_training_chooses_the_right_passage_among_hard_ones(models: Path) -> None:
    more = [
        Passage("c", "", (f"Over {word} gaat een ander hoofdstuk.",)) for word in ("wegen", "water", "zorg", "wonen")
    ]
    asked = [
        QUERIES[0],
        QUERIES[2],
        *(WrittenQuery(passage_key(p), "natural", f"stuk {n}") for n, p in enumerate(more)),
    ]
    taught = prepare([*PASSAGES[:2], *more], asked, models / "vraagbaak-nl", STATIC, 1)
    taught = replace(taught, places=[5 * n for n in range(6)])  # so that none stands beside another
    model = made_model(models, taught)
    with torch.no_grad():
        model.decoders["choice"].outer.weight.mul_(-1)  # it begins by preferring the wrong ones
    chosen = [Choice(n, (n, *(p for p in range(6) if p != n))) for n in range(2)]
    held = Held([], chosen)
    before = score(model, taught, spread(chosen))[TASKS.index("choice")].reshape(2, 6)
    trainer = Trainer(model, taught, range(6))
    trainer.clock = ticking(80, minutes=1)
    figures = trainer.run(1, held)
    after = score(model, taught, spread(chosen))[TASKS.index("choice")].reshape(2, 6)
    assert (after[:, 0] - after[:, 1:].mean(axis=1) > before[:, 0] - before[:, 1:].mean(axis=1)).all()
    assert figures["choice: MRR among hard"] == pytest.approx(mean_reciprocal_rank(after), abs=1e-3)
