"""Topics that a passage does and does not treat, put as people ask what is said of them.

``data/written_topics.tsv`` holds, for passages of the programmes and laws, nouns that name what the passage says
something of, in its own words and in others, and nouns that only lie near: of the same field, sharing a word, or
standing there in passing. A large language model that read the passage wrote them.
"""

from __future__ import annotations

import hashlib

from index.training.written import DATA, WrittenQuery

WRITTEN_TOPICS = DATA / "written_topics.tsv"
KINDS = {"A": "topic", "X": "topic not treated"}
# as questions are read once the body that is asked is taken away; mostly the bare noun is left
FORMS = (
    "{}",
    "{}",
    "{}",
    "{}",
    "Wat wil men met {}?",
    "Wat vindt men van {}?",
    "Wat zegt men over {}?",
    "Wat wordt er over {} gezegd?",
    "Hoe denkt men over {}?",
    "het standpunt over {}",
    "Staat er iets over {}?",
    "Wat zijn de plannen voor {}?",
)


def load_topics() -> list[WrittenQuery]:
    """All topics, each put in one of ``FORMS``, always the same."""
    rows = (line.split("\t") for line in WRITTEN_TOPICS.read_text(encoding="utf-8").splitlines())
    return [WrittenQuery(key, KINDS[kind], _form(key, topic).format(topic)) for key, kind, topic in rows]


def _form(key: str, topic: str) -> str:
    return FORMS[hashlib.sha256(f"{key} {topic}".encode()).digest()[0] % len(FORMS)]
