"""What a kept conversation is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answering.answer import Answer
from app.answering.trace import Trace
from app.talks.store import Store
from app.web.conversation import Conversation
from app.web.keeping import Keeper
from app.web.owner import owner_of
from app.web.talk_title import names_talk
from tests.kept_talks import ME
from tests.small_chat import abstained


def answer(question: str, understood: str, searched: str | None, *bodies: str) -> Answer:
    """``searched``: the words that were looked for, ``None`` when nothing was."""
    trace = None if searched is None else Trace(understood, searched, "open", (), bodies, False, "", 0.5, (), {})
    return replace(abstained(question), understood=understood, trace=trace)


HELLO = answer("hallo", "hallo", None)
BARE = answer("En het PBL?", "En het PBL?", "PBL", "PBL")
WHO = answer("wie zegt dat?", "wie zegt dat?", "")
CULTURE = answer("Wat zegt de commissie over cultuur?", "Wat zegt de Commissie Derksen over cultuur?", "cultuur")


def test_what_names_a_conversation() -> None:
    assert [names_talk(one) for one in (HELLO, BARE, WHO, CULTURE)] == [False, False, False, True]
    assert names_talk(answer("En wonen?", "En wonen?", "wonen"))
    assert names_talk(answer("SER", "SER", "SER", "SER"))


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        ([CULTURE], CULTURE.understood),
        ([BARE], BARE.question),
        ([BARE, HELLO, WHO, CULTURE, answer("wonen?", "wonen?", "wonen")], CULTURE.understood),
        ([CULTURE, answer("wonen?", "wonen?", "wonen")], CULTURE.understood),
    ],
)
def test_a_conversation_is_called_after_the_first_question_that_says_something(
    tmp_path: Path, answers: list[Answer], title: str
) -> None:
    store = Store(tmp_path)
    held(store, Conversation(), answers)
    assert [talk.title for talk in store.talks(owner_of(ME))] == [title]


def test_a_name_that_was_given_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    found = held(store, Conversation(), [BARE])
    store.rename(owner_of(ME), found.talk, "Mijn gesprek")
    held(store, found, [CULTURE])
    assert [talk.title for talk in store.talks(owner_of(ME))] == ["Mijn gesprek"]


def held(store: Store, conversation: Conversation, answers: list[Answer]) -> Conversation:
    for one in answers:
        conversation = Keeper(store, ME).kept(conversation.asked(one.question, "").answered(""), one)
    return conversation
