"""The training loop: which batch comes when, the learning rates, checkpoints."""

from __future__ import annotations

import logging
import random
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.training.batches import clip, length_batches, pad
from index.training.objectives import contrastive_loss, cosent_loss, distillation_loss, late_loss
from index.training.pairs import DomainBatches
from index.training.student import Student
from index.training.written import WrittenBatches

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recipe:
    """What decides how training goes. ``pattern`` is the turn of the batches, a letter for each kind:

    s: sentences and w: dictionary words, to the teacher's vectors; d: queries and passages of the running text;
    q: written queries and their passages; y: synonyms; t: sentence pairs with a human score.
    """

    pattern: str = "sqdqwsqyqtdsq"
    steps: int = 4000
    minutes: float = 0.0  # when set, the schedule follows the clock and not the steps
    body_rate: float = 6e-5
    embedding_rate: float = 4e-4
    warmup: float = 0.03
    tokens: int = 2560
    most: int = 384
    longest: int = 64
    domain_batch: int = 48
    passage_tokens: int = 72
    query_tokens: int = 32
    written_batch: int = 32
    written_others: int = 12
    written_tokens: int = 112
    written_weight: float = 1.0
    late_weight: float = 0.5
    bank: int = 4096
    queue: int = 1024
    word_weight: float = 0.5
    domain_weight: float = 0.5
    synonym_weight: float = 0.3
    score_weight: float = 0.3
    synonym_cosine: float = 0.35
    seed: int = 1


@dataclass
class Data:
    """What is learned from, as ids."""

    tokenizer: Tokenizer
    ids: list[list[int]]
    targets: np.ndarray[Any, np.dtype[np.float16]]
    is_word: list[bool]
    synonyms: list[tuple[list[int], list[int]]]
    scored: list[tuple[list[int], list[int], float]]
    domain: DomainBatches
    written: WrittenBatches
    bank_rows: list[int] = field(default_factory=list)


