"""The training losses. All vectors of texts that come in are of unit length, a row for each text."""

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


def late_interaction(query: Tensor, passage: Tensor) -> Tensor:
    """How well each query's tokens find their like in each passage, -1 to 1, of shape (queries, passages).

    ColBERT's sum of maxima (Khattab & Zaharia 2020, SIGIR) over the states of tokens, (texts, tokens, dimensions) with
    zeros for padding. A passage's tokens count by direction; how long a query's token is tells its weight, so that the
    model learns which words of a question matter.
    """
    unit = functional.normalize(passage, dim=2, eps=1e-6)
    likeness = torch.einsum("qtd,psd->qpts", query, unit)
    best = likeness.masked_fill((passage == 0).all(2)[None, :, None, :], -1e4).amax(3)
    scores: Tensor = best.sum(2) / query.norm(dim=2).sum(1).clamp_min(1e-6)[:, None]
    return scores


def late_loss(query: Tensor, passage: Tensor, temperature: float = 0.05) -> Tensor:
    """Each query should find its passage by late interaction; passages that are nobody's come last."""
    logits = late_interaction(query, passage) / temperature
    return functional.cross_entropy(logits, torch.arange(len(query)))
