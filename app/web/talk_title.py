"""What a kept conversation is called: after its first question that says by itself what it is about."""

from __future__ import annotations

import re

from app.answering.answer import Answer

_GOES_ON = re.compile(r"(?:en|maar|nee|ja|dus|ook|of)\b", re.I)


def names_talk(answer: Answer) -> bool:
    """Whether the question tells what a conversation is about: not when nothing was searched for ("hallo"), and not
    when it goes on about a body alone ("en het PBL?")."""
    trace = answer.trace
    if trace is None:
        return False
    if not _GOES_ON.match(answer.understood):
        return bool(trace.searched or trace.quoted)
    bodies = {word for name in (*trace.speakers, *trace.mentioned) for word in name.casefold().split()}
    return any(word.casefold() not in bodies for word in trace.searched.split())
