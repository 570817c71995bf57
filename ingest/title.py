"""The title of a document whose metadata tell none: the largest text at the head of its first page or on its cover.

It is taken only where there is no doubt about it; a letterhead, a date or the name of a section is no title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.cover import usual_size
from ingest.lexicon import frequency
from ingest.places import fold

LEAST_SIZE = 12.0  # points: no title is set in smaller type
LARGE = 1.25  # times the usual type size
AS_LARGE = 0.88  # times the size of the title: what is so large as well leaves doubt which of them it is
SAME_SIZE = 0.03  # times it
MOST_ABOVE = 40  # words above a title: an address, a logo
FEWEST_WORDS = 2
MOST_WORDS, MOST_CHARS = 25, 150
KNOWN_WORDS = 0.75  # of the words of a title that was recognised in a picture are Dutch
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEARS = re.compile(r"(\d{4})\s?([-–])\s?(\d{2,4})\b")
_NO_TITLE = re.compile(
    r"[@=|<>]|https?:|www\.|^(?:ministerie|gemeente|gemeenteraad|provincie|waterschap|hoogheemraadschap|rijksoverheid|"
    r"staatscourant|staatsblad|gemeenteblad|provinciaal blad|publicatieblad|tweede kamer|eerste kamer|"
    r"aan (?:de|het)|geachte|beste|datum|betreft|onderwerp|ons kenmerk|retouradres|postbus|"
    r"(?:ma|di|wo|do|vr|za|zo)[a-z]*dag\b|\d{1,2}[ -][a-z0-9]{1,9}[ -]\d{4}$)|\bministerie van\b|[.!?]\s+\S.*[.!?]",
    re.I,
)
_SUBJECT = re.compile(r"(?:Betreft|Onderwerp)(?:\s*:\s*|\s+(?=[A-Z0-9‘“]))(\S.*[^.;,])")
_SECTION = re.compile(
    r"(?:(?:hoofdstuk|artikel|paragraaf|bijlage|deel|figuur|tabel|stap)\s+[\divx]+\b|[\divx]{1,4}(?:\.\d+)*[.)]?\s).*|"
    r"(?:\d+\s*)?(?:management)?(?:samenvatting|inleiding|voorwoord|woord vooraf|inhoud(?:sopgave)?|colofon|aanleiding|"
    r"ten geleide|leeswijzer|agenda|notulen|verslag|besluitenlijst|memo|brief|raadsbrief|raadsvoorstel)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Text:
    """What is set in one type size in blocks that follow each other: of which of the head they are, from ``start``."""

    text: str
    size: float
    start: int
    stop: int


def printed_title(blocks: Sequence[Block], names: Collection[str] = (), recognised: bool = False) -> str:
    """The title that is printed on page 1, or else what a letter says that it is about; "" when it is not plain which
    words those are.

    ``names`` are those of bodies that the document may be of: alone they are a letterhead. Of a page that was
    ``recognised`` in its picture most words have to be Dutch.
    """
    head = [block for block in blocks if block.starts[0][1] == 1]
    for title in (_largest(blocks, head), _subject(head)):
        title = _YEARS.sub(r"\1\2\3", title)
        is_one = _is_long_enough(title) and not _is_no_title(title) and fold(title) not in map(fold, names)
        if is_one and (not recognised or _is_dutch(title)):
            return title
    return ""


def _largest(blocks: Sequence[Block], head: Sequence[Block]) -> str:
    """What stands in the largest type at the head of page 1 or on a cover, "" when something else may be the title."""
    usual = usual_size(blocks)
    texts = list(_texts(head))
    best = max(texts, key=lambda text: text.size, default=None)
    if best is None or best.size < max(LEAST_SIZE, LARGE * usual):
        return ""
    rivals = [text for text in texts if text is not best and text.size >= AS_LARGE * best.size]
    is_cover = any(block.kind == "title" for block in head)
    above = sum(len(block.text.split()) for block in head[: best.start])
    if rivals or above > MOST_ABOVE or (not is_cover and _comes_back(blocks, best.size)):
        return ""
    if len(_WORD.findall(best.text)) < FEWEST_WORDS and best.stop < len(head):  # "Verkiezingsprogramma", say
        following = head[best.stop]
        if (
            following.kind in ("title", "heading")
            and following.size >= LARGE * usual
            and not _is_no_title(following.text)
        ):
            return f"{best.text} {following.text}"
    return best.text


def _subject(head: Sequence[Block]) -> str:
    """What a letter or memo says at its head that it is about."""
    return next((match[1] for block in head if (match := _SUBJECT.fullmatch(block.text))), "")


def _texts(head: Sequence[Block]) -> Iterator[_Text]:
    """The text of blocks in large type that follow each other in one size."""
    start = 0
    while start < len(head):
        size, stop = head[start].size, start + 1
        if head[start].kind in ("title", "heading"):
            while stop < len(head) and _is_same_type(head[stop], size):
                stop += 1
            yield _Text(" ".join(block.text for block in head[start:stop]), size, start, stop)
        start = stop


def _is_same_type(block: Block, size: float) -> bool:
    return block.kind in ("title", "heading") and abs(block.size - size) <= SAME_SIZE * size


def _comes_back(blocks: Sequence[Block], size: float) -> bool:
    """Whether something on later pages is as large: then it is a heading of the text, as those are."""
    return any(block.starts[0][1] > 1 and block.size >= (1 - SAME_SIZE) * size for block in blocks)


def _is_long_enough(title: str) -> bool:
    """Whether a title is more than a word; a word with a year is."""
    return len(_WORD.findall(title)) >= FEWEST_WORDS or bool(re.search(r"[^\W\d_]{5,}.*\b\d{4}\b", title))


def _is_no_title(text: str) -> bool:
    long = len(text) > MOST_CHARS or len(text.split()) > MOST_WORDS
    return long or bool(_NO_TITLE.search(text) or _SECTION.fullmatch(text))


def _is_dutch(title: str) -> bool:
    words = _WORD.findall(title)
    return sum(frequency(word) > 0 or frequency(word.lower()) > 0 for word in words) >= KNOWN_WORDS * len(words)
