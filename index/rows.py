"""Records in a file, each parsed when it is asked for: a document of a thousand pages opens at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, overload

import numpy as np
import numpy.typing as npt

T = TypeVar("T")

BLOCK = 8  # rows that are parsed together: whoever wants one mostly wants its neighbours
FILE, ENDS = "rows.jsonl", "row_ends.npy"


def write_rows(folder: Path, records: Iterable[Any]) -> None:
    """Write each record as a line of JSON, and where the lines end, in bytes, so that one can be read alone."""
    ends = [0]
    with (folder / FILE).open("wb") as file:
        for record in records:
            ends.append(ends[-1] + file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n"))
    np.save(folder / ENDS, np.array(ends, np.int64))


class Rows(Sequence[T]):
    """Rows ``first`` up to ``stop`` of what :func:`write_rows` wrote in ``folder``, each as ``make`` makes it.

    What was parsed is kept as long as the object is.
    """

    def __init__(self, folder: Path, first: int, stop: int, make: Callable[[Any], T]) -> None:
        self._folder, self._first, self._size, self._make = folder, first, stop - first, make
        self._blocks: dict[int, list[T]] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, which: int) -> T: ...

    @overload
    def __getitem__(self, which: slice) -> tuple[T, ...]: ...

    def __getitem__(self, which: int | slice) -> T | tuple[T, ...]:
        if isinstance(which, slice):
            return tuple(self[i] for i in range(*which.indices(self._size)))
        place = which + self._size if which < 0 else which
        if not 0 <= place < self._size:
            raise IndexError(which)
        return self._block(place // BLOCK)[place % BLOCK]

    def __iter__(self) -> Iterator[T]:
        if BLOCK * len(self._blocks) < self._size:
            rows = self._read(0, self._size)
            self._blocks = {low // BLOCK: rows[low : low + BLOCK] for low in range(0, self._size, BLOCK)}
        for number in range(-(-self._size // BLOCK)):
            yield from self._block(number)

    def _block(self, number: int) -> list[T]:
        block = self._blocks.get(number)
        if block is None:
            low = number * BLOCK
            block = self._blocks[number] = self._read(low, min(low + BLOCK, self._size))
        return block

    def _read(self, low: int, high: int) -> list[T]:
        ends = _ends(self._folder)[self._first + low : self._first + high + 1]
        with (self._folder / FILE).open("rb") as file:
            file.seek(int(ends[0]))
            lines = file.read(int(ends[-1] - ends[0])).split(b"\n")
        return [self._make(json.loads(line.decode())) for line in lines[:-1]]


@lru_cache(maxsize=8_192)
def _ends(folder: Path) -> npt.NDArray[np.int64]:
    ends: npt.NDArray[np.int64] = np.load(folder / ENDS)
    return ends


class Opened(Mapping[str, T]):
    """A mapping whose values are opened when they are asked for; the ``most`` used last stay open."""

    def __init__(self, keys: Iterable[str], open_one: Callable[[str], T], most: int) -> None:
        self._keys = dict.fromkeys(keys)
        self._open = lru_cache(maxsize=most)(open_one)

    def __getitem__(self, key: str) -> T:
        if key not in self._keys:
            raise KeyError(key)
        return self._open(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
