"""What stands under the heading that a point of a list names: "3 Een aantrekkelijk woonklimaat" is a chapter too."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ingest.document import Document

ALIKE = 85  # of 100: a table of contents and its chapters are not always put in the same words
_NUMBER = re.compile(r"^\W*(?:(?:\d+[.\d]*|[a-z])[.):]?\s+)?", re.I)


def under_heading(document: Document, point: int, most: int) -> tuple[int, ...]:
    """The numbers of the first sentences, ``most`` at most, under the heading that is put as sentence ``point`` is, of
    the same part of the document; empty when there is none."""
    wanted = _bare(document.sentences[point].text)
    part = document.part_at(document.sentences[point].page)
    heading = ""
    best = float(ALIKE)
    for sentence in document.sentences:
        for name in sentence.path:
            likeness = fuzz.ratio(wanted, _bare(name), score_cutoff=best)
            if likeness > best or (likeness == best and not heading):
                heading, best = name, likeness
    if not heading or len(wanted.split()) == 0:
        return ()
    found = (
        number
        for number, sentence in enumerate(document.sentences)
        if heading in sentence.path and number != point and sentence.kind not in ("caption", "note")
    )
    numbers = [n for n in found if document.part_at(document.sentences[n].page) == part]
    first = numbers[:1]
    for number in numbers[1:most]:
        if number != first[-1] + 1 or document.sentences[number].path != document.sentences[first[0]].path:
            break
        first.append(number)
    return tuple(first)


def _bare(text: str) -> str:
    """Without the number before it and in lower case."""
    return " ".join(re.findall(r"\w+", _NUMBER.sub("", text.strip(), count=1).lower()))
