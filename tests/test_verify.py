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
from tokenizers import Tokenizer

from index.embedder import default_model
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
from index.training.states import Projection, StateEncoder, find_projection
from index.training.taught import prepare
from index.training.verifier_graph import write_verifier_graph
from index.training.verifier_model import STATES, VerifierModel
from index.training.verify import Held, save, score, score_choices, train
from index.training.written import WrittenQuery, passage_key
from index.verifier import WEIGHTS, Verifier

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
    weights = balance(forms, answers)
    for name in ("waarom", "wie"):
        mine = [i for i, f in enumerate(forms) if f == name]
        assert sum(weights[i] for i in mine if answers[i]) == pytest.approx(sum(weights[i] for i in mine) / 2)


def test_form_is_the_word_that_asks() -> None:
    assert form("Hoeveel banen zijn er?") == "hoeveel"
    assert form("banen in Assen") == form("subsidie veerpont") == ""


def test_a_score_that_knows_only_the_form_is_worth_nothing_within_forms() -> None:
    forms, answers = ["waarom"] * 3 + ["wie"] * 3, np.array([True, False, False, False, True, True])
    by_form = np.array([0, 0, 0, 1, 1, 1], np.float32)
    assert area_under_curve(by_form, answers) > 0.6
    assert area_within_forms(by_form, answers, forms) == 0.5
    assert area_within_forms(answers.astype(np.float32), answers, forms) == 1.0


def test_projection_keeps_what_varies_most() -> None:
    encoder = StateEncoder(Path(default_model()), 1)
    tokenizer = Tokenizer.from_file(str(Path(default_model()) / "tokenizer.json"))
    matrix, offset = find_projection(encoder, [tokenizer.encode(s).ids for p in PASSAGES for s in p.sentences])
    assert matrix.shape == (STATES, 768)
    assert offset.shape == (STATES,)
    assert matrix[0] @ matrix[0] == pytest.approx(matrix[1] @ matrix[1], rel=1e-3)
    assert matrix[0] @ matrix[1] == pytest.approx(0, abs=1e-4)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    shutil.copytree(default_model(), tmp_path / "vraagbaak-nl")
    return tmp_path


def made_model(projection: Projection) -> VerifierModel:
    torch.manual_seed(3)
    model = VerifierModel(768)
    with torch.no_grad():
        model.projection.weight.copy_(torch.from_numpy(projection[0]))
        model.projection.bias.copy_(torch.from_numpy(projection[1]))
        model.outer.weight.mul_(30)  # so that logits lie apart before anything is learned
    return model


def test_graph_gives_the_logits_of_the_model(models: Path) -> None:
    taught, projection = prepare(PASSAGES, QUERIES, models / "vraagbaak-nl", STATIC, 1)
    model = made_model(projection)
    found = score(model, taught, [Labelled(0, n, True) for n in range(3)])
    other = made_model(projection)
    with torch.no_grad():
        other.outer.bias.add_(1)
    save(model, models / WEIGHTS, "answers")
    save(other, models / WEIGHTS, "choice")
    write_verifier_graph(models / "vraagbaak-nl")
    texts = ["Kop. De veerpont vaart elk half uur. Op zondag vaart hij niet.", *(p.sentences[0] for p in PASSAGES[1:])]
    apart = float(np.ptp(found))
    assert apart > 0.3
    read = Verifier(models).read(QUERIES[0].text, texts)
    assert read.choice == pytest.approx(found + 1, abs=0.25 * apart)
    assert read.answers == pytest.approx(read.choice - 0.5, abs=1e-3)  # the mean of both


def test_training_changes_what_the_model_says(models: Path) -> None:
    taught, projection = prepare(PASSAGES, QUERIES, models / "vraagbaak-nl", STATIC, 1)
    model = made_model(projection)
    pairs = [Labelled(0, 0, True), Labelled(3, 2, False)]
    before = score(model, taught, pairs)
    train(model, taught, range(4), Held([], []), 0.03, "answers")
    after = score(model, taught, pairs)
    assert after[0] - after[1] > before[0] - before[1]


def test_training_chooses_the_right_passage_among_hard_ones(models: Path) -> None:
    taught, projection = prepare(PASSAGES, QUERIES, models / "vraagbaak-nl", STATIC, 1)
    taught = replace(taught, hard={0: [1, 2, 1, 2, 1], 2: [0, 2, 0, 2, 0]})
    model = made_model(projection)
    with torch.no_grad():
        model.outer.weight.mul_(-1)  # it begins by preferring the wrong ones
    chosen = [Choice(0, (0, 1, 2)), Choice(2, (1, 0, 2))]
    before = score_choices(model, taught, chosen)
    figures = train(model, taught, range(4), Held([], chosen), 0.06, "choice")
    after = score_choices(model, taught, chosen)
    assert (after[:, 0] - after[:, 1:].mean(axis=1)).min() > (before[:, 0] - before[:, 1:].mean(axis=1)).min()
    assert figures["MRR among hard"] == pytest.approx(mean_reciprocal_rank(after), abs=1e-3)
