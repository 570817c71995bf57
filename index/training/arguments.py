"""What is told to a step that goes on from the trained model, on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from index.embedder import default_model


def step_parser(told: str, minutes: float) -> argparse.ArgumentParser:
    """``told`` describes the step, which trains for ``minutes`` if nothing else is asked."""
    model = Path(default_model())
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="FOLDER", help="the folder with the data sets")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what each step makes is kept")
    parser.add_argument("--model", type=Path, default=model, help="the embedding model")
    fast = model.with_name("vraagbaak-nl-static")
    parser.add_argument("--fast", type=Path, default=fast, help="the static model that looks for hard passages")
    parser.add_argument("--minutes", type=float, default=minutes)
    parser.add_argument("--threads", type=int, default=1, help="more are slower where others use the machine too")
    return parser
