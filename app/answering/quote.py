"""A quotation is shown only when its words stand on the page that is named."""

from __future__ import annotations

import re

from ingest.document import Document

PASSED_OVER = 2  # pages at most in the middle of a sentence
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """White space folded; nothing else, so that two texts are alike only when they are word for word."""
    return _SPACE.sub(" ", text).strip()


def stands_on(quote: str, document: Document, page: int) -> bool:
    """Whether ``quote`` stands verbatim on ``page`` (from 1), or begins there and runs over to the next, or to one
    behind a few pages of pictures."""
    if not 1 <= page <= len(document.pages):
        return False
    here = fold(document.pages[page - 1].text)
    wanted = fold(quote)
    if not wanted:
        return False
    if wanted in here:
        return True
    later = (fold(following.text) for following in document.pages[page : page + PASSED_OVER + 1])
    # a word broken at the page's end was joined where the sentence was read
    return any(wanted in f"{here} {following}" or wanted in f"{here}{following}" for following in later)
