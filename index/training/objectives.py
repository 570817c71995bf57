"""The training losses. All vectors that come in are of unit length, a row for each text."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def distillation_loss(student: Tensor, teacher: Tensor, bank: Tensor, temperature: float = 0.05) -> Tensor:
    """How far the student is from the teacher's vectors, and from its view of the texts in ``bank``.

    The second term compares the student's distribution over the bank (the teacher's vectors of many other texts, which
    cost nothing) with the teacher's own (Fang et al. 2021, "SEED: Self-supervised Distillation for Visual
    Representation", ICLR); the text itself is the first entry.
    """
    cosine = (student * teacher).sum(1)
    wanted = torch.cat([torch.ones_like(cosine)[:, None], teacher @ bank.T], dim=1) / temperature
    given = torch.cat([cosine[:, None], student @ bank.T], dim=1) / temperature
    wanted, given = (functional.log_softmax(side, dim=1) for side in (wanted, given))
    relation = functional.kl_div(given, wanted, log_target=True, reduction="batchmean")
    return 4.0 * (1 - cosine).mean() + relation


def contrastive_loss(query: Tensor, passage: Tensor, others: Tensor | None = None, temperature: float = 0.05) -> Tensor:
    """Each query should find its passage among the batch's and ``others`` (and each passage its query).

    InfoNCE (van den Oord et al. 2018) with a memory of recent batches (Wang et al. 2020, "Cross-Batch Memory for
    Embedding Learning", CVPR).
    """
    logits = query @ passage.T / temperature
    target = torch.arange(len(query))
    backward = functional.cross_entropy(logits.T, target)
    if others is not None and len(others):
        logits = torch.cat([logits, query @ others.T / temperature], dim=1)
    return 0.8 * functional.cross_entropy(logits, target) + 0.2 * backward


def cosent_loss(first: Tensor, second: Tensor, scores: Tensor, scale: float = 20.0) -> Tensor:
    """Pairs with a higher score should be nearer than pairs with a lower one.

    CoSENT (Su 2022; described in Huang et al. 2024, "CoSENT: Consistent Sentence Embedding via Similarity Ranking",
    IEEE/ACM TASLP).
    """
    cosine = (first * second).sum(1) * scale
    higher = scores[:, None] > scores[None, :]
    gaps = (cosine[None, :] - cosine[:, None])[higher]
    return torch.logsumexp(torch.cat([gaps.new_zeros(1), gaps]), dim=0)
