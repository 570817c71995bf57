"""The passages of an index under one running number, through its documents in order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from index.store import Numbers, Scope
from ingest.document import Document, Passage


class Numbering(Sequence[Passage]):
    """Passage ``i`` of an index, without holding any: of which document it is, and whose words.

    ``starts``, int64 of shape (documents + 1,), holds the number of each document's first passage; ``bodies``, int32
    of shape (passages,), whose words each is, by its place in ``names``.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        starts: Numbers,
        bodies: npt.NDArray[np.int32],
        names: Sequence[str],
    ) -> None:
        self._documents, self._files = documents, tuple(documents)
        self._starts, self._bodies, self._names = starts, bodies, tuple(names)
        self._places = {file: place for place, file in enumerate(self._files)}
        self._passage = lru_cache(maxsize=20_000)(self._find)
        self.of_body = lru_cache(maxsize=None)(self._of_body)

    @classmethod
    def of(cls, documents: Mapping[str, Document]) -> Numbering:
        """Every passage is looked at."""
        names: dict[str, int] = {}
        bodies = [names.setdefault(p.body, len(names)) for d in documents.values() for p in d.passages]
        starts = np.cumsum([0, *(len(d.passages) for d in documents.values())], dtype=np.int64)
        return cls(documents, starts, np.array(bodies, np.int32), tuple(names))

    def save(self, folder: Path) -> None:
        np.save(folder / "starts.npy", self._starts)
        np.save(folder / "bodies.npy", self._bodies)
        (folder / "bodies.json").write_text(json.dumps(self._names, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path, documents: Mapping[str, Document]) -> Numbering:
        names = json.loads((folder / "bodies.json").read_text("utf-8"))
        return cls(documents, np.load(folder / "starts.npy"), np.load(folder / "bodies.npy"), names)

    def __len__(self) -> int:
        return len(self._bodies)

    @overload
    def __getitem__(self, which: int) -> Passage: ...

    @overload
    def __getitem__(self, which: slice) -> tuple[Passage, ...]: ...

    def __getitem__(self, which: int | slice) -> Passage | tuple[Passage, ...]:
        if isinstance(which, slice):
            return tuple(self[i] for i in range(*which.indices(len(self))))
        number = int(which) + len(self) if which < 0 else int(which)
        if not 0 <= number < len(self):
            raise IndexError(which)
        return self._passage(number)

    def __iter__(self) -> Iterator[Passage]:
        return (p for document in self._documents.values() for p in document.passages)

    def number(self, passage_id: str) -> int:
        """Raises:
        KeyError: no passage has that id.
        """
        file, _, within = passage_id.rpartition("#")
        place = self._places[file]
        if not within.isdecimal() or not 0 <= int(within) < self._starts[place + 1] - self._starts[place]:
            raise KeyError(passage_id)
        return int(self._starts[place]) + int(within)

    def within(self, scope: Scope) -> Numbers:
        """The numbers of the passages that a search may choose from."""
        found = [np.arange(len(self), dtype=np.int64)]
        if scope.bodies is not None:
            found = [np.zeros(0, np.int64), *(self.of_body(b) for b in sorted(scope.bodies))]
        numbers = np.concatenate(found)
        if scope.documents is None:
            return numbers
        places = [self._places[d] for d in scope.documents if d in self._places]
        return numbers[np.isin(np.searchsorted(self._starts, numbers, side="right") - 1, places)]

    def place(self, number: int) -> tuple[str, int]:
        """The file name of the document that passage ``number`` is of, and its number there."""
        place = int(np.searchsorted(self._starts, number, side="right")) - 1
        return self._files[place], number - int(self._starts[place])

    def _of_body(self, name: str) -> Numbers:
        """The numbers of the passages that are the words of a body, in order."""
        which = self._names.index(name) if name in self._names else -1
        return np.flatnonzero(self._bodies == which).astype(np.int64)

    def _find(self, number: int) -> Passage:
        file, within = self.place(number)
        return self._documents[file].passages[within]
