"""The chapter that a point of a list names."""

from __future__ import annotations

from app.answering.under_heading import under_heading
from index.library import Library


def test_point_is_the_heading_of_its_chapter(real_library: Library) -> None:
    document = real_library.documents["ser-agenda-voor-de-stad.pdf"]
    points = [n for n, s in enumerate(document.sentences) if s.kind == "item" and s.text[:2] in ("3 ", "5 ")]
    assert len(points) == 2
    for point in points:
        found = under_heading(document, point, 3)
        assert 1 <= len(found) <= 3
        assert all(document.sentences[n].path[1][:2] == document.sentences[point].text[:2] for n in found)


def test_point_that_names_no_chapter_has_none(real_library: Library) -> None:
    document = real_library.documents["ser-agenda-voor-de-stad.pdf"]
    number = next(n for n, s in enumerate(document.sentences) if len(s.text) > 100)
    assert under_heading(document, number, 3) == ()
