"""Any sentence-transformers folder or hub name as an embedder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.embedder import EmbedderError, Query, Vectors
from index.fingerprint import fingerprint_of
from index.tokens import TokenStates

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32


class SentenceTransformerEmbedder:
    """A model of the sentence-transformers library, loaded when the first text is encoded.

    A model's own prompts for queries and passages are used where it has them.
    """

    def __init__(self, model: str | Path) -> None:
        self.name = str(model)
        self._model: SentenceTransformer | None = None

    @property
    def fingerprint(self) -> str:
        folder = Path(self.name)
        return fingerprint_of(folder) if folder.is_dir() else hashlib.sha256(self.name.encode()).hexdigest()[:16]

    def encode_passages(self, texts: Sequence[str], on_batch: Callable[[int], None] = lambda _: None) -> Vectors:
        model = self._load()
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))  # like lengths together: less padding
        out: Vectors | None = None
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors = model.encode_document(
                [texts[i] for i in batch], normalize_embeddings=True, show_progress_bar=False
            )
            if out is None:
                out = np.empty((len(texts), vectors.shape[1]), np.float32)
            out[batch] = vectors
            on_batch(len(batch))
        return out if out is not None else np.zeros((0, self.dimensions), np.float32)

    def encode_with_tokens(
        self, texts: Sequence[str], on_batch: Callable[[int], None] = lambda _: None
    ) -> tuple[Vectors, TokenStates]:
        """A model that was not trained for it gives no tokens."""
        none = [np.zeros((0, 0), np.float32) for _ in texts]
        return self.encode_passages(texts, on_batch), TokenStates.of(none)

    def encode_query(self, text: str) -> Query:
        vector = self._load().encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return Query(np.asarray(vector, np.float32), np.zeros((0, 0), np.float32))

    @property
    def dimensions(self) -> int:
        return int(self._load().get_embedding_dimension() or 0)

    def _load(self) -> SentenceTransformer:
        if self._model is None:
            beside = Path(
                self.name
            ).parent  # of "modellen/mijn", where there is a folder "modellen", no hub has to be asked
            is_path = self.name.startswith((".", "/", "~")) or (beside != Path(".") and beside.is_dir())
            if is_path and not Path(self.name).is_dir():
                raise EmbedderError(f"De map {self.name} met het taalmodel bestaat niet.")
            if Path(self.name).is_dir():
                os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder needs no hub: never ask one
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it is in English, and takes a blink
            try:
                self._model = SentenceTransformer(self.name, device="cpu")
            except (OSError, ValueError, ImportError, RuntimeError) as error:
                raise EmbedderError(
                    f"Het taalmodel {self.name!r} kan niet worden geladen. Geef met VRAAGBAAK_MODEL of --model een map "
                    "met een sentence-transformers-model, of laat die instelling weg voor het meegeleverde model."
                ) from error
        return self._model
