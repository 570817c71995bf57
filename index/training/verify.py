"""Train the verifier, which tells whether a passage answers a question.

``python -m index.training.verify FOLDER`` learns from written twins: a question that the passage answers, and others
about the same subject that it does not (after Rajpurkar et al. 2018, "Know What You Don't Know: Unanswerable Questions
for SQuAD", ACL), and from the written queries with their passage and with others that a search would confuse with it.
The lower layers of the embedding model stay as they are; :mod:`index.training.verifier_model` is what is learned. A run
that was stopped goes on when the command is given again (``--work`` keeps what it had learned).
"""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from index.training.arguments import step_parser
from index.training.by_clock import ByClock
from index.training.decoder import Couples, Encoded
from index.training.groups import OTHERS, Group, groups
from index.training.labelled import (
    Choice,
    Labelled,
    area_under_curve,
    area_within_forms,
    balance,
    make_choices,
    make_pairs,
    mean_reciprocal_rank,
)
from index.training.stages import Work
from index.training.taught import Taught, teach_with
from index.training.verifier_graph import write_verifier_graphs
from index.training.verifier_model import TASKS, VerifierModel
from index.training.written import is_reserved
from index.verifier import WEIGHTS

log = logging.getLogger(__name__)

UPPER_RATE, DECODER_RATE = 8e-5, 3e-4


def logits(model: VerifierModel, taught: Taught, asked: Sequence[Sequence[Labelled]]) -> list[Tensor]:
    """For each task, of which ``asked`` holds the pairs, their logits, of shape (pairs,); every query and every passage
    is encoded once."""
    every = list(dict.fromkeys(pair[:2] for pairs in asked for pair in pairs))
    queries, passages = (list(dict.fromkeys(numbers)) for numbers in zip(*every, strict=True))
    query_place, passage_place = ({number: i for i, number in enumerate(numbers)} for numbers in (queries, passages))
    with torch.autocast("cpu", torch.bfloat16), sdpa_kernel(SDPBackend.MATH):  # the others are slow for short texts
        encoded = model.encode(taught.lower_queries(queries)), model.encode(taught.lower_passages(passages))
        made = []
        for task, pairs in zip(TASKS, asked, strict=True):
            couples = Couples(
                torch.tensor([query_place[pair.query] for pair in pairs]),
                torch.tensor([passage_place[pair.passage] for pair in pairs]),
            )
            made.append(_by_length(model, *encoded, couples, task))
    return made


def _by_length(model: VerifierModel, questions: Encoded, passages: Encoded, pairs: Couples, task: str) -> Tensor:
    """The logits of ``pairs``; the longer and the shorter questions go apart, so that less is padded."""
    lengths = questions.mask.sum(1)[pairs.questions]
    order = torch.argsort(lengths)
    found = []
    for rows in order.chunk(3):
        longest = int(lengths[rows].max())
        narrow = questions._replace(**{n: getattr(questions, n)[:, :longest] for n in ("states", "tokens", "mask")})
        found.append(model(narrow, passages, Couples(*(numbers[rows] for numbers in pairs)), task).float())
    return torch.cat(found)[torch.argsort(order)]


