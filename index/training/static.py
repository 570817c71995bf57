"""A static variant: a vector for each piece, averaged. No attention, so it is very fast, and knows no word order.

``python -m index.training.static FOLDER --model index/model/vraagbaak-nl --out index/model/vraagbaak-nl-static``
starts from the model's own vectors of single pieces, reduced by principal components and weighted by frequency
(Tulkens and van Dongen 2024, "Model2Vec"; Arora et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence
Embeddings", ICLR), and then learns them with the losses of the large model.
"""

from __future__ import annotations

import argparse
import logging
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from index.training.loop import Data, Recipe
from index.training.objectives import contrastive_loss, cosent_loss, distillation_loss
from index.training.stages import Work
from index.training.student import Student
from index.training.teacher import teacher_folder
from index.training.tokenizer import SPECIAL, load_tokenizer
from index.training.train import prepare

log = logging.getLogger(__name__)


def principal_axes(vectors: NDArray[np.float32], dims: int) -> NDArray[np.float32]:
    """The ``dims`` directions in which unit vectors differ most about the origin, so that cosines are kept."""
    values, axes = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(axes[:, np.argsort(-values)[:dims]], dtype=np.float32)


def frequency_weights(counts: NDArray[np.int64], share: float = 1e-3) -> NDArray[np.float32]:
    """Smooth inverse frequency: near one for a rare piece, small for a very frequent one."""
    return np.asarray(share / (share + counts / max(1, counts.sum())), dtype=np.float32)


class Bag(nn.Module):
    """Averages the vectors of a text's pieces."""

    def __init__(self, table: NDArray[np.float32]) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag.from_pretrained(torch.from_numpy(table), freeze=False, mode="mean", sparse=True)

    def forward(self, ids: list[list[int]]) -> Tensor:
        flat = torch.tensor([i for row in ids for i in row])
        starts = torch.tensor([0, *np.cumsum([len(row) for row in ids])[:-1]])
        return functional.normalize(self.table(flat, starts), dim=1)


def bare(ids: list[int]) -> list[int]:
    """Ids without the marks at both ends."""
    return ids[1:-1] or ids


def learn(bag: Bag, data: Data, axes: NDArray[np.float32], steps: int, rate: float, seed: int) -> None:
    """Distil, contrast and rank in turn."""
    targets = functional.normalize(torch.from_numpy(data.targets.astype(np.float32) @ axes), dim=1)
    ids = [bare(row) for row in data.ids]
    optimizer = torch.optim.SparseAdam(bag.parameters(), lr=rate)
    for step in tqdm(range(steps), desc="static", mininterval=10):
        rng = random.Random(seed * 1_000_003 + step)
        for group in optimizer.param_groups:
            group["lr"] = rate * max(0.02, 1 - step / steps)
        rows = rng.sample(range(len(ids)), min(512, len(ids)))
        bank = targets[rng.sample(range(len(ids)), min(4096, len(ids)))]
        loss = distillation_loss(bag([ids[i] for i in rows]), targets[rows], bank)
        if step % 2:
            queries, texts = data.domain.batch(128, rng)
            written = data.written.batch(128, 64, rng)
            parts = (queries, texts, written.queries, written.passages, written.others)
            q, p, wq, wp, wo = (bag([bare(e.ids) for e in data.tokenizer.encode_batch_fast(part)]) for part in parts)
            loss = loss + 0.5 * contrastive_loss(q, p) + contrastive_loss(wq, wp, wo)
        else:
            scored = rng.sample(data.scored, min(128, len(data.scored)))
            first, second = bag([bare(s[0]) for s in scored]), bag([bare(s[1]) for s in scored])
            loss = loss + 0.3 * cosent_loss(first, second, torch.tensor([s[2] for s in scored]))
            pairs = rng.sample(data.synonyms, min(256, len(data.synonyms)))
            loss = loss + 0.3 * contrastive_loss(*(bag([bare(p[side]) for p in pairs]) for side in (0, 1)))
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()  # type: ignore[no-untyped-call]
        optimizer.zero_grad(set_to_none=True)


def save_static(table: NDArray[np.float32], tokenizer: Tokenizer, out: Path) -> None:
    """Write a sentence-transformers folder with float16 weights."""
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    modules: list[Any] = [StaticEmbedding(tokenizer, embedding_weights=table), Normalize()]
    SentenceTransformer(modules=modules, device="cpu").save(str(out), create_model_card=False)
    weights = next(out.rglob("model.safetensors"))
    save_file({"embedding.weight": table.astype(np.float16)}, weights)
    weights.chmod(0o644)


def load_student(folder: Path) -> tuple[Student, Tokenizer]:
    """The trained model, as a student."""
    from safetensors.numpy import load_file

    state = {k: v.astype(np.float32) for k, v in load_file(folder / "model.safetensors").items()}
    layers = tuple(sorted({int(k.split(".")[2]) for k in state if k.startswith("encoder.layer.")}))
    student = Student(teacher_folder(), state["embeddings.word_embeddings.weight"], layers)
    student.body.load_state_dict({k: torch.from_numpy(v) for k, v in state.items() if "pooler" not in k})
    return student, load_tokenizer(folder / "tokenizer.json")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--model", type=Path, default=Path("index/model/vraagbaak-nl"))
    parser.add_argument("--out", type=Path, default=Path("index/model/vraagbaak-nl-static"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--dims", type=int, default=256)
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(arguments.threads)
    work = Work(arguments.data, arguments.work, seed=arguments.seed, threads=arguments.threads)
    student, tokenizer = load_student(arguments.model)
    data = prepare(work, student, Recipe(synonym_cosine=0.5))
    marks = [SPECIAL.index(name) for name in ("[CLS]", "[SEP]")]
    alone = student.encode_ids([[marks[0], i, marks[1]] for i in range(tokenizer.get_vocab_size())])
    sentences = data.targets[[i for i, word in enumerate(data.is_word) if not word]].astype(np.float32)
    axes = principal_axes(sentences, arguments.dims)
    table = alone @ axes * frequency_weights(work.vectors()[1])[:, None]
    bag = Bag(np.ascontiguousarray(table, dtype=np.float32))
    learn(bag, data, axes, arguments.steps, arguments.rate, arguments.seed)
    save_static(bag.table.weight.detach().numpy(), tokenizer, arguments.out)
    log.info("written to %s", arguments.out)


if __name__ == "__main__":
    main()
