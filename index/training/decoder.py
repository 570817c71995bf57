"""What compares a question with a passage, token by token.

The states of both come from an encoder that reads each apart (:mod:`index.training.verifier_model`): the few weights
here only have to compare them, so that some ten thousand pairs are enough (after MacAvaney et al. 2020, "Efficient
Document Re-Ranking for Transformers by Precomputing Term Representations", SIGIR). Each token of the question starts
with the tokens of the passage that are like it (Parikh et al. 2016, "A Decomposable Attention Model for Natural
Language Inference", EMNLP), and then attends to the passage and to the rest of the question (Vaswani et al. 2017,
"Attention Is All You Need").
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

STATES = 256  # dimensions that are kept of an encoder's states
WIDTH = 192
HEADS = 6
BLOCKS = 2
INNER = 3 * WIDTH


class Encoded(NamedTuple):
    """Texts: ``states`` of shape (texts, tokens, dimensions), ``tokens`` for late interaction as unit vectors, ``mask``
    (bool) and ``vectors``, of unit length, of shape (texts, width)."""

    states: Tensor
    tokens: Tensor
    mask: Tensor
    vectors: Tensor


class Couples(NamedTuple):
    """Numbers of questions and of passages, each of shape (pairs,): what is compared with what."""

    questions: Tensor
    passages: Tensor


class Block(nn.Module):
    """The tokens of the question attend to those of the passage, then to each other."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.before_passage, self.before_self, self.before_inner = (nn.LayerNorm(WIDTH) for _ in range(3))
        self.query, self.key_value = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 2 * WIDTH)
        self.from_passage, self.from_self = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.self = nn.Linear(WIDTH, 3 * WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, y: Tensor, question_mask: Tensor, passage_mask: Tensor, passages: Tensor) -> Tensor:
        """``x``: the questions, pair by pair; ``y``: the passages, of which ``passages`` tells that of each pair."""
        key, value = (part[passages] for part in self.key_value(y).chunk(2, -1))
        found = _attend(self.query(self.before_passage(x)), key, value, passage_mask)
        x = x + self.dropout(self.from_passage(found))
        query, key, value = self.self(self.before_self(x)).chunk(3, -1)
        x = x + self.dropout(self.from_self(_attend(query, key, value, question_mask)))
        made: Tensor = x + self.dropout(self.outer(functional.gelu(self.inner(self.before_inner(x)))))
        return made


def _attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    query, key, value = (t.view(*t.shape[:2], HEADS, -1).transpose(1, 2) for t in (query, key, value))
    mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
    return mixed.transpose(1, 2).flatten(2)


class Decoder(nn.Module):
    """A logit for each pair of a question and a passage; ``states`` is the width of the encoder's."""

    def __init__(self, states: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.projection = nn.Linear(states, STATES)
        self.of_question, self.of_passage = nn.Linear(STATES, WIDTH), nn.Linear(STATES, WIDTH)
        self.mix = nn.Linear(3 * WIDTH + 2, WIDTH)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(BLOCKS))
        self.normal = nn.LayerNorm(WIDTH)
        self.weight = nn.Linear(WIDTH, 1)
        self.inner, self.outer = nn.Linear(2 * WIDTH + 4, WIDTH), nn.Linear(WIDTH, 1)
        self.dropout = nn.Dropout(dropout)
        self.sharpness = nn.Parameter(torch.tensor(15.0))

    def forward(self, questions: Encoded, passages: Encoded, pairs: Couples) -> Tensor:
        """Shape (pairs,)."""
        asked, read = pairs
        question_mask, passage_mask = questions.mask[asked], passages.mask[read]
        alike = questions.tokens[asked] @ passages.tokens[read].transpose(1, 2)
        alike = alike.masked_fill(~passage_mask[:, None, :], -2)
        best = alike.amax(-1, keepdim=True)
        x = self.of_question(self.projection(questions.states))[asked]
        y = self.of_passage(self.projection(passages.states))
        aligned = torch.softmax(self.sharpness * alike, -1) @ y[read].to(alike.dtype)
        x = x + self.mix(torch.cat([x, aligned, x * aligned, best, best**2], -1))
        for block in self.blocks:
            x = block(x, y, question_mask, passage_mask, read)
        x = self.normal(x)
        held = question_mask.float()[..., None]
        count = held.sum(1)
        weights = torch.softmax(self.weight(x).masked_fill(held == 0, -1e4), 1)
        late = (best * held).sum(1) / count
        lowest = best.masked_fill(held == 0, 2).amin(1)
        cosine = (questions.vectors[asked] * passages.vectors[read]).sum(-1, keepdim=True)
        found = torch.cat([(x * weights).sum(1), (x * held).sum(1) / count, cosine, late, lowest, late * cosine], -1)
        logits: Tensor = self.outer(self.dropout(functional.gelu(self.inner(found))))
        return logits.squeeze(-1)
