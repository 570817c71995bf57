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
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.embedder import default_model
from index.training.labelled import Labelled, area_under_curve, area_within_forms, balance, form, make_pairs
from index.training.pairs import Passage, make_passages
from index.training.stages import Work
from index.training.states import Projection, StateEncoder, StateTable, find_projection, make_states
from index.training.verifier_graph import write_verifier_graph
from index.training.verifier_model import PairBatch, VerifierModel
from index.training.written import (
    UNANSWERED,
    WRITTEN_TWINS,
    WrittenQuery,
    is_reserved,
    load_written,
    passage_key,
)
from index.verifier import MOST_TOKENS, QUESTION_TOKENS, WEIGHTS, cut

log = logging.getLogger(__name__)

BATCH = 64
RATE = 6e-4
ALIKE = slice(2, 10)  # by their vectors, of the passages of a file: the first may well answer the query too


@dataclass(frozen=True, slots=True)
class Taught:
    """Queries and passages with their states, which passage each query was written for, and which are like it."""

    queries: Sequence[WrittenQuery]
    query_states: StateTable
    passage_states: StateTable
    passage_of: Sequence[int]
    alike: dict[int, list[int]]

    def batch(self, pairs: Sequence[Labelled]) -> PairBatch:
        """Padded tensors."""
        question = _padded(self.query_states, [p.query for p in pairs])
        passage = _padded(self.passage_states, [p.passage for p in pairs])
        a = self.query_states.vectors[[p.query for p in pairs]]
        b = self.passage_states.vectors[[p.passage for p in pairs]]
        return PairBatch(*question, *passage, torch.from_numpy((a * b).sum(axis=1)))

    def forms(self, pairs: Sequence[Labelled]) -> list[str]:
        """How the question of each pair is put."""
        return [form(self.queries[p.query].text) for p in pairs]


def _padded(table: StateTable, texts: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
    """States, tokens and mask."""
    width = max(table.length(text) for text in texts)
    states, tokens = (np.zeros((len(texts), width, held.shape[1]), np.float16) for held in (table.states, table.tokens))
    mask = np.zeros((len(texts), width), np.bool_)
    for row, text in enumerate(texts):
        start, stop = table.starts[text], table.starts[text + 1]
        states[row, : stop - start], tokens[row, : stop - start] = table.states[start:stop], table.tokens[start:stop]
        mask[row, : stop - start] = True
    return torch.from_numpy(states).float(), torch.from_numpy(tokens).float(), torch.from_numpy(mask)


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


def measured(model: VerifierModel, taught: Taught, held: dict[str, list[Labelled]]) -> dict[str, float]:
    """Areas under the curve of pairs that were held back, over all and within forms."""
    found = {}
    for name, pairs in held.items():
        scores, answers = score(model, taught, pairs), np.array([p.answers for p in pairs])
        found[name] = round(area_under_curve(scores, answers), 4)
        found[f"{name}, within forms"] = round(area_within_forms(scores, answers, taught.forms(pairs)), 4)
    return found


def train(
    model: VerifierModel, taught: Taught, numbers: Sequence[int], held: dict[str, list[Labelled]], minutes: float
) -> dict[str, float]:
    """Binary cross-entropy, the rate falling to nothing in the time given."""
    rng = random.Random(1)
    learned = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=0.0, weight_decay=0.02, fused=True)
    losses: list[float] = []
    seen, epochs, started, logged = 0, 0, time.time(), time.time()
    progress = 0.0
    while progress < 1:
        pairs = make_pairs(taught.queries, numbers, taught.passage_of, taught.alike, rng)
        labels = torch.tensor([float(p.answers) for p in pairs])
        weights = torch.from_numpy(balance(taught.forms(pairs), [p.answers for p in pairs]))
        for batch in batches(taught, pairs, rng):
            progress = (time.time() - started) / (60 * minutes)
            if progress >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(progress / 0.03, 1.0) * max(0.02, 1 - progress)
            logits = _logits(model, taught.batch([pairs[i] for i in batch]))
            loss = functional.binary_cross_entropy_with_logits(logits, labels[batch], weight=weights[batch])
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(loss.item())
            seen += len(batch)
            if time.time() - logged > 180:
                logged = time.time()
                found = measured(model, taught, held)
                log.info("%.0f%%, %d pairs, loss %.3f; %s", 100 * progress, seen, float(np.mean(losses)), found)
                losses.clear()
        epochs += progress < 1
    return {"pairs": seen, "epochs": epochs, **measured(model, taught, held)}


