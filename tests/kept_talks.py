"""Conversations that were kept: what tests of keeping them share."""

from __future__ import annotations

from app.talks.store import Store
from app.web.conversation import Conversation
from app.web.downloads import Downloads
from app.web.keeping import Keeper
from app.web.owner import COOKIE
from app.web.page import reply
from app.web.render import working_html
from tests.small_chat import FakeAnswerer, document

ME, OTHER = {COOKIE: "m" * 43}, {COOKIE: "o" * 43}


def asked(store: Store, cookies: dict[str, str], *questions: str) -> Conversation:
    found, downloads, keeper = Conversation(), Downloads(), Keeper(store, cookies)
    for question in questions:
        found = reply(FakeAnswerer(document()), found.asked(question, working_html()), downloads, keeper)
    return found
