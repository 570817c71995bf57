"""Where a generation keeps what is searched, and how that is written and opened: files, or rows in Milvus."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from index.files import CorruptIndex, write_text
from index.lexical import LexicalIndex
from index.numbering import Numbering
from index.rows import Opened
from index.shelf import Head, Shelf
from index.store import FileStore, Store
from index.vectors import VectorIndex

OPEN_FILES = 128  # of each kind: a process may have some hundreds of files open
LEXICAL = "lexical"


class Contents(NamedTuple):
    """The documents of a generation: their keys on the shelf and their heads, by file name, in order."""

    shelf: Shelf
    keys: dict[str, str]
    heads: Mapping[str, Head]

    def terms(self) -> list[list[str]]:
        """The terms of every passage, each term once in memory."""
        each = (self.shelf.passage_terms(key, self.heads[file]) for file, key in self.keys.items())
        return [[*map(sys.intern, terms)] for document in each for terms in document]


class Backend(Protocol):
    name: str  # in the manifest: a generation is opened with what it was written with

    def write(self, folder: Path, contents: Contents, dimensions: int, known: Collection[str]) -> None:
        """Make the documents searchable. ``folder`` is the generation's; ``known`` are the keys of documents that
        were written before and need not be again."""

    def open(self, folder: Path, contents: Contents, passages: Numbering) -> tuple[Store, LexicalIndex]:
        """Raises:
        CorruptIndex: not all is there.
        """

    def remove(self, keys: Collection[str]) -> None:
        """Forget documents that no generation holds any more."""


def backend_of(address: str, index: Path, model: str) -> Backend:
    """``address`` is "" for files, else that of a store in Milvus (index/milvus.py); ``model`` is the fingerprint.

    Raises:
        index.milvus.StoreError: the store does not answer.
    """
    return MilvusBackend(address, identity(index), model) if address else FileBackend()


def identity(index: Path) -> str:
    """Letters and digits that tell an index folder from any other, also when it moves; made when there are none."""
    path = index / "identity"
    if not path.exists():
        write_text(path, uuid.uuid4().hex[:12])
    return path.read_text("utf-8").strip()


def backend_name(address: str) -> str:
    """The name of the backend at an address, without asking it anything."""
    return MilvusBackend.name if address else FileBackend.name


class FileBackend:
    """FAISS and BM25 in the folder of the generation, made anew for each."""

    name = "bestanden"

    def write(self, folder: Path, contents: Contents, dimensions: int, known: Collection[str]) -> None:
        vectors = [v for key in contents.keys.values() if len(v := contents.shelf.passage_vectors(key))]
        stacked = np.concatenate(vectors) if vectors else np.zeros((0, dimensions), np.float32)
        del vectors
        VectorIndex.build(stacked).save(folder)
        (folder / LEXICAL).mkdir()
        LexicalIndex.build(contents.terms()).save(folder / LEXICAL)

    def open(self, folder: Path, contents: Contents, passages: Numbering) -> tuple[Store, LexicalIndex]:
        lexical = LexicalIndex.load(folder / LEXICAL)
        return FileStore(VectorIndex.load(folder), lexical, passages.within), lexical

    def remove(self, keys: Collection[str]) -> None:
        """They went with their generation."""


class MilvusBackend:
    """Rows in a store that the processes on one index folder share; only documents that are new are written."""

    name = "milvus"

    def __init__(self, address: str, index: str, model: str) -> None:
        from index.milvus import MilvusRows  # the client is an extra

        self._rows = MilvusRows(address, index, model)

    def write(self, folder: Path, contents: Contents, dimensions: int, known: Collection[str]) -> None:
        shelf, keys, heads = contents
        if known:  # then the generation in use is of this model too
            self._rows.remove_of_other_models()
        for file, key in keys.items():
            if key not in known:
                bodies = [passage.body for passage in shelf.document(key, heads[file]).passages]
                self._rows.put(key, bodies, shelf.passage_vectors(key), shelf.passage_terms(key, heads[file]))
        (folder / LEXICAL).mkdir()
        LexicalIndex.build(contents.terms(), searched=False).save(folder / LEXICAL)

    def open(self, folder: Path, contents: Contents, passages: Numbering) -> tuple[Store, LexicalIndex]:
        from index.milvus import MilvusStore, cosine_from

        shelf, keys, heads = contents
        if self._rows.count(set(keys.values())) < len(passages):
            raise CorruptIndex("the store holds less than the index")
        lexical = LexicalIndex.load(folder / LEXICAL)
        terms = Opened(keys, lambda file: shelf.passage_terms(keys[file], heads[file]), OPEN_FILES)
        vectors = Opened(keys, lambda file: shelf.passage_vectors(keys[file]), OPEN_FILES)

        def held(number: int) -> list[str]:
            file, within = passages.place(number)
            return terms[file][within]

        def number(file: str, within: int) -> int:
            return passages.number(f"{file}#{within}")

        cosine = cosine_from(vectors, passages.place)
        return MilvusStore(self._rows, lexical, keys, number, held, cosine), lexical

    def remove(self, keys: Collection[str]) -> None:
        self._rows.remove(keys)
