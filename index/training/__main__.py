"""Make all models of the product from raw text: ``python -m index.training FOLDER``.

The steps are done in turn, each in a process of its own. Given again, the command goes on where it was stopped: what is
done is not done again, and the long steps go on from what they kept.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

MODEL, STATIC, RANKING = "vraagbaak-nl", "vraagbaak-nl-static", "ranking.json"
HALF = "half"  # in the work folder: the model after the first part of its training
SECOND_PATTERN = "qsqdqwqqsqyqtqdqs"  # the written queries take their turn more often


@dataclass(frozen=True, slots=True)
class Step:
    """``module`` of this package is run with ``arguments``; ``keep`` is a folder that is kept under another name."""

    name: str
    module: str
    arguments: tuple[str, ...]
    keep: tuple[Path, Path] | None = None


def steps(data: Path, work: Path, out: Path, share: float) -> list[Step]:
    """All of them, in order; ``share`` of the minutes is trained."""
    model, common = str(out / MODEL), (str(data), "--work", str(work))

    def minutes(whole: float) -> tuple[str, str]:
        return "--minutes", f"{whole * share:g}"

    return [
        Step(
            "the embedding model, first part",
            "train",
            (*common, "--out", str(work / "best"), *minutes(70)),
            keep=(work / "last", work / HALF),
        ),
        Step(
            "the embedding model, second part",
            "train",
            (*common, "--out", str(work / "best"), *minutes(131), "--pattern", SECOND_PATTERN),
        ),
        Step("the mean of both", "average", (str(work / HALF), str(work / "last"), "--out", model)),
        Step("the static model", "static", (*common, "--model", model, "--out", str(out / STATIC))),
        Step(
            "the upper layers of the model",
            "refine",
            (*common, "--model", model, "--fast", str(out / STATIC), *minutes(48)),
        ),
        Step("the verifier", "verify", (*common, "--model", model, "--fast", str(out / STATIC), *minutes(120))),
        Step("the ranking", "rank", (*common, "--model", model, "--out", str(out / RANKING))),
    ]


def run(todo: list[Step], work: Path) -> None:
    """Do what is not done yet.

    Raises:
        SystemExit: a step failed; the message says which.
    """
    work.mkdir(parents=True, exist_ok=True)
    mark = work / "done.json"
    done: dict[str, float] = json.loads(mark.read_text(encoding="utf-8")) if mark.exists() else {}
    for number, step in enumerate(todo, start=1):
        if step.name in done:
            print(f"[{number}/{len(todo)}] {step.name}: done before, in {done[step.name]:.0f} s")
            continue
        print(f"[{number}/{len(todo)}] {step.name}", flush=True)
        started = time.time()
        code = subprocess.run([sys.executable, "-m", f"index.training.{step.module}", *step.arguments]).returncode
        if code:
            raise SystemExit(f"{step.name}: failed with exit status {code}; give the command again to go on")
        if step.keep:
            shutil.copytree(*step.keep, dirs_exist_ok=True)
        done[step.name] = round(time.time() - started, 1)
        partial = mark.with_suffix(".partial")
        partial.write_text(json.dumps(done, indent=2) + "\n", encoding="utf-8")
        partial.rename(mark)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--out", type=Path, default=Path("index/model"), help="where the models come")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what each step makes is kept")
    parser.add_argument("--share", type=float, default=1.0, help="of the minutes of training; less to try it out")
    arguments = parser.parse_args()
    run(steps(arguments.data, arguments.work, arguments.out, arguments.share), arguments.work)


if __name__ == "__main__":
    main()
