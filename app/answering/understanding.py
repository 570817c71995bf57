"""A question in the light of the conversation before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from app.answering import patterns, wording
from app.answering.bodies import BodyFinder
from app.answering.both_bodies import compares_both
from app.answering.correction import Correction, correction, names_only_bodies
from app.answering.definitions import thing_asked
from app.answering.generic import bodies_spoken_of, with_names
from app.answering.of_something import NO_SUBJECT, OF_SOMETHING
from app.answering.other_body import asked_about, names_of, spans, with_bodies_meant, with_other_bodies
from app.answering.other_case import is_other_case, with_other_case
from app.answering.papers import files_named, with_makers
from app.answering.pointing import points_to_earlier
from app.answering.question import (
    MIN_SUBJECT_TERMS,
    Question,
    Wanted,
    mentions_in,
    names_subject,
    read_question,
    speaks_as,
)
from app.answering.subject import names_nothing, subject
from app.answering.turns import goes_back, turned_back, without_turn
from app.answering.unknown_body import Unknown
from index.dutch import terms

READING = " – "  # between an earlier question and what a later one adds
MAX_QUESTION = 2000  # characters
MAX_UNDERSTOOD = 2 * MAX_QUESTION  # of a question with what earlier ones add to it
_THEN = re.compile(r"\bdan\b", re.I)  # mostly no more than a tone: "wat doen gemeenten dan met leegstand?"
_SET_BESIDE = re.compile(r"^\W*(?:vergelijk|leg|zet)\b", re.I)  # "vergelijk ze eens"
_AND = re.compile(r"^\W*(?:en|maar)\s+", re.I)
NOTHING_NEW = frozenset(terms("meer verder anders ander"))  # "wat zeggen ze daar nog meer over?"
# what a sentence holds or does not hold, so that a follow-up may ask for that alone
TOLD_KINDS: tuple[Wanted, ...] = ("number", "date", "when", "reason")
MAX_LEANING_TERMS = 6  # a question with as many terms of its own as this is understood alone


def understand(text: str, history: Sequence[str], finder: BodyFinder) -> Question:
    """Read a question in the light of the earlier questions of the conversation, oldest first."""
    at = turned_back(text, history, lambda n: _last(tuple(history[: n + 1]), finder).search)
    if at is not None:
        return replace(_last(tuple(history[: at + 1]), finder), text=text)
    named = with_names(with_makers(without_turn(text), finder), history, finder)
    question = replace(_understand(named, history, finder), text=text)
    return replace(question, documents=_papers_meant(question, history, finder))


def _papers_meant(question: Question, history: Sequence[str], finder: BodyFinder) -> tuple[str, ...]:
    """The papers that a question names, or goes on to ask as it asks the same body again without a name."""
    if files := files_named(question.text, finder):
        return files
    if not history or not question.speakers or finder.find(question.text):
        return ()
    before = _last(tuple(history), finder)
    return before.documents if before.speakers == question.speakers else ()


def stands_alone(text: str, finder: BodyFinder) -> bool:
    """Whether ``text`` is understood without the questions before it."""
    return (
        not correction(text, finder)
        and not goes_back(text)
        and not compares_both(text)
        and not _leans_on_history(read_question(text, finder), finder)
    )


def names_own_subject(text: str, finder: BodyFinder) -> bool:
    """Whether ``text`` is put as a whole question with something of its own to search for, so that it may stand alone
    even where it was read as a follow-up: "hoe zit het met krimp?", but not "en voor starters?" or "klopt dat?"."""
    asks = patterns.ASKS.match(text) or patterns.ASKS_YES_NO.match(text)
    goes_on = patterns.BEGINS_IN_THE_MIDDLE.search(text) or patterns.BARE_QUESTION_WORD.search(text)
    points_back = points_to_earlier(_THEN.sub(" ", text))
    asks_example = patterns.ASKS_EXAMPLE.match(text)
    if not asks or asks_example or goes_on or points_back or compares_both(text) or correction(text, finder):
        return False
    return bool(set(terms(read_question(text, finder).search)) - OF_SOMETHING)


def _understand(text: str, history: Sequence[str], finder: BodyFinder) -> Question:
    corrected = correction(text, finder)
    if corrected and history:
        return _corrected(corrected, history, finder)
    both = _of_both(text, history, finder) if history else ""
    if both:
        return replace(understand(both, (), finder), text=text)
    question = read_question((corrected and corrected.meant) or text, finder)
    if not history or not _leans_on_history(question, finder):
        return question
    if is_other_case(text, history[-1]):  # "en voor starters?" - "en voor ouderen?": of the same question
        return understand(text, history[:-1], finder)
    before = _last(tuple(history), finder)
    if before.speakers and not before.everyone and patterns.THE_OTHERS.match(text):
        return _of_meant(Correction("", before.speakers), before, finder)
    if before.everyone and not before.refused and patterns.THE_OTHERS.match(text):  # all have been asked
        return replace(before, text=text)
    asks_example = bool(patterns.ASKS_EXAMPLE.match(text))  # of what was asked before
    plain = _without_additions(history, before, finder)
    whole = "" if asks_example else _of_new_subject(text, question, plain, finder)
    if whole:
        return replace(understand(whole, (), finder), text=text)
    whole, case = ("", "")
    if not question.mentioned and not question.unknown:
        whole, case = with_other_case(before.understood, text)
    if whole and READING not in whole:
        return replace(understand(whole, (), finder), text=text, focus=case)
    focus = subject(text, mentions_in(text, finder))
    if question.unknown:  # "en wat zegt het CPB daarover?"
        focus = patterns.POINTS_TO_EARLIER.sub(" ", focus)
    if asks_example:
        question, focus = replace(question, wanted="example"), ""
    elif set(terms(focus)) - NOTHING_NEW and not patterns.BARE_QUESTION_WORD.search(text):
        before = plain
    says_nothing = not set(terms(focus)) - NOTHING_NEW - NO_SUBJECT
    only_kind = says_nothing and question.wanted in TOLD_KINDS
    if only_kind and before.only_kind and not question.mentioned:  # "waarom?" - "en wanneer?": of the same
        return _understand(text, history[:-1], finder)
    if says_nothing or question.is_about_nothing:  # "en de SER?": the same, of another body
        before = plain if question.mentioned or question.unknown else before
        focus = before.search
        whole = _of_another(before.understood, question, finder)
        about = before.search if _is_said_of(before) else thing_asked(before.understood)
        if question.mentioned and about and not mentions_in(before.understood, finder):
            whole = asked_about(about, question.mentioned, finder)  # "hoe zit het met krimp?" - "en de SER?"
        if whole:
            return replace(understand(whole, (), finder), text=text)
    search, read = before.search[:MAX_QUESTION], before.read[:MAX_QUESTION]
    if focus != before.search:
        search = f"{search} {focus} {focus}".strip()  # twice: what is asked now weighs more than what was before
        read = f"{read.rstrip(' ?.!')}, {focus}"
    unknown = question.unknown or (() if question.mentioned else before.unknown)
    kept = () if question.unknown or question.everyone else before.speakers
    speakers = question.speakers or question.mentioned or kept
    understood = _added(before.understood, text.strip())
    return replace(
        question,
        understood=understood,
        search=search,
        read=read,
        focus=focus,
        speakers=speakers,
        mentioned=question.mentioned or before.mentioned,
        wanted=question.wanted if question.wanted != "open" else before.wanted,
        comparing=len(speakers) > 1,
        everyone=(before.everyone or question.everyone) and not speakers,
        unknown=unknown,
        refused=() if speakers else before.refused,
        carried=before.search,
        only_kind=only_kind,
    )


def _of_both(text: str, history: Sequence[str], finder: BodyFinder) -> str:
    """The comparison that a follow-up asks for of all bodies that were last asked about one subject, together or one
    after another, as a whole question: "waarin verschillen ze?", "wie van de twee wil een quotum?"; "" when it asks for
    none, or that is one body at most."""
    agrees, which, compares = patterns.AGREEING.search(text), None, compares_both(text)
    if not compares and not mentions_in(text, finder):
        which = patterns.WHICH_OF_THEM.match(text)
        compares = bool(patterns.COMPARING.search(text) or agrees) and names_nothing(subject(text, ()))
    if not (which or compares):
        return ""
    last, bodies = _bodies_asked(history, finder)
    if len(bodies) < 2 or (READING in last.understood and last.focus != last.search):
        return ""
    if which:
        return asked_about(which["about"], bodies, finder)
    if not names_subject(last.search):
        return with_other_bodies(last.understood, bodies, finder)
    about = last.search.rstrip(" ?.!")
    if agrees and not _SET_BESIDE.match(text):
        return f"Zijn {names_of(bodies, finder)} het eens over {about}?"
    return asked_about(about, bodies, finder)


def _bodies_asked(history: Sequence[str], finder: BodyFinder) -> tuple[Question, list[str]]:
    """The last question, and the bodies that were asked about its subject without another between."""
    last = _last(tuple(history), finder)
    bodies, about = list(last.speakers), terms(last.search)
    for at in range(len(history) - 1, 0, -1):
        before = _last(tuple(history[:at]), finder)
        if terms(before.search) != about or not before.speakers:
            break
        bodies = [*(body for body in before.speakers if body not in bodies), *bodies]
    return last, bodies


def _without_additions(history: Sequence[str], before: Question, finder: BodyFinder) -> Question:
    """The question that ``before``, the last of ``history``, adds to; what a correction or another body made of it
    counts. So no reading grows longer than a question and what is added to it now."""
    for at in range(len(history) - 1, 0, -1):
        if READING not in before.understood or mentions_in(history[at], finder) or correction(history[at], finder):
            break
        before = _last(tuple(history[:at]), finder)
    return before


def _of_new_subject(text: str, question: Question, before: Question, finder: BodyFinder) -> str:
    """A follow-up on ``before`` that names a subject of its own, as a whole question to the bodies that are asked: "wat
    vinden ze van krimp?", "en over krimp?"; "" when it is about the same subject."""
    if question.mentioned or question.unknown or patterns.THE_OTHERS.match(text):
        return ""
    spoken_of = before.speakers or before.mentioned or bodies_spoken_of(before.understood, finder)
    asked = with_bodies_meant(_AND.sub("", text), spoken_of, finder)
    if asked and not points_to_earlier(asked):
        meant = read_question(asked, finder)
        speaks_there = meant.comparing or any(speaks_as(asked, mention) for mention in finder.find(asked))
        if speaks_there and names_subject(meant.search):
            return asked
    # "wat is het verschil tussen de SER en het PBL?" - "over wonen", "wat zegt de SER?" - "wat staat erin over wonen?"
    if before.is_about_nothing or names_nothing(before.search):
        named = _about(text, question) or (question.search if names_subject(question.search) else "")
        return f"{before.understood.rstrip(' ?.!')} over {named}?" if named else ""
    parallel = patterns.PARALLEL.match(text)
    named = parallel.group(1) if parallel else _about(text, question)
    if not named:
        return ""
    if READING in before.understood and before.focus == before.search and before.speakers:
        return asked_about(named, before.speakers, finder)
    if before.search in before.understood[1:] and READING not in before.understood:
        return before.understood.replace(before.search, named)
    if not patterns.HOW_ABOUT.match(text):  # "en hoe zit het met krimp?"
        return ""
    return asked_about(named, before.speakers, finder) if before.speakers else _AND.sub("", text)


