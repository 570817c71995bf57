"""States of the tokens of many texts, encoded once for the verifier's decoder to be trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tqdm import tqdm

from index.batching import batches_of, padded
from index.training.verifier_graph import build_states_graph
from index.training.verifier_model import STATES

BATCH_TOKENS = 4_096
SAMPLE = 100_000  # tokens that the projection is found from

Floats = NDArray[np.float32]
Projection = tuple[Floats, Floats]  # a matrix of shape (kept, dimensions), and what is added after it


@dataclass(frozen=True, slots=True)
class StateTable:
    """Of the texts in order: ``states`` and ``tokens``, float16 of shape (all tokens, dimensions), of which text ``i``
    has rows ``starts[i]`` up to ``starts[i + 1]``, and ``vectors``, float32 of shape (texts, dimensions)."""

    states: NDArray[np.float16]
    tokens: NDArray[np.float16]
    vectors: Floats
    starts: NDArray[np.int64]

    def length(self, text: int) -> int:
        """Its tokens."""
        return int(self.starts[text + 1] - self.starts[text])


class StateEncoder:
    """The encoder of the embedding model in ``folder``, in int8 as it will run, up to the states the decoder reads."""

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # made in memory, but its weights are read from the folder
        options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(folder))
        graph = build_states_graph(folder).SerializeToString()
        self._session: Any = onnxruntime.InferenceSession(graph, options, ["CPUExecutionProvider"])

    def batches(self, ids: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Floats, Floats, Floats]]:
        """Numbers of texts of like length, and their states, tokens and vectors."""
        for rows in batches_of([len(mine) for mine in ids], BATCH_TOKENS):
            padded_ids, mask = padded([ids[number] for number in rows])
            yield rows, *self._session.run(None, {"input_ids": padded_ids, "attention_mask": mask})


def make_states(encoder: StateEncoder, ids: Sequence[Sequence[int]], projection: Projection) -> StateTable:
    """Encode texts, given as the ids of their tokens."""
    starts = np.concatenate([[0], np.cumsum([len(mine) for mine in ids])]).astype(np.int64)
    states = np.zeros((int(starts[-1]), STATES), np.float16)
    matrix, offset = projection
    tokens, vectors = np.zeros((0, 0), np.float16), np.zeros((0, 0), np.float32)
    with tqdm(total=len(ids), desc="states", mininterval=20) as bar:
        for rows, wide, narrow, whole in encoder.batches(ids):
            if not tokens.size:
                tokens = np.zeros((int(starts[-1]), narrow.shape[-1]), np.float16)
                vectors = np.zeros((len(ids), whole.shape[-1]), np.float32)
            vectors[rows] = whole
            for row, number in enumerate(rows):
                start, stop = starts[number], starts[number + 1]
                states[start:stop] = wide[row, : stop - start] @ matrix.T + offset
                tokens[start:stop] = narrow[row, : stop - start]
            bar.update(len(rows))
    return StateTable(states, tokens, vectors, starts)


def find_projection(encoder: StateEncoder, ids: Sequence[Sequence[int]]) -> Projection:
    """Principal components of the states of some texts, to have mean 0 and an average variance of 1."""
    found: list[Floats] = []
    for rows, wide, _, _ in encoder.batches(ids):
        found += [wide[row, : len(ids[number])] for row, number in enumerate(rows)]
        if sum(map(len, found)) > SAMPLE:
            break
    states = np.concatenate(found)
    middle = states.mean(axis=0)
    _, directions = np.linalg.eigh(np.cov((states - middle).T))
    matrix = directions[:, ::-1][:, :STATES].T
    matrix = (matrix / ((states - middle) @ matrix.T).std()).astype(np.float32)
    return matrix, (-matrix @ middle).astype(np.float32)
