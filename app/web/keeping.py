"""How a conversation on the page is kept on disk, and comes back from there as it was shown."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from app.answering.answer import Answer
from app.references.formats import answer_sections
from app.references.report import Section, joined
from app.talks.errors import TalksError
from app.talks.record import BrokenRecord, Record, from_json, record_of, to_json
from app.talks.store import Store
from app.talks.talk import KeptTurn, title_of
from app.web import texts
from app.web.conversation import MOST_TURNS, Conversation, Turn
from app.web.downloads import Downloads
from app.web.owner import owner_of
from app.web.ports import LibraryLike
from app.web.render import answer_html, cited_words, error_html, plain_answer, sources_of_answer
from app.web.talk_title import names_talk
from app.web.talks import PARAMETER, verdict_html

MOST_UNNAMED = 6
"""Turns after which a conversation keeps the name it has."""
log = logging.getLogger(__name__)


class Keeper:
    """Keeps what one browser asks in ``store``, and finds it again by the cookies that it sends."""

    def __init__(self, store: Store, cookies: Mapping[str, str]) -> None:
        self._store = store
        self._owner = owner_of(cookies)

    def kept(self, conversation: Conversation, answer: Answer) -> Conversation:
        """``conversation`` with its last turn, whose answer this is, kept and open to be judged; or with the reason
        why it is not."""
        if not self._owner:
            return replace(conversation, problem=texts.NOT_KEPT.format(reason=texts.NO_COOKIES))
        last = conversation.turns[-1]
        try:
            record = to_json(record_of(answer))
            talk, turn = self._store.add(self._owner, conversation.talk, last.question, record)
        except TalksError as error:
            return replace(conversation, problem=texts.NOT_KEPT.format(reason=error))
        with suppress(TalksError):  # it is kept, under a lesser name
            self._name(talk, conversation, answer)
        judged = replace(last, answer=last.answer + verdict_html(turn))
        return replace(conversation, turns=(*conversation.turns[:-1], judged), talk=talk, problem="")

    def _name(self, talk: str, conversation: Conversation, answer: Answer) -> None:
        """Name a conversation after the first question that names it, as it was understood, unless somebody did."""
        if talk != conversation.talk:
            if answer.understood != conversation.turns[-1].question:
                self._store.rename(self._owner, talk, answer.understood)
            return
        if len(conversation.turns) > MOST_UNNAMED or not names_talk(answer):
            return
        before = [record.answer for turn in self._store.turns(self._owner, talk)[:-1] if (record := _read(turn))]
        title = next((t.title for t in self._store.talks(self._owner) if t.id == talk), "")
        if before and title == title_of(before[0].understood) and not any(map(names_talk, before)):
            self._store.rename(self._owner, talk, answer.understood)

    def reopened(self, query: Mapping[str, str], library: LibraryLike, downloads: Downloads) -> Conversation:
        """The conversation that the address of the page names; empty, with a ``problem``, when it is not there, and
        without one when none is named."""
        talk = query.get(PARAMETER, "")
        if not talk:
            return Conversation()
        try:
            turns = self._store.turns(self._owner, talk) if self._owner else []
        except TalksError as error:
            return Conversation(problem=str(error))
        if not turns:
            return Conversation(problem=texts.TALK_GONE)
        return _shown(talk, turns, library, downloads)


def _shown(talk: str, kept: list[KeptTurn], library: LibraryLike, downloads: Downloads) -> Conversation:
    """The last turns of a conversation, with its answers as they were, and the questions before them; only the text
    around the citations is that of ``library``."""
    turns: list[Turn] = []
    sections: list[Section] = []
    for number, turn in list(enumerate(kept, 1))[-MOST_TURNS:]:
        record = _read(turn)
        if record is None:
            turns.append(Turn(number, turn.question, error_html(texts.RECORD_BROKEN)))
            continue
        answer = record.answer
        sections += answer_sections([answer], library.documents, library.bodies)
        token = downloads.keep(sections, f"{talk}/{turn.id}", answer)
        shown = answer_html(number, answer, library, token, record.was_searched)
        turns.append(
            Turn(
                number,
                turn.question,
                shown + verdict_html(turn.id, turn.verdict, turn.remark),
                sources_of_answer(number, answer, library, token),
                sections[-1],
                token,
                answer,
            )
        )
    return Conversation(tuple(turns), talk, older=tuple(turn.question for turn in kept[:-MOST_TURNS]))


def sections_of(kept: list[KeptTurn], library: LibraryLike) -> tuple[Section, ...]:
    """A kept conversation for a file."""
    answers = [record.answer for turn in kept if (record := _read(turn))]
    return joined(answer_sections(answers, library.documents, library.bodies))


def plain_text(kept: list[KeptTurn], library: LibraryLike) -> str:
    """A kept conversation for the clipboard."""
    pieces = []
    for turn in kept:
        record = _read(turn)
        words = plain_answer(record.answer, cited_words(record.answer, library)) if record else texts.RECORD_BROKEN
        pieces.append(f"{turn.question}\n\n{words or texts.NOT_FOUND}")
    return "\n\n\n".join(pieces) + "\n"


def _read(turn: KeptTurn) -> Record | None:
    try:
        return from_json(turn.record)
    except BrokenRecord as error:
        log.warning("turn %d cannot be read: %s", turn.id, error)
        return None