def _about(text: str, question: Question) -> str:
    """The subject that a follow-up names behind "over": "en over de rol van gemeenten?", "en wat staat er over krimp?",
    "hoe zit het met krimp?"; "" when it names none."""
    match = patterns.PARALLEL_ABOUT.match(text) or patterns.HOW_ABOUT.match(text)
    named = match["subject"] if match else question.search if _states_subject(question) else ""
    is_subject = bool(named) and names_subject(named) and not points_to_earlier(named)
    return named if is_subject else ""


def _states_subject(question: Question) -> bool:
    """Whether a question is put as a whole one about a subject that it names: "zijn er regels over scholing?"."""
    at = question.text.rfind(question.search)
    points_back = points_to_earlier(question.text)
    return at > 0 and not points_back and bool(patterns.ABOUT.search(question.text[:at]))


def _added(understood: str, text: str) -> str:
    """``understood`` with ``text`` added to it; of what is too long the first question and the last additions."""
    first, *more = [*understood.rstrip(" ?.!").split(READING), text]
    while len(more) > 1 and len(READING.join([first, *more])) > MAX_UNDERSTOOD:
        more = more[1:]
    return READING.join([first, *more])


def _is_said_of(question: Question) -> bool:
    """Whether it asks what is said of a subject: "is er iets bekend over krimp?", but not "hoeveel zijn er?"."""
    return question.wanted in ("open", "yes-no") and question.search != question.text and names_subject(question.search)


