"""What was answered, kept for a while so that its references and files can be asked for."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.answering.answer import Answer
from app.references.choices import DATA, STYLES
from app.references.formats import data_text
from app.references.reference import Reference
from app.references.report import Section, joined
from app.references.style import styled

MOST_KEPT = 2000
"""How many answers are kept at most; the oldest drop off."""
MOST_EXPLAINED = 500
"""Of how many it is kept how they came about."""


class Downloads:
    """Conversations up to an answer, each under a token that only who was given it can know. Nothing is kept on disk:
    a server that starts anew knows none of them."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: OrderedDict[str, tuple[Section, ...]] = OrderedDict()
        self._explained: OrderedDict[str, Answer] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()
        self._key = secrets.token_bytes(32)

    def keep(self, sections: Sequence[Section], name: str = "", answer: Answer | None = None) -> str:
        """Keep a conversation, its last answer (also as ``answer``) last; returns the token.

        What is kept anew under the same ``name`` has the same token, and takes no more room.
        """
        named = hashlib.blake2b(name.encode(), key=self._key, digest_size=16).hexdigest()
        token = named if name else secrets.token_urlsafe(16)
        with self._lock:
            self._kept[token] = tuple(sections)
            self._kept.move_to_end(token)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            if answer is not None and answer.trace is not None:
                self._explained[token] = replace(answer, passages=())  # these hold on to the library they came from
                self._explained.move_to_end(token)
                while len(self._explained) > MOST_EXPLAINED:
                    self._explained.popitem(last=False)
        return token

    def explained(self, token: str) -> Answer | None:
        """The answer kept under ``token``, with its trace; ``None`` when there is none (any more)."""
        return self._explained.get(token)

    def answer(self, token: str) -> Section | None:
        """The answer kept under ``token``; ``None`` when there is none (any more)."""
        kept = self._kept.get(token)
        return kept[-1] if kept else None

    def conversation(self, token: str) -> tuple[Section, ...]:
        """The conversation up to and including that answer; empty when there is none (any more)."""
        return joined(self._kept.get(token, ()))


def copied(reference: Reference, form: str, today: date) -> dict[str, str] | None:
    """One reference for the clipboard: ``text`` and, for a style, ``html``; ``None`` for a form that there is not.

    In APA that is what stands in the text and, on a line below it, what stands in the list.

    Raises:
        app.references.pandoc.ConversionError: see there.
    """
    for style in STYLES:
        if style == form:
            made = styled((reference,), style, today)
            pieces = (*made.places, *made.works)
            html = "".join(f"<p>{piece.html}</p>" for piece in pieces)
            return {"text": "\n".join(piece.text for piece in pieces), "html": html}
    for data in DATA:
        if data == form:
            return {"text": data_text(data, (reference,), today)}
    return None
