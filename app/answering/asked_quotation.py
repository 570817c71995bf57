"""The quotation that a question asks for, or holds up to be checked."""

from __future__ import annotations

from app.answering import patterns

MIN_QUOTED_WORDS = 4


def quotation_in(text: str) -> str:
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
