"""One finished state of the index on disk, and the pointer to the one in use.

    index/identity           what tells this index from others in a store that is shared
    index/current            the name of the generation in use; replaced in one step
    index/generations/NAME/  manifest.json, documents.json, vectors.faiss, lexical/, passages/
    index/documents/KEY/     what was read and embedded (index/shelf.py)

A generation is never changed. The one before the current is kept, for a process that is still opening it, and so is
one that a process still answers from: it reads the documents as it needs them.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from index.backend import Backend, Contents, backend_of
from index.dutch import TERMS_VERSION
from index.files import CorruptIndex, Seal, hold, is_held, new_folder, remove_leftovers, seals, verify, write_text
from index.lexical import LexicalIndex
from index.numbering import Numbering
from index.rows import Opened
from index.shelf import Head, Shelf
from index.store import Store
from ingest.document import Body, Document
from ingest.read import INGEST_VERSION

SCHEMA_VERSION = 3
OPEN_DOCUMENTS = 512  # of which the text that was read stays in memory


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from. ``documents`` maps file names to their keys on the shelf, in order; ``refused``
    maps file names to the reason why they could not be read; ``bodies`` are those of the catalogue;
    ``store`` is the name of what it is searched with (index/backend.py)."""

    schema: int
    ingest: int
    terms: int
    model: str
    model_fingerprint: str
    documents: dict[str, str]
    refused: dict[str, str]
    bodies: tuple[Body, ...]
    store: str
    seals: dict[str, Seal]

    @property
    def is_of_this_version(self) -> bool:
        return (self.schema, self.ingest, self.terms) == (SCHEMA_VERSION, INGEST_VERSION, TERMS_VERSION)


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened one. ``documents`` are read as they are needed, ``heads`` tell of them without that, both by file name.
    ``held`` keeps the generation and its documents on disk as long as it is open."""

    manifest: Manifest
    heads: dict[str, Head]
    documents: Mapping[str, Document]
    passages: Numbering
    store: Store
    lexical: LexicalIndex
    held: IO[bytes] | None


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


def load_generation(index: Path, store: str = "") -> Generation:
    """Open the generation in use, its files and those of its documents checked to be as they were written.

    ``store`` is the address of a store in Milvus (index/milvus.py), "" for files.

    Raises:
        CorruptIndex: a file is missing or changed, or the store holds less than it should.
        index.milvus.StoreError: the store does not answer.
        FileNotFoundError: nothing was ever finished.
    """
    if not (index / "current").exists():
        raise FileNotFoundError(index)
    return _open(index, current_folder(index), store)


def _open(index: Path, folder: Path, store: str) -> Generation:
    shelf = shelf_of(index)
    try:
        held = hold(folder / "manifest.json")
        manifest = _manifest(folder)
        verify(folder, manifest.seals)
        for key in manifest.documents.values():
            shelf.check(key)
        heads: dict[str, Head] = json.loads((folder / "documents.json").read_text("utf-8"))
        documents = Opened(heads, lambda file: shelf.document(manifest.documents[file], heads[file]), OPEN_DOCUMENTS)
        passages = Numbering.load(folder / "passages", documents)
        backend = backend_of(store, index, manifest.model_fingerprint)
        if backend.name != manifest.store:
            raise CorruptIndex(str(folder))
        opened, lexical = backend.open(folder, Contents(shelf, manifest.documents, heads), passages)
        return Generation(manifest, heads, documents, passages, opened, lexical, held)
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise CorruptIndex(str(folder)) from error


def write_generation(
    index: Path,
    documents: dict[str, str],
    refused: dict[str, str],
    bodies: tuple[Body, ...],
    model: tuple[str, str],
    dimensions: int,
    store: str = "",
    known: Collection[str] = (),
) -> None:
    """Make a generation of shelved documents and put it in use. ``model`` is the embedder's name and fingerprint,
    ``known`` are the keys of the documents that the generation in use holds.

    Raises:
        OSError: the disk is full, or does not want it for another reason.
        CorruptIndex: what was written does not read back, or a document on the shelf is damaged.
        index.milvus.StoreError: the store does not answer.
    """
    generations = index / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    for folder in (index, generations):
        remove_leftovers(folder)
    before = current_folder(index).name if (index / "current").exists() else ""
    backend = backend_of(store, index, model[1])
    _clean(index, backend, {before}, documents.values())  # room first: on a full disk even removing files takes some
    shelf = shelf_of(index)
    heads = {file: shelf.head(key) for file, key in documents.items()}
    opened = Opened(heads, lambda file: shelf.document(documents[file], heads[file]), OPEN_DOCUMENTS)
    name = uuid.uuid4().hex[:12]
    with new_folder(generations / name) as folder:
        backend.write(folder, Contents(shelf, documents, heads), dimensions, known)
        (folder / "passages").mkdir()
        Numbering.of(opened).save(folder / "passages")
        (folder / "documents.json").write_text(json.dumps(heads, ensure_ascii=False), "utf-8")
        versions = (SCHEMA_VERSION, INGEST_VERSION, TERMS_VERSION)
        manifest = Manifest(*versions, *model, documents, refused, bodies, backend.name, seals(folder))
        (folder / "manifest.json").write_text(json.dumps(asdict(manifest), ensure_ascii=False), "utf-8")
        _open(index, folder, store)  # libraries do not always notice a full disk: only what reads back is put in use
    write_text(index / "current", name)
    _clean(index, backend, {name, before})


def _clean(index: Path, backend: Backend, keep: set[str], documents: Iterable[str] = ()) -> None:
    """Remove all generations but those in ``keep`` and those that a process answers from, and what is on the shelf of
    neither those nor ``documents``."""
    keys = set(documents)
    for folder in (index / "generations").iterdir():
        if folder.name in keep or is_held(folder / "manifest.json"):
            try:
                keys.update(_manifest(folder).documents.values())
            except CorruptIndex:
                continue
        else:
            shutil.rmtree(folder, ignore_errors=True)
    shelf = shelf_of(index)
    backend.remove(shelf.keys() - keys)
    shelf.keep_only(keys)


def _manifest(folder: Path) -> Manifest:
    try:
        data = json.loads((folder / "manifest.json").read_text("utf-8"))
        bodies = [{k: tuple(v) if isinstance(v, list) else v for k, v in body.items()} for body in data["bodies"]]
        return Manifest(**{**data, "bodies": tuple(Body(**body) for body in bodies)})  # type: ignore[arg-type]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CorruptIndex(str(folder / "manifest.json")) from error
