"""Draw what ``eval.growth`` measured, and print it as tables.

``python -m eval.growth_picture RESULT.json PICTURE.svg``
"""

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
        answer,
        passages,
        documents,
        {
            "answer_seconds_95": ("95 %", GOLD),
            "answer_seconds": ("mediaan", BLUE),
            "answer_cpu_seconds": ("mediaan, rekentijd", GREEN),
        },
        1000,
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
        share = _dutch(100 * row["recall"], 1) + " %"
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
    axes.set_xticks(sizes, [_dutch(size, 0) for size in sizes])
    axes.minorticks_off()


def _named(axes: Axes, title: str, across: str, up: str) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator

    axes.set_title(title, loc="left", fontsize=10)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    low, high = axes.get_ylim()
    if high < 200 * low:
        axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}".replace(".", ",")))
    axes.grid(axis="y", color="#dddddd", linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8)


DOCUMENT_COLUMNS: Mapping[str, tuple[str, float, int]] = {  # heading, unit, decimals
    "passages": ("passages", 1, 0),
    "documents": ("documenten", 1, 0),
    "index_seconds": ("index maken (s)", 1, 0),
    "again_seconds": ("niets veranderd (s)", 1, 1),
    "index_memory": ("geheugen daarbij (MB)", 1, 0),
    "open_seconds": ("openen (s)", 1, 2),
    "open_memory": ("geheugen open (MB)", 1, 0),
    "ask_memory": ("na 40 vragen (MB)", 1, 0),
    "answer_seconds": ("antwoord (ms)", 1000, 0),
    "answer_seconds_95": ("95 % (ms)", 1000, 0),
    "answer_cpu_seconds": ("rekentijd (ms)", 1000, 0),
    "disk": ("schijf (MB)", 1, 0),
}
VECTOR_COLUMNS: Mapping[str, tuple[str, float, int]] = {
    "vectors": ("vectoren", 1, 0),
    "flat_seconds": ("alle vergeleken (ms)", 1000, 2),
    "flat_open_seconds": ("openen (ms)", 1000, 1),
    "inverted_seconds": ("omgekeerde lijsten (ms)", 1000, 2),
    "recall": ("daarmee gevonden (%)", 100, 1),
    "inverted_build_seconds": ("maken (s)", 1, 1),
    "inverted_open_seconds": ("openen (ms)", 1000, 1),
    "inverted_disk": ("schijf (MB)", 1, 0),
}


def tables(result: Mapping[str, Any]) -> str:
    """The figures as two Markdown tables."""
    return "\n\n".join(
        _table(result[rows], columns)
        for rows, columns in (("documents", DOCUMENT_COLUMNS), ("vectors", VECTOR_COLUMNS))
    )


def _table(rows: Sequence[Mapping[str, float]], columns: Mapping[str, tuple[str, float, int]]) -> str:
    lines = ["| " + " | ".join(heading for heading, _, _ in columns.values()) + " |", "|---" * len(columns) + "|"]
    for row in rows:
        cells = [_dutch(row[key] * unit, places) for key, (_, unit, places) in columns.items()]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _dutch(value: float, places: int) -> str:
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path)
    parser.add_argument("picture", type=Path)
    options = parser.parse_args()
    result = json.loads(options.result.read_text("utf-8"))
    draw(result, options.picture)
    print(tables(result))


if __name__ == "__main__":
    main()
