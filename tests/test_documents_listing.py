"""The list of documents of one library while another comes in its place."""

from __future__ import annotations

import threading
from typing import Any

from app.documents.listing import Listing
from tests.small_chat import FakeLibrary


class Raced(Listing):
    """One in which another thread runs from beginning to end between two steps of this one."""

    between: threading.Thread | None = None

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if self.between and threading.current_thread() is threading.main_thread():
            other, Raced.between = self.between, None
            other.start()
            other.join()


def test_a_list_is_never_that_of_another_library() -> None:
    old, new = FakeLibrary({}, refused={"x.pdf": "is oud"}), FakeLibrary({}, refused={"x.pdf": "is nieuw"})
    listing = Raced()
    Raced.between = threading.Thread(target=lambda: listing.rows(old, ["x.pdf"], lambda file: True))
    for _ in range(2):
        (row,) = listing.rows(new, ["x.pdf"], lambda file: True)
        assert row.remarks == ("dit bestand is nieuw",)
