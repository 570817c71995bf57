"""Where things are: folders and model, from the command line, the environment or the defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UserError

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """``model`` is a folder or hub name, "" for the model that comes with the product; ``data`` is where conversations
    are kept, ``None`` for nowhere; ``store`` is the address of a store in Milvus (index/milvus.py), "" for files;
    ``manage`` tells whether documents can be changed on the page, ``None``: where only this computer can open it."""

    corpus: Path
    index: Path
    model: str
    data: Path | None
    store: str = ""
    manage: bool | None = None


def settings(
    corpus: str | None = None, index: str | None = None, model: str | None = None, data: str | None = None
) -> Settings:
    """What is given counts first, then ``VRAAGBAAK_CORPUS``, ``VRAAGBAAK_INDEX``, ``VRAAGBAAK_MODEL`` and
    ``VRAAGBAAK_DATA``. Empty ``data`` is nowhere, unlike the others.

    The store is told by ``VRAAGBAAK_STORE`` alone: it may hold a password, which a command line shows to others.
    ``VRAAGBAAK_BEHEER``, ``aan`` or ``uit``, tells whether documents can be changed on the page.

    Raises:
        UserError: ``VRAAGBAAK_BEHEER`` is neither.
    """
    folder = Path(corpus or os.environ.get("VRAAGBAAK_CORPUS") or _default_corpus())
    beside = Path(
        index or os.environ.get("VRAAGBAAK_INDEX") or folder.resolve().with_name(f"{folder.resolve().name}-index")
    )
    kept = os.environ.get("VRAAGBAAK_DATA") if data is None else data
    return Settings(
        folder,
        beside,
        model or os.environ.get("VRAAGBAAK_MODEL", ""),
        _data_beside(beside.resolve()) if kept is None else Path(kept) if kept.strip() else None,
        os.environ.get("VRAAGBAAK_STORE", "").strip(),
        _manage(os.environ.get("VRAAGBAAK_BEHEER", "").strip().lower()),
    )


def _manage(told: str) -> bool | None:
    if told not in ("", "aan", "uit"):
        raise UserError(f"VRAAGBAAK_BEHEER is {told!r}. Kies aan of uit.")
    return told == "aan" if told else None


def _data_beside(index: Path) -> Path:
    return index.with_name(f"{index.name.removesuffix('-index')}-gesprekken")


def _default_corpus() -> Path:
    return CHECKOUT / "corpus" if (CHECKOUT / "corpus").is_dir() else Path("corpus")
