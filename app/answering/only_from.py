"""A refusal that tells that only the papers which the question names were searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answering import wording
from app.answering.answer import Answer
from index.library import Library


def only_from(answer: Answer, files: Sequence[str], library: Library) -> Answer:
    """``answer``, found within ``files``; where these have none, that no other paper of the body was searched."""
    if not answer.abstained:
        return answer
    titles = [library.documents[file].title for file in files if file in library.documents]
    reading, others = [], answer.remark.splitlines()
    if others and others[0].startswith(wording.READ_AS):
        reading, others = others[:1], others[1:]
    return replace(answer, remark="\n".join([*reading, *others, wording.searched_only(titles)]))
