"""What the verifier's own layers start from: the states of many texts halfway the embedding model, encoded once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tqdm import tqdm

from index.batching import batches_of, padded
from index.training.verifier_graph import build_states_graph

BATCH_TOKENS = 4_096

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StateTable:
    """Of the texts in order: ``states``, float16 of shape (all tokens, width), of which text ``i`` has rows
    ``starts[i]`` up to ``starts[i + 1]``, and ``vectors``, float32 of shape (texts, width), of unit length."""

    states: NDArray[np.float16]
    vectors: Floats
    starts: NDArray[np.int64]

    def length(self, text: int) -> int:
        """Its tokens."""
        return int(self.starts[text + 1] - self.starts[text])


class EncodedBatch(NamedTuple):
    """``rows`` are the numbers of the texts; ``lower`` their states halfway, of shape (texts, tokens, width), and
    ``vectors`` of shape (texts, width)."""

    rows: list[int]
    lower: Floats
    vectors: Floats


class StateEncoder:
    """The embedding model in ``folder``, in int8 as it will run."""

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # made in memory, but its weights are read from the folder
        options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(folder))
        graph = build_states_graph(folder).SerializeToString()
        self._session: Any = onnxruntime.InferenceSession(graph, options, ["CPUExecutionProvider"])

    def batches(self, ids: Sequence[Sequence[int]]) -> Iterator[EncodedBatch]:
        """Texts of like length together."""
        for rows in batches_of([len(mine) for mine in ids], BATCH_TOKENS):
            padded_ids, mask = padded([ids[number] for number in rows])
            yield EncodedBatch(rows, *self._session.run(None, {"input_ids": padded_ids, "attention_mask": mask}))


def make_states(encoder: StateEncoder, ids: Sequence[Sequence[int]]) -> StateTable:
    """Encode texts, given as the ids of their tokens."""
    starts = np.concatenate([[0], np.cumsum([len(mine) for mine in ids])]).astype(np.int64)
    states, vectors = np.zeros((0, 0), np.float16), np.zeros((0, 0), np.float32)
    with tqdm(total=len(ids), desc="states", mininterval=20) as bar:
        for batch in encoder.batches(ids):
            if not states.size:
                states = np.zeros((int(starts[-1]), batch.lower.shape[-1]), np.float16)
                vectors = np.zeros((len(ids), batch.vectors.shape[-1]), np.float32)
            vectors[batch.rows] = batch.vectors
            for row, number in enumerate(batch.rows):
                start, stop = starts[number], starts[number + 1]
                states[start:stop] = batch.lower[row, : stop - start]
            bar.update(len(batch.rows))
    return StateTable(states, vectors, starts)
