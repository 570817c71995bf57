"""The verifier as two ONNX graphs: one encodes texts, the other compares a question with passages.

Both take their weights where these lie. They stand above the folders of the embedding model, whose lower layers the
encoder shares, and of the verifier, because a runtime reads no weights from outside the graph's own folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
from onnx import TensorProto

from index.training.decoder import BLOCKS, HEADS, WIDTH
from index.training.graph import TOKEN_DIMENSIONS, WEIGHTS_FILE
from index.training.graph_builder import GraphBuilder
from index.training.verifier_model import LOWER, TASKS, UPPER
from index.verifier import DECODER_GRAPH, ENCODER_GRAPH, WEIGHTS, Verdicts

_EPSILON = 1e-5  # of the decoder's normalisations


class _Encoded(NamedTuple):
    """Names of what is known of some texts: states of their tokens, of these what late interaction compares, and
    the vector of each text."""

    states: str
    tokens: str
    vectors: str


def _encoded(b: GraphBuilder, text: str, mask: str) -> _Encoded:
    """Of the inputs ``text``_lower and ``text``_last: as :meth:`index.training.verifier_model.VerifierModel.encode`."""
    lower, last = (f"{text}_{at}" for at in ("lower", "last"))
    first, end = (b.constant([n], np.int64) for n in (0, TOKEN_DIMENSIONS))
    narrow = b.add("Slice", last, first, end, b.constant([2], np.int64))
    tokens = b.unit(b.add("Add", narrow, b.constant(1e-6, np.float32)))  # padding is all zeros
    states = b.add("Concat", *(_standard(b, x) for x in (lower, last)), axis=-1)
    return _Encoded(states, tokens, b.mean_vector(last, mask))


def _standard(b: GraphBuilder, x: str) -> str:
    width = b.config["hidden_size"]
    ones = b.constant(np.ones(width), np.float32)
    return str(b.add("LayerNormalization", x, ones, axis=-1, epsilon=1e-6))


def build_states_graph(model: Path) -> onnx.ModelProto:
    """What the verifier is trained on: ids and mask, int64 of shape (texts, tokens), to ``lower``, the states
    below the verifier's own layers, float32 of shape (texts, tokens, width), and ``vectors``, those of the embedding
    model, of (texts, width)."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    b = GraphBuilder(model, [model / WEIGHTS_FILE], config)
    mask = b.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    states = b.encoder("input_ids", mask)
    b.output("lower", states[LOWER])
    b.output("vectors", b.mean_vector(states[-1], mask))
    width = config["hidden_size"]
    return b.model(
        "states",
        {name: ["texts", "tokens"] for name in ("input_ids", "attention_mask")},
        {"lower": ["texts", "tokens", width], "vectors": ["texts", width]},
    )


def build_encoder_graph(model: Path, graph: Path) -> onnx.ModelProto:
    """The graph that is to lie at ``graph``: ids and mask, int64 of shape (texts, tokens), to the states ``lower`` and
    ``last``, below and above the verifier's own layers, float32 of shape (texts, tokens, width). ``model`` is the
    folder of the embedding model."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    own = graph.parent / WEIGHTS / f"{UPPER}.safetensors"
    b = GraphBuilder(graph.parent, [model / WEIGHTS_FILE, own], config)
    mask = b.add("Cast", "mask", to=TensorProto.FLOAT)
    states = b.encoder("ids", mask, dict.fromkeys(range(LOWER, config["num_hidden_layers"]), f"{UPPER}."))
    b.output("lower", states[LOWER])
    b.output("last", states[-1])
    shape: list[str | int] = ["texts", "tokens"]
    states_shape = [*shape, config["hidden_size"]]
    return b.model("verifier_encoder", {"ids": shape, "mask": shape}, {"lower": states_shape, "last": states_shape})


def build_decoder_graph(model: Path, graph: Path) -> onnx.ModelProto:
    """The graph that is to lie at ``graph``: the states of one question (``question_lower`` and ``question_last``,
    float32 of shape (1, tokens, width)) and of passages (``passage_lower`` and ``passage_last``), whose mask is int64
    of shape (passages, tokens), to :class:`index.verifier.Verdicts`."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    weights = [graph.parent / WEIGHTS / f"{task}.safetensors" for task in TASKS]
    b = GraphBuilder(graph.parent, weights, config)
    first = b.add("Gather", "question_last", b.constant(0, np.int64), axis=2)
    ones = b.add("Add", b.add("Mul", first, b.constant(0.0, np.float32)), b.constant(1.0, np.float32))
    mask = b.add("Cast", "passage_mask", to=TensorProto.FLOAT)
    question, passages = _encoded(b, "question", ones), _encoded(b, "passage", mask)
    answers, choice = (_decode(b, question, passages, mask, f"{task}.") for task in TASKS)
    # two that were taught in different ways know more than one of them
    b.output("answers", b.add("Mul", b.add("Add", answers, choice), b.constant(0.5, np.float32)))
    b.output("choice", choice)
    width = config["hidden_size"]
    texts: dict[str, list[str | int]] = {"question": [1, "question_tokens"], "passage": ["passages", "tokens"]}
    states = {f"{text}_{at}": [*shape, width] for text, shape in texts.items() for at in ("lower", "last")}
    outputs: dict[str, list[str | int]] = {name: ["passages"] for name in Verdicts._fields}
    return b.model("verifier_decoder", {"passage_mask": texts["passage"]}, outputs, states)


