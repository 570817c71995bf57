"""A model folder with an int8 graph, run by onnxruntime: no torch, which alone takes seconds to import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embedder import Query, Vectors
from index.fingerprint import fingerprint_of
from index.onnx_session import cores, open_session
from index.tokens import TokenStates

if TYPE_CHECKING:
    from tokenizers import Tokenizer

GRAPH = "model.onnx"  # written by index.training.graph
AT_ONCE = 64  # texts that are told of together


class OnnxEmbedder:
    """Vectors of ``model.onnx``, which reads its weights from ``model.safetensors`` in the same folder."""

    def __init__(self, folder: str | Path) -> None:
        self.name = str(folder)
        self._folder = Path(folder)

    @staticmethod
    def can_run(folder: str | Path) -> bool:
        """Whether there is a graph in the folder, with what it needs beside it."""
        return all((Path(folder) / name).is_file() for name in (GRAPH, "model.safetensors", "tokenizer.json"))

    @property
    def fingerprint(self) -> str:
        return "int8-" + fingerprint_of(self._folder)

    def encode_passages(self, texts: Sequence[str], on_batch: Callable[[int], None] = lambda _: None) -> Vectors:
        out = np.zeros((len(texts), self._dimensions), np.float32)
        for row, vector, _ in self._encoded(texts, on_batch):
            out[row] = vector
        return out

    def encode_with_tokens(
        self, texts: Sequence[str], on_batch: Callable[[int], None] = lambda _: None
    ) -> tuple[Vectors, TokenStates]:
        out = np.zeros((len(texts), self._dimensions), np.float32)
        states: list[Vectors] = [np.zeros((0, 0), np.float32)] * len(texts)
        for row, vector, mine in self._encoded(texts, on_batch):
            out[row], states[row] = vector, mine
        return out, TokenStates.of(states)

    def encode_query(self, text: str) -> Query:
        return Query(*self._run(self._tokenizer.encode(self._prompt("query") + text).ids))

    def _encoded(self, texts: Sequence[str], on_batch: Callable[[int], None]) -> Iterator[tuple[int, Vectors, Vectors]]:
        """Row, vector and token states of each text, in order.

        Each text is run alone: int8 takes its scale from all that is run together, so that a text would get another
        vector beside others. The cores share the texts.
        """
        prompt = self._prompt("document", "passage")
        tokens = [e.ids for e in self._tokenizer.encode_batch_fast([prompt + text for text in texts])]
        with ThreadPoolExecutor(cores()) as pool:
            for start in range(0, len(tokens), AT_ONCE):
                some = tokens[start : start + AT_ONCE]
                for row, (vector, states) in enumerate(pool.map(self._run, some), start):
                    yield row, vector, states
                on_batch(len(some))

    def _run(self, tokens: Sequence[int]) -> tuple[Vectors, Vectors]:
        """The vector of a text, and the states of its tokens without the marks at its ends."""
        ids = np.array([tokens], np.int64)
        vectors, *states = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        if not states:  # the graph of a model that was not trained for it
            return np.asarray(vectors[0], np.float32), np.zeros((0, 0), np.float32)
        return np.asarray(vectors[0], np.float32), states[0][0, 1:-1].copy()

    def _prompt(self, *names: str) -> str:
        return next((self._prompts[name] for name in names if name in self._prompts), "")

    @cached_property
    def _prompts(self) -> dict[str, str]:
        return dict(self._settings("config_sentence_transformers.json").get("prompts", {}))

    def _settings(self, file: str) -> dict[str, Any]:
        made: dict[str, Any] = json.loads((self._folder / file).read_text(encoding="utf-8"))
        return made

    @cached_property
    def _dimensions(self) -> int:
        return int(self._settings("config.json")["hidden_size"])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(int(self._settings("sentence_bert_config.json")["max_seq_length"]))
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        remedy = "Installeer Vraagbaak opnieuw, of geef met VRAAGBAAK_MODEL of --model een andere map."
        return open_session(self._folder / GRAPH, remedy)
