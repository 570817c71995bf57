"""Dutch running text from the archives: files split into training and held-out, sections, paragraphs, sentences."""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ARCHIVES = ("verkiezingsprogrammas.tar.xz", "wetten.tar.xz")
DEV_SHARE, TEST_SHARE = 0.02, 0.08
SPLITS = ("train", "dev", "test")

_SOFT_HYPHEN = re.compile(r"\xad\s*")  # where a word was cut at the line's end
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]*>|[*_|`\\]+")
_LAW_HEADING = re.compile(r"^#+\s*(.*?)\s*$")
_NUMBERING = re.compile(
    r"^(?:(?:artikel|article|hoofdstuk|paragraaf|afdeling|titel|bijlage|deel|§|kerntaak)\s+)?"
    r"(?:[0-9IVX]+[a-z]?(?:[.:][0-9a-z]+)*[.:)]?(?=\s|$)\s*)?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:[•·▪■\-–*o>]|[0-9]{1,2}[.)]|[a-z][.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:art|nr|bijv|blz|jl|mr|dr|drs|prof|ing|ir|resp|ca|incl|st|mln|vgl|zgn|nl|m\.n|o\.a|"
    r"d\.w\.z|t\.a\.v|i\.v\.m|t\.b\.v|e\.d|e\.a)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"^(?:\d{1,2}[a-z]?[.)]|[A-Za-z][.)]+|[-–•])\s+")
_DUTCH = frozenset(
    {
        "de",
        "het",
        "een",
        "van",
        "en",
        "in",
        "is",
        "dat",
        "op",
        "te",
        "voor",
        "met",
        "zijn",
        "wordt",
        "aan",
        "die",
        "niet",
        "of",
        "bij",
        "door",
    }
)
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "shall", "be", "by", "for", "or", "any", "with", "is", "that", "this", "on"}
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one heading (empty when there is none) of one file."""

    file: str
    heading: str
    paragraphs: tuple[str, ...]


def split_of(name: str) -> str:
    """The side of the split a file is on ("train", "dev" or "test"), decided by the hash of its name alone."""
    digest = hashlib.sha256(PurePosixPath(name).name.encode()).digest()
    place = int.from_bytes(digest[:4], "big") / 2**32
    if place < DEV_SHARE:
        return "dev"
    return "test" if place < DEV_SHARE + TEST_SHARE else "train"


def read_archive(path: Path, split: str) -> Iterator[Section]:
    """Sections of every file of an archive that falls on the asked side of the split."""
    with tarfile.open(path, "r:xz") as archive:
        for member in archive:
            name = PurePosixPath(member.name).name
            if not member.isfile() or split_of(name) != split:
                continue
            file = archive.extractfile(member)
            if file is None:
                continue
            text = _SOFT_HYPHEN.sub("", file.read().decode("utf-8", errors="replace").replace("\x00", ""))
            yield from law_sections(name, text) if name.endswith(".md") else programme_sections(name, text)


def read_folder(folder: Path, split: str) -> Iterator[Section]:
    """Sections of all archives on one side of the split, programmes first."""
    for name in ARCHIVES:
        yield from read_archive(folder / name, split)


def law_sections(name: str, text: str) -> Iterator[Section]:
    """Sections of a law in Markdown; only headings that say something (not "Artikel 3") are kept as such."""
    heading, paragraphs = "", list[str]()
    for line in text.splitlines():
        line = plain(line)
        found = _LAW_HEADING.match(line)
        if found is None:
            if line:
                paragraphs.append(line)
            continue
        if paragraphs:
            yield from _section(name, heading, paragraphs)
            heading, paragraphs = "", []
        heading = meaningful(found.group(1)) or heading
    yield from _section(name, heading, paragraphs)


def programme_sections(name: str, text: str) -> Iterator[Section]:
    """Sections of a programme in hard-wrapped plain text: lines are joined, short title-like lines are headings."""
    lines = [plain(line) for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if len(line) > 20)
    wide = lengths[len(lengths) * 3 // 4] if lengths else 80
    heading, paragraphs, current = "", list[str](), ""
    for i, line in enumerate(lines):
        following = next((x for x in lines[i + 1 : i + 3] if x), "")
        if not line or _ITEM.match(line) or is_title(line, following, current):
            if current:
                paragraphs.append(current)
            current = ""
            if not line:
                continue
            if is_title(line, following, ""):
                if paragraphs:
                    yield from _section(name, heading, paragraphs)
                    paragraphs = []
                heading = meaningful(line)
                continue
            current = _ITEM.sub("", line)
            continue
        current = join(current, line)
        if len(line) < 0.7 * wide and line.endswith((".", "!", "?")):
            paragraphs.append(current)
            current = ""
    if current:
        paragraphs.append(current)
    yield from _section(name, heading, paragraphs)


def _section(name: str, heading: str, paragraphs: Iterable[str]) -> Iterator[Section]:
    kept = tuple(p for p in paragraphs if is_dutch(p))
    if kept:
        yield Section(name, heading, kept)


def plain(line: str) -> str:
    """A line without links, tags and emphasis, with single spaces."""
    return re.sub(r"\s+", " ", _TAG.sub(" ", _LINK.sub(r"\1", line))).strip()


def join(before: str, line: str) -> str:
    """Two lines of one paragraph; a word cut at the line's end is made whole."""
    if before.endswith("-") and line[:1].islower() and not line.startswith(("en ", "of ")):
        return before[:-1] + line
    return f"{before} {line}" if before else line


def is_title(line: str, following: str, before: str) -> bool:
    """Whether a line looks like a heading: short, capital first, no full stop, not within a sentence."""
    words = line.split()
    return (
        2 <= len(words) <= 9
        and len(line) < 70
        and line[0].isupper() | line[0].isdigit()
        and line[-1] not in ".,;:-!"
        and words[-1].lower() not in _DUTCH
        and following[:1].isupper()
        and (not before or before[-1] in ".!?:")
        and sum(c.isalpha() for c in line) > 0.7 * len(line)
    )


def meaningful(heading: str) -> str:
    """A heading without its number, or nothing when no word of four letters is left."""
    rest = _NUMBERING.sub("", heading).strip(" .:-–")
    return rest if any(len(word) > 3 for word in _WORD.findall(rest)) else ""


def is_dutch(text: str) -> bool:
    """Whether a paragraph is Dutch prose and neither English nor a table or OCR debris."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < 5 or sum(map(len, words)) < 0.6 * len(text):
        return False
    dutch, english = sum(w in _DUTCH for w in words), sum(w in _ENGLISH for w in words)
    return dutch >= 0.1 * len(words) and dutch >= english


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, its item number left out; an abbreviation or an initial ends none."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(_ITEM_NUMBER.sub("", paragraph)):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += " " + piece
        elif piece.strip():
            found.append(piece.strip())
    return found


def passages(section: Section, words: int = 90) -> list[list[str]]:
    """The sentences of a section, in groups of at least two where there are, of about ``words`` words."""
    groups: list[list[str]] = []
    size = 0
    for paragraph in section.paragraphs:
        for sentence in sentences(paragraph):
            length = len(sentence.split())
            if length > 120:
                continue
            if groups and (size + length <= words or len(groups[-1]) < 2):
                groups[-1].append(sentence)
                size += length
            else:
                groups.append([sentence])
                size = length
    return groups
