"""A question for the summary, conclusions or recommendations of a paper, where it has a chapter of that kind.

"Wat zijn de conclusies van het PBL?" names no subject to search for: the words that answer it stand under a heading
that says so. Where there is none, the headings of the paper are told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering import wording
from app.answering.answer import Answer
from app.answering.bodies import BodyFinder
from app.answering.collection.chapters import outline, papers_meant, summarised
from app.answering.collection.headings import FEW, Heading
from app.answering.collection.section import MOST_PLACES, answer_under
from app.answering.patterns import words
from app.answering.question import Question
from index.library import Library
from ingest.document import Document, Part

_SUMMARY = words(
    r"""
    (?:beleids|management|publieks)?samenvatting samengevat in_het_kort in_vogelvlucht kernpunten hoofdlijnen
    hoofdboodschap(?:pen)? kernboodschap(?:pen)? in_één_oogopslag
    """
)
_CONCLUSIONS = words("(?:eind|hoofd|slot)?conclusies? resum[eé] slotbeschouwing slotwoord slotsom tot_slot ten_slotte")
_RECOMMENDATIONS = words("(?:beleids)?aanbeveling(?:en)? adviezen aandachtspunten")
_FINDINGS = words("(?:hoofd)?bevindingen resultaten uitkomsten")
_CORE = "kern|(?:kern|hoofd)?boodschap|hoofdlijn(?:en)?|(?:hoofd|kern|speer|programma)?punten|strekking"
_KINDS = (
    (_SUMMARY, f"samenvatting|{_CORE}"),
    (_CONCLUSIONS, "(?:eind|hoofd|slot)?conclusies?"),
    (_RECOMMENDATIONS, "(?:beleids)?aanbeveling(?:en)?|adviezen|advies"),
    (_FINDINGS, "(?:hoofd)?bevindingen|resultaten|uitkomsten"),
)
_MOST = r"(?:(?:belangrijkste|voornaamste|centrale|algemene|concrete)_)?"
_OF = r"(?:van|uit|in|bij|doet|doen|trekt|trekken|geeft|geven|(?:sta(?:at|an))_(?:er_)?in)"
_ASKS = [
    (
        of_heading,
        words(
            rf"(?:(?:wat|welke)_(?:is|zijn)_(?:de_|het_)?|welke_|noem_(?:de_)?|geef_(?:me_)?(?:de_)?|som_(?:de_)?)"
            rf"{_MOST}(?:{kind})_{_OF}_(?P<named>\S.*?)(?:_(?:op|precies|zoal|allemaal|eigenlijk))*",
            before=r"^\W*(?:en\s+)?",
            after=r"\W*$",
        ),
    )
    for of_heading, kind in _KINDS
]


def own_summary(library: Library, asked: Question, documents: Sequence[Document], finder: BodyFinder) -> Answer | None:
    """The beginning of the chapter that ``asked`` asks for of a paper or of the papers of a body, ``None`` when it asks
    for something else, or they have none."""
    for of_heading, pattern in _ASKS:
        match = pattern.search(asked.text.strip())
        if match:
            papers = _meant(match["named"], documents, finder)
            return _under(library, asked, papers, of_heading) or _without(asked, papers, finder)
    named = summarised(asked.text)
    papers = _meant(named, documents, finder) if named else []
    return _under(library, asked, papers, _SUMMARY) or _under(library, asked, papers, _CONCLUSIONS)


def _without(asked: Question, papers: Sequence[tuple[Document, Part]], finder: BodyFinder) -> Answer | None:
    """The headings of the only paper, which has none of that kind."""
    told = outline(*papers[0], finder) if len(papers) == 1 else []
    told = [wording.NO_SUCH_CHAPTER, *told] if told else []
    return Answer(asked.text, asked.understood, True, "\n".join(told), (), (), (), 0.0) if told else None


def _meant(named: str, documents: Sequence[Document], finder: BodyFinder) -> list[tuple[Document, Part]]:
    """The papers that are named, or all by the body that is named alone."""
    mentions = finder.find(named)
    if len(mentions) == 1 and not re.sub(
        r"\b(?:de|het)\b|\W", "", named[: mentions[0].start] + named[mentions[0].end :]
    ):
        return [(d, part) for d in documents for part in d.parts if part.body == mentions[0].body]
    return papers_meant(named, documents, finder)


def _under(
    library: Library, asked: Question, papers: Sequence[tuple[Document, Part]], of_heading: re.Pattern[str]
) -> Answer | None:
    if len(papers) > FEW:
        return None
    found = [heading for document, part in papers if (heading := _heading(document, part, of_heading))]
    if not found or len(found) > MOST_PLACES:
        return None
    return answer_under(library, asked, found)


def _heading(document: Document, part: Part, of_heading: re.Pattern[str]) -> Heading | None:
    """The first heading of that kind within a part of a document, one of the highest level that has it."""
    found: dict[int, Heading] = {}
    for number, sentence in enumerate(document.sentences):
        if part.first_page <= sentence.page <= part.last_page and sentence.kind not in ("caption", "note"):
            for level, heading in enumerate(sentence.path):
                if of_heading.search(heading):
                    found.setdefault(level, Heading(document, number, level))
    return found[min(found)] if found else None
