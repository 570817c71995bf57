"""Questions about what is in one paper as a whole, answered with its table of contents.

A summary would be in other words than those of the paper, which is not given here; its headings are its own words, and
tell what can be asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from app.answering import wording
from app.answering.bodies import BodyFinder, plain
from app.answering.collection.about_document import parts_called
from app.answering.papers import PAPER
from app.answering.patterns import words
from index.dutch import terms
from ingest.document import Document, Part

FEW, MANY = 7, 24  # with so few chapters their sections are told as well; no more headings than so many are
_IT = r"(?P<named>\S.*?)"
_ASIDE = r"(?:_(?:er|allemaal|zoal|precies|eigenlijk|nou|nu|dan|kort|even|eens|voor_mij|in_het_kort))*"
_POINTS = (
    r"(?:onderwerpen|thema['’]s|hoofdstukken|paragrafen|onderdelen|hoofdlijnen|hoofdpunten|kernpunten|"
    r"(?:belangrijkste|voornaamste)_punten)"
)
_HOLDS = r"(?:heeft|behandelt|kent|telt|bevat|(?:sta(?:at|an)|zitten)(?:_er)?_in|van|uit|in)"
_GIVE = r"(?:(?:geef|maak|toon|ik_wil)(?:_(?:me|mij|ons|eens|graag))*_)?(?:de_|een_)?(?:korte_|beknopte_)?"


def _whole(*alternatives: str) -> list[re.Pattern[str]]:
    """Each as the pattern of a whole question: a name may stand only once in one."""
    return [words(alternative, before=r"^\W*(?:en\s+)?", after=r"\W*$") for alternative in alternatives]


_SUMMARISES = _whole(
    f"vat_{_IT}{_ASIDE}_samen",
    f"(?:kun|kan|wil|zou)_(?:je|jij|u)_{_IT}{_ASIDE}_samenvatten",
    f"{_GIVE}samenvatting_van_{_IT}",
)
_CONTENTS = _whole(
    f"waar_gaat_{_IT}{_ASIDE}_over",
    f"waarover_gaat_{_IT}",
    f"wat_staat{_ASIDE}_in_{_IT}",
    f"wat_behandelt_{_IT}",
    f"wat_is_de_(?:inhoud|opbouw|indeling|inhoudsopgave)_van_{_IT}",
    f"hoe_(?:is|zit)_{_IT}_(?:opgebouwd|ingedeeld|in_elkaar)",
    f"(?:welke|wat_zijn_de|wat_voor)_{_POINTS}_{_HOLDS}_{_IT}",
    f"{_GIVE}(?:inhoudsopgave|inhoud|indeling|hoofdstukken)_van_{_IT}",
)
_ARTICLE = re.compile(r"^(?:de|het|dit|dat|die|deze)\s+", re.I)
_PAPER = re.compile(rf"(?P<noun>(?:[^\W_]|-)*{PAPER})\b(?P<of>.*)", re.I)
# a paper of whatever kind, so that it need not be called so
_ANY_PAPER = re.compile(
    r"(?:advies|rapport|stuk|document|brief|notitie|publicatie|nota|(?:verkiezings|partij)?programma)", re.I
)


def told_of_chapters(text: str, documents: Sequence[Document], finder: BodyFinder) -> str:
    """The headings of the one paper of ``documents`` that ``text`` asks the contents of; "" when it asks for something
    else, for a paper that is not there, or for one without headings."""
    asked = next((m for pattern in (*_SUMMARISES, *_CONTENTS) if (m := pattern.search(text))), None)
    meant = papers_meant(asked["named"], documents, finder) if asked else []
    if asked is None or len(meant) != 1:
        return ""
    told = outline(*meant[0], finder)
    return "\n".join([wording.NO_SUMMARY_BUT, *told] if told and asked.re in _SUMMARISES else told)


def outline(document: Document, part: Part, finder: BodyFinder) -> list[str]:
    """The headings of a paper as lines, with one before and one behind them; none for a paper without headings."""
    headings = _headings(document, part)
    if not headings:
        return []
    first = wording.contents(part.title or document.title, finder.bodies.get(part.body), len(headings) > 1)
    told = [wording.heading(words_of, document.label_of(page), level) for level, words_of, page in headings[:MANY]]
    more = [wording.more_headings(len(headings) - MANY)] if len(headings) > MANY else []
    return [first, *told, *more, wording.ASK_OF_CHAPTER]


def summarised(text: str) -> str:
    """The paper that ``text`` asks a summary of, as it stands there; "" when it asks for none."""
    return _named_in(text, _SUMMARISES)


def paper_asked(text: str) -> str:
    """What ``text`` asks the contents or a summary of, as it stands there; "" when it asks for neither."""
    return _named_in(text, [*_SUMMARISES, *_CONTENTS])


def _named_in(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    asked = next((match for pattern in patterns if (match := pattern.search(text))), None)
    return asked["named"] if asked else ""


def papers_meant(named: str, documents: Sequence[Document], finder: BodyFinder) -> list[tuple[Document, Part]]:
    """The papers that go by a title, or by a noun with what stands behind it."""
    bare = _ARTICLE.sub("", named.strip())
    match = _PAPER.match(bare)
    titled = {_folded(bare), *({_folded(match["of"])} if match else ())}
    parts = [(document, part) for document in documents for part in document.parts]
    called = [(d, p) for d, p in parts if titled & _titles(p.title or d.title)]
    if called or match is None:
        return called
    noun = match["noun"]
    found = parts_called(noun, match["of"], documents, finder)
    for mention in reversed(finder.find(noun)):
        noun = f"{noun[: mention.start]}{noun[mention.end :]}"
    noun = noun.strip("- ")
    if _ANY_PAPER.fullmatch(noun):
        return found
    kind = set(terms(noun)[:1])  # "de duurzaamheidsagenda van de commissie" is a chapter of her advice
    found = found or [(d, p) for d, p in parts if not match["of"].strip()]
    return [(d, p) for d, p in found if kind and kind <= set(terms(p.title or d.title))]


def _titles(title: str) -> set[str]:
    """The whole title and what stands before its colon."""
    return {_folded(title), _folded(re.split(r"[:|–—]", title)[0])} - {""}


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text)))


def _headings(document: Document, part: Part) -> list[tuple[int, str, int]]:
    """Level (0 or 1), words and first page of each heading, in order; of the chapters alone where there are enough."""
    found: dict[tuple[str, ...], int] = {}
    for sentence in document.sentences:
        if part.first_page <= sentence.page <= part.last_page:
            for level in range(1, min(len(sentence.path), 2) + 1):
                found.setdefault(sentence.path[:level], sentence.page)
    titles = _titles(part.title or document.title)
    seen = Counter(_folded(path[-1]) for path in found)
    told = [
        (len(path) - 1, path[-1], page)
        for path, page in found.items()
        if _folded(path[-1]) not in titles and (len(path) == 1 or seen[_folded(path[-1])] == 1)
    ]
    chapters = [heading for heading in told if heading[0] == 0]
    told = told if len(chapters) <= FEW and len(told) <= MANY else chapters
    top = min((level for level, _, _ in told), default=0)
    return [(level - top, heading, page) for level, heading, page in told]
