"""Which headings a numbered heading stands under: 4.2.2.1 under 4.2.2, whatever stands between them."""

from __future__ import annotations

import re

Heading = tuple[int, str]  # level, words

MIN_PARTS = 3  # of a number that tells its place: 1.1 may be of an annex that is numbered anew
_NUMBER = re.compile(r"^(\d{1,2}(?:[.,]\d{1,2})*)[.:]?\s+\S")


class NumberedPath:
    """The headings above a heading, by type, or by number where the box of a figure stands between."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, ...], list[Heading]] = {}

    def enter(self, level: int, text: str, above: list[Heading]) -> list[Heading]:
        """The path of the heading ``text``, itself last. ``level`` and the headings ``above`` it are told by its type.

        What has the number above its own is above it, also in the same type, unless a heading of a higher level has
        come since.
        """
        # what lies below a heading of a higher level is left behind with it
        self._last = {number: path for number, path in self._last.items() if path[-1][0] <= level}
        match = _NUMBER.match(text)
        number = tuple(int(part) for part in re.split("[.,]", match[1])) if match else ()
        parent = self._last.get(number[:-1]) if len(number) >= MIN_PARTS else None
        if parent and parent[-1][0] <= level:
            above, level = parent, max(level, parent[-1][0] + 1)
        path = [*above, (level, text)]
        if number:
            self._last[number] = path
        return path
