"""A paper that is named instead of the body whose words it holds: "in de SER-agenda", "volgens de ledenbrief".

A paper goes by the head of its title ("de handreiking"), by the name of a body with such a noun ("het SER-advies"), or
by its title. The noun counts only where it leads to one body, and each of them only where it speaks: "wie schreef de
ledenbrief?" is about the letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, NamedTuple

from app.answering import patterns
from app.answering.articles import with_article
from app.answering.kinds import head_noun
from app.answering.speaking import speaks
from ingest.document import Document

if TYPE_CHECKING:
    from app.answering.bodies import BodyFinder

PAPER = (
    r"(?:advies|rapport|agenda|brief|programma|manifest|notitie|handreiking|handleiding|leidraad|gids|factsheet|"
    r"publicatie|nota|verslag|bijlage|essay|verkenning|evaluatie|studie|akkoord|stuk|document|tabel)"
)
"""The end of a noun for a paper."""
MIN_TITLE = 2  # words of a title that a paper goes by
_NOUN = re.compile(rf"[^\W\d_]*{PAPER}", re.I)
_BEHIND_NAME = re.compile(rf"\s?-?\s?(?P<noun>[^\W\d_]*{PAPER})\b(?!-)", re.I)
_LED = re.compile(
    rf"(?:\b(?P<article>de|het|dit|deze|dat|die)\s+)?(?P<noun>\b(?:[^\W\d_]|-)*{PAPER}\s+)?[‘'\"“]?$", re.I
)
_IN = re.compile(r"\b(?:in|uit|volgens|aldus)\s+$", re.I)
_CALLED = re.compile(r"\b(?:de|het|dit|deze|dat|die)\s+(?P<noun>[^\W\d_]+)\b(?!-)", re.I)
_WORD = re.compile(r"\w+")
_CLOSING = tuple("’'\"”")
_JOINED = re.compile(r"\b(?:en|of|versus|vs|tegenover)\s+$", re.I)
_COMPARED = re.compile(r"\b(?:en|of|met|tussen|versus|vs|tegenover|dan)\s+$", re.I)
_JOINS = re.compile(r"\s*(?:en|of|met|versus|vs|tegenover)\s", re.I)
_OF = re.compile(r"\s+van\s+(?:(?:de|het)\s+)?", re.I)
_GOES_ON = re.compile(r"\s+[A-Z]")  # "de Agenda Stad": another than is known
_ALONE = re.compile(r"\W*(?:en|maar)(?:\W+(?:ook|wat|volgens|van|bij|dan|in|zegt|staat|er)\b)*\W*", re.I)
_NOBODYS = "het document"  # what stands in the place of a paper by nobody in particular


class Paper(NamedTuple):
    """Whose words a paper holds, "" for nobody's in particular, and the files that go by its name: () where the body
    has no others."""

    body: str
    files: tuple[str, ...]


class _Named(NamedTuple):
    """A paper that is named from ``start`` to ``end`` of the text."""

    paper: Paper
    start: int
    end: int


class Papers:
    """The nouns and titles by which the papers of a collection go."""

    def __init__(self, documents: Iterable[Document]) -> None:
        nouns: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        titles: defaultdict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
        self._called: defaultdict[str, set[str]] = defaultdict(set)  # by noun: the words of those titles
        self._files: defaultdict[str, dict[str, str]] = defaultdict(dict)  # by body: what each is called
        for document in documents:
            for part in document.parts:
                title, of = part.title or document.title, (part.body, document.file)
                noun = head_noun(title)
                self._files[part.body][document.file] = noun
                if _NOUN.fullmatch(noun):
                    nouns[noun].add(of)
                    self._called[noun] |= set(_words(title))
                for words in {_words(title), _words(re.split(r"[:|–—]", title)[0])}:
                    titles[words].add(of)
        self.nouns: Mapping[str, Paper] = {noun: p for noun, of in nouns.items() if (p := self._paper(of))}
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], Paper]]] = defaultdict(list)
        for words in sorted(titles, key=len, reverse=True):  # the longest first
            paper = self._paper(titles[words]) if len(words) >= MIN_TITLE else None
            if paper:
                self._by_first[words[0]].append((words, paper))

    def titled(self, text: str) -> Iterator[tuple[Paper, int, int]]:
        """Each paper whose title stands in ``text``, and where that starts and ends."""
        found = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = tuple(word for word, _, _ in found)
        for at, (first, start, _) in enumerate(found):
            for words, paper in self._by_first.get(first, ()):
                if folded[at : at + len(words)] == words:
                    end = found[at + len(words) - 1][2]
                    yield paper, start, end + (text[end : end + 1] in _CLOSING)
                    break

    def title_end(self, noun: str, text: str, end: int) -> int:
        """Where the words of a title that stand behind its ``noun``, up to ``end``, end: "handreiking AI-systemen"."""
        for word in _WORD.finditer(text, end):
            if text[end : word.start()].strip(" -") or word.group().lower() not in self._called[noun]:
                break
            end = word.end()
        return end

    def of_body(self, body: str, noun: str) -> Paper:
        """What is meant by "het SER-advies": the papers of the body that are called so, or all of them."""
        called = {(body, file) for file, own in self._files[body].items() if own and noun.lower().endswith(own)}
        return self._paper(called) or Paper(body, ())

    def _paper(self, of: Set[tuple[str, str]]) -> Paper | None:
        """The paper or papers of one body, ``None`` when they are of several."""
        if len({body for body, _ in of}) != 1:
            return None
        body, files = next(iter(of))[0], {file for _, file in of}
        return Paper(body, () if body and files == self._files[body].keys() else tuple(sorted(files)))


def with_makers(text: str, finder: BodyFinder) -> str:
    """``text`` with the body whose words it is in the place of each paper that speaks: "volgens de SER"."""
    for named in reversed(_speaking(text, finder)):
        before, behind = text[: named.start], text[named.end :]
        body = finder.bodies.get(named.paper.body) if named.paper.body else None
        name = with_article(body) if body else _NOBODYS
        within = _IN.search(before)
        before = f"{before[: within.start()]}volgens " if within else before
        text = f"{before}{name[0].upper() + name[1:] if not before.strip() else name}{behind}"
    return text


def files_named(text: str, finder: BodyFinder) -> tuple[str, ...]:
    """The files of the papers that speak in ``text``; () when none does, or one of which the body has no other."""
    named = _speaking(text, finder)
    return tuple(sorted({file for n in named for file in n.paper.files})) if all(n.paper.files for n in named) else ()


def names_paper(text: str, finder: BodyFinder) -> bool:
    """Whether ``text`` is the name of a paper, whatever is asked of it."""
    return any(not (text[: named.start] + text[named.end :]).strip(" ?.!") for named in _named(text, finder))


def _speaking(text: str, finder: BodyFinder) -> list[_Named]:
    """The papers that speak in ``text``, in order."""
    found: list[_Named] = []
    for named in _named(text, finder):
        before, behind = text[: named.start], text[named.end :]
        is_free = all(n.end <= named.start or named.end <= n.start for n in found)
        if is_free and (_IN.search(before) or speaks(before, behind) or _goes_with_others(text, before, behind)):
            found.append(named)
    return sorted(found, key=lambda named: named.start)


def _goes_with_others(text: str, before: str, behind: str) -> bool:
    """Whether a name stands beside another that speaks, or alone: "de SER-agenda en de ledenbrief", "en de brief?"."""
    if patterns.COMPARING.search(text):
        beside = bool(_COMPARED.search(before) or _JOINS.match(behind))
    else:
        beside = bool(patterns.SAYING.search(text) and _JOINED.search(before))
    return beside or bool(_ALONE.fullmatch(before + behind))


def _named(text: str, finder: BodyFinder) -> Iterator[_Named]:
    """Each way in which a paper may be named, with its article and the noun before a title, the surest first."""
    for paper, start, end in finder.papers.titled(text):
        yield _Named(paper, _start(text, start), end)
    mentions = finder.find(text)
    for mention in mentions:
        behind = _BEHIND_NAME.match(text, mention.end)
        if behind:
            paper = finder.papers.of_body(mention.body, behind["noun"])
            yield _Named(paper, _start(text, mention.start), behind.end())
    for match in _CALLED.finditer(text):
        noun = match["noun"].lower()
        called = finder.papers.nouns.get(noun)
        end = finder.papers.title_end(noun, text, match.end())
        of = _OF.match(text, end)
        maker = next((m for m in mentions if of and m.start == of.end()), None)  # "de factsheet van het PBL"
        if maker and called and maker.body == called.body:
            yield _Named(called, match.start(), maker.end)
        elif called and not of and not _GOES_ON.match(text, end):
            yield _Named(called, match.start(), end)


def _start(text: str, start: int) -> int:
    led = _LED.search(text[:start])
    return led.start() if led else start


def _words(title: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(title))
