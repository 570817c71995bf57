"""Learn when to answer, from questions that a document does and does not answer.

``python -m eval.calibrate FOLDER`` asks the questions of ``eval/asked.tsv`` of programmes and laws whose queries the
embedding model was not trained with, one document at a time, and fits :mod:`app.answering.evidence` (a logistic
regression, as Platt 1999): a run that holds the sentences wanted, against a run that does not, whether the document
answers the question or not: a wrong answer is worse than none. What it comes to is measured by leaving out the document
of the question. The threshold is where ``REFUSED`` of the questions
that are put naturally are refused. A large language model that read each document wrote the questions.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from app.answering.answerer import Answerer
from app.answering.evidence import EVIDENCE_FILE
from app.answering.signals import Signals, signals
from eval.running_text import library_of
from index.embedder import load_embedder
from index.training.pairs import make_passages
from index.training.policy import sentence_key
from index.training.stages import Work

ASKED = Path(__file__).with_name("asked.tsv")
KINDS = {"A": "natural", "P": "paraphrase", "X": "near miss", "F": "false premise", "O": "other subject"}
ANSWERED = ("natural", "paraphrase")
REFUSED = 0.08
PENALTY = 0.02

AGAINST = frozenset(
    {"names", "missing", "asks_noun", "lexical", "no_number", "no_date", "no_reason", "no_name", "no_list"}
)
MISSING = -2.0  # at least this for a name that is missing: the questions learned from hold too few names to tell

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one document; ``wanted`` holds the keys of the sentences that answer it."""

    file: str
    kind: str
    question: str
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured for a question, and whether the run that was chosen is right."""

    asked: Asked
    signals: Signals
    right: bool


def load_asked(path: Path = ASKED) -> list[Asked]:
    """All questions, in the order of the file."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [Asked(file, KINDS[kind], text, frozenset(filter(None, keys.split("|")))) for file, kind, text, keys in rows]


def measure(answerer: Answerer, asked: Asked) -> Sample | None:
    """Search and choose as the product does; ``None`` when nothing was found at all."""
    question, hits, runs = answerer.found(asked.question)
    if not runs:
        return None
    sentences = answerer.library.documents[runs[0].passage.document].sentences
    shown = {sentence_key(sentences[i].text) for run in runs for i in run.numbers}
    return Sample(asked, signals(answerer.library, question, runs[0], hits), bool(shown & asked.wanted))


def fit(samples: Sequence[Sample], penalty: float = PENALTY) -> tuple[Array, float]:
    """Weights and offset."""
    x = np.array([s.signals for s in samples], np.float64)
    y = np.array([s.right for s in samples], np.float64)
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    x = (x - middle) / spread

    def loss(w: Array) -> tuple[float, Array]:
        z = x @ w[:-1] + w[-1]
        gap = (1 / (1 + np.exp(-z)) - y) / len(y)
        gradient = np.append(x.T @ gap + penalty * w[:-1], gap.sum())
        return float(np.mean(np.logaddexp(0, z) - y * z) + penalty / 2 * w[:-1] @ w[:-1]), gradient

    bounds = [*_bounds(spread), (None, None)]
    start = np.array([0.0 if high is None or high >= 0 else high for _, high in bounds])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle)


def _bounds(spread: Array) -> list[tuple[float | None, float | None]]:
    """For the weights of standardised signals: few questions must not turn the sign of one around."""
    bounds: list[tuple[float | None, float | None]] = []
    for name, scale in zip(Signals._fields, spread, strict=True):
        most = MISSING * float(scale) if name == "missing" else 0.0
        bounds.append((None, most) if name in AGAINST else (0.0, None))
    return bounds


def chances(samples: Sequence[Sample], weights: Array, offset: float) -> Array:
    """Shape (samples,)."""
    x = np.array([s.signals for s in samples], np.float64).reshape(len(samples), -1)
    return np.asarray(1 / (1 + np.exp(-(x @ weights + offset))))


def cross_validated(samples: Sequence[Sample]) -> Array:
    """The chance of each sample by weights that were learned without its document."""
    out = np.zeros(len(samples))
    for file in {s.asked.file for s in samples}:
        weights, offset = fit([s for s in samples if s.asked.file != file])
        mine = [i for i, s in enumerate(samples) if s.asked.file == file]
        out[mine] = chances([samples[i] for i in mine], weights, offset)
    return out


def refusals(samples: Sequence[Sample], found: Array, threshold: float) -> dict[str, float]:
    """The share that is refused, by kind of question."""
    kinds = np.array([s.asked.kind for s in samples])
    return {kind: float((found[kinds == kind] < threshold).mean()) for kind in KINDS.values() if (kinds == kind).any()}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what each step makes is kept")
    parser.add_argument("--model", help="a model folder (default: the one that comes along)")
    parser.add_argument("--out", type=Path, default=EVIDENCE_FILE)
    arguments = parser.parse_args()
    embedder = load_embedder(arguments.model)
    asked = load_asked()
    work = Work(arguments.data, arguments.work)
    passages = make_passages([*work.sections("train"), *work.sections("dev")])
    samples: list[Sample] = []
    for file in dict.fromkeys(a.file for a in asked):
        answerer = Answerer(library_of(file, [p for p in passages if p.file == file], embedder))
        measured = (measure(answerer, a) for a in asked if a.file == file)
        samples += [s for s in measured if s]
    found = cross_validated(samples)
    natural = np.array([s.asked.kind == "natural" for s in samples])
    right = np.array([s.right for s in samples])
    wrong = np.array([s.asked.kind not in ANSWERED for s in samples])
    area = float((found[right][:, None] > found[wrong][None, :]).mean())
    curve = {
        f"{share:.2f}": {
            "threshold": round(float(np.quantile(found[natural], share)), 4),
            **refusals(samples, found, float(np.quantile(found[natural], share))),
        }
        for share in (0.05, REFUSED, 0.1, 0.15, 0.2, 0.3, 0.4)
    }
    print(f"{len(samples)} questions; a right run scores above one for an unanswerable question: {area:.3f}")
    for share, refused in curve.items():
        print(f"{share} of natural refused: " + ", ".join(f"{kind} {value:.2f}" for kind, value in refused.items()))
    weights, offset = fit(samples)
    threshold = float(np.quantile(found[natural], REFUSED))
    made: dict[str, Any] = {
        "weights": dict(zip(Signals._fields, weights.round(4).tolist(), strict=True)),
        "offset": round(offset, 4),
        "threshold": round(threshold, 4),
        "learned_on": {"questions": len(samples), "documents": len({s.asked.file for s in samples})},
        "figures": {"area under the curve": round(area, 3), "refused": curve},
    }
    arguments.out.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
