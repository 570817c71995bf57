"""Progress bars on standard error, with Dutch labels."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm


class Progress:
    """Called with a label, how much is done and how much there is; shows one bar per label until that is done."""

    def __init__(self) -> None:
        self._bars: dict[str, tqdm] = {}

    def __enter__(self) -> Progress:
        return self

    def __call__(self, label: str, done: int, total: int) -> None:
        bar = self._bars.get(label)
        if bar is None and done >= total:
            return
        if bar is None:
            bar = self._bars[label] = tqdm(
                total=total,
                desc=label,
                file=sys.stderr,
                leave=False,
                disable=None,  # no bar where nobody looks, in a log or a script
                position=self._free_line(),
                bar_format="{desc}: {percentage:3.0f} % |{bar}| {n_fmt} van {total_fmt}, nog {remaining}",
            )
        bar.update(done - bar.n)
        if done >= total:
            self._bars.pop(label).close()

    def _free_line(self) -> int:
        """The first line below the cursor that no bar stands on."""
        taken = {abs(bar.pos) for bar in self._bars.values()}
        return next(line for line in range(len(taken) + 1) if line not in taken)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for bar in reversed(self._bars.values()):
            bar.close()
