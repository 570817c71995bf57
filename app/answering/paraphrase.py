"""The sentence that says the same as a quotation in other words.

Meaning is compared by the cosine of sentence embeddings. A sentence on the same subject comes near as well, so one that
is not very near has to hold most words of the quotation, and the quotation most of its words, themselves or in related
ones (:mod:`index.thesaurus`), and the verifier has to be sure of it. A paraphrase must not hold a figure or a name that
the source lacks, nor deny what the source affirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.answering.alignment import DENIALS
from app.answering.quotation import Quotation, words_of
from index.dutch import terms
from index.library import Library
from ingest.document import Passage

# Strict, because a sentence on the same subject is near as well: of ten golden paraphrases five are found, of the
# invented quotations none, of 1,050 sentences taken from other documents one.
MIN_MEANING = 0.82
NEAR = 0.55  # a cosine: what is nearer than this may say the same...
MUTUAL = 0.45  # ...when so much of both is held by the other, on average...
SURE = 4.0  # ...and the verifier, by its logit, takes the sentence for the one that is meant
READ = 6  # of the best of those
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
    fitting = [p for p in near if p.meaning >= NEAR and not _contradicts(library, asked, p)]
    best = max(fitting, key=lambda p: p.meaning, default=None)
    return best if best and best.meaning >= MIN_MEANING else _surest(library, asked, fitting)


def _surest(library: Library, asked: Quotation, near: Iterable[Paraphrase]) -> Paraphrase | None:
    """The sentence that the verifier is surest of among those whose words are mostly held in the quotation."""
    mutual = {p: _mutual(library, asked.text, _text(library, p)) for p in near}
    some = sorted((p for p, share in mutual.items() if share >= MUTUAL), key=lambda p: -p.meaning - mutual[p])[:READ]
    if not some:
        return None
    logits = library.verify(asked.text, [_text(library, p) for p in some]).choice
    logit, best = max(zip(logits.tolist(), some, strict=True), key=lambda pair: pair[0])
    return best if logit >= SURE else None


def _mutual(library: Library, one: str, other: str) -> float:
    """How much of each is held by the other in its own or in related words, 0 to 1: the mean of both."""
    held = library.lexical.related_coverage
    return (held(one, frozenset(terms(other))) + held(other, frozenset(terms(one)))) / 2


def _text(library: Library, found: Paraphrase) -> str:
    return library.documents[found.passage.document].sentences[found.number].text


def _contradicts(library: Library, asked: Quotation, found: Paraphrase) -> bool:
    source = _text(library, found)
    held = {word.key for word in words_of(source)}
    quoted = {word.key for word in asked.words}
    body = library.bodies.get(found.passage.body)
    own = {w.key for name in (body.name, body.full_name) for w in words_of(name)} if body else set()
    around = held | own | {word.key for word in words_of(f"{found.passage.context} {found.passage.text}")}
    names = {word.key for match in _NAME.finditer(asked.text) for word in words_of(match.group())}
    figures = {word.key for word in asked.words if word.is_number}
    return bool(figures - held or names - around or bool(quoted & DENIALS) != bool(held & DENIALS))
