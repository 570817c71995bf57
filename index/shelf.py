"""Documents as they were read, with their vectors, each in a folder of its own named after what it was made from.

A folder here is never changed: another file, catalogue entry, way of reading or model gives another name. So a build
that was killed goes on where it stopped, and an older state of the index stays readable while a newer one is made.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.embedder import Vectors
from index.files import CorruptIndex, checksums, new_folder, remove_leftovers, verify
from index.tokens import TokenStates
from ingest.document import Body, Document, LostPage, Page, Part, Passage, Sentence


@dataclass(frozen=True, slots=True)
class ShelvedDocument:
    """A document with unit vectors, float32, of shape (passages, dimensions) and (sentences, dimensions),
    and the states of the tokens of each passage."""

    document: Document
    passages: Vectors
    sentences: Vectors
    tokens: TokenStates


class Shelf:
    """The folder of shelved documents. ``key`` is the name that a document has there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __contains__(self, key: str) -> bool:
        return (self.folder / key / "sums.json").is_file()

    def put(self, key: str, item: ShelvedDocument) -> None:
        """Raises:
        OSError: the disk is full, or does not want it for another reason.
        CorruptIndex: what was written does not read back; libraries do not always notice a full disk.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with new_folder(self.folder / key) as folder:
            text = json.dumps(dataclasses.asdict(item.document), ensure_ascii=False)
            (folder / "document.json").write_text(text, "utf-8")
            np.save(folder / "passages.npy", item.passages.astype(np.float32))
            np.save(folder / "sentences.npy", item.sentences.astype(np.float16))
            item.tokens.save(folder)
            (folder / "sums.json").write_text(json.dumps(checksums(folder)), "utf-8")
            self._load(folder)

    def get(self, key: str) -> ShelvedDocument:
        """Raises:
        CorruptIndex: the folder is gone or its files have changed.
        """
        return self._load(self.folder / key)

    def _load(self, folder: Path) -> ShelvedDocument:
        try:
            verify(folder, json.loads((folder / "sums.json").read_text("utf-8")))
            document = _document(json.loads((folder / "document.json").read_text("utf-8")))
            passages = np.load(folder / "passages.npy")
            sentences = np.load(folder / "sentences.npy").astype(np.float32)
            tokens = TokenStates.load(folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CorruptIndex(str(folder)) from error
        return ShelvedDocument(document, passages, sentences, tokens)

    def remove(self, key: str) -> None:
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def keep_only(self, keys: Collection[str]) -> None:
        if not self.folder.is_dir():
            return
        remove_leftovers(self.folder)
        for path in self.folder.iterdir():
            if path.name not in keys:
                shutil.rmtree(path, ignore_errors=True)


def _document(data: dict[str, Any]) -> Document:
    def tuples(item: dict[str, Any]) -> dict[str, Any]:
        return {k: tuple(v) if isinstance(v, list) else v for k, v in item.items()}

    return Document(
        **tuples(
            {
                **data,
                "parts": [Part(**tuples(p)) for p in data["parts"]],
                "pages": [Page(**p) for p in data["pages"]],
                "sentences": [Sentence(**tuples(s)) for s in data["sentences"]],
                "own_body": Body(**tuples(data["own_body"])) if data["own_body"] else None,
                "lost_pages": [LostPage(**p) for p in data["lost_pages"]],
                "passages": [Passage(**tuples(p)) for p in data["passages"]],
            }
        )
    )