def score(model: VerifierModel, taught: Taught, pairs: Sequence[Labelled]) -> NDArray[np.float32]:
    """Logits in order, of shape (tasks, pairs)."""
    order = sorted(range(len(pairs)), key=lambda i: pairs[i].passage)
    out = np.zeros((len(TASKS), len(pairs)), np.float32)
    model.eval()
    with torch.inference_mode():
        for start in range(0, len(order), 64):
            rows = order[start : start + 64]
            out[:, rows] = torch.stack(logits(model, taught, [[pairs[i] for i in rows]] * len(TASKS))).numpy()
    model.train()
    return out


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept apart to measure by: twins, and queries with their passage among hard ones."""

    twins: list[Labelled]
    choices: list[Choice]

    def measured(self, model: VerifierModel, taught: Taught) -> dict[str, float]:
        """By each decoder and by the mean of both: areas under the curve of the twins, over all and within forms, and
        the mean reciprocal rank."""
        found: dict[str, float] = {}
        if self.twins:
            answers = np.array([pair.answers for pair in self.twins])
            forms = [taught.form(pair.query) for pair in self.twins]
            for name, mine in _with_mean(score(model, taught, self.twins)):
                found[f"{name}: twins"] = area_under_curve(mine, answers)
                found[f"{name}: twins, within forms"] = area_within_forms(mine, answers, forms)
        if self.choices:
            for name, mine in _with_mean(score(model, taught, spread(self.choices))):
                found[f"{name}: MRR among hard"] = mean_reciprocal_rank(mine.reshape(len(self.choices), -1))
        return {name: round(value, 4) for name, value in found.items()}


def _with_mean(scores: NDArray[np.float32]) -> list[tuple[str, NDArray[np.float32]]]:
    return [*zip(TASKS, scores, strict=True), ("mean", scores.mean(axis=0))]


def spread(chosen: Sequence[Choice]) -> list[Labelled]:
    """The pairs of some choices in a row."""
    return [Labelled(c.query, passage, n == 0) for c in chosen for n, passage in enumerate(c.passages)]


def loss_of(
    model: VerifierModel, taught: Taught, group: Group, weight_of: Mapping[tuple[str, bool], float]
) -> tuple[Tensor, dict[str, float]]:
    """Binary cross-entropy of both decoders, to tell what is answered, and for the second also listwise cross-entropy,
    to choose the right passage (Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach",
    ICML); and the parts of the loss by name. ``weight_of`` is of :func:`index.training.labelled.balance`."""
    listed = spread(group.choices)
    answers, choice = logits(model, taught, [group.pairs, [*group.pairs, *listed]])
    labels = torch.tensor([float(pair.answers) for pair in group.pairs])
    weights = torch.tensor([weight_of.get((taught.form(pair.query), pair.answers), 1.0) for pair in group.pairs])
    parts = {
        task: functional.binary_cross_entropy_with_logits(found[: len(labels)], labels, weight=weights)
        for task, found in zip(TASKS, (answers, choice), strict=True)
    }
    if listed:
        among = choice[len(labels) :].view(len(group.choices), 1 + OTHERS)
        parts["among"] = functional.cross_entropy(among, torch.zeros(len(among), dtype=torch.long))
    return torch.stack(list(parts.values())).sum(), {name: part.item() for name, part in parts.items()}


class Trainer(ByClock):
    """Learns for some ``minutes``; the rate rises for a short while and then falls to nothing in that time."""

    def __init__(self, model: VerifierModel, taught: Taught, numbers: Sequence[int], kept: Path | None = None) -> None:
        pairs = make_pairs(taught.queries, numbers, taught.passage_of, taught.hard, random.Random(1))
        self.weight_of = balance([taught.form(pair.query) for pair in pairs], [pair.answers for pair in pairs])
        upper, decoders = (list(part.parameters()) for part in (model.upper, model.decoders))
        optimizer = torch.optim.AdamW(
            [{"params": upper, "peak": UPPER_RATE}, {"params": decoders, "peak": DECODER_RATE}],
            lr=0.0,
            weight_decay=0.02,
            fused=True,
        )
        super().__init__(model, optimizer, 1.0, kept)
        self.model, self.taught, self.numbers = model, taught, numbers

    def run(self, minutes: float, held: Held) -> dict[str, float]:
        """Train, and tell what was learned."""
        found = self.train(
            self._groups(random.Random(self.steps)),
            minutes,
            lambda group: loss_of(self.model, self.taught, group, self.weight_of),
            lambda group: len(group.pairs) + (1 + OTHERS) * len(group.choices),
            lambda: held.measured(self.model, self.taught),
        )
        return {"steps": self.steps, "pairs": self.seen, **found}

    def _groups(self, rng: random.Random) -> Iterator[Group]:
        return chain.from_iterable(groups(self.taught, self.numbers, rng) for _ in iter(int, 1))


def main() -> None:
    """The command line."""
    parser = step_parser(__doc__, minutes=90.0)
    parser.add_argument("--start", type=Path, help="a folder of a verifier to go on from")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    work = Work(arguments.data, arguments.work)
    taught, twins = teach_with(work, arguments.model, arguments.fast, arguments.threads)
    model = VerifierModel(arguments.model)
    if arguments.start:
        model.load(arguments.start)
    else:
        model.begin(
            taught.lower_passages(random.Random(2).sample(range(len(taught.files)), min(600, len(taught.files))))
        )
    figures = teach(model, taught, twins, arguments.minutes, work.folder / "verifier.pt")
    log.info("%s", figures)
    folder = arguments.model.parent / WEIGHTS
    model.save(folder)
    (folder / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    write_verifier_graphs(arguments.model)


def teach(model: VerifierModel, taught: Taught, twins: int, minutes: float, kept: Path) -> dict[str, float]:
    """Train ``model`` on the queries of files that are not reserved, of which the first ``twins`` are twins, and
    measure it by the others."""
    held_numbers = [n for n, passage in enumerate(taught.passage_of) if is_reserved(taught.files[passage])]
    rng = random.Random(1)
    written = [n for n in held_numbers if n >= twins and taught.answered(n)]
    held = Held(
        make_pairs(taught.queries, [n for n in held_numbers if n < twins], taught.passage_of, {}, rng),
        make_choices(written[::6], taught.passage_of, taught.hard, OTHERS, rng),
    )
    learned = sorted(set(range(len(taught.queries))) - set(held_numbers))
    log.info(
        "%d queries to learn from, %d twins and %d choices held back", len(learned), len(held.twins), len(held.choices)
    )
    trainer = Trainer(model, taught, learned, kept)
    if trainer.resume():
        log.info("going on after %.0f minutes", trainer.elapsed / 60)
    else:
        log.info("before: %s", held.measured(model, taught))
    return trainer.run(minutes, held)


if __name__ == "__main__":
    main()
