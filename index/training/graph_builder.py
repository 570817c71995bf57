"""An ONNX graph of a BERT body that takes its weights from safetensors files.

The weights stay where they are read by others, as external data by offset. When a session is made, the runtime folds
what depends on weights alone: they become int8 with a scale for each output column, and every multiplication quantises
its input as it comes (dynamic quantisation; Zafrir et al. 2019, "Q8BERT: Quantized 8Bit BERT", EMC2). Attention itself
and the normalisations stay in float32.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 20  # the first with Gelu

Shapes = Mapping[str, Sequence[str | int]]


class GraphBuilder:
    """Nodes and initializers as they are added, with a name for each value.

    ``weights`` are safetensors files in or under ``folder``, where the graph is to lie; of a tensor in two of them the
    last counts. ``config`` is that of the BERT model.
    """

    def __init__(self, folder: Path, weights: Sequence[Path], config: dict[str, Any]) -> None:
        self.config = config
        self.tensors: dict[str, tuple[str, int, Any]] = {}
        for path in weights:
            with path.open("rb") as file:
                length = int.from_bytes(file.read(8), "little")
                header: dict[str, Any] = json.loads(file.read(length))
            header.pop("__metadata__", None)
            location = path.relative_to(folder).as_posix()
            self.tensors |= {name: (location, 8 + length, entry) for name, entry in header.items()}
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.constants: dict[tuple[str, bytes], str] = {}
        self.floats: dict[str, str] = {}
        self.quantised: dict[tuple[str, ...], tuple[str, str, str]] = {}

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
        location, start, entry = self.tensors[name]
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT16, dims=entry["shape"])
        tensor.data_location = TensorProto.EXTERNAL
        begin, end = entry["data_offsets"]
        for key, value in (("location", location), ("offset", start + begin), ("length", end - begin)):
            tensor.external_data.add(key=key, value=str(value))
        self.initializers.append(tensor)
        return name

    def float_weight(self, name: str) -> str:
        if name not in self.floats:
            self.floats[name] = self.add("Cast", self.weight(name), to=TensorProto.FLOAT)
        return self.floats[name]

    def linear(self, x: str, name: str) -> str:
        """``x @ W.T + b`` in float32."""
        product = self.add("MatMul", x, self.add("Transpose", self.float_weight(f"{name}.weight"), perm=[1, 0]))
        return str(self.add("Add", product, self.float_weight(f"{name}.bias")))

    def linear8(self, x: list[str], names: list[str]) -> str:
        """The same in int8 for the layers ``names`` side by side; ``x``: the input as uint8, its scale and its zero."""
        w8, scale, bias = self._weights8(tuple(names))
        x8, x_scale, x_zero = x
        product = self.add("Cast", self.add("MatMulInteger", x8, w8, x_zero), to=TensorProto.FLOAT)
        return str(self.add("Add", self.add("Mul", product, self.add("Mul", x_scale, scale)), bias))

    def _weights8(self, names: tuple[str, ...]) -> tuple[str, str, str]:
        """Weights as int8, the scale of each column, and biases in float32."""
        if names not in self.quantised:
            weights = [self.float_weight(f"{name}.weight") for name in names]
            w = self.add("Concat", *weights, axis=0) if len(weights) > 1 else weights[0]
            w = self.add("Transpose", w, perm=[1, 0])
            largest = self.add("ReduceMax", self.add("Abs", w), self.constant([0], np.int64), keepdims=0)
            scale = self.add("Div", largest, self.constant(127.0, np.float32))
            w8 = self.add("Cast", self.add("Round", self.add("Div", w, scale)), to=TensorProto.INT8)
            biases = [self.float_weight(f"{name}.bias") for name in names]
            bias = self.add("Concat", *biases, axis=0) if len(biases) > 1 else biases[0]
            self.quantised[names] = (w8, scale, bias)
        return self.quantised[names]

    def quantise(self, x: str) -> list[str]:
        made: list[str] = self.add("DynamicQuantizeLinear", x, outputs=3)
        return made

    def normalise(self, x: str, name: str, epsilon: float) -> str:
        scale, bias = self.float_weight(f"{name}.weight"), self.float_weight(f"{name}.bias")
        return str(self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon))

    def embeddings(self, ids: str) -> str:
        """States of the tokens ``ids`` before the first layer."""
        shape = self.add("Shape", ids)
        tokens = self.add("Slice", shape, self.constant([1], np.int64), self.constant([2], np.int64))
        words = self.add("Gather", self.weight("embeddings.word_embeddings.weight"), ids)
        words = self.add("Cast", words, to=TensorProto.FLOAT)
        positions = self.float_weight("embeddings.position_embeddings.weight")
        positions = self.add("Slice", positions, self.constant([0], np.int64), tokens)
        types = self.float_weight("embeddings.token_type_embeddings.weight")
        kind = self.add("Gather", types, self.constant(0, np.int64))
        x = self.add("Add", words, self.add("Add", positions, kind))
        return self.normalise(x, "embeddings.LayerNorm", self.config["layer_norm_eps"])

    def encoder(self, ids: str, mask: str, prefixes: Mapping[int, str] | None = None) -> list[str]:
        """States of the tokens ``ids`` before and after each layer; ``mask`` is float32, shape (texts, tokens).
        ``prefixes`` are what the names of the weights of some layers begin with."""
        x = self.embeddings(ids)
        away = self.add("Mul", self.add("Sub", self.constant(1.0, np.float32), mask), self.constant(-1e4, np.float32))
        away = self.add("Unsqueeze", away, self.constant([1, 2], np.int64))
        states = [x]
        for layer in range(self.config["num_hidden_layers"]):
            prefix = (prefixes or {}).get(layer, "")
            states.append(self._layer(states[-1], away, f"{prefix}encoder.layer.{layer}."))
        return states

    def _layer(self, x: str, away: str, at: str) -> str:
        width, heads, epsilon = (self.config[k] for k in ("hidden_size", "num_attention_heads", "layer_norm_eps"))
        together = self.linear8(self.quantise(x), [f"{at}attention.self.{part}" for part in ("query", "key", "value")])
        split = self.add("Reshape", together, self.constant([0, 0, 3, heads, width // heads], np.int64))
        by_head = self.add("Transpose", split, perm=[2, 0, 3, 1, 4])
        query, key, value = (self.add("Gather", by_head, self.constant(i, np.int64), axis=0) for i in range(3))
        mixed = self.attend(query, key, value, away, width // heads)
        mixed = self.linear8(self.quantise(mixed), [f"{at}attention.output.dense"])
        x = self.normalise(self.add("Add", x, mixed), f"{at}attention.output.LayerNorm", epsilon)
        inner = self.add("Gelu", self.linear8(self.quantise(x), [f"{at}intermediate.dense"]))
        outer = self.linear8(self.quantise(inner), [f"{at}output.dense"])
        return self.normalise(self.add("Add", x, outer), f"{at}output.LayerNorm", epsilon)

    def attend(self, query: str, key: str, value: str, away: str | None, size: int) -> str:
        """What ``query`` takes of ``value``, all of shape (texts, heads, tokens, size), as (texts, tokens, width);
        ``away`` is added to the logits."""
        query = self.add("Mul", query, self.constant(size**-0.5, np.float32))
        logits = self.add("MatMul", query, self.add("Transpose", key, perm=[0, 1, 3, 2]))
        logits = self.add("Add", logits, away) if away else logits
        mixed = self.add("MatMul", self.add("Softmax", logits, axis=-1), value)
        mixed = self.add("Transpose", mixed, perm=[0, 2, 1, 3])
        return str(self.add("Reshape", mixed, self.constant([0, 0, -1], np.int64)))

    def unit(self, x: str) -> str:
        """``x`` with vectors of length 1 along the last axis."""
        return str(self.add("Div", x, self.add("ReduceL2", x, self.constant([-1], np.int64), keepdims=1)))

    def mean_vector(self, states: str, mask: str) -> str:
        """Unit vectors of shape (texts, width): the mean of the states of each text."""
        weights = self.add("Unsqueeze", mask, self.constant([2], np.int64))
        total = self.add("ReduceSum", self.add("Mul", states, weights), self.constant([1], np.int64), keepdims=0)
        return self.unit(total)  # the mean's length divides out

    def output(self, name: str, value: str) -> None:
        """Give ``value`` the name of an output."""
        self.nodes.append(helper.make_node("Identity", [value], [name]))

    def model(self, name: str, inputs: Shapes, outputs: Shapes, floats: Shapes | None = None) -> onnx.ModelProto:
        """The graph, of int64 ``inputs``, float32 inputs ``floats`` and float32 ``outputs`` of the shapes given."""
        info = helper.make_tensor_value_info
        graph = helper.make_graph(
            self.nodes,
            name,
            [
                *(info(i, TensorProto.INT64, shape) for i, shape in inputs.items()),
                *(info(i, TensorProto.FLOAT, shape) for i, shape in (floats or {}).items()),
            ],
            [info(o, TensorProto.FLOAT, shape) for o, shape in outputs.items()],
            self.initializers,
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
