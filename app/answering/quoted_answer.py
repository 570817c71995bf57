"""The answer to a question for a quotation, or to one that was pasted without a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.answering import patterns, wording
from app.answering.answer import Answer, Block, Line
from app.answering.bodies import BodyFinder
from app.answering.question import Question
from app.answering.trace import Tracer
from app.answering.vindplaats import Place, misascription, speaker_first
from index.library import Library

TOP, MAX_PLACES = 10, 3
MIN_PASTED = 8  # words of a text that is looked up without being asked for


def quoted_answer(
    library: Library, finder: BodyFinder, asked: Question, places_of: Callable[[str], Sequence[Place]], tracer: Tracer
) -> Answer | None:
    """The exact words of a quotation that was asked for or pasted, ``None`` when they are nowhere to be found.

    ``places_of`` finds where they stand, best first.
    """
    quotation = asked.quoted or asked.text
    if not asked.quoted and (patterns.ASKS.search(asked.text) or len(asked.text.split()) < MIN_PASTED):
        return None
    named = [m.body for m in finder.find(asked.text.replace(asked.quoted, " ")) if asked.quoted]
    places = speaker_first(places_of(quotation), named)[:MAX_PLACES]
    if not places or (not asked.quoted and not places[0].is_sure):
        return None
    citations = [(place, citation) for place in places for citation in (place.citation, *place.continued)]
    blocks = tuple(
        Block(wording.lead(library.bodies.get(c.author), c.title), c.author, (Line(c.quote, c.n),))
        for _, c in citations
    )
    told = "; ".join(wording.difference(difference) for difference in places[0].differences)
    remarks = [wording.QUOTED[places[0].verdict].format(differences=told)]
    author, caution = places[0].citation.author, places[0].caution
    if named and author not in named and not places[0].ascribed_to:
        caution = wording.cautions(misascription(library, named[0], author), caution)
    remarks += [f"{wording.capital(caution)}."] if caution else []
    hits = tuple(library.search(quotation, top=TOP))
    tracer.searched(None, hits)
    cited = tuple(c for _, c in citations)
    return Answer(asked.text, asked.understood, False, "\n".join(remarks), blocks, cited, hits, 0.0)
