"""Train the verifier, which tells whether a passage answers a question.

``python -m index.training.verify FOLDER`` learns from written twins: a question that the passage answers, and others
about the same subject that it does not (after Rajpurkar et al. 2018, "Know What You Don't Know: Unanswerable Questions
for SQuAD", ACL), and from the written queries with their passage and with one that is only like it. The embedding model
encodes both and stays as it is; :mod:`index.training.verifier_model` is what is learned.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from index.embedder import default_model
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
from index.training.pairs import make_passages
from index.training.stages import Work
from index.training.taught import Taught, prepare
from index.training.verifier_graph import TASKS, write_verifier_graph
from index.training.verifier_model import PairBatch, VerifierModel
from index.training.written import UNANSWERED, WRITTEN_TWINS, is_reserved, load_written, passage_key
from index.verifier import WEIGHTS

log = logging.getLogger(__name__)

BATCH = 64
RATE = 6e-4
OTHERS = 5  # hard passages beside the right one, when the best is to be chosen
CHOICES = 10  # queries at a time of which the best passage is to be chosen


def batches(taught: Taught, pairs: Sequence[Labelled], rng: random.Random | None) -> Iterator[list[int]]:
    """Numbers of pairs with passages of like length, in random order when there is ``rng``."""
    order = list(range(len(pairs)))
    if rng:
        rng.shuffle(order)
    made = []
    for start in range(0, len(order), 40 * BATCH):
        near = sorted(order[start : start + 40 * BATCH], key=lambda i: taught.passage_states.length(pairs[i].passage))
        made += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    if rng:
        rng.shuffle(made)
    yield from made


def score(model: VerifierModel, taught: Taught, pairs: Sequence[Labelled]) -> NDArray[np.float32]:
    """Logits in order."""
    out = np.zeros(len(pairs), np.float32)
    model.eval()
    with torch.inference_mode():
        for numbers in batches(taught, pairs, None):
            out[numbers] = _logits(model, taught.batch([pairs[i] for i in numbers])).numpy()
    model.train()
    return out


def _logits(model: VerifierModel, batch: PairBatch) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        logits: Tensor = model(batch)
    return logits.float()


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept apart to measure by: twins, and queries with their passage among hard ones."""

    twins: list[Labelled]
    choices: list[Choice]

    def measured(self, model: VerifierModel, taught: Taught) -> dict[str, float]:
        """Areas under the curve of the twins, over all and within forms, and the mean reciprocal rank."""
        found = {}
        if self.twins:
            scores, answers = score(model, taught, self.twins), np.array([p.answers for p in self.twins])
            found["twins"] = area_under_curve(scores, answers)
            found["twins, within forms"] = area_within_forms(scores, answers, taught.forms(self.twins))
        if self.choices:
            found["MRR among hard"] = mean_reciprocal_rank(score_choices(model, taught, self.choices))
        return {name: round(value, 4) for name, value in found.items()}


def score_choices(model: VerifierModel, taught: Taught, chosen: Sequence[Choice]) -> NDArray[np.float32]:
    """Logits of shape (choices, passages); each choice has as many passages."""
    return score(model, taught, spread(chosen)).reshape(len(chosen), -1)


def spread(chosen: Sequence[Choice]) -> list[Labelled]:
    """The pairs of some choices in a row."""
    return [Labelled(c.query, passage, n == 0) for c in chosen for n, passage in enumerate(c.passages)]


