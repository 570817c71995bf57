"""What was written for this model besides queries: words of policy papers, translated sentences of the training text.

``policy_terms.tsv``: a word and its translation, mostly frequent words of the training text that no other source
translates. ``policy_words.tsv``: a word, everyday words for it, its translation. ``policy_sentences.tsv``: the key of a
sentence of the training text, its translation, and the same said in everyday Dutch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.training.parallel import Pair, normal
from index.training.text import Section, sentences

DATA = Path(__file__).with_name("data")
POLICY_TERMS = DATA / "policy_terms.tsv"
POLICY_WORDS = DATA / "policy_words.tsv"
POLICY_SENTENCES = DATA / "policy_sentences.tsv"


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def sentence_key(sentence: str) -> str:
    """What ties a translation to a sentence: a hash of its letters."""
    return hashlib.sha256(normal(sentence).encode()).hexdigest()[:12]


def policy_synonyms() -> list[tuple[str, str]]:
    """Every word with each of the everyday words for it."""
    return [(word, other) for word, others, _ in _rows(POLICY_WORDS) for other in others.split("|")]


def policy_pairs(sections: Iterable[Section]) -> list[Pair]:
    """English and Dutch: the words, and the sentences that ``sections`` hold with what was made of them."""
    pairs = [Pair("policy", english, dutch) for dutch, english in _rows(POLICY_TERMS)]
    for word, others, english in _rows(POLICY_WORDS):
        pairs += [Pair("policy", english, dutch) for dutch in (word, *others.split("|"))]
    made = {key: (english, plain) for key, english, plain in _rows(POLICY_SENTENCES)}
    found = set()
    for section in sections:
        for paragraph in section.paragraphs:
            for sentence in sentences(paragraph):
                key = sentence_key(sentence)
                if key in made and key not in found:
                    found.add(key)
                    pairs.append(Pair("programme", made[key][0], sentence))
    pairs += [Pair("plain", english, plain) for english, plain in made.values()]
    return pairs
