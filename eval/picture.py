"""The picture beside the report: recall by kind of question, and when Vraagbaak says it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.score import ALL, MODES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MODE_NAMES: Mapping[str, str] = {
    "dense": "betekenis",
    "bm25": "BM25",
    "fused": "samengevoegd",
    "antwoord": "antwoordketen",
}
COLOURS: Mapping[str, str] = {"dense": "#7fa7c9", "bm25": "#d9a441", "fused": "#2b5d8a", "antwoord": "#3f7d58"}


def draw(result: Mapping[str, Any], path: Path) -> None:
    """Write the PNG picture of ``result`` to ``path``."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 8.5), layout="constrained")
    FigureCanvasAgg(figure)
    above, below = figure.subplots(2, 1, height_ratios=(3, 2))
    _recall(above, result)
    _abstention(below, result)
    figure.savefig(path, format="png", dpi=120, metadata={"Software": None})


def _recall(axes: Axes, result: Mapping[str, Any]) -> None:
    kinds = list(result["retrieval"]["fused"])
    width = 0.8 / len(MODES)
    for place, mode in enumerate(MODES):
        table = result["retrieval"][mode]
        left = [row - 0.4 + width * (place + 0.5) for row in range(len(kinds))]
        values = [100 * table[kind]["recall@5"] for kind in kinds]
        axes.bar(left, values, width, label=MODE_NAMES[mode], color=COLOURS[mode])
    counts = result["retrieval"]["fused"]
    labels = [f"{'alle vragen' if kind == ALL else kind}\n({counts[kind]['n']})" for kind in kinds]
    axes.set_xticks(range(len(kinds)), labels)
    _percentages(axes)
    axes.set_title("Gevonden vindplaatsen bij de eerste vijf passages (recall@5)", loc="left")
    axes.legend(ncols=len(MODES), loc="upper center", bbox_to_anchor=(0.5, -0.14), frameon=False)


def _abstention(axes: Axes, result: Mapping[str, Any]) -> None:
    abstention = result["abstention"]
    bars = [
        ("geweigerd van de\nonbeantwoordbare vragen", abstention["recall"], "#3f7d58"),
        ("weigeringen die\nterecht zijn", abstention["precision"], "#2b5d8a"),
        ("geweigerd van de\nte beantwoorden vragen", abstention["wrongly_refused"], "#b5523b"),
    ]
    for place, (_, value, colour) in enumerate(bars):
        height = 100 * (value or 0.0)
        axes.bar(place, height, 0.5, color=colour)
        axes.annotate(
            percentage(value), (place, height), ha="center", va="bottom", xytext=(0, 2), textcoords="offset points"
        )
    axes.set_xticks(range(len(bars)), [name for name, _, _ in bars])
    _percentages(axes)
    axes.set_ylim(0, 112)
    axes.set_title("Weigeren te antwoorden", loc="left")


def _percentages(axes: Axes) -> None:
    axes.set_ylim(0, 104)
    axes.set_yticks(range(0, 101, 20), [f"{tick} %" for tick in range(0, 101, 20)])
    axes.grid(axis="y", color="#dddddd", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


def percentage(value: float | None) -> str:
    """A share as a Dutch percentage: ``87,5 %``; a dash where there is nothing to share."""
    return "–" if value is None else decimal(100 * value, 1) + " %"


def decimal(value: float | None, places: int = 3) -> str:
    """A number with a Dutch decimal comma; a dash for ``None``."""
    return "–" if value is None else f"{value:.{places}f}".replace(".", ",")
