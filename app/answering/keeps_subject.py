"""Whether sentences answer a follow-up on what was asked before: what they tell is of that subject.

Of a follow-up as short as "waarom?" a search finds what gives any reason. Asked of everybody, each body has some
sentence that comes nearest, and one that is not about the subject answers nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.answering.pointing import points_to_earlier
from app.answering.question import Question
from index.dutch import term_groups, terms
from index.library import Library

if TYPE_CHECKING:
    from app.answering.selection import Run

HELD = 0.5  # share of the term weight of a subject without a compound


def keeps_subject(library: Library, question: Question, run: Run) -> bool:
    """Whether ``run`` is about the subject that ``question`` carries on; true when it carries none, or asks one body
    alone, of which what stands next to what was shown may well be the answer. Where nobody is asked, and a word points
    back ("wie werken daarin samen?"), it is enough that the subject is named in the passage around."""
    points_back = not question.speakers and points_to_earlier(question.text)  # "en de biotech?" is another subject
    if not question.carried or not (question.comparing or points_back):
        return True
    sentences = [library.documents[run.passage.document].sentences[number] for number in run.numbers]
    told = " ".join([*sentences[0].path[-1:], *(sentence.told for sentence in sentences)])
    if not question.comparing:
        told = " ".join([*run.passage.path, run.passage.intro_text, run.passage.text, told])
    held = frozenset(terms(told))
    compounds = [group for group in term_groups(question.carried) if len(group) > 1]
    if compounds:  # they name the thing: where other "lonen" are to be higher, the "minimumloon" is not
        return any(group[0] in held or held.issuperset(group[1:]) for group in compounds)
    return not question.comparing or library.lexical.coverage(question.carried, held) >= HELD
