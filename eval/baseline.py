"""The figures that a change may not let fall: ``python -m eval.baseline RESULT.json`` stores them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.score import ALL, MODES

BASELINE = Path(__file__).with_name("baseline.json")
MARGIN = 0.02
LOWER_IS_BETTER = frozenset({"weigeren.wrongly_refused"})


def figures_of(result: Mapping[str, Any]) -> dict[str, float | None]:
    """The figures of ``result`` (see ``eval.score``) that are held against the baseline, by a name."""
    figures: dict[str, float | None] = {}
    for mode in MODES:
        row = result["retrieval"][mode].get(ALL, {})
        figures[f"zoeken.{mode}.recall@5"] = row.get("recall@5")
        figures[f"zoeken.{mode}.mrr@10"] = row.get("mrr@10")
    for kind, row in result["retrieval"]["fused"].items():
        if kind != ALL:
            figures[f"zoeken.fused.hit@5.{kind}"] = row["hit@5"]
    answers = result["answers"].get(ALL, {})
    for name in ("citation_hit", "supports_cited", "body_right", "body_right_named", "must_contain"):
        figures[f"antwoord.{name}"] = answers.get(name)
    figures["citaten.verbatim"] = result["quotes"]["verbatim"]
    for name in ("precision", "recall", "wrongly_refused"):
        figures[f"weigeren.{name}"] = result["abstention"][name]
    return figures


def fallen(
    baseline: Mapping[str, float | None], figures: Mapping[str, float | None], margin: float = MARGIN
) -> list[str]:
    """A Dutch sentence for every figure that is worse than in ``baseline`` by more than ``margin``."""
    messages: list[str] = []
    for name, before in baseline.items():
        now = figures.get(name)
        if before is None:
            continue
        if now is None:
            messages.append(f"{name} was {before:.4f} en is nu niet te bepalen")
            continue
        worse = now - before if name in LOWER_IS_BETTER else before - now
        if worse > margin + 1e-9:
            moved = "steeg" if name in LOWER_IS_BETTER else "daalde"
            messages.append(f"{name} {moved} van {before:.4f} naar {now:.4f} (marge {margin})")
    return messages


def load_baseline(path: Path = BASELINE) -> dict[str, float | None]:
    """The stored figures."""
    figures: dict[str, float | None] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Store the figures of a result as the new baseline."""
    parser = argparse.ArgumentParser(prog="python -m eval.baseline", description="Legt de cijfers van een meting vast.")
    parser.add_argument("result", type=Path, help="het JSON-bestand naast een verslag van “vraagbaak eval --report”")
    parser.add_argument("--out", type=Path, default=BASELINE, help="waar de cijfers komen te staan")
    options = parser.parse_args(arguments)
    try:
        figures = figures_of(json.loads(options.result.read_text(encoding="utf-8")))
    except OSError:
        print(f"{options.result} is niet te lezen. Controleer of het bestand bestaat.", file=sys.stderr)
        return 1
    except (ValueError, KeyError, TypeError, AttributeError):
        print(f"{options.result} is geen uitkomst van “vraagbaak eval --report”.", file=sys.stderr)
        return 1
    options.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(figures)} cijfers vastgelegd in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
