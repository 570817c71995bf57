"""What is asked: the words to search for, the kind of thing wanted, and whose words it should come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from app.answering import patterns
from app.answering.bodies import BodyFinder, Mention
from app.answering.correction import correction, names_only_bodies, with_other_body
from app.answering.generic import with_names
from app.answering.speaking import speaks
from app.answering.subject import subject
from index.dutch import terms

Wanted = Literal["number", "date", "when", "person", "place", "reason", "list", "yes-no", "open"]

_KINDS: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    ("number", patterns.ASKS_NUMBER),
    ("date", patterns.ASKS_DATE),
    ("when", patterns.ASKS_WHEN),
    ("reason", patterns.ASKS_REASON),
    ("list", patterns.ASKS_LIST),
    ("person", patterns.ASKS_PERSON),
    ("place", patterns.ASKS_PLACE),
    ("yes-no", patterns.ASKS_YES_NO),
)
READING = " – "  # between an earlier question and what a later one adds
MAX_QUESTION = 2000  # characters
MIN_QUOTED_WORDS = 4
MIN_SUBJECT_TERMS = 2
NOTHING_NEW = frozenset(terms("meer verder anders ander"))  # "wat zeggen ze daar nog meer over?"
MAX_LEANING_TERMS = 6  # a question with as many terms of its own as this is understood alone


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as it was asked, ``understood`` with what an earlier question adds, ``search`` what is searched for and
    ``read`` the same as one natural sentence; ``focus`` is the part of that which this very question adds.

    ``speakers`` are the bodies whose words are asked for, in order; ``mentioned`` those that are only named; with
    ``everyone`` each body of the collection is asked. ``quoted`` holds the words of a quotation that is to be found, ""
    when there is none.
    """

    text: str
    understood: str
    search: str
    read: str
    focus: str
    wanted: Wanted
    speakers: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    comparing: bool = False
    everyone: bool = False
    quoted: str = ""


def understand(text: str, history: Sequence[str], finder: BodyFinder) -> Question:
    """Read a question in the light of the earlier questions of the conversation, oldest first."""
    return replace(_understand(with_names(text, history, finder), history, finder), text=text)


def _understand(text: str, history: Sequence[str], finder: BodyFinder) -> Question:
    meant = correction(text, finder)
    if meant and history:
        return _corrected(meant, history, finder)
    question = _read(meant or text, finder)
    if not history or not _leans_on_history(question, finder):
        return question
    before = _last(tuple(history), finder)
    parallel = patterns.PARALLEL.match(text)
    if parallel and not question.mentioned and before.search in before.understood[1:]:
        whole = before.understood.replace(before.search, parallel.group(1))
        return replace(understand(whole, (), finder), text=text)
    focus = subject(text, finder.find(text))
    if not set(terms(focus)) - NOTHING_NEW:  # "en de SER?": the same, of another body
        focus = before.search
        whole = _of_another(before.understood, question.mentioned, finder)
        if whole:
            return replace(understand(whole, (), finder), text=text)
    search, read = before.search, before.read
    if focus != before.search:
        search = f"{search} {focus} {focus}".strip()  # twice: what is asked now weighs more than what was before
        read = f"{read.rstrip(' ?.!')}, {focus}"
    speakers = question.speakers or question.mentioned or before.speakers
    understood = f"{before.understood.rstrip(' ?.!')}{READING}{text.strip()}"
    return replace(
        question,
        understood=understood,
        search=search,
        read=read,
        focus=focus,
        speakers=speakers,
        mentioned=question.mentioned or before.mentioned,
        wanted=question.wanted if question.wanted != "open" else before.wanted,
        comparing=question.comparing and len(speakers) > 1,
    )


def _of_another(before: str, bodies: Sequence[str], finder: BodyFinder) -> str:
    """The question ``before``, asked of the one body in ``bodies`` and not of the one it names; "" if it cannot."""
    named = finder.find(before)
    if len(named) != 1 or len(bodies) != 1 or READING in before or before[named[0].end :].startswith("-"):
        return ""
    return with_other_body(before, finder.bodies[bodies[0]].with_article, finder)


@lru_cache(maxsize=512)
def _last(history: tuple[str, ...], finder: BodyFinder) -> Question:
    """The last question of ``history``; kept, since a correction asks for the same one twice, at every turn back."""
    return understand(history[-1], history[:-1], finder)


