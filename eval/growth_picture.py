"""Draw what ``eval.growth`` measured: ``python -m eval.growth_picture RESULT.json PICTURE.svg``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLUE, GOLD, GREEN, RED = "#2b5d8a", "#d9a441", "#3f7d58", "#b5523b"


def draw(result: Mapping[str, Any], path: Path) -> None:
    """Write the picture, in the format that the name of ``path`` tells: SVG or PNG."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    documents, vectors = result["documents"], result["vectors"]
    passages, counts = [row["passages"] for row in documents], [row["vectors"] for row in vectors]
    figure = Figure(figsize=(11, 8), layout="constrained")
    FigureCanvasAgg(figure)
    (answer, index), (memory, search) = figure.subplots(2, 2)
    _lines(
        answer, passages, documents, {"answer_seconds": ("mediaan", BLUE), "answer_seconds_95": ("95 %", GOLD)}, 1000
    )
    _named(answer, "Antwoord, de eerste keer gevraagd", "passages", "milliseconden")
    index_lines = {
        "index_seconds": ("nieuw", BLUE),
        "again_seconds": ("niets veranderd", GREEN),
        "open_seconds": ("openen", GOLD),
    }
    _lines(index, passages, documents, index_lines)
    _named(index, "Index maken, bijwerken, openen", "passages", "seconden")
    memory_lines = {
        "index_memory": ("maken, hoogste", RED),
        "ask_memory": ("antwoorden, boven het model", BLUE),
        "disk": ("op schijf", GREEN),
    }
    _lines(memory, passages, documents, memory_lines)
    _named(memory, "Geheugen en schijf", "passages", "MB")
    search_lines = {"flat_seconds": ("alle vergeleken", BLUE), "inverted_seconds": ("omgekeerde lijsten", GOLD)}
    _lines(search, counts, vectors, search_lines, 1000)
    for row in vectors:
        place = (row["vectors"], 1000 * row["inverted_seconds"])
        share = f"{100 * row['recall']:.1f} %".replace(".", ",")
        search.annotate(share, place, ha="center", va="top", xytext=(0, -6), textcoords="offset points", fontsize=8)
    _named(search, "Zoeken tussen vectoren alleen (met de vondst van de juiste vijftig)", "vectoren", "milliseconden")
    with rc_context({"svg.hashsalt": "vraagbaak", "svg.fonttype": "none"}):
        figure.savefig(path, dpi=120, metadata={"Date": None} if path.suffix == ".svg" else {"Software": None})


def _lines(
    axes: Axes,
    sizes: Sequence[int],
    rows: Sequence[Mapping[str, float]],
    lines: Mapping[str, tuple[str, str]],
    unit: float = 1,
) -> None:
    for key, (label, colour) in lines.items():
        axes.plot(sizes, [unit * row[key] for row in rows], marker="o", label=label, color=colour)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks(sizes, [f"{size:,}".replace(",", ".") for size in sizes])
    axes.minorticks_off()


def _named(axes: Axes, title: str, across: str, up: str) -> None:
    from matplotlib.ticker import FuncFormatter

    axes.set_title(title, loc="left", fontsize=10)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}".replace(".", ",")))
    axes.grid(axis="y", color="#dddddd", linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path)
    parser.add_argument("picture", type=Path)
    options = parser.parse_args()
    draw(json.loads(options.result.read_text("utf-8")), options.picture)


if __name__ == "__main__":
    main()
