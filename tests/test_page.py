"""From a question to its place on the page, without a browser."""

from __future__ import annotations

import pytest

from app.answering.understanding import MAX_QUESTION
from app.web import texts
from app.web.conversation import MOST_TURNS, Conversation
from app.web.downloads import Downloads
from app.web.render import working_html
from tests.small_chat import FakeAnswerer, document


def test_a_question_is_refused_kindly() -> None:
    from app.web.page import refusal

    assert refusal("  \n ") == texts.EMPTY_QUESTION
    assert str(MAX_QUESTION) in refusal("x" * (MAX_QUESTION + 1))
    assert refusal("x" * MAX_QUESTION) == ""


def test_replies_hear_the_earlier_questions_and_failures_are_dutch(caplog: pytest.LogCaptureFixture) -> None:
    from app.web.page import reply

    fake, downloads = FakeAnswerer(document()), Downloads()
    first = reply(fake, Conversation().asked("regio's?", working_html()), downloads)
    second = reply(fake, first.asked("storing?", working_html()), downloads)
    assert fake.heard[-1] == ("storing?", ("regio's?",))
    shown = second.turns[-1].answer
    assert texts.ERROR in shown
    assert "kapot" not in shown
    assert "Traceback" not in shown
    assert "kapot" in caplog.text
    assert "35 arbeidsmarktregio" in second.turns[0].sources


def test_a_question_about_an_answer_hears_what_was_shown() -> None:
    from app.web.page import reply

    fake, downloads = FakeAnswerer(document()), Downloads()
    first = reply(fake, Conversation().asked("regio's?", ""), downloads)
    failed = reply(fake, first.asked("storing?", ""), downloads)
    reply(fake, failed.asked("wie zegt dat?", ""), downloads)
    assert [bool(answer and answer.citations) for answer in fake.shown[-1]] == [True, False]


def test_questions_outlive_their_turns() -> None:
    conversation = Conversation()
    for number in range(MOST_TURNS + 5):
        conversation = conversation.asked(f"vraag {number}?", "")
    assert conversation.questions == tuple(f"vraag {number}?" for number in range(MOST_TURNS + 5))
    assert len(conversation.answers) == MOST_TURNS
