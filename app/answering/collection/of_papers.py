"""What a conversation about papers goes on about: "vat dat advies samen", and what leans on a question for a paper."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.answering import wording
from app.answering.articles import with_article
from app.answering.bodies import BodyFinder
from app.answering.collection.chapters import paper_asked
from app.answering.collection.holdings import bodies_asked
from app.answering.papers import PAPER, names_paper
from app.answering.question import Question
from ingest.document import Document

_THAT_PAPER = re.compile(rf"\b(?:dat|dit|deze|die)\s+(?P<noun>(?:[^\W_]|-)*{PAPER})\b(?!\s+(?:van|over)\b)", re.I)
_LISTED = re.compile(r"^– (?P<named>.*)$", re.M)
_CONTENTS = re.compile(r"^‘(?P<title>.*?)’(?: van [^‘’]*)? heeft (?:deze onderdelen|dit onderdeel):$", re.M)
_HEADING = re.compile(r"^(?P<heading>.*) \(p\. [^()]*\)$")
_TITLE = re.compile(r"^(?P<title>‘.*?’)(?:,|$)")


def with_paper_meant(asked: Question, documents: Mapping[str, Document], finder: BodyFinder) -> str:
    """The text of a question with the paper that "dat advies" points to: that which was asked of before, or the one of
    the body that was."""
    title = documents[asked.documents[0]].title if len(asked.documents) == 1 else ""
    body = finder.bodies.get(asked.speakers[0]) if len(asked.speakers) == 1 else None
    of = f"‘{title}’" if title else f"het \\g<noun> van {with_article(body)}" if body else ""
    return _THAT_PAPER.sub(of, asked.text, count=1) if of else asked.text


def as_asked_of_paper(text: str, finder: BodyFinder) -> str:
    """A question for what there is of a body, or what is in a paper, as one for what these say, so that what leans on
    it leans on them alone; any other as it is."""
    bodies = bodies_asked(text, finder)
    if bodies:
        return f"Wat zegt {wording.listed([with_article(finder.bodies[name]) for name in bodies])}?"
    named = paper_asked(text)
    return f"Wat zegt {named}?" if named and names_paper(named, finder) else text


def question_for_point(told: str, number: int) -> str:
    """The question that point ``number`` (from 1, -1 for the last) of a list of papers or headings stands for; "" when
    ``told`` holds none, or fewer."""
    points = [match["named"] for match in _LISTED.finditer(told)]
    if not points or number > len(points):
        return ""
    named, contents = points[number - (number > 0)], _CONTENTS.search(told)
    heading, title = _HEADING.match(named), _TITLE.match(named)
    if contents and heading:
        return f"Wat staat er in het hoofdstuk ‘{heading['heading']}’ van ‘{contents['title']}’?"
    return f"Waar gaat {title['title']} over?" if title and not contents else ""