def _of_another(before: str, question: Question, finder: BodyFinder) -> str:
    """The question ``before``, asked of the bodies that ``question`` names and not of the one that it names itself;
    "" if it cannot."""
    found = mentions_in(before, finder)
    named = [*question.mentioned, *question.unknown]
    if len(found) != 1 or not named or READING in before or before[found[0].end :].startswith("-"):
        return ""
    if not question.unknown and not isinstance(found[0], Unknown):
        return with_other_bodies(before, question.mentioned, finder)
    start = found[0].start if isinstance(found[0], Unknown) else spans(before, finder)[0].start
    names = [*([names_of(question.mentioned, finder)] if question.mentioned else []), *question.unknown]
    return f"{before[:start]}{wording.listed(names)}{before[found[0].end :]}"


@lru_cache(maxsize=512)
def _last(history: tuple[str, ...], finder: BodyFinder) -> Question:
    """The last question of ``history``; kept, since a correction asks for the same one twice, at every turn back."""
    return understand(history[-1], history[:-1], finder)


def _corrected(corrected: Correction, history: Sequence[str], finder: BodyFinder) -> Question:
    """The last question of ``history`` with what is meant instead of what it was taken for."""
    meant = corrected.meant
    if not meant and not corrected.refused:
        return _last(tuple(history), finder)
    if names_only_bodies(meant, finder) or not meant:
        return _of_meant(corrected, _last(tuple(history), finder), finder)
    if patterns.ASKS.search(meant):
        return understand(meant, () if READING in meant else history[:-1], finder)
    before = _last(tuple(history), finder)
    if before.search in before.understood:  # the subject stands there as it is searched for
        return understand(before.understood.replace(before.search, meant), (), finder)
    if before.focus != before.search:
        return understand(f"en bij {meant}", history[:-1], finder)
    question = read_question(meant, finder)
    return replace(
        question,
        understood=_added(before.understood, meant),
        speakers=question.mentioned or before.speakers,
        wanted=question.wanted if question.wanted != "open" else before.wanted,
    )


