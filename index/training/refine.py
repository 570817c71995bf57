"""Teach the upper layers of the embedding model what answers a question, and leave the lower ones as they are.

``python -m index.training.refine FOLDER`` goes on from a trained model, with the written queries and the questions of
the written twins that their passage answers. The verifier reads on from the lower layers
(:mod:`index.training.verifier_model`), which therefore stay; what they make of each text is encoded once, so that a
step costs half as much. The passages of a step look alike: each is hard to tell from the others.
"""

from __future__ import annotations

import copy
import json
import logging
import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from index.training.arguments import step_parser
from index.training.by_clock import ByClock
from index.training.graph import TOKEN_DIMENSIONS, WEIGHTS_FILE, write_graph
from index.training.groups import Group, groups
from index.training.mining import BESIDE, SAME
from index.training.objectives import late_interaction
from index.training.stages import Work
from index.training.taught import Taught, teach_with
from index.training.verifier_model import LOWER, Lower
from index.training.written import is_reserved

log = logging.getLogger(__name__)

RATE = 5e-5
GROUPS = 2  # in a step, of passages that look alike
QUERIES = 3  # of a passage in a step
TEMPERATURE = 0.05
LATE_WEIGHT = 0.5
KEEP_WEIGHT = 1.0  # of staying near the vectors of before
HELD = 1200  # queries to measure by


class Read(NamedTuple):
    """Texts: ``vectors`` of unit length, (texts, width), and ``tokens`` for late interaction, (texts, tokens,
    ``TOKEN_DIMENSIONS``), zero for padding and for the marks at both ends."""

    vectors: Tensor
    tokens: Tensor


