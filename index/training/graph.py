"""The embedding model as an ONNX graph of some kilobytes, beside the weights that it takes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto

from index.training.graph_builder import GraphBuilder

GRAPH_FILE = "model.onnx"
WEIGHTS_FILE = "model.safetensors"
TOKEN_DIMENSIONS = 64  # of a token's state that are trained for late interaction


def build_graph(folder: Path) -> onnx.ModelProto:
    """The graph of the BERT model in ``folder``: ids and mask, int64 of shape (texts, tokens), to unit vectors, float32
    of shape (texts, dimensions), and token states, float32 of shape (texts, tokens, ``TOKEN_DIMENSIONS``)."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    b = GraphBuilder(folder, [folder / WEIGHTS_FILE], config)
    mask = b.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    x = b.encoder("input_ids", mask)[-1]
    b.output("vectors", b.mean_vector(x, mask))
    first, last = (b.constant([n], np.int64) for n in (0, TOKEN_DIMENSIONS))
    b.output("tokens", b.add("Slice", x, first, last, b.constant([2], np.int64)))
    return b.model(
        "sentence_embedding",
        {name: ["texts", "tokens"] for name in ("input_ids", "attention_mask")},
        {"vectors": ["texts", config["hidden_size"]], "tokens": ["texts", "tokens", TOKEN_DIMENSIONS]},
    )


def write_graph(folder: Path) -> Path:
    """Write the graph beside the weights it refers to; it has to be written anew when they are."""
    path = folder / GRAPH_FILE
    path.write_bytes(build_graph(folder).SerializeToString())
    return path
