"""Texts to vectors, behind one small seam: what an index needs of an embedding model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from index.tokens import TokenStates
from ingest.errors import UserError

Vectors = npt.NDArray[np.float32]


class EmbedderError(UserError):
    """A model that cannot be loaded; the message says what to do, in Dutch, for the user."""


class Query(NamedTuple):
    """A question as a model sees it: a unit vector, float32 of shape (dimensions,), and the states of its tokens,
    float32 of shape (tokens, token dimensions), which is (0, 0) for a model that gives none."""

    vector: Vectors
    tokens: Vectors


class Embedder(Protocol):
    """What an index needs of an embedding model."""

    @property
    def name(self) -> str:
        """What the user called the model."""

    @property
    def fingerprint(self) -> str:
        """Differs for models that give different vectors; known without loading the model."""

    def encode_passages(self, texts: Sequence[str], on_batch: Callable[[int], None] = ...) -> Vectors:
        """Unit vectors, float32, shape (len(texts), dimensions). ``on_batch`` gets the number of texts just done."""

    def encode_with_tokens(
        self, texts: Sequence[str], on_batch: Callable[[int], None] = ...
    ) -> tuple[Vectors, TokenStates]:
        """As ``encode_passages``, with the states of the tokens; of no dimensions for a model that gives none."""

    def encode_query(self, text: str) -> Query:
        """A question, with its tokens."""


def default_model() -> str:
    """The folder of the Dutch model that comes with the product."""
    return str(Path(__file__).with_name("model") / "vraagbaak-nl")


def load_embedder(model: str | Path | None = None) -> Embedder:
    """The embedder for a model folder or hub name; without one, that of the model that comes with the product.

    A folder with an int8 graph beside its weights is run by onnxruntime, which starts and works several times faster;
    any other by sentence-transformers.
    """
    from index.onnx_embedder import OnnxEmbedder  # imported late: both know this module
    from index.transformer_embedder import SentenceTransformerEmbedder

    name = str(model or default_model())
    return OnnxEmbedder(name) if OnnxEmbedder.can_run(name) else SentenceTransformerEmbedder(name)