def train(
    model: VerifierModel, taught: Taught, numbers: Sequence[int], held: Held, minutes: float, task: str
) -> dict[str, float]:
    """Binary cross-entropy, to tell what is answered, for "choice" by turns with choosing the right passage.

    That is listwise cross-entropy (Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach",
    ICML). The rate falls to nothing in the time given.
    """
    rng = random.Random(1)
    learned = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=0.0, weight_decay=0.02, fused=True)
    answered = [n for n in numbers if taught.queries[n].kind not in UNANSWERED]
    lists = _lists(taught, answered if task == "choice" else [], rng)
    losses: list[tuple[float, float]] = []
    seen, epochs, started, logged = 0, 0, time.time(), time.time()
    progress = 0.0
    while progress < 1:
        pairs = make_pairs(taught.queries, numbers, taught.passage_of, taught.hard, rng)
        labels = torch.tensor([float(p.answers) for p in pairs])
        weights = torch.from_numpy(balance(taught.forms(pairs), [p.answers for p in pairs]))
        for batch in batches(taught, pairs, rng):
            progress = (time.time() - started) / (60 * minutes)
            if progress >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(progress / 0.03, 1.0) * max(0.02, 1 - progress)
            logits = _logits(model, taught.batch([pairs[i] for i in batch]))
            answers = functional.binary_cross_entropy_with_logits(logits, labels[batch], weight=weights[batch])
            answers.backward()  # type: ignore[no-untyped-call]
            chosen = next(lists, None)
            if chosen:
                among = _logits(model, taught.batch(spread(chosen))).view(len(chosen), -1)
                choice = functional.cross_entropy(among, torch.zeros(len(chosen), dtype=torch.long))
                choice.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append((answers.item(), choice.item() if chosen else 0.0))
            seen += len(batch) + (len(chosen) * (1 + OTHERS) if chosen else 0)
            if time.time() - logged > 180:
                logged = time.time()
                found = held.measured(model, taught)
                loss = np.mean(losses, axis=0).round(3)
                log.info("%.0f%%, %d pairs, losses %s; %s", 100 * progress, seen, loss, found)
                losses.clear()
        epochs += progress < 1
    return {"pairs": seen, "epochs": epochs, **held.measured(model, taught)}


def _lists(taught: Taught, numbers: Sequence[int], rng: random.Random) -> Iterator[list[Choice]]:
    """Choices among passages, ``CHOICES`` at a time, without end; none when no query has hard passages enough."""
    while made := make_choices(numbers, taught.passage_of, taught.hard, OTHERS, rng):
        rng.shuffle(made)
        yield from (made[i : i + CHOICES] for i in range(0, len(made), CHOICES))


def save(model: VerifierModel, folder: Path, task: str) -> None:
    """Write the weights of the decoder for ``task`` in float16."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {f"{task}.{name}": tensor.detach().half().contiguous() for name, tensor in model.state_dict().items()}
    save_file(weights, folder / f"{task}.safetensors")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what each step makes is kept")
    parser.add_argument("--model", type=Path, default=Path(default_model()), help="the embedding model it works with")
    fast = Path(default_model()).with_name("vraagbaak-nl-static")
    parser.add_argument("--fast", type=Path, default=fast, help="the static model that looks for hard passages")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--task", choices=TASKS, default=TASKS[0], help="what the decoder is to tell; one run for each")
    parser.add_argument("--threads", type=int, default=1, help="more are slower where others use the machine too")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    passages = make_passages(Work(arguments.data, arguments.work).sections("train"))
    file_of = {passage_key(p): p.file for p in passages}
    twins = [q for q in load_written(WRITTEN_TWINS) if q.key in file_of]
    queries = [*twins, *(q for q in load_written() if q.key in file_of)]
    taught, projection = prepare(passages, queries, arguments.model, arguments.fast, arguments.threads)
    held_numbers = [n for n, query in enumerate(queries) if is_reserved(file_of[query.key])]
    rng = random.Random(1)
    written = [n for n in held_numbers if n >= len(twins) and queries[n].kind not in UNANSWERED]
    held = Held(
        make_pairs(queries, [n for n in held_numbers if n < len(twins)], taught.passage_of, {}, rng),
        make_choices(written[::3], taught.passage_of, taught.hard, 8, rng),
    )
    learned = sorted(set(range(len(queries))) - set(held_numbers))
    log.info("%d queries to learn from, %d twins held back", len(learned), len(held.twins))
    model = VerifierModel(projection[0].shape[1])
    with torch.no_grad():
        model.projection.weight.copy_(torch.from_numpy(projection[0]))
        model.projection.bias.copy_(torch.from_numpy(projection[1]))
    figures = train(model, taught, learned, held, arguments.minutes, arguments.task)
    log.info("%s", figures)
    folder = arguments.model.parent / WEIGHTS
    save(model, folder, arguments.task)
    (folder / f"{arguments.task}.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if all((folder / f"{task}.safetensors").exists() for task in TASKS):
        write_verifier_graph(arguments.model)


if __name__ == "__main__":
    main()
