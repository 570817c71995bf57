"""Making all models with one command: the steps in turn, and going on where it was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

from safetensors.numpy import load_file, save_file

from index.embedder import default_model
from index.training.__main__ import Step, run, steps
from index.training.graph import WEIGHTS_FILE
from index.training.rank import main as rank_main
from index.training.refine import main as refine_main
from index.training.verify import main as verify_main


def test_steps_build_on_each_other() -> None:
    todo = steps(Path("data"), Path("work"), Path("models"), 0.5)
    assert [step.module for step in todo] == ["train", "train", "average", "static", "refine", "verify", "rank"]
    assert todo[0].arguments[-2:] == ("--minutes", "35")
    made = Path("models/vraagbaak-nl")
    assert todo[2].arguments[-1] == str(made)
    assert all(str(made) in step.arguments for step in todo[3:])


@pytest.mark.parametrize(("module", "main"), [("refine", refine_main), ("verify", verify_main), ("rank", rank_main)])
def test_steps_give_options_that_the_modules_know(
    module: str, main: Callable[[], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    step = next(s for s in steps(Path("data"), Path("work"), Path("models"), 1.0) if s.module == module)
    monkeypatch.setattr("sys.argv", [module, "--help"])
    with pytest.raises(SystemExit):
        main()
    told = capsys.readouterr().out
    assert all(argument in told for argument in step.arguments if argument.startswith("--"))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    made = tmp_path / "half"
    made.mkdir()
    for name in ("config.json", WEIGHTS_FILE):
        (made / name).write_bytes((Path(default_model()) / name).read_bytes())
    return made


def test_what_is_done_is_not_done_again(model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work, out = tmp_path / "work", tmp_path / "mean"
    mean = Step("the mean", "average", (str(model), str(model), "--out", str(out)), keep=(out, tmp_path / "kept"))
    broken = Step("the rest", "average", (str(tmp_path / "nothing"), "--out", str(out)))
    with pytest.raises(SystemExit, match="the rest: failed"):
        run([mean, broken], work)
    assert list(json.loads((work / "done.json").read_text())) == ["the mean"]
    mine, theirs = load_file(out / WEIGHTS_FILE), load_file(tmp_path / "kept" / WEIGHTS_FILE)
    assert all(np.array_equal(mine[name], theirs[name]) for name in mine)
    save_file({"other": np.zeros(1, np.float16)}, out / WEIGHTS_FILE)
    run([mean], work)
    assert "done before" in capsys.readouterr().out
    assert list(load_file(out / WEIGHTS_FILE)) == ["other"]
