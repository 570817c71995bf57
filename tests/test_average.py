"""The mean of models."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

from safetensors.numpy import load_file, save_file

from index.embedder import default_model, load_embedder
from index.training.average import average


def test_mean_of_a_model_and_its_like_is_in_between(tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(default_model(), other)
    weights = load_file(other / "model.safetensors")
    name = "encoder.layer.0.output.dense.bias"
    before = weights[name].copy()
    save_file(weights | {name: before + np.float16(0.5)}, other / "model.safetensors", metadata={"format": "pt"})
    average([Path(default_model()), other], tmp_path / "mean")
    found = load_file(tmp_path / "mean" / "model.safetensors")
    assert np.allclose(found[name], before + 0.25, atol=1e-2)
    assert load_embedder(tmp_path / "mean").encode_query("krimp").vector.shape == (384,)


def test_models_of_different_shapes_are_refused(tmp_path: Path) -> None:
    for name, width in (("a", 2), ("b", 3)):
        (tmp_path / name).mkdir()
        save_file({"w": np.zeros(width, np.float16)}, tmp_path / name / "model.safetensors")
    with pytest.raises(ValueError, match="different weights"):
        average([tmp_path / "a", tmp_path / "b"], tmp_path / "out")
