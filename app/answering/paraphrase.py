"""The sentence that says the same as a quotation in other words.

Meaning is compared by the cosine of sentence embeddings. A sentence on the same subject comes near as well, so a
paraphrase must not hold a figure or a name that the source lacks, nor deny what the source affirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.answering.alignment import DENIALS
from app.answering.quotation import Quotation, words_of
from index.library import Library
from ingest.document import Passage

# Strict, because a sentence on the same subject is near as well. Of 27 paraphrases written for two collections it finds
# 6, all in the right place; of 35 invented sentences on the same subjects none, of 1,050 taken from other documents 5.
MIN_MEANING = 0.82
MIN_WORDS = 6
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w-]*")


class Paraphrase(NamedTuple):
    """Sentence ``number`` of a document, in ``passage``; ``meaning`` is the cosine of its vector to the quotation's."""

    passage: Passage
    number: int
    meaning: float


def paraphrased(library: Library, asked: Quotation, passages: Iterable[Passage]) -> Paraphrase | None:
    """The sentence of ``passages`` that is nearest in meaning, ``None`` when none says the same."""
    if len(asked.words) < MIN_WORDS:
        return None
    near = [
        Paraphrase(passage, number, float(cosine))
        for passage in passages
        for number, cosine in zip(
            range(passage.start, passage.stop),
            library.similarities(asked.text, passage.document, range(passage.start, passage.stop)),
            strict=True,
        )
    ]
    fitting = (p for p in near if p.meaning >= MIN_MEANING and not _contradicts(library, asked, p))
    return max(fitting, key=lambda p: p.meaning, default=None)


def _contradicts(library: Library, asked: Quotation, found: Paraphrase) -> bool:
    source = library.documents[found.passage.document].sentences[found.number].text
    held = {word.key for word in words_of(source)}
    quoted = {word.key for word in asked.words}
    body = library.bodies.get(found.passage.body)
    own = {w.key for name in (body.name, body.full_name) for w in words_of(name)} if body else set()
    around = held | own | {word.key for word in words_of(f"{found.passage.context} {found.passage.text}")}
    names = {word.key for match in _NAME.finditer(asked.text) for word in words_of(match.group())}
    figures = {word.key for word in asked.words if word.is_number}
    return bool(figures - held or names - around or bool(quoted & DENIALS) != bool(held & DENIALS))
