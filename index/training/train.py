"""Make the Dutch embedding model from raw text.

``python -m index.training.train FOLDER --out index/model/vraagbaak-nl`` runs every step; what a step made is kept in
the work folder (``--work``) and a run that was stopped goes on from its last checkpoint when the command is given
again. The same seed and number of steps give the same model on the same machine, but for the vectors of the running
text, which are learned by several threads at once.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import logging
import os
import random
from pathlib import Path

import numpy as np
import torch
from scipy.stats import spearmanr  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from index.training.batches import clip
from index.training.known_item import KnownItems, build, dense_ranks, hit_and_mrr
from index.training.loop import Data, Recipe, Trainer
from index.training.pairs import DomainBatches, QueryMaker, Synonyms, make_passages
from index.training.parallel import load_scored, load_sts, load_synonyms
from index.training.policy import policy_synonyms
from index.training.stages import Work
from index.training.student import Student, save_model
from index.training.teacher import teacher_folder
from index.training.tokenizer import encode
from index.training.written import WrittenBatches, load_written

log = logging.getLogger(__name__)


def plausible_synonyms(work: Work, student: Student, tokenizer: Tokenizer, least: float) -> Synonyms:
    """The synonyms whose words the untrained student, which knows them from the dictionary, finds alike enough.

    The sources put several senses of a word on one line.
    """
    synonyms = Synonyms(load_synonyms(work.data), (p for p in work.pairs if p.is_word))
    words = sorted(synonyms.of)
    place = {word: i for i, word in enumerate(words)}
    vectors = student.encode(tokenizer, words)
    couples = synonyms.couples()
    synonyms.keep((a, b) for a, b in couples if vectors[place[a]] @ vectors[place[b]] >= least)
    log.info("%d of %d couples of synonyms kept", len(synonyms.couples()), len(couples))
    return synonyms


def prepare(work: Work, student: Student, recipe: Recipe, scored: tuple[str, ...] = ("train",)) -> Data:
    """Everything that is learned from."""
    tokenizer = work.tokenizer()
    synonyms = plausible_synonyms(work, student, tokenizer, recipe.synonym_cosine)
    passages = make_passages(work.sections("train"))
    log.info("%d passages of running text, %d words with synonyms", len(passages), len(synonyms.of))
    couples = synonyms.couples() + 2 * policy_synonyms()
    a, b = (encode(tokenizer, list(side), special=True) for side in zip(*couples, strict=True))
    sts = load_scored(work.data, scored)
    first, second = (encode(tokenizer, [row[i] for row in sts], special=True) for i in (0, 1))  # type: ignore[misc]
    written = WrittenBatches(passages, load_written())
    log.info("%d written queries", len(written.queries))
    return Data(
        tokenizer=tokenizer,
        ids=[clip(ids, recipe.longest) for ids in encode(tokenizer, [p.dutch for p in work.pairs], special=True)],
        targets=work.teacher(),
        is_word=[p.is_word for p in work.pairs],
        synonyms=list(zip(a, b, strict=True)),
        scored=[(x, y, row[2]) for x, y, row in zip(first, second, sts, strict=True)],
        domain=DomainBatches(passages, QueryMaker(synonyms)),
        written=written,
    )


class Watch:
    """Measures the student on development data and keeps the best."""

    def __init__(self, work: Work, student: Student, tokenizer: Tokenizer, out: Path) -> None:
        self.work, self.student, self.tokenizer, self.out = work, student, tokenizer, out
        self.sts = load_sts(work.data, "dev")[::3]
        self.items: KnownItems = build(work.sections("dev"), 200, 900, load_written())

    def __call__(self, step: int) -> float:
        """Log the figures of this step; the model is written, and kept as the best when it is."""
        figures = self.measure()
        score = float(np.mean(list(figures.values())))
        log.info("dev at step %d: %s, mean %.4f", step, {k: round(v, 4) for k, v in figures.items()}, score)
        best_file = self.work.folder / "best.json"
        best = json.loads(best_file.read_text())["score"] if best_file.exists() else -1.0
        if score >= best:
            save_model(self.student, self.tokenizer, teacher_folder(), self.out)
            best_file.write_text(json.dumps({"score": score, "step": step, **figures}))
        return score

    def measure(self) -> dict[str, float]:
        """Spearman on stsb-nl dev, and the mean reciprocal rank of each kind of known item."""
        student, tokenizer = self.student, self.tokenizer
        a, b = (student.encode(tokenizer, [str(row[i]) for row in self.sts]) for i in (0, 1))
        figures = {"sts": float(spearmanr((a * b).sum(1), [row[2] for row in self.sts])[0])}
        passages = student.encode(tokenizer, self.items.texts, longest=128)
        for kind, queries in self.items.queries.items():
            vectors = student.encode(tokenizer, [q for q, _ in queries], longest=128)
            figures[kind] = hit_and_mrr(dense_ranks(vectors, passages, [r for _, r in queries]))[1]
        return figures


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--out", type=Path, default=Path("index/model/vraagbaak-nl"))
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what each step makes is kept")
    parser.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--layers", type=str, default="", help="layers of the body to keep (0,2,3,5)")
    for name in dataclasses.fields(Recipe):
        parser.add_argument(f"--{name.name.replace('_', '-')}", type=type(name.default), default=name.default)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    recipe = Recipe(**{f.name: getattr(arguments, f.name) for f in dataclasses.fields(Recipe)})
    torch.set_num_threads(arguments.threads)
    random.seed(recipe.seed)
    np.random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    work = Work(arguments.data, arguments.work, seed=recipe.seed, threads=arguments.threads)
    layers = tuple(int(x) for x in arguments.layers.split(",")) if arguments.layers else None
    student = Student(teacher_folder(), work.embeddings(), layers)
    data = prepare(work, student, recipe)
    trainer = Trainer(student, data, recipe, work.folder)
    watch = Watch(work, student, data.tokenizer, arguments.out)
    if trainer.resume():
        log.info("going on from step %d", trainer.step)
    else:
        watch(0)

    def mine() -> None:
        data.written.mine(lambda texts: student.encode(data.tokenizer, texts, longest=128))

    def pause(step: int) -> None:
        watch(step)
        mine()

    if trainer.step:
        mine()
    trainer.run(pause)
    watch(trainer.step)
    save_model(student, data.tokenizer, teacher_folder(), work.folder / "last")


if __name__ == "__main__":
    main()
