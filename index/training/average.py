"""Average the weights of models that one run of training made at different moments.

``python -m index.training.average MODEL MODEL ... --out FOLDER``: the mean of weights lies in a flatter place than each
and measures better than both (Wortsman et al. 2022, "Model soups", ICML).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from index.training.graph import WEIGHTS_FILE, write_graph


def average(models: Sequence[Path], out: Path) -> None:
    """Write to ``out`` the first model with the mean of the weights of all, float16 as they are.

    Raises:
        ValueError: the models do not have the same weights.
    """
    weights = [load_file(model / WEIGHTS_FILE) for model in models]
    if len({frozenset((name, w.shape) for name, w in mine.items()) for mine in weights}) != 1:
        raise ValueError("the models have different weights; average models of one run")
    mean = {
        name: np.mean([mine[name].astype(np.float32) for mine in weights], axis=0).astype(weight.dtype)
        for name, weight in weights[0].items()
    }
    if out not in models:
        shutil.copytree(models[0], out, dirs_exist_ok=True)
    save_file(mean, out / WEIGHTS_FILE, metadata={"format": "pt"})
    (out / WEIGHTS_FILE).chmod(0o644)
    write_graph(out)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+", metavar="MODEL")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    average(arguments.models, arguments.out)


if __name__ == "__main__":
    main()
