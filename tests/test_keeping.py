"""How a conversation is kept on disk and comes back as it was shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.talks.record import record_of, to_json
from app.talks.store import Store
from app.web import texts
from app.web.conversation import MOST_TURNS, Conversation
from app.web.downloads import Downloads
from app.web.keeping import Keeper
from app.web.owner import COOKIE, owner_of
from app.web.render import conversation_html, sources_html
from app.web.talks import list_html, verdict_html
from tests.kept_talks import ME, OTHER, asked
from tests.small_chat import EVIL, FakeAnswerer, document, parsed


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def test_a_conversation_comes_back_as_it_was_shown(store: Store) -> None:
    first = asked(store, ME, "regio's?", "kaas?", "en nog een regio?")
    fake, downloads = FakeAnswerer(document()), Downloads()
    back = Keeper(store, ME).reopened({"gesprek": first.talk}, fake.library, downloads)
    assert fake.heard == []

    def plain(conversation: Conversation) -> list[str]:
        shown = conversation_html(conversation.turns, fake.library) + sources_html(conversation.turns)
        return [re.sub(r"/verwijzing/[^/]+", "", shown)]

    assert plain(back) == plain(first)
    assert back.questions == first.questions
    assert [s.heading for s in downloads.conversation(back.turns[-1].token)] == list(first.questions)
    again = Keeper(store, ME).reopened({"gesprek": first.talk}, fake.library, downloads)
    assert [turn.token for turn in again.turns] == [turn.token for turn in back.turns]


def test_another_browser_finds_nothing(store: Store) -> None:
    mine = asked(store, ME, "regio's?")
    for cookies in (OTHER, {}, {COOKIE: "te kort"}):
        found = Keeper(store, cookies).reopened({"gesprek": mine.talk}, FakeAnswerer().library, Downloads())
        assert found == Conversation(problem=texts.TALK_GONE)
    assert asked(store, {}, "regio's?").problem == texts.NOT_KEPT.format(reason=texts.NO_COOKIES)


def test_a_document_that_is_gone_and_a_record_that_is_broken(store: Store) -> None:
    mine = asked(store, ME, "regio's?")
    store.add(owner_of(ME), mine.talk, "stuk?", "{")
    found = Keeper(store, ME).reopened({"gesprek": mine.talk}, FakeAnswerer().library, Downloads())
    assert "Er zijn 35 arbeidsmarktregio&#x27;s." in found.turns[0].answer
    assert "Er zijn 35 arbeidsmarktregio&#x27;s." in found.turns[0].sources
    assert texts.RECORD_BROKEN in found.turns[1].answer


def test_a_long_conversation_comes_back_with_its_last_turns(store: Store) -> None:
    record = to_json(record_of(FakeAnswerer(document()).answer("kaas")))
    talk = ""
    for number in range(MOST_TURNS + 3):
        talk, _ = store.add(owner_of(ME), talk, f"vraag {number}", record)
    found = Keeper(store, ME).reopened({"gesprek": talk}, FakeAnswerer().library, Downloads())
    assert [turn.number for turn in found.turns] == list(range(4, MOST_TURNS + 4))
    assert found.questions == tuple(f"vraag {number}" for number in range(MOST_TURNS + 3))
    assert [answer.question for answer in found.answers] == ["kaas"] * MOST_TURNS


def test_the_chat_goes_on_when_nothing_can_be_kept(store: Store) -> None:
    first = asked(store, ME, "regio's?")
    store.path.write_bytes(b"stuk " * 2000)
    later = asked(store, ME, "regio's?", "kaas?")
    assert "beschadigd" in later.problem
    assert "arbeidsmarktregio" in later.turns[0].answer
    assert "vb-thought" not in later.turns[0].answer
    found = Keeper(store, ME).reopened({"gesprek": first.talk}, FakeAnswerer().library, Downloads())
    assert "beschadigd" in found.problem


def test_nothing_kept_becomes_markup(store: Store) -> None:
    mine = asked(store, ME, EVIL + " regio's?")
    library = FakeAnswerer(document()).library
    back = Keeper(store, ME).reopened({"gesprek": mine.talk}, library, Downloads())
    pages = (
        list_html(store.talks(owner_of(ME))),
        conversation_html(back.turns, library),
        verdict_html(1, "fout", EVIL),
    )
    for html in pages:
        found = parsed(html)
        assert not {"img", "script", "strong", "em"} & set(found.tags)
        assert not [name for name in found.attributes if name.startswith("on")]
    assert "<img" in parsed(pages[0]).text
