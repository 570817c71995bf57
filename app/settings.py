"""Where things are: folders and model, from the command line, the environment or the defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """``model`` is a folder or hub name, "" for the model that comes with the product; ``store`` is the address of a
    store in Milvus (index/milvus.py), "" for files."""

    corpus: Path
    index: Path
    model: str
    store: str = ""


def settings(corpus: str | None = None, index: str | None = None, model: str | None = None) -> Settings:
    """What is given counts first, then ``VRAAGBAAK_CORPUS``, ``VRAAGBAAK_INDEX`` and ``VRAAGBAAK_MODEL``.

    The store is told by ``VRAAGBAAK_STORE`` alone: it may hold a password, which a command line shows to others.
    """
    folder = Path(corpus or os.environ.get("VRAAGBAAK_CORPUS") or _default_corpus())
    beside = Path(
        index or os.environ.get("VRAAGBAAK_INDEX") or folder.resolve().with_name(f"{folder.resolve().name}-index")
    )
    environment = os.environ.get
    return Settings(
        folder, beside, model or environment("VRAAGBAAK_MODEL", ""), environment("VRAAGBAAK_STORE", "").strip()
    )


def _default_corpus() -> Path:
    return CHECKOUT / "corpus" if (CHECKOUT / "corpus").is_dir() else Path("corpus")
