"""The verifier as it is trained: the upper layers of the embedding model, made its own, and two decoders on them."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from index.training.decoder import STATES, Couples, Decoder, Encoded
from index.training.graph import TOKEN_DIMENSIONS
from index.verifier import Verdicts

LOWER = 3  # layers of the embedding model that are left as they are; what they make of a text is encoded once
TASKS = Verdicts._fields
UPPER = "upper"  # the file with the own layers, and what their names begin with there


class Lower(NamedTuple):
    """Texts as the lower layers leave them: ``states`` of shape (texts, tokens, width), and ``mask`` (bool)."""

    states: Tensor
    mask: Tensor


class VerifierModel(nn.Module):
    """``upper`` starts as the upper layers of the embedding model in ``folder``; there is a decoder for each task.

    The lower layers stay those of the embedding model, so that the product holds them once (after Lee et al. 2019,
    "What Would Elsa Do? Freezing Layers During Transformer Fine-Tuning", arXiv:1911.03090).
    """

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        from transformers import AutoModel

        body: Any = AutoModel.from_pretrained(folder, dtype=torch.float32, add_pooling_layer=False)
        self.upper = nn.ModuleList(copy.deepcopy(layer) for layer in body.encoder.layer[LOWER:])
        self.decoders = nn.ModuleDict({task: Decoder(2 * body.config.hidden_size, dropout) for task in TASKS})

    def encode(self, texts: Lower) -> Encoded:
        """What the decoders read: the states below and above the own layers side by side, each token's with mean 0 and
        variance 1."""
        away = torch.where(texts.mask, 0.0, -1e4)[:, None, None, :]
        last = texts.states
        for layer in self.upper:
            made = layer(last, attention_mask=away.to(last.dtype))
            last = made[0] if isinstance(made, tuple) else made
        last = last.float()
        held = texts.mask.float()[..., None]
        states = torch.cat([_standard(texts.states), _standard(last)], -1)
        tokens = functional.normalize(last[..., :TOKEN_DIMENSIONS], dim=-1)
        return Encoded(states, tokens, texts.mask, functional.normalize((last * held).sum(1), dim=-1))

    def forward(self, questions: Encoded, passages: Encoded, pairs: Couples, task: str) -> Tensor:
        """Logits of shape (pairs,) by the decoder for ``task``."""
        logits: Tensor = self.decoders[task](questions, passages, pairs)
        return logits

    def begin(self, texts: Lower) -> None:
        """Let the decoders start from the principal components of the states of ``texts``, which they get with mean 0
        and an average variance of 1."""
        with torch.inference_mode():
            states = self.encode(texts).states[texts.mask]
            middle = states.mean(0)
            _, directions = torch.linalg.eigh(torch.cov((states - middle).T))
            matrix = directions.flip(1)[:, :STATES].T
            matrix = matrix / ((states - middle) @ matrix.T).std()
        state = {"weight": matrix, "bias": -matrix @ middle}
        for decoder in self.decoders.values():
            decoder.get_submodule("projection").load_state_dict(state)

    def load(self, folder: Path) -> None:
        """Go on from what :meth:`save` wrote in ``folder``."""
        upper = load_file(folder / f"{UPPER}.safetensors")
        for at, layer in self._named_layers():
            names = {name: f"{UPPER}.{at}.{name}" for name in layer.state_dict()}
            layer.load_state_dict({name: upper[full].float() for name, full in names.items()})
        for task, decoder in self.decoders.items():
            weights = load_file(folder / f"{task}.safetensors")
            decoder.load_state_dict({name.removeprefix(f"{task}."): w.float() for name, w in weights.items()})

    def save(self, folder: Path) -> None:
        """Write the weights in float16: a file for the own layers and one for each decoder."""
        folder.mkdir(parents=True, exist_ok=True)
        upper = {
            f"{UPPER}.{at}.{name}": w for at, layer in self._named_layers() for name, w in layer.state_dict().items()
        }
        _write(upper, folder / f"{UPPER}.safetensors")
        for task, decoder in self.decoders.items():
            weights = {f"{task}.{name}": w for name, w in decoder.state_dict().items()}
            _write(weights, folder / f"{task}.safetensors")

    def _named_layers(self) -> list[tuple[str, nn.Module]]:
        """The own layers, as they are called in the file."""
        return [(f"encoder.layer.{LOWER + n}", layer) for n, layer in enumerate(self.upper)]


def _write(weights: dict[str, Tensor], path: Path) -> None:
    save_file({name: tensor.detach().half().contiguous() for name, tensor in weights.items()}, path)


def _standard(states: Tensor) -> Tensor:
    return functional.layer_norm(states, states.shape[-1:], eps=1e-6)