class Upper(nn.Module):
    """The upper layers of the model in ``folder``."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from transformers import AutoModel

        body: Any = AutoModel.from_pretrained(folder, dtype=torch.float32, add_pooling_layer=False)
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in body.encoder.layer[LOWER:])
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0

    def forward(self, texts: Lower) -> Read:
        """Read on from the lower layers."""
        away = torch.where(texts.mask, 0.0, -1e4)[:, None, None, :]
        last = texts.states
        with torch.autocast("cpu", torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
            for layer in self.layers:
                made = layer(last, attention_mask=away.to(last.dtype))
                last = made[0] if isinstance(made, tuple) else made
        last = last.float()
        held = texts.mask.float()[..., None]
        inner = texts.mask.float()
        inner[:, 0] = 0
        inner[torch.arange(len(inner)), texts.mask.sum(1) - 1] = 0
        vectors = functional.normalize((last * held).sum(1), dim=-1)
        return Read(vectors, last[..., :TOKEN_DIMENSIONS] * inner[..., None])

    def save(self, folder: Path) -> None:
        """Put the layers into the weights of the model in ``folder``."""
        weights = load_file(folder / WEIGHTS_FILE)
        for number, layer in enumerate(self.layers):
            for name, tensor in layer.state_dict().items():
                weights[f"encoder.layer.{LOWER + number}.{name}"] = tensor.detach().half().contiguous()
        partial = folder / f"{WEIGHTS_FILE}.partial"
        save_file(weights, partial, metadata={"format": "pt"})
        partial.rename(folder / WEIGHTS_FILE)
        write_graph(folder)


class Batch(NamedTuple):
    """``passages`` are numbers of passages; of each of ``queries`` the passage at ``right`` in ``passages``
    answers it."""

    passages: list[int]
    queries: list[int]
    right: list[int]


def batch_of(made: Sequence[Group], taught: Taught, rng: random.Random) -> Batch:
    """The passages of some groups, and at most ``QUERIES`` answered queries of each."""
    passages = list(dict.fromkeys(p for group in made for p in group.passages))
    place = {passage: i for i, passage in enumerate(passages)}
    answered: dict[int, list[int]] = {}
    for query in dict.fromkeys(pair.query for group in made for pair in group.pairs):
        if taught.answered(query) and taught.has_own_passage(query):
            answered.setdefault(taught.passage_of[query], []).append(query)
    chosen = [q for mine in answered.values() for q in rng.sample(mine, min(QUERIES, len(mine)))]
    return Batch(passages, chosen, [place[taught.passage_of[q]] for q in chosen])


class Refiner(ByClock):
    """Teaches the upper layers."""

    def __init__(self, model: Upper, taught: Taught, numbers: Sequence[int], kept: Path | None = None) -> None:
        groups = [{"params": list(model.parameters()), "peak": RATE}]
        optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        super().__init__(model, optimizer, 5.0, kept)
        self.model, self.taught, self.numbers = model, taught, numbers
        self.before = torch.from_numpy(taught.passage_states.vectors)
        self.queries_before = torch.from_numpy(taught.query_states.vectors)
        names = {name: n for n, name in enumerate(dict.fromkeys(taught.files))}
        self.files = torch.tensor([names[file] for file in taught.files])
        self.places = torch.tensor(taught.places)

    def may_answer(self, right: Sequence[int], passages: Sequence[int]) -> Tensor:
        """Of shape (right, passages): whether a passage stands beside the right one or says much the same."""
        rows = torch.tensor(right)
        beside = (self.files[rows][:, None] == self.files[passages]) & (
            (self.places[rows][:, None] - self.places[passages]).abs() <= BESIDE
        )
        return beside | (self.before[rows] @ self.before[passages].T > SAME)

    def loss(self, batch: Batch) -> tuple[Tensor, dict[str, float]]:
        """Each query should find its passage among those of the batch, by its vector and by late interaction (as in
        :mod:`index.training.loop`); all vectors stay near those of before. The parts of the loss by name."""
        passages = self.model(self.taught.lower_passages(batch.passages))
        queries = self.model(self.taught.lower_queries(batch.queries))
        rows, right = torch.arange(len(batch.queries)), torch.tensor(batch.right)
        numbers = [batch.passages[i] for i in batch.right]
        near = queries.vectors @ passages.vectors.T / TEMPERATURE
        same = self.may_answer(numbers, batch.passages)
        same[rows, right] = False
        near = near.masked_fill(same, -torch.inf)
        late = late_interaction(queries.tokens, passages.tokens) / TEMPERATURE
        parts = {
            "vectors": functional.cross_entropy(near, right),
            "late": LATE_WEIGHT * functional.cross_entropy(late.masked_fill(same, -torch.inf), right),
            "kept": KEEP_WEIGHT
            * (
                2
                - (passages.vectors * self.before[batch.passages]).sum(1).mean()
                - (queries.vectors * self.queries_before[batch.queries]).sum(1).mean()
            ),
        }
        return torch.stack(list(parts.values())).sum(), {name: part.item() for name, part in parts.items()}

    def run(self, minutes: float, held: Sequence[int]) -> dict[str, float]:
        """Train; the figures of the queries ``held`` at the end."""
        batches = self._batches(random.Random(self.steps))
        found = self.train(
            batches, minutes, self.loss, lambda b: len(b.queries), lambda: measured(self.model, self.taught, held)
        )
        return {"steps": self.steps, "queries": self.seen, **found}

    def _batches(self, rng: random.Random) -> Iterator[Batch]:
        stream = chain.from_iterable(groups(self.taught, self.numbers, rng) for _ in iter(int, 1))
        while True:
            batch = batch_of([next(stream) for _ in range(GROUPS)], self.taught, rng)
            if batch.queries:
                yield batch


def measured(model: Upper, taught: Taught, held: Sequence[int]) -> dict[str, float]:
    """Mean reciprocal rank and hit@5 of the passage of each query of ``held`` among those of the same files, by
    vectors, by late interaction and by the sum of both, for each kind of query."""
    files = {taught.files[taught.passage_of[query]] for query in held}
    numbers = [number for number, file in enumerate(taught.files) if file in files]
    place = {number: row for row, number in enumerate(numbers)}
    with torch.inference_mode():
        passages = [model(taught.lower_passages(some)) for some in _parts(numbers, 64)]
        queries = [model(taught.lower_queries(some)) for some in _parts(held, 16)]
        whole = torch.cat([torch.cat([q.vectors @ p.vectors.T for p in passages], 1) for q in queries])
        late = torch.cat([torch.cat([late_interaction(q.tokens, p.tokens) for p in passages], 1) for q in queries])
    right = torch.tensor([place[taught.passage_of[query]] for query in held])
    kinds = np.array([taught.queries[query].kind for query in held])
    found: dict[str, float] = {}
    for name, scores in (("vectors", whole), ("late", late), ("both", whole + late)):
        ranks = (scores >= scores.gather(1, right[:, None])).sum(1).numpy()
        for kind in (*sorted(set(kinds.tolist())), "all"):
            mine = ranks[kinds == kind] if kind != "all" else ranks
            found[f"{name}, {kind}: MRR"] = round(float((1 / mine).mean()), 4)
            found[f"{name}, {kind}: hit@5"] = round(float((mine <= 5).mean()), 4)
    return found


def _parts(numbers: Sequence[int], size: int) -> list[Sequence[int]]:
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]


def main() -> None:
    """The command line."""
    arguments = step_parser(__doc__, minutes=48.0).parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    work = Work(arguments.data, arguments.work)
    taught, _ = teach_with(work, arguments.model, arguments.fast, arguments.threads)
    figures = refine(arguments.model, taught, arguments.minutes, work.folder / "refined.pt")
    print(json.dumps(figures, indent=2))


def refine(folder: Path, taught: Taught, minutes: float, kept: Path) -> dict[str, dict[str, float]]:
    """Teach the model in ``folder`` the queries of files that are not reserved; figures, before and after, of some of
    those of the others."""
    reserved = [n for n, passage in enumerate(taught.passage_of) if is_reserved(taught.files[passage])]
    answered = [n for n in reserved if taught.answered(n) and taught.has_own_passage(n)]
    held = random.Random(1).sample(answered, min(HELD, len(answered)))
    model = Upper(folder)
    before = measured(model, taught, held)
    learned = sorted(set(range(len(taught.queries))) - set(reserved))
    refiner = Refiner(model, taught, learned, kept)
    if refiner.resume():
        log.info("going on after %.0f minutes", refiner.elapsed / 60)
    after = refiner.run(minutes, held)
    model.save(folder)
    return {"before": before, "after": after}


if __name__ == "__main__":
    main()