def _of_meant(corrected: Correction, before: Question, finder: BodyFinder) -> Question:
    """The question ``before``, asked of the bodies that are meant: in the place of all it asks, or of those that are
    refused. Where it asks no other than these, and none is meant instead, all others are asked."""
    asked = before.speakers or before.mentioned
    meant = [mention.body for mention in finder.find(corrected.meant)]
    wrong = set(corrected.refused) & set(asked)
    bodies = [body for old in asked for body in (meant if old in wrong else [old])] if wrong else meant
    bodies = list(dict.fromkeys(bodies))
    refused = () if bodies else tuple(dict.fromkeys([*before.refused, *corrected.refused]))
    understood = _asked_of(before, bodies or refused, finder, is_others=not bodies)
    if READING not in understood:  # what was searched for may hold the name of the other body
        before = understand(understood, (), finder)
    return replace(
        before,
        understood=understood,
        speakers=tuple(bodies),
        mentioned=tuple(bodies),
        comparing=len(bodies) > 1,
        everyone=not bodies,
        refused=refused,
    )


def _asked_of(before: Question, bodies: Sequence[str], finder: BodyFinder, *, is_others: bool = False) -> str:
    """The question ``before`` as a sentence that asks ``bodies``, or all others."""
    alone = len(bodies) == 1 or is_others
    compares = before.everyone and not before.refused
    compares = compares or (alone and before.comparing and bool(patterns.COMPARING.search(before.understood)))
    asked = before.speakers or before.mentioned or before.refused
    whole = "" if compares else with_other_bodies(before.understood, bodies, finder, asked, is_others=is_others)
    if not whole and before.search != before.understood and before.search in before.understood:
        whole = asked_about(before.search, bodies, finder, is_others=is_others)
    names = names_of(bodies, finder, is_others=is_others)
    return whole or _added(before.understood, f"volgens {names}")


def _leans_on_history(question: Question, finder: BodyFinder) -> bool:
    """Whether a question cannot be understood alone: it points back, or hardly says anything itself."""
    content = terms(question.search)
    states_subject = _states_subject(question) or patterns.HOW_ABOUT.match(question.text)
    if content and states_subject and not patterns.BEGINS_IN_THE_MIDDLE.search(question.text):
        return False
    compares = patterns.COMPARING.search(question.text) or patterns.AGREEING.search(question.text)
    if compares and not question.quoted and names_nothing(question.search):
        return True
    of_something = bool(content) and set(content) <= OF_SOMETHING
    if not (question.mentioned or question.unknown) and (of_something or patterns.WHICH_OF_THEM.match(question.text)):
        return True
    points_back = points_to_earlier(question.text) and len(content) < MAX_LEANING_TERMS
    of_somebody = question.mentioned or question.unknown or question.everyone
    if content and (of_somebody or patterns.DEFINITION.search(question.text)):
        begins_in_the_middle = bool(patterns.BEGINS_IN_THE_MIDDLE.search(question.text))
        says_little = len(set(content)) < MIN_SUBJECT_TERMS or names_only_bodies(question.text, finder)
        return points_back or (begins_in_the_middle and says_little)
    leaning = (patterns.BEGINS_IN_THE_MIDDLE, patterns.BARE_QUESTION_WORD)
    goes_on = any(pattern.search(question.text) for pattern in leaning) and len(content) < MAX_LEANING_TERMS
    return len(content) < 2 or points_back or goes_on
