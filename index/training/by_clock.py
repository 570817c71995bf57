"""Training for some minutes, that goes on where it was stopped."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

log = logging.getLogger(__name__)

PAUSE = 300.0  # seconds between measurements, at which what was learned is kept
WARMUP, LOWEST = 0.04, 0.02  # the share of the time in which the rate rises, and what it falls to, of its peak

Batch = TypeVar("Batch")
Loss = Callable[[Batch], tuple[Tensor, dict[str, float]]]  # and its parts by name


class ByClock:
    """``model`` and its ``optimizer``, whose groups tell the ``peak`` of their rate.

    The rate rises for a short while and then falls to nothing in the time there is. What was learned is kept in the
    file ``kept``, if that is given; ``seen`` counts what the batches held. ``clock`` tells the seconds.
    """

    def __init__(self, model: nn.Module, optimizer: torch.optim.Optimizer, norm: float, kept: Path | None) -> None:
        self.trained, self.optimizer, self.norm, self.kept = model, optimizer, norm, kept
        self.elapsed, self.steps, self.seen = 0.0, 0, 0
        self.clock: Callable[[], float] = time.monotonic

    def resume(self) -> bool:
        """Go on from what was kept, if anything was."""
        if not self.kept or not self.kept.exists():
            return False
        state: dict[str, Any] = torch.load(self.kept, weights_only=True)
        self.trained.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.elapsed, self.steps, self.seen = state["elapsed"], state["steps"], state["seen"]
        return True

    def keep(self) -> None:
        """Write what was learned, whole or not at all."""
        if self.kept:
            state = {"model": self.trained.state_dict(), "optimizer": self.optimizer.state_dict()}
            partial = self.kept.with_suffix(".partial")
            torch.save(state | {"elapsed": self.elapsed, "steps": self.steps, "seen": self.seen}, partial)
            partial.rename(self.kept)

    def train(
        self,
        batches: Iterator[Batch],
        minutes: float,
        loss: Loss[Batch],
        size: Callable[[Batch], int],
        measured: Callable[[], dict[str, float]],
    ) -> dict[str, float]:
        """Learn from ``batches``; the figures that ``measured`` gives at the end, which takes no time of it."""
        losses: list[dict[str, float]] = []
        paused = self.clock()
        for batch in batches:
            progress = self.elapsed / (60 * minutes)
            if progress >= 1:
                break
            started = self.clock()
            losses.append(self._step(batch, loss, min(progress / WARMUP, 1.0) * max(LOWEST, 1 - progress)))
            self.seen += size(batch)
            self.elapsed += self.clock() - started
            if self.clock() - paused > PAUSE:
                self.keep()
                means = {k: round(float(np.mean([x[k] for x in losses if k in x])), 3) for k in losses[0]}
                log.info("%.0f%%, step %d, losses %s; %s", 100 * progress, self.steps, means, measured())
                losses.clear()
                paused = self.clock()
        self.keep()
        return measured()

    def _step(self, batch: Batch, loss: Loss[Batch], rate: float) -> dict[str, float]:
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        total, parts = loss(batch)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.trained.parameters(), self.norm)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        return parts