class Trainer:
    """Trains a student and can take up a run where it was left."""

    def __init__(self, student: Student, data: Data, recipe: Recipe, work: Path) -> None:
        self.student, self.data, self.recipe = student, data, recipe
        self.checkpoint = work / "checkpoint.pt"
        table = student.body.get_input_embeddings().weight
        body = [p for n, p in student.named_parameters() if p is not table]
        groups: list[dict[str, Any]] = [
            {"params": [p for p in body if p.ndim > 1], "base": recipe.body_rate, "weight_decay": 0.01},
            {"params": [p for p in body if p.ndim == 1], "base": recipe.body_rate, "weight_decay": 0.0},
            {"params": [table], "base": recipe.embedding_rate, "weight_decay": 0.0},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), fused=True)
        self.rows = {kind: [i for i, w in enumerate(data.is_word) if w == (kind == "w")] for kind in "sw"}
        self.step, self.elapsed = 0, 0.0
        self.turns = dict.fromkeys("swdqyt", 0)
        self.queue: deque[Tensor] = deque()  # the vectors of recent passages
        self.losses: dict[str, list[float]] = defaultdict(list)
        self.streams: dict[str, Iterator[list[int]]] = {}

    def resume(self) -> bool:
        """Take up the run in the work folder, if there is one."""
        if not self.checkpoint.exists():
            return False
        state = torch.load(self.checkpoint, weights_only=True)
        self.student.load_state_dict(state["student"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.elapsed, self.turns = state["step"], state["elapsed"], state["turns"]
        return True

    def save(self) -> None:
        """Write the checkpoint; an interrupted write leaves the one before."""
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(
            {
                "student": self.student.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "step": self.step,
                "elapsed": self.elapsed,
                "turns": self.turns,
            },
            partial,
        )
        partial.rename(self.checkpoint)

    def _progress(self) -> float:
        if self.recipe.minutes:
            return self.elapsed / (60 * self.recipe.minutes)
        return self.step / self.recipe.steps

    def _stream(self, kind: str) -> Iterator[list[int]]:
        if kind not in self.streams:
            r, d = self.recipe, self.data
            if kind in "sw":
                lengths = [min(len(d.ids[i]), r.longest) for i in self.rows[kind]]
            elif kind == "y":
                lengths = [2 * max(len(a), len(b)) for a, b in d.synonyms]
            else:
                lengths = [2 * min(max(len(a), len(b)), r.longest) for a, b, _ in d.scored]
            stream = length_batches(lengths, r.tokens, r.most, r.seed)
            self.streams[kind] = islice(stream, self.turns[kind], None)
        return self.streams[kind]

    def _vectors(self, ids: list[list[int]], longest: int) -> Tensor:
        return self._encoded(ids, longest)[0]

    def _encoded(self, ids: list[list[int]], longest: int) -> tuple[Tensor, Tensor]:
        """Vectors and token states in order; the longer and the shorter texts go apart, so that less is padded."""
        ids = [clip(row, longest) for row in ids]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        middle = len(order) // 2
        if len(ids[order[-1]]) < 1.3 * len(ids[order[middle]]) or len(ids) < 16:
            return self.student.with_tokens(*pad(ids))
        halves = [self.student.with_tokens(*pad([ids[i] for i in part])) for part in (order[:middle], order[middle:])]
        back = torch.tensor(order).argsort()
        width = max(states.shape[1] for _, states in halves)
        states = [functional.pad(states, (0, 0, 0, width - states.shape[1])) for _, states in halves]
        return torch.cat([vectors for vectors, _ in halves])[back], torch.cat(states)[back]

    def _recent(self) -> Tensor | None:
        return torch.cat(list(self.queue)) if self.queue and self._progress() > 0.1 else None

    def _remember(self, passages: Tensor) -> None:
        self.queue.append(passages.detach())
        while sum(map(len, self.queue)) > self.recipe.queue:
            self.queue.popleft()

    def _loss(self, kind: str) -> Tensor:
        r, d = self.recipe, self.data
        rng = random.Random(f"{r.seed} {kind} {self.turns[kind]}")
        if kind == "d":
            made = d.domain.batch(r.domain_batch, rng)
            q, p = ([e.ids for e in d.tokenizer.encode_batch_fast(part)] for part in made)
            passages, passage_states = self._encoded(p, r.passage_tokens)
            queries, query_states = self._encoded(q, r.query_tokens)
            loss = contrastive_loss(queries, passages, self._recent())
            self._remember(passages)
            return r.domain_weight * (loss + r.late_weight * late_loss(query_states, passage_states))
        if kind == "q":
            batch = d.written.batch(r.written_batch, r.written_others, rng)
            texts = [e.ids for e in d.tokenizer.encode_batch_fast(batch.passages + batch.others)]
            passages, passage_states = self._encoded(texts, r.written_tokens)
            q = [e.ids for e in d.tokenizer.encode_batch_fast(batch.queries)]
            queries, query_states = self._encoded(q, r.query_tokens)
            mine, others = passages[: len(queries)], passages[len(queries) :]
            recent = self._recent()
            loss = contrastive_loss(queries, mine, others if recent is None else torch.cat([others, recent]))
            self._remember(mine)
            late = late_loss(query_states, passage_states)
            self.losses["late"].append(late.item())
            return r.written_weight * (loss + r.late_weight * late)
        rows = next(self._stream(kind))
        if kind in "sw":
            chosen = [self.rows[kind][i] for i in rows]
            bank = rng.sample(self.rows["s"], min(len(self.rows["s"]), r.bank // 2))
            bank += rng.sample(self.rows["w"], min(len(self.rows["w"]), r.bank // 2))
            target, others = (torch.from_numpy(d.targets[i].astype(np.float32)) for i in (chosen, bank))
            loss = distillation_loss(self._vectors([d.ids[i] for i in chosen], r.longest), target, others)
            return r.word_weight * loss if kind == "w" else loss
        if kind == "y":
            pairs = [d.synonyms[i] for i in rows]
            first, second = self._vectors([a for p in pairs for a in p], r.longest).view(len(pairs), 2, -1).unbind(1)
            return r.synonym_weight * contrastive_loss(first, second)
        scored = [d.scored[i] for i in rows]
        first, second = self._vectors([t for s in scored for t in s[:2]], r.longest).view(len(scored), 2, -1).unbind(1)
        return r.score_weight * cosent_loss(first, second, torch.tensor([s[2] for s in scored]))

    def run(self, on_pause: Callable[[int], object], pause_seconds: float = 1200.0) -> None:
        """Train to the end; ``on_pause`` is called now and then, its time not counted."""
        r = self.recipe
        self.student.train()
        for module in self.student.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0
        started, paused_at = time.time(), time.time()
        before = self.elapsed
        while self._progress() < 1:
            progress = self._progress()
            scale = min(progress / r.warmup, 1.0) * max(0.02, 1 - progress) if r.warmup else max(0.02, 1 - progress)
            for group in self.optimizer.param_groups:
                group["lr"] = group["base"] * max(scale, 0.01)
            kind = r.pattern[self.step % len(r.pattern)]
            loss = self._loss(kind)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.student.parameters(), 5.0)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.losses[kind].append(loss.item())
            self.turns[kind] += 1
            self.step += 1
            self.elapsed = before + time.time() - started
            if self.step % 60 == 0:
                means = {k: round(float(np.mean(v)), 3) for k, v in sorted(self.losses.items())}
                log.info("step %d, %.0f%%, %.1f min, losses %s", self.step, 100 * progress, self.elapsed / 60, means)
                self.losses.clear()
            if time.time() - paused_at > pause_seconds:
                paused_at = time.time()
                self.save()
                on_pause(self.step)
                started += time.time() - paused_at
                paused_at = time.time()
        self.save()
