"""What is asked: the words to search for, the kind of thing wanted, and whose words it should come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.answering import patterns
from app.answering.asked_quotation import quotation_in
from app.answering.bodies import BodyFinder, Mention
from app.answering.members import as_who, asks_members
from app.answering.other_body import spans
from app.answering.speaking import may_be_source, speaks
from app.answering.subject import names_nothing, subject
from app.answering.unknown_body import unknown_bodies
from index.dutch import term_groups, terms

Wanted = Literal["number", "date", "when", "person", "place", "reason", "list", "example", "yes-no", "open"]

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
_ASKS_WHO: tuple[Wanted, ...] = ("person", "list", "yes-no", "place")  # what each says, since all are asked
MIN_SUBJECT_TERMS = 2
MAX_TOPIC_TERMS = 5


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as it was asked, ``understood`` with what an earlier question adds, ``search`` what is searched for and
    ``read`` the same as one natural sentence; ``focus`` is the part of that which this very question adds.

    ``speakers`` are the bodies whose words are asked for, in order; ``mentioned`` those that are only named; with
    ``everyone`` each body of the collection is asked but those that are ``refused``; ``unknown`` are those asked for
    that the collection does not know, as they stand in a sentence. ``quoted`` holds the words of a quotation that is
    to be found, "" when there is none. ``carried`` is what an earlier question was about, where this one leans on it;
    with ``only_kind`` it adds nothing but the kind of thing that is wanted of that: "waarom?", "naar hoeveel?".
    ``documents`` are the files that it is limited to, () for no limit.
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
    refused: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    carried: str = ""
    only_kind: bool = False
    documents: tuple[str, ...] = ()

    @property
    def is_topic(self) -> bool:
        """Whether it names a subject and asks no more of it than what is said of it."""
        return self.wanted == "open" and names_subject(self.search)

    @property
    def is_about_nothing(self) -> bool:
        """Whether it compares what bodies say and does not tell about what."""
        return self.comparing and not self.quoted and names_nothing(self.search)


def read_question(text: str, finder: BodyFinder) -> Question:
    """``text`` as it reads by itself, without a conversation before it."""
    others = [span for span in spans(text, finder) if span.is_others]  # "anderen dan de SER"
    refused = tuple(dict.fromkeys(body for span in others for body in span.bodies))
    found = finder.find(text)
    unknown = unknown_bodies(text, finder, found)
    mentions = [m for m in found if not any(span.start <= m.start < span.end for span in others)]
    mentions = [m for m in mentions if may_be_source(text, m.start)] or mentions
    named = tuple(dict.fromkeys(m.body for m in mentions))
    owned = any(patterns.OF.search(text[: mention.start]) for mention in mentions)
    saying = owned or bool(patterns.SAYING.search(text)) or any(speaks_as(text, m) for m in mentions)
    if patterns.ABOUT_BODY.search(text):  # "leden" may be the subject of what a body says
        named = tuple(dict.fromkeys(m.body for m in mentions if speaks_as(text, m))) or named
        saying = any(speaks_as(text, mention) for mention in mentions)
    comparing = len(named) > 1 and bool(patterns.COMPARING.search(text) or saying)
    quoted = quotation_in(text)
    speaks = named if (saying or comparing) and not quoted else ()
    everyone = not mentions and bool(others or patterns.EVERYONE.search(text))
    left_out = [*mentions, *unknown, *(Mention(s.bodies[0], s.start, s.end) for s in others)]
    search = subject(text, sorted(left_out, key=lambda mention: mention.start))
    if mentions and not speaks and len(set(terms(search))) < MIN_SUBJECT_TERMS:
        search = text.strip()  # "wie zaten er in de commissie Derksen": the body is the subject
    wanted, search = _wanted(text, search), as_who(search)
    return Question(
        text=text,
        understood=text.strip(),
        search=search,
        read=search,
        focus=search,
        wanted="open" if everyone and not others and wanted in _ASKS_WHO else wanted,
        speakers=speaks,
        mentioned=named,
        comparing=comparing,
        everyone=everyone,
        quoted=quoted,
        refused=refused,
        unknown=tuple(dict.fromkeys(mention.body for mention in unknown)),
    )


def mentions_in(text: str, finder: BodyFinder) -> list[Mention]:
    """The bodies that ``text`` names, and those that it asks and that are not known, in order."""
    known = finder.find(text)
    return sorted([*known, *unknown_bodies(text, finder, known)], key=lambda mention: mention.start)


def names_subject(search: str) -> bool:
    """Whether what is searched for is a noun and what belongs to it, not a sentence; "wonen" alone is a noun."""
    is_sentence = len(search.split()) > 1 and bool(patterns.HOLDS_VERB.search(search))
    asks = patterns.ASKS.search(search) or is_sentence
    return not asks and 0 < len(term_groups(search)) <= MAX_TOPIC_TERMS


def speaks_as(text: str, mention: Mention) -> bool:
    return speaks(re.sub(r"\b(?:de|het)\s+$", "", text[: mention.start], flags=re.I), text[mention.end :])


def _wanted(text: str, search: str) -> Wanted:
    if asks_members(text):
        return "list"
    found: Wanted = next((kind for kind, pattern in _KINDS if pattern.search(text)), "open")
    if found in ("yes-no", "list", "place") and patterns.WHAT_IS_SAID.search(text) and names_subject(search):
        return "open"
    return found
