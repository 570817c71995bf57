"""Teaching the upper layers of the embedding model, with the lower ones left as they are."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

import torch
from safetensors.torch import load_file

from index.embedder import default_model, load_embedder
from index.training.groups import Group
from index.training.labelled import Labelled
from index.training.pairs import Passage
from index.training.refine import Refiner, Upper, batch_of, measured
from index.training.taught import Taught, passage_text, prepare
from index.training.verifier_model import LOWER
from index.training.written import WrittenQuery, passage_key
from tests.ticking import ticking

STATIC = Path(default_model()).with_name("vraagbaak-nl-static")
PASSAGES = [
    Passage("a", "Kop", ("De veerpont vaart elk half uur.", "Op zondag vaart hij niet.")),
    Passage("a", "", ("De provincie legt langs de dijk een fietspad aan.",)),
    Passage("a", "", ("De gemeente betaalt de kade.",)),
    Passage("b", "", ("Bomen geven schaduw aan wie wandelt.",)),
]
QUERIES = [
    WrittenQuery(passage_key(PASSAGES[0]), "paraphrase", "met welke tussenpozen kan ik naar de overkant?"),
    WrittenQuery(passage_key(PASSAGES[0]), "unanswerable", "wat kost de pont?"),
    WrittenQuery(passage_key(PASSAGES[2]), "natural", "wie betaalt de kade"),
    WrittenQuery(passage_key(PASSAGES[3]), "paraphrase", "waarom is groen fijn voor wie te voet gaat?"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_model(), tmp_path / "vraagbaak-nl"))


@pytest.fixture
def taught(folder: Path) -> Taught:
    return prepare(PASSAGES, QUERIES, folder, STATIC, 1)


def place_of(taught: Taught, passage: int) -> int:
    return list(taught.places).index(passage)


def test_reading_on_from_the_lower_layers_gives_the_vectors_of_the_whole_model(folder: Path, taught: Taught) -> None:
    numbers = [place_of(taught, n) for n in (0, 2, 3)]
    with torch.inference_mode():
        read = Upper(folder)(taught.lower_passages(numbers))
    whole = load_embedder(str(folder)).encode_passages([passage_text(PASSAGES[n]) for n in (0, 2, 3)])
    assert ((read.vectors.numpy() * whole).sum(1) > 0.97).all()
    assert not read.tokens[:, 0].any()
    assert read.tokens[:, 1].any()


def test_batch_holds_answered_queries_with_their_passages(taught: Taught) -> None:
    first, last = place_of(taught, 0), place_of(taught, 3)
    group = Group([first, last], [Labelled(0, first, True), Labelled(1, first, False), Labelled(3, last, True)], [])
    batch = batch_of([group, group], taught, random.Random(1))
    assert batch.passages == [first, last]
    assert sorted(batch.queries) == [0, 3]
    assert [batch.passages[at] for at in batch.right] == [taught.passage_of[query] for query in batch.queries]


def test_what_stands_beside_the_right_passage_is_not_held_against_it(folder: Path, taught: Taught) -> None:
    refiner = Refiner(Upper(folder), taught, range(4))
    numbers = [place_of(taught, n) for n in (0, 2, 3)]
    assert refiner.may_answer(numbers[:1], numbers).tolist() == [[True, False, False]]
    if 1 in taught.places:
        assert refiner.may_answer(numbers[:1], [place_of(taught, 1)]).tolist() == [[True]]


def test_training_brings_queries_to_their_passages_and_leaves_the_lower_layers(
    folder: Path, taught: Taught, tmp_path: Path
) -> None:
    before = load_file(folder / "model.safetensors")
    model, kept = Upper(folder), tmp_path / "refined.pt"
    refiner = Refiner(model, taught, range(4), kept)
    assert not refiner.resume()
    batch = next(refiner._batches(random.Random(1)))
    loss = refiner.loss(batch)[0].item()
    refiner.clock = ticking(60, minutes=1)
    figures = refiner.run(1, [0, 2, 3])
    assert refiner.loss(batch)[0].item() < loss
    assert figures["vectors, all: hit@5"] == 1.0
    model.save(folder)
    after = load_file(folder / "model.safetensors")
    changed = {name for name, tensor in after.items() if not torch.equal(tensor, before[name])}
    assert changed
    assert all(int(name.split(".")[2]) >= LOWER for name in changed)
    again = Refiner(Upper(folder), taught, range(4), kept)
    assert again.resume()
    assert again.steps == refiner.steps > 0


def test_ranks_are_counted_among_the_passages_of_the_same_files(folder: Path, taught: Taught) -> None:
    figures = measured(Upper(folder), taught, [2])
    assert set(np.unique([name.split(",")[0] for name in figures])) == {"vectors", "late", "both"}
    assert figures["both, natural: MRR"] == figures["both, all: MRR"] == 1.0
