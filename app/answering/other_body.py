"""A question asked anew of other bodies than the one, or the enumeration of them, that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from app.answering import wording
from app.answering.articles import with_article
from app.answering.bodies import BodyFinder
from app.answering.number import in_number, is_plural

OTHERS_THAN = "anderen dan"
_JOIN = re.compile(
    r"^\s*(?:(?:,|&|/|en|of|versus|vs\.?|noch|met|tegenover|als)\s*)*(?:(?:ook|de|het|een)\s+)*\(?$", re.I
)
_LEAD = re.compile(
    r"(?:\b(?P<others>(?:alle\s+)?anderen\s+dan|iedereen\s+behalve)\s+|\bzowel\s+)?(?:\b(?:de|het|een)\s+)?$", re.I
)
_LOOSELY = r"(?:\s+(?:er|nu|nou|dan|ook|nog|eigenlijk|precies|daar|hier|toch|wel))*\s+"
_VERB_BEFORE = re.compile(rf"(?P<verb>[^\W\d_]+)(?P<rest>{_LOOSELY})$")
_VERB_BEHIND = re.compile(rf"^(?P<rest>{_LOOSELY})(?P<verb>[^\W\d_]+)")
_LAST_VERB = re.compile(r"(?P<verb>[^\W\d_]+)(?P<rest>\W*)$")
_LAST_TWO = re.compile(r"(?P<verb>[^\W\d_]+)(?P<rest>\s+(?P<last>[^\W\d_]+)\W*)$")
_CLAUSE = re.compile(r"\b(?:wat|hoe|waarom|wanneer|waar|of|dat)\s+$", re.I)
_BEGINS = re.compile(r"(?:^|[,:;.?!–])\s*$")
_WHO = re.compile(r"^\W*(?:en\s+)?wie\b", re.I)
_THOSE = r"(?:partij(?:en)?|organisaties?|instanties?|instellingen|raden|adviesraden|bronnen|commissies?)"
_THEY = re.compile(
    rf"\b(?:(?:deze|die)\s+(?:twee|drie|vier)(?:\s+{_THOSE})?|(?:deze|die|beide)\s+{_THOSE}|ze|zij|hij)\b", re.I
)
_THEIRS = re.compile(
    r"\b(?:hun|haar|zijn)\s+(?P<what>standpunt(?:en)?|mening(?:en)?|visies?|oordeel|opvatting(?:en)?|advie(?:s|zen)|"
    r"plannen|voorstellen|idee(?:ën)?)\b",
    re.I,
)
_THE = {"standpunt": "het", "oordeel": "het", "advies": "het"}


class Span(NamedTuple):
    """Bodies that a text names together, at ``start`` (with what belongs to the first: an article, "zowel") to ``end``;
    the first name itself is at ``name``. ``is_others``: all but them are meant, "anderen dan de SER"."""

    bodies: tuple[str, ...]
    start: int
    name: int
    end: int
    is_others: bool


def spans(text: str, finder: BodyFinder) -> list[Span]:
    """The bodies that ``text`` names, those of one enumeration together."""
    found: list[Span] = []
    for mention in finder.find(text):
        last = found[-1] if found else None
        between = text[last.end : mention.start] if last else ""
        if last and _JOIN.match(between):
            end = mention.end + (between.endswith("(") and text[mention.end : mention.end + 1] == ")")
            found[-1] = last._replace(bodies=tuple(dict.fromkeys([*last.bodies, mention.body])), end=end)
            continue
        lead = _LEAD.search(text[: mention.start])
        start, is_others = (lead.start(), bool(lead["others"])) if lead else (mention.start, False)
        found.append(Span((mention.body,), start, mention.start, mention.end, is_others))
    return found


def names_of(bodies: Sequence[str], finder: BodyFinder, *, is_others: bool = False) -> str:
    """``bodies`` as they stand in a sentence: "de VNG en het PBL", "anderen dan de SER"."""
    names = wording.listed([with_article(finder.bodies[body]) for body in bodies])
    return f"{OTHERS_THAN} {names}" if is_others else names


def with_other_bodies(
    question: str, bodies: Sequence[str], finder: BodyFinder, asked: Collection[str] = (), *, is_others: bool = False
) -> str:
    """``question`` with ``bodies`` where it names those that are ``asked``, and the verb to go with them; "" when these
    stand in several places, or nowhere."""
    found = spans(question, finder)
    places = [span for span in found if set(span.bodies) & set(asked)] or found[:1]
    if len(places) != 1:
        return ""
    names, span = names_of(bodies, finder, is_others=is_others), places[0]
    before, behind = question[: span.start], question[span.end :]
    compound = re.match(r"-(?P<head>\w+)", behind)
    if compound:  # "het SER-advies": the article is that of the advice
        return f"{question[: span.name]}{compound['head']} van {names}{behind[compound.end() :]}"
    before, behind = _agreeing(before, behind, _is_several(bodies, finder, is_others))
    starts = not re.search(r"\w", before) and question[span.start : span.start + 1].isupper()
    return f"{before}{wording.capital(names) if starts else names}{behind}"


def asked_about(subject: str, bodies: Sequence[str], finder: BodyFinder, *, is_others: bool = False) -> str:
    """What ``bodies`` say about ``subject``, as a question."""
    verb = "zeggen" if _is_several(bodies, finder, is_others) else "zegt"
    return f"Wat {verb} {names_of(bodies, finder, is_others=is_others)} over {subject.rstrip(' ?.!')}?"


def with_bodies_meant(question: str, bodies: Sequence[str], finder: BodyFinder) -> str:
    """``question`` with ``bodies`` where a pronoun stands for them ("wat vinden ze van ...", "hun standpunt"); "" when
    there is none, or more than one."""
    they, theirs = list(_THEY.finditer(question)), list(_THEIRS.finditer(question))
    if not bodies or len(they) + len(theirs) != 1:
        return ""
    match = (they or theirs)[0]
    before, behind = question[: match.start()], question[match.end() :]
    names = names_of(bodies, finder)
    if theirs:
        return f"{before}{_THE.get(match['what'].lower(), 'de')} {match['what']} van {names}{behind}"
    before, behind = _agreeing(before, behind, _is_several(bodies, finder, is_others=False))
    return f"{before}{names}{behind}"


def _is_several(bodies: Sequence[str], finder: BodyFinder, is_others: bool) -> bool:
    return is_others or len(bodies) > 1 or any(is_plural(finder.bodies[body]) for body in bodies)


def _agreeing(before: str, behind: str, is_several: bool) -> tuple[str, str]:
    """The words before and behind a subject with its verb in the right number; as they are where what stands between
    them is no subject, or the verb is not known."""
    if _WHO.match(before):  # "wie steunt de SER?"
        return before, behind
    verb = _VERB_BEFORE.search(before)
    form = in_number(verb["verb"], is_several) if verb else ""
    if verb and form:
        return f"{before[: verb.start()]}{form}{verb['rest']}", behind
    is_clause = bool(_CLAUSE.search(before))
    if not is_clause and not _BEGINS.search(before):
        return before, behind
    verb = _VERB_BEHIND.match(behind)
    form = in_number(verb["verb"], is_several) if verb else ""
    if verb and form:
        return before, f"{verb['rest']}{form}{behind[verb.end() :]}"
    if is_clause:  # "wat de SER over wonen zegt", "wat de SER van wonen wil weten"
        two = _LAST_TWO.search(behind)
        verb = two if two and in_number(two["verb"], is_several) else _LAST_VERB.search(behind)
        form = in_number(verb["verb"], is_several) if verb else ""
        if verb and form:
            return before, f"{behind[: verb.start()]}{form}{verb['rest']}"
    return before, behind