def prepare(
    passages: Sequence[Passage], queries: Sequence[WrittenQuery], model: Path, threads: int
) -> tuple[Taught, Projection]:
    """Encode the queries, and the passages they were written for, which ``passages`` has to hold."""
    rows = {passage_key(passage): row for row, passage in enumerate(passages)}
    wanted = sorted({rows[query.key] for query in queries})
    place = {row: number for number, row in enumerate(wanted)}
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder = StateEncoder(model, threads)
    texts = [_text(passages[row]) for row in wanted]
    passage_ids = [cut(e.ids, MOST_TOKENS) for e in tokenizer.encode_batch_fast(texts)]
    query_ids = [cut(e.ids, QUESTION_TOKENS) for e in tokenizer.encode_batch_fast([q.text for q in queries])]
    projection = find_projection(encoder, random.Random(2).sample(passage_ids, min(1500, len(passage_ids))))
    passage_states = make_states(encoder, passage_ids, projection)
    taught = Taught(
        queries,
        make_states(encoder, query_ids, projection),
        passage_states,
        [place[rows[query.key]] for query in queries],
        _alike([passages[row].file for row in wanted], passage_states.vectors),
    )
    return taught, projection


def _text(passage: Passage) -> str:
    body = " ".join(passage.sentences)
    return f"{passage.heading}. {body}" if passage.heading else body


def _alike(files: Sequence[str], vectors: NDArray[np.float32]) -> dict[int, list[int]]:
    """For each passage those of its file that come near it."""
    of_file: dict[str, list[int]] = defaultdict(list)
    for number, file in enumerate(files):
        of_file[file].append(number)
    made: dict[int, list[int]] = {}
    for mine in of_file.values():
        order = np.argsort(-(vectors[mine] @ vectors[mine].T), axis=1)[:, ALIKE]
        made.update((number, [mine[i] for i in near]) for number, near in zip(mine, order, strict=True))
    return made


def save(model: VerifierModel, path: Path) -> None:
    """Write the weights in float16."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.detach().half().contiguous() for name, tensor in model.state_dict().items()}, path)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what each step makes is kept")
    parser.add_argument("--model", type=Path, default=Path(default_model()), help="the embedding model it works with")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--threads", type=int, default=1, help="more are slower where others use the machine too")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    passages = make_passages(Work(arguments.data, arguments.work).sections("train"))
    file_of = {passage_key(p): p.file for p in passages}
    twins = [q for q in load_written(WRITTEN_TWINS) if q.key in file_of]
    queries = [*twins, *(q for q in load_written() if q.key in file_of)]
    taught, projection = prepare(passages, queries, arguments.model, arguments.threads)
    held_numbers = [n for n, query in enumerate(queries) if is_reserved(file_of[query.key])]
    answered = [n for n in held_numbers if n >= len(twins) and queries[n].kind not in UNANSWERED]
    rng = random.Random(1)
    held = {
        "twins": make_pairs(queries, [n for n in held_numbers if n < len(twins)], taught.passage_of, {}, rng),
        "alike": make_pairs(queries, answered[::3], taught.passage_of, taught.alike, rng),
    }
    learned = sorted(set(range(len(queries))) - set(held_numbers))
    log.info("%d queries to learn from, %d twins held back", len(learned), len(held["twins"]))
    model = VerifierModel(projection[0].shape[1])
    with torch.no_grad():
        model.projection.weight.copy_(torch.from_numpy(projection[0]))
        model.projection.bias.copy_(torch.from_numpy(projection[1]))
    figures = train(model, taught, learned, held, arguments.minutes)
    log.info("%s", figures)
    weights = arguments.model.parent / WEIGHTS
    save(model, weights)
    weights.with_name("figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    write_verifier_graph(arguments.model)


if __name__ == "__main__":
    main()
