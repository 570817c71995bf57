"""One finished state of the index on disk, and the pointer to the one in use.

    index/current            the name of the generation in use; replaced in one step
    index/generations/NAME/  manifest.json, vectors.faiss, lexical/
    index/documents/KEY/     what was read and embedded (index/shelf.py)

A generation is never changed. The one before the current is kept, for a process that is still opening it.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.dutch import TERMS_VERSION, terms
from index.files import CorruptIndex, checksums, new_folder, remove_leftovers, verify, write_text
from index.lexical import LexicalIndex
from index.shelf import Shelf, ShelvedDocument
from index.vectors import VectorIndex
from ingest.document import Body
from ingest.read import INGEST_VERSION

SCHEMA_VERSION = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from. ``documents`` maps file names to their keys on the shelf, in order; ``refused``
    maps file names to the reason why they could not be read; ``bodies`` are those of the catalogue."""

    schema: int
    ingest: int
    terms: int
    model: str
    model_fingerprint: str
    documents: dict[str, str]
    refused: dict[str, str]
    bodies: tuple[Body, ...]
    sums: dict[str, str]

    @property
    def is_of_this_version(self) -> bool:
        return (self.schema, self.ingest, self.terms) == (SCHEMA_VERSION, INGEST_VERSION, TERMS_VERSION)


def shelf_of(index: Path) -> Shelf:
    return Shelf(index / "documents")


def current_manifest(index: Path) -> Manifest | None:
    """The manifest of the generation in use, ``None`` when nothing was ever finished.

    Raises:
        CorruptIndex: the pointer or the manifest cannot be read.
    """
    if not (index / "current").exists():
        return None
    return _manifest(current_folder(index))


def current_folder(index: Path) -> Path:
    try:
        return index / "generations" / (index / "current").read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CorruptIndex(str(index / "current")) from error


def load_generation(index: Path) -> tuple[Manifest, VectorIndex, LexicalIndex]:
    """Open the generation in use, its files checked against the manifest.

    Raises:
        CorruptIndex: a file is missing or changed.
        FileNotFoundError: nothing was ever finished.
    """
    if not (index / "current").exists():
        raise FileNotFoundError(index)
    return _open(current_folder(index))


def _open(folder: Path) -> tuple[Manifest, VectorIndex, LexicalIndex]:
    manifest = _manifest(folder)
    verify(folder, manifest.sums)
    try:
        return manifest, VectorIndex.load(folder / "vectors.faiss"), LexicalIndex.load(folder / "lexical")
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise CorruptIndex(str(folder)) from error


def write_generation(
    index: Path,
    documents: dict[str, str],
    refused: dict[str, str],
    bodies: tuple[Body, ...],
    model: tuple[str, str],
    dimensions: int,
) -> None:
    """Make a generation of shelved documents and put it in use. ``model`` is the embedder's name and fingerprint.

    Raises:
        OSError: the disk is full, or does not want it for another reason.
        CorruptIndex: what was written does not read back, or a document on the shelf is damaged.
    """
    generations = index / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    remove_leftovers(generations)
    before = current_folder(index).name if (index / "current").exists() else ""
    _clean(index, {before}, documents.values())  # room first: on a full disk even removing files takes some
    shelf = shelf_of(index)
    items: list[ShelvedDocument] = [shelf.get(key) for key in documents.values()]
    name = uuid.uuid4().hex[:12]
    with new_folder(generations / name) as folder:
        vectors = [item.passages for item in items if len(item.passages)]
        stacked = np.concatenate(vectors) if vectors else np.zeros((0, dimensions), np.float32)
        VectorIndex.build(stacked).save(folder / "vectors.faiss")
        texts = [terms(f"{p.context} {p.text}") for item in items for p in item.document.passages]
        (folder / "lexical").mkdir()
        LexicalIndex.build(texts).save(folder / "lexical")
        manifest = Manifest(
            SCHEMA_VERSION, INGEST_VERSION, TERMS_VERSION, *model, documents, refused, bodies, checksums(folder)
        )
        (folder / "manifest.json").write_text(json.dumps(asdict(manifest), ensure_ascii=False), "utf-8")
        _open(folder)  # libraries do not always notice a full disk: only what reads back is put in use
    write_text(index / "current", name)
    _clean(index, {name, before})


def _clean(index: Path, keep: set[str], documents: Iterable[str] = ()) -> None:
    """Remove all generations but those in ``keep``, and what is on the shelf of neither those nor ``documents``."""
    keys = set(documents)
    for folder in (index / "generations").iterdir():
        if folder.name in keep:
            try:
                keys.update(_manifest(folder).documents.values())
            except CorruptIndex:
                continue
        else:
            shutil.rmtree(folder, ignore_errors=True)
    shelf_of(index).keep_only(keys)


def _manifest(folder: Path) -> Manifest:
    try:
        data = json.loads((folder / "manifest.json").read_text("utf-8"))
        bodies = [{k: tuple(v) if isinstance(v, list) else v for k, v in body.items()} for body in data["bodies"]]
        return Manifest(**{**data, "bodies": tuple(Body(**body) for body in bodies)})  # type: ignore[arg-type]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CorruptIndex(str(folder / "manifest.json")) from error
