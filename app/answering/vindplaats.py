"""Where does this stand? From a quotation, right or half remembered, to the place and the exact words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from app.answering.answer import Citation
from app.answering.citations import Citations
from app.answering.quote import fold
from index.library import Library
from ingest.document import Document, Passage, Sentence

Verdict = Literal["woordelijk", "op leestekens na", "afwijkend"]
DifferenceKind = Literal["weggelaten", "toegevoegd", "gewijzigd"]

_WORD = re.compile(r"\w+(?:[.,]\d+|[’'](?=\w)\w+)*")

CANDIDATES = 12
MIN_WORDS, MAX_WORDS = 3, 600  # of a quotation that can be looked up
SLACK = 3  # words: how far the edge of a partial quotation may be off after alignment by letters
MIN_SIMILARITY = 0.62  # of the words, to call a place found
SAME_PLACE = 0.05  # what comes this close to the best place is shown as well


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that the quotation leaves out, adds or changes: ``quoted`` as they were given, ``source`` as they stand."""

    kind: DifferenceKind
    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand; ``citation.quote`` holds them exactly. ``similarity`` is that of the words, 0 to 1."""

    citation: Citation
    verdict: Verdict
    similarity: float
    differences: tuple[Difference, ...]
    passage: Passage


def locate(library: Library, quotation: str, bodies: frozenset[str] | None = None) -> list[Place]:
    """The places where ``quotation`` stands, the most alike first; empty when it is not to be found.

    The index gives the candidates, fuzzy alignment (Levenshtein) the sentences among them.
    """
    wanted = _words(quotation)
    if not MIN_WORDS <= len(wanted) <= MAX_WORDS:
        return []
    hits = [
        *library.search(quotation, bodies=bodies, top=CANDIDATES, mode="bm25"),
        *library.search(quotation, bodies=bodies, top=CANDIDATES),
    ]
    citations = Citations(library)
    places: dict[tuple[str, int, str], Place] = {}
    for passage in dict.fromkeys(hit.passage for hit in hits):
        place = _place(library, passage, quotation, wanted, citations)
        if place:
            places.setdefault((place.citation.document, place.citation.page, place.citation.quote), place)
    found = sorted(places.values(), key=lambda p: (-p.similarity, p.citation.date, p.citation.page))
    return [p for p in found if p.similarity >= found[0].similarity - SAME_PLACE and p.similarity >= MIN_SIMILARITY]


def _place(library: Library, passage: Passage, quotation: str, wanted: list[str], citations: Citations) -> Place | None:
    document = library.documents[passage.document]
    first, last = _window(document, passage, wanted)
    members = document.sentences[first : last + 1]
    text = " ".join(s.text for s in members)
    if _same(quotation, text):
        text = _cut_to(text, quotation)
    similarity = _similarity(wanted, _words(text))
    if similarity < MIN_SIMILARITY:
        return None
    citation = citations.cite(passage, text, _page_of(members, text), members[-1].last_page, members[0].path)
    if citation is None:
        return None
    return Place(citation, _verdict(quotation, text), similarity, tuple(_differences(quotation, text)), passage)


def _page_of(members: Sequence[Sentence], text: str) -> int:
    return next((s.page for s in members if text[:20] in s.text), members[0].page)


def _window(document: Document, passage: Passage, wanted: list[str]) -> tuple[int, int]:
    """First and last sentence of the run that is most like the quotation.

    It begins in the passage or one sentence before, and runs on for as long as the quotation is.
    """
    low, high = max(passage.start - 1, 0), passage.stop + 1
    length = sum(len(s.text.split()) for s in document.sentences[low:high])
    while high < len(document.sentences) and length < 2 * len(wanted):
        length += len(document.sentences[high].text.split())
        high += 1
    words = [_words(s.text) for s in document.sentences[low:high]]
    best = (-1.0, low, low)
    for i in range(min(passage.stop - low + 1, len(words))):
        run: list[str] = []
        for j in range(i, len(words)):
            run += words[j]
            best = max(best, (_similarity(wanted, run), low + i, low + j), key=lambda b: (b[0], -(b[2] - b[1])))
            if len(run) > 2 * len(wanted) + 10:
                break
    return best[1], best[2]


def _similarity(wanted: list[str], held: list[str]) -> float:
    """How alike two runs of words are, 0 to 1; a quotation that is part of a longer sentence is not held against it."""
    if not held:
        return 0.0
    whole = 1 - Indel.normalized_distance(wanted, held)
    part = fuzz.partial_ratio(" ".join(wanted), " ".join(held)) / 100 if len(wanted) < len(held) else 0.0
    return max(whole, 0.98 * part if len(wanted) >= 4 else 0.0)


def _verdict(quotation: str, text: str) -> Verdict:
    if fold(quotation).strip(" .‘’'\"“”") in fold(text):
        return "woordelijk"
    return "op leestekens na" if " ".join(_words(quotation)) in " ".join(_words(text)) else "afwijkend"


def _same(quotation: str, text: str) -> bool:
    return _verdict(quotation, text) != "afwijkend"


def _cut_to(text: str, quotation: str) -> str:
    """The part of ``text`` whose words are those of the quotation."""
    spans = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    held, wanted = [_key(word) for word, _, _ in spans], _words(quotation)
    for i in range(len(held) - len(wanted) + 1):
        if held[i : i + len(wanted)] == wanted:
            end = spans[i + len(wanted) - 1][2]
            trailing = re.match(r"[.!?’”)%]*", text[end:])
            return text[spans[i][1] : end + (trailing.end() if trailing else 0)]
    return text


def _differences(quotation: str, text: str) -> list[Difference]:
    """Word by word, from the exact words to the quotation; words before and after a partial quotation do not count."""
    quoted = [m.group() for m in _WORD.finditer(quotation)]
    source = _aligned(quoted, [m.group() for m in _WORD.finditer(text)])
    found: list[Difference] = []
    operations = Levenshtein.opcodes([_key(w) for w in source], [_key(w) for w in quoted])
    for operation in operations:
        left = " ".join(source[operation.src_start : operation.src_end])
        right = " ".join(quoted[operation.dest_start : operation.dest_end])
        if operation.tag == "equal":
            continue
        kind: DifferenceKind = {"delete": "weggelaten", "insert": "toegevoegd"}.get(operation.tag, "gewijzigd")  # type: ignore[assignment]
        found.append(Difference(kind, right, left))
    return found


def _aligned(quoted: list[str], source: list[str]) -> list[str]:
    """The words of the source that the quotation covers, when it is a part of a longer sentence."""
    if len(source) <= len(quoted):
        return source
    text = " ".join(map(_key, source))
    match = fuzz.partial_ratio_alignment(" ".join(map(_key, quoted)), text)
    if match is None:
        return source
    first = text[: match.dest_start + 1].count(" ")
    last = text[: max(match.dest_end - 1, 0)].count(" ") + 1
    windows = [
        source[i:j]
        for i in range(max(first - SLACK, 0), first + SLACK + 1)
        for j in range(max(last - SLACK, i + 1), min(last + SLACK, len(source)) + 1)
    ]
    keys = [_key(w) for w in quoted]
    return min(windows, key=lambda w: Levenshtein.distance([_key(word) for word in w], keys), default=source)


def _words(text: str) -> list[str]:
    return [_key(m.group()) for m in _WORD.finditer(text)]


def _key(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
