"""What stands under the heading that a point of a list names: "3 Een aantrekkelijk woonklimaat" is a chapter too."""

from __future__ import annotations

import re
from itertools import takewhile

from rapidfuzz import fuzz, process

from ingest.document import Document

ALIKE = 85  # of 100: a table of contents and its chapters are not always put in the same words
_NUMBER = re.compile(r"^\W*(?:(?:\d+[.\d]*|[a-z])[.):]?\s+)?", re.I)


def under_heading(document: Document, point: int, most: int) -> tuple[int, ...]:
    """The numbers of the first sentences, ``most`` at most, under the heading that is put as sentence ``point`` is, of
    the same part of the document; empty when there is none."""
    sentences = document.sentences
    part = document.part_at(sentences[point].page)
    inside = [n for n, sentence in enumerate(sentences) if document.part_at(sentence.page) == part and n != point]
    wanted = sentences[point].text
    headings = list(dict.fromkeys(name for n in inside for name in sentences[n].path))
    heading = process.extractOne(wanted, headings, scorer=fuzz.ratio, processor=_bare, score_cutoff=ALIKE)
    if not _bare(wanted) or heading is None:
        return ()
    under = [n for n in inside if heading[0] in sentences[n].path and sentences[n].kind not in ("caption", "note")]
    first = under[0] if under else 0
    run = takewhile(lambda n: n - first == under.index(n) and sentences[n].path == sentences[first].path, under[:most])
    return tuple(run)


def _bare(text: str) -> str:
    """Without the number before it and in lower case."""
    return " ".join(re.findall(r"\w+", _NUMBER.sub("", text.strip(), count=1).lower()))
