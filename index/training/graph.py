"""The model as an ONNX graph of some kilobytes that takes its weights from ``model.safetensors`` beside it.

The weights stay where sentence-transformers reads them, as external data by offset. When a session is made, the
runtime folds what depends on weights alone: they become int8 with a scale for each output column, and every
multiplication quantises its input as it comes (dynamic quantisation; Zafrir et al. 2019, "Q8BERT: Quantized 8Bit BERT",
EMC2). Attention itself, the normalisations and the pooling stay in float32.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

GRAPH_FILE = "model.onnx"
WEIGHTS_FILE = "model.safetensors"
TOKEN_DIMENSIONS = 64  # of a token's state that are trained for late interaction
_OPSET = 20  # the first with Gelu


class _Builder:
    """Nodes and initializers as they are added, with a name for each value."""

    def __init__(self, folder: Path) -> None:
        with (folder / WEIGHTS_FILE).open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            self.tensors: dict[str, Any] = json.loads(file.read(length))
        self.start = 8 + length
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.constants: dict[tuple[str, bytes], str] = {}

    def add(self, operator: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """The name of the node's output, or a list of them."""
        names = [f"{operator}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, value: object, dtype: type) -> str:
        array: NDArray[Any] = np.asarray(value, dtype)
        key = (f"{array.dtype}{array.shape}", array.tobytes())
        if key not in self.constants:
            name = f"constant_{len(self.constants)}"
            self.constants[key] = name
            self.initializers.append(numpy_helper.from_array(array, name))
        return self.constants[key]

    def weight(self, name: str) -> str:
        """A float32 view of a float16 tensor of the weights file."""
        entry = self.tensors[name]
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT16, dims=entry["shape"])
        tensor.data_location = TensorProto.EXTERNAL
        begin, end = entry["data_offsets"]
        for key, value in (("location", WEIGHTS_FILE), ("offset", self.start + begin), ("length", end - begin)):
            tensor.external_data.add(key=key, value=str(value))
        self.initializers.append(tensor)
        return name

    def float_weight(self, name: str) -> str:
        return str(self.add("Cast", self.weight(name), to=TensorProto.FLOAT))

    def linear(self, x: str, quantised: list[str], names: list[str]) -> str:
        """``x @ W.T + b`` for the layers ``names`` side by side; ``quantised``: x as uint8, its scale and its zero."""
        weights = [self.float_weight(f"{name}.weight") for name in names]
        w = self.add("Concat", *weights, axis=0) if len(weights) > 1 else weights[0]
        w = self.add("Transpose", w, perm=[1, 0])
        largest = self.add("ReduceMax", self.add("Abs", w), self.constant([0], np.int64), keepdims=0)
        scale = self.add("Div", largest, self.constant(127.0, np.float32))
        w8 = self.add("Cast", self.add("Round", self.add("Div", w, scale)), to=TensorProto.INT8)
        x8, x_scale, x_zero = quantised
        product = self.add("MatMulInteger", x8, w8, x_zero)
        y = self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), self.add("Mul", x_scale, scale))
        biases = [self.float_weight(f"{name}.bias") for name in names]
        return str(self.add("Add", y, self.add("Concat", *biases, axis=0) if len(biases) > 1 else biases[0]))

    def quantise(self, x: str) -> list[str]:
        made: list[str] = self.add("DynamicQuantizeLinear", x, outputs=3)
        return made

    def normalise(self, x: str, name: str, epsilon: float) -> str:
        scale, bias = self.float_weight(f"{name}.weight"), self.float_weight(f"{name}.bias")
        return str(self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon))


def build_graph(folder: Path) -> onnx.ModelProto:
    """The graph of the BERT model in ``folder``: ids and mask, int64 of shape (texts, tokens), to unit vectors, float32
    of shape (texts, dimensions), and token states, float32 of shape (texts, tokens, ``TOKEN_DIMENSIONS``)."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    width, heads, epsilon = config["hidden_size"], config["num_attention_heads"], config["layer_norm_eps"]
    b = _Builder(folder)
    shape = b.add("Shape", "input_ids")
    tokens = b.add("Slice", shape, b.constant([1], np.int64), b.constant([2], np.int64))
    words = b.add(
        "Cast", b.add("Gather", b.weight("embeddings.word_embeddings.weight"), "input_ids"), to=TensorProto.FLOAT
    )
    positions = b.add(
        "Slice", b.float_weight("embeddings.position_embeddings.weight"), b.constant([0], np.int64), tokens
    )
    kind = b.add("Gather", b.float_weight("embeddings.token_type_embeddings.weight"), b.constant(0, np.int64))
    x = b.add("Add", words, b.add("Add", positions, kind))
    x = b.normalise(x, "embeddings.LayerNorm", epsilon)
    mask = b.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    away = b.add("Mul", b.add("Sub", b.constant(1.0, np.float32), mask), b.constant(-1e4, np.float32))
    away = b.add("Unsqueeze", away, b.constant([1, 2], np.int64))
    for layer in range(config["num_hidden_layers"]):
        at = f"encoder.layer.{layer}."
        names = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
        together = b.linear(x, b.quantise(x), names)
        split = b.add("Reshape", together, b.constant([0, 0, 3, heads, width // heads], np.int64))
        by_head = b.add("Transpose", split, perm=[2, 0, 3, 1, 4])
        query, key, value = (b.add("Gather", by_head, b.constant(i, np.int64), axis=0) for i in range(3))
        query = b.add("Mul", query, b.constant((width // heads) ** -0.5, np.float32))
        score = b.add("MatMul", query, b.add("Transpose", key, perm=[0, 1, 3, 2]))
        mixed = b.add("MatMul", b.add("Softmax", b.add("Add", score, away), axis=-1), value)
        mixed = b.add("Transpose", mixed, perm=[0, 2, 1, 3])
        mixed = b.add("Reshape", mixed, b.constant([0, 0, width], np.int64))
        mixed = b.linear(mixed, b.quantise(mixed), [f"{at}attention.output.dense"])
        x = b.normalise(b.add("Add", x, mixed), f"{at}attention.output.LayerNorm", epsilon)
        inner = b.add("Gelu", b.linear(x, b.quantise(x), [f"{at}intermediate.dense"]))
        outer = b.linear(inner, b.quantise(inner), [f"{at}output.dense"])
        x = b.normalise(b.add("Add", x, outer), f"{at}output.LayerNorm", epsilon)
    weights = b.add("Unsqueeze", mask, b.constant([2], np.int64))
    total = b.add("ReduceSum", b.add("Mul", x, weights), b.constant([1], np.int64), keepdims=0)
    length = b.add("ReduceL2", total, b.constant([1], np.int64), keepdims=1)  # the mean's length divides out
    b.nodes.append(helper.make_node("Div", [total, length], ["vectors"]))
    first, last = (b.constant([n], np.int64) for n in (0, TOKEN_DIMENSIONS))
    b.nodes.append(helper.make_node("Slice", [x, first, last, b.constant([2], np.int64)], ["tokens"]))
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    outputs = [
        helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", width]),
        helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["texts", "tokens", TOKEN_DIMENSIONS]),
    ]
    graph = helper.make_graph(b.nodes, "sentence_embedding", inputs, outputs, b.initializers)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=10)


def write_graph(folder: Path) -> Path:
    """Write the graph beside the weights it refers to; it has to be written anew when they are."""
    path = folder / GRAPH_FILE
    path.write_bytes(build_graph(folder).SerializeToString())
    return path