def _corrected(meant: str, history: Sequence[str], finder: BodyFinder) -> Question:
    """The last question of ``history`` with ``meant`` instead of what it was taken for."""
    if patterns.ASKS.search(meant):
        return understand(meant, () if READING in meant else history[:-1], finder)
    before = _last(tuple(history), finder)
    if names_only_bodies(meant, finder):
        bodies = tuple(dict.fromkeys(m.body for m in finder.find(meant)))
        understood = with_other_body(before.understood, meant, finder)
        return replace(
            before, understood=understood, speakers=bodies, mentioned=bodies, comparing=len(bodies) > 1, everyone=False
        )
    if before.search in before.understood:  # the subject stands there as it is searched for
        return understand(before.understood.replace(before.search, meant.rstrip(" ?.!")), (), finder)
    if before.focus != before.search:
        return understand(f"en bij {meant}", history[:-1], finder)
    question = _read(meant, finder)
    return replace(
        question,
        understood=f"{before.understood.rstrip(' ?.!')}{READING}{meant}",
        speakers=question.mentioned or before.speakers,
        wanted=question.wanted if question.wanted != "open" else before.wanted,
    )


def _read(text: str, finder: BodyFinder) -> Question:
    mentions = finder.find(text)
    named = tuple(dict.fromkeys(m.body for m in mentions))
    owned = any(patterns.OF.search(text[: mention.start]) for mention in mentions)
    saying = owned or bool(patterns.SAYING.search(text)) or any(_speaks(text, m) for m in mentions)
    if patterns.ABOUT_BODY.search(text):  # "leden" may be the subject of what a body says
        named = tuple(dict.fromkeys(m.body for m in mentions if _speaks(text, m))) or named
        saying = any(_speaks(text, mention) for mention in mentions)
    comparing = len(named) > 1 and bool(patterns.COMPARING.search(text) or saying)
    quoted = _quotation(text)
    speaks = named if (saying or comparing) and not quoted else ()
    everyone = not mentions and bool(patterns.EVERYONE.search(text))
    search = subject(text, mentions)
    if mentions and not speaks and len(set(terms(search))) < MIN_SUBJECT_TERMS:
        search = text.strip()  # "wie zaten er in de commissie Derksen": the body is the subject
    return Question(
        text=text,
        understood=text.strip(),
        search=search,
        read=search,
        focus=search,
        wanted="open" if everyone else _wanted(text),
        speakers=speaks,
        mentioned=named,
        comparing=comparing,
        everyone=everyone,
        quoted=quoted,
    )


def _speaks(text: str, mention: Mention) -> bool:
    return speaks(re.sub(r"\b(?:de|het)\s+$", "", text[: mention.start], flags=re.I), text[mention.end :])


def _wanted(text: str) -> Wanted:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "open")


def _quotation(text: str) -> str:
    """The words of a quotation when those are the subject, else "": between quotation marks, or beside "klopt dat
    citaat" and the like."""
    match = patterns.QUOTED.search(text)
    if (
        match
        and len(match.group(1).split()) >= MIN_QUOTED_WORDS
        and (patterns.WHERE_QUOTE.search(text) or len(match.group(1)) > 0.4 * len(text))
    ):
        return match.group(1).strip()
    if not match and patterns.CLAIMED.search(text):
        rest = patterns.CLAIMED.sub(" ", text).strip(" ,.:;?!-–")
        return rest if len(rest.split()) > MIN_QUOTED_WORDS else ""
    return ""


def _leans_on_history(question: Question, finder: BodyFinder) -> bool:
    """Whether a question cannot be understood alone: it points back, or hardly says anything itself."""
    content = terms(question.search)
    points_to_earlier = bool(patterns.POINTS_TO_EARLIER.search(question.text)) and len(content) < MAX_LEANING_TERMS
    if content and (question.mentioned or patterns.DEFINITION.search(question.text)):
        begins_in_the_middle = bool(patterns.BEGINS_IN_THE_MIDDLE.search(question.text))
        says_little = len(set(content)) < MIN_SUBJECT_TERMS or names_only_bodies(question.text, finder)
        return points_to_earlier or (begins_in_the_middle and says_little)
    leaning = (patterns.BEGINS_IN_THE_MIDDLE, patterns.POINTS_TO_EARLIER, patterns.BARE_QUESTION_WORD)
    points_back = any(pattern.search(question.text) for pattern in leaning)
    return len(content) < 2 or (points_back and len(content) < MAX_LEANING_TERMS)