def _decode(b: GraphBuilder, question: _Encoded, passages: _Encoded, mask: str, at: str) -> str:
    """As :class:`index.training.decoder.Decoder` does, with the weights whose names begin with ``at``."""
    x, y = (b.linear(b.linear(text.states, f"{at}projection"), at + name) for text, name in _sides(question, passages))
    here = b.add("Unsqueeze", mask, b.constant([1], np.int64))
    alike = b.add("Mul", b.add("MatMul", question.tokens, b.add("Transpose", passages.tokens, perm=[0, 2, 1])), here)
    gone = b.add("Sub", here, b.constant(1.0, np.float32))
    alike = b.add("Add", alike, b.add("Mul", gone, b.constant(2.0, np.float32)))
    best = b.add("ReduceMax", alike, b.constant([2], np.int64), keepdims=1)
    aligned = b.add("Softmax", b.add("Mul", alike, b.float_weight(f"{at}sharpness")), axis=-1)
    aligned = b.add("MatMul", aligned, y)
    x = b.add("Expand", x, b.add("Shape", aligned))
    mixed = b.add("Concat", x, aligned, b.add("Mul", x, aligned), best, b.add("Mul", best, best), axis=-1)
    x = b.add("Add", x, b.linear(mixed, f"{at}mix"))
    away = b.add("Mul", b.add("Unsqueeze", gone, b.constant([1], np.int64)), b.constant(1e4, np.float32))
    for block in range(BLOCKS):
        x = _block(b, x, y, away, f"{at}blocks.{block}.")
    x = b.normalise(x, f"{at}normal", _EPSILON)
    tokens = b.constant([1], np.int64)
    weight = b.add("Softmax", b.linear(x, f"{at}weight"), axis=1)
    weighted = b.add("ReduceSum", b.add("Mul", x, weight), tokens, keepdims=0)
    best = b.add("Squeeze", best, b.constant([2], np.int64))
    late = b.add("ReduceMean", best, tokens, keepdims=1)
    lowest = b.add("ReduceMin", best, tokens, keepdims=1)
    cosine = b.add("MatMul", passages.vectors, b.add("Transpose", question.vectors, perm=[1, 0]))
    mean = b.add("ReduceMean", x, tokens, keepdims=0)
    found = b.add("Concat", weighted, mean, cosine, late, lowest, b.add("Mul", late, cosine), axis=-1)
    logit = b.linear(b.add("Gelu", b.linear(found, f"{at}inner")), f"{at}outer")
    return str(b.add("Squeeze", logit, b.constant([1], np.int64)))


def _sides(question: _Encoded, passages: _Encoded) -> tuple[tuple[_Encoded, str], tuple[_Encoded, str]]:
    return (question, "of_question"), (passages, "of_passage")


def _block(b: GraphBuilder, x: str, y: str, away: str, at: str) -> str:
    """The tokens of the question attend to those of the passage, then to each other."""
    key, value = _heads(b, b.linear(y, f"{at}key_value"), 2)
    (query,) = _heads(b, b.linear(b.normalise(x, f"{at}before_passage", _EPSILON), f"{at}query"), 1)
    x = b.add("Add", x, b.linear(_attend(b, query, key, value, away), f"{at}from_passage"))
    query, key, value = _heads(b, b.linear(b.normalise(x, f"{at}before_self", _EPSILON), f"{at}self"), 3)
    x = b.add("Add", x, b.linear(_attend(b, query, key, value, None), f"{at}from_self"))
    inner = b.add("Gelu", b.linear(b.normalise(x, f"{at}before_inner", _EPSILON), f"{at}inner"))
    return str(b.add("Add", x, b.linear(inner, f"{at}outer")))


def _heads(b: GraphBuilder, x: str, parts: int) -> list[str]:
    """``x``, of shape (texts, tokens, parts x width), as parts of shape (texts, heads, tokens, width / heads)."""
    split = b.add("Reshape", x, b.constant([0, 0, parts, HEADS, -1], np.int64))
    by_head = b.add("Transpose", split, perm=[2, 0, 3, 1, 4])
    return [b.add("Gather", by_head, b.constant(i, np.int64), axis=0) for i in range(parts)]


def _attend(b: GraphBuilder, query: str, key: str, value: str, away: str | None) -> str:
    return b.attend(query, key, value, away, WIDTH // HEADS)


def write_verifier_graphs(model: Path) -> None:
    """Write both graphs above the embedding model's folder; :data:`index.verifier.WEIGHTS`, beside it, has to hold the
    verifier's weights."""
    for name, build in ((ENCODER_GRAPH, build_encoder_graph), (DECODER_GRAPH, build_decoder_graph)):
        path = model.parent / name
        path.write_bytes(build(model, path).SerializeToString())
