"""What a whole sentence announces where no list stands behind it: paragraphs that each begin with the thing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.dutch import terms
from ingest.announcing import announced
from ingest.document import Sentence

_ASKED = re.compile(
    r"\b(?:(?:noem|geef|som|toon)\s+(?:(?:me|mij|eens|de|het|alle|enkele|een\s+paar|\w+e)\s+)*|"
    r"welke\s+(?:\w+e\s+)?|wat\s+zijn\s+(?:de|alle)\s+)(?P<noun>[^\W\d_][\w-]{2,}(?:en|s))\b",
    re.I,
)
FEWEST, MOST = 2, 25  # paragraphs
FAR = 150  # sentences behind the announcement: examples and explanations stand between


def announced_paragraphs(sentences: Sequence[Sentence], number: int) -> tuple[int, ...]:
    """The numbers of the sentences that begin a paragraph with what sentence ``number`` announces: "Systemen die ..."
    behind "de volgende systemen zijn verboden.". Empty when that is fewer than ``FEWEST``, or no more than ``MOST``
    can be meant; within the section of the announcement, the headings of its parts passed by."""
    noun = announced(sentences[number].text).casefold()
    if not noun or not sentences[number].text.rstrip("”’\"')").endswith("."):
        return ()
    found: list[int] = []
    path = sentences[number].path
    for i in range(number + 1, min(number + FAR, len(sentences))):
        sentence = sentences[i]
        if sentence.kind != "note" and sentence.path[: len(path)] != path:
            break
        begins = sentence.paragraph != sentences[i - 1].paragraph and sentence.kind in ("sentence", "item")
        if begins and sentence.text.casefold().startswith(f"{noun} "):
            found.append(i)
    return tuple(found) if FEWEST <= len(found) <= MOST else ()


def announces_asked(question: str, sentence: str) -> bool:
    """Whether ``sentence`` announces just the things that ``question`` asks to name: "de volgende aandachtspunten" for
    "noem alle aandachtspunten van ..."."""
    asked, told = _ASKED.search(question), announced(sentence)
    return bool(asked and told and set(terms(asked["noun"])) <= set(terms(told)))
