"""Documents as they were read, with their vectors, each in a folder of its own named after what it was made from.

A folder here is never changed: another file, catalogue entry, way of reading or model gives another name, and so does
Tesseract when it comes to a document that missed it. So a build that was killed goes on where it stopped, and an older
state of the index stays readable while a newer one is made.

    document.json             the document without its pages, sentences and passages
    rows.jsonl, row_ends.npy  these three, a line each (index/rows.py)
    terms.json                the terms of each passage
    passages.npy, sentences.npy, tokens.npy, token_starts.npy    their vectors
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from index.dutch import TERMS_VERSION, terms
from index.embedder import Vectors
from index.files import CorruptIndex, new_folder, remove_leftovers, seals, verify
from index.rows import Rows, write_rows
from index.tokens import TokenStates
from ingest.document import Body, Document, LostPage, Page, Part, Passage, Sentence

T = TypeVar("T")
Head = Mapping[str, Any]  # a document as JSON, its rows left out, with how many there are of each kind

_RARE = ("ends", "heads", "told", "detail")
_KINDS: dict[str, type[Any]] = {"pages": Page, "sentences": Sentence, "passages": Passage}


@dataclass(frozen=True, slots=True)
class ShelvedDocument:
    """A document with unit vectors, float32, of shape (passages, dimensions) and (sentences, dimensions),
    and the states of the tokens of each passage."""

    document: Document
    passages: Vectors
    sentences: Vectors
    tokens: TokenStates


class Shelf:
    """The folder of shelved documents. ``key`` is the name that a document has there.

    What is got of a document is read from its folder when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __contains__(self, key: str) -> bool:
        return (self.folder / key / "seals.json").is_file()

    def put(self, key: str, item: ShelvedDocument) -> None:
        """Raises:
        OSError: the disk is full, or does not want it for another reason.
        CorruptIndex: what was written does not read back; libraries do not always notice a full disk.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        document = item.document
        head = {f.name: getattr(document, f.name) for f in fields(document) if f.name not in _KINDS}
        head["parts"] = [asdict(part) for part in document.parts]
        head["lost_pages"] = [asdict(page) for page in document.lost_pages]
        head["own_body"] = asdict(document.own_body) if document.own_body else None
        head["rows"] = {kind: len(getattr(document, kind)) for kind in _KINDS}
        head["dimensions"] = item.passages.shape[1]
        with new_folder(self.folder / key) as folder:
            (folder / "document.json").write_text(json.dumps(head, ensure_ascii=False), "utf-8")
            write_rows(folder, map(_kept, chain.from_iterable(getattr(document, kind) for kind in _KINDS)))
            (folder / "terms.json").write_text(
                json.dumps([TERMS_VERSION, _terms(document.passages)], ensure_ascii=False), "utf-8"
            )
            np.save(folder / "passages.npy", item.passages.astype(np.float32))
            np.save(folder / "sentences.npy", item.sentences.astype(np.float16))
            item.tokens.save(folder)
            (folder / "seals.json").write_text(json.dumps(seals(folder)), "utf-8")
            _read_back(folder)

    def check(self, key: str) -> None:
        """Raises:
        CorruptIndex: the folder is gone or its files have changed.
        """
        folder = self.folder / key
        try:
            verify(folder, json.loads((folder / "seals.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise CorruptIndex(str(folder)) from error

    def head(self, key: str) -> Head:
        """What tells of a document without its text.

        Raises:
            CorruptIndex: the folder is gone or its files have changed.
        """
        folder = self.folder / key
        self.check(key)
        try:
            head: Head = json.loads((folder / "document.json").read_text("utf-8"))
            document_of(head, folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CorruptIndex(str(folder)) from error
        return head

    def document(self, key: str, head: Head) -> Document:
        """The document of which :meth:`head` gave the head."""
        return document_of(head, self.folder / key)

    def sentence_texts(self, key: str, head: Head) -> Sequence[str]:
        return _rows(self.folder / key, head, "sentences", lambda row: Sentence(**_tuples(row)).told)

    def passage_terms(self, key: str, head: Head) -> list[list[str]]:
        """The terms of each passage and of its headings."""
        version, kept = json.loads((self.folder / key / "terms.json").read_text("utf-8"))
        return kept if version == TERMS_VERSION else _terms(self.document(key, head).passages)

    def passage_vectors(self, key: str) -> Vectors:
        vectors: Vectors = np.load(self.folder / key / "passages.npy")
        return vectors

    def sentence_vectors(self, key: str) -> Any:
        """float16, shape (sentences, dimensions), left on disk."""
        return np.load(self.folder / key / "sentences.npy", mmap_mode="r")

    def tokens(self, key: str) -> TokenStates:
        return TokenStates.load(self.folder / key)

    def remove(self, key: str) -> None:
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def keys(self) -> set[str]:
        return {path.name for path in self.folder.iterdir() if path.name[:1] != "."} if self.folder.is_dir() else set()

    def keep_only(self, keys: Collection[str]) -> None:
        if not self.folder.is_dir():
            return
        remove_leftovers(self.folder)
        for path in self.folder.iterdir():
            if path.name not in keys:
                shutil.rmtree(path, ignore_errors=True)


def document_of(head: Head, folder: Path) -> Document:
    """A document from its head; its pages, sentences and passages are read from ``folder`` when they are needed."""
    data = {name: value for name, value in head.items() if name not in ("rows", "dimensions")}
    for kind, make in _KINDS.items():
        data[kind] = _rows(folder, head, kind, lambda row, make=make: make(**_tuples(row)))
    data["parts"] = tuple(Part(**_tuples(part)) for part in head["parts"])
    data["lost_pages"] = tuple(LostPage(**page) for page in head["lost_pages"])
    data["own_body"] = Body(**_tuples(head["own_body"])) if head["own_body"] else None
    return Document(**_tuples(data))


def _read_back(folder: Path) -> None:
    """Raises:
    CorruptIndex: what was written is not whole.
    """
    try:
        head = json.loads((folder / "document.json").read_text("utf-8"))
        json.loads((folder / "terms.json").read_text("utf-8"))
        json.loads((folder / "seals.json").read_text("utf-8"))
        document = document_of(head, folder)
        if any(sum(1 for _ in getattr(document, kind)) != count for kind, count in head["rows"].items()):
            raise CorruptIndex(str(folder))
        for name in ("passages.npy", "sentences.npy"):
            np.load(folder / name, mmap_mode="r")
        TokenStates.load(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorruptIndex(str(folder)) from error


def _rows(folder: Path, head: Head, kind: str, make: Any) -> Rows[Any]:
    counts = head["rows"]
    first = sum(counts[k] for k in list(_KINDS)[: list(_KINDS).index(kind)])
    return Rows(folder, first, first + counts[kind], make)


def _terms(passages: Sequence[Passage]) -> list[list[str]]:
    return [terms(f"{p.context} {p.told or p.text}") for p in passages]


def _kept(item: Any) -> dict[str, Any]:
    """``item`` as JSON; what few have is left out of the others."""
    return {name: value for name, value in asdict(item).items() if value or name not in _RARE}


def _tuples(item: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in item.items()}
