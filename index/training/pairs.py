"""Queries with the passage they should find, made by rule from running text.

Three kinds: a heading and text under it; a sentence and the sentences around it, the words they share left out of the
first (after the inverse cloze task, Lee et al. 2019, "Latent Retrieval for Weakly Supervised Open Domain Question
Answering", ACL); and a question-like string of words from a statement, some put as a synonym.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from index.training.parallel import Pair
from index.training.text import Section, passages

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_FUNCTION_WORDS = """
    aan al alle als bij dat de der deze die dit door een en er had haar heb hebben heeft het hij hun iedere in
    is je kan kunnen maar mag met mijn moet moeten na naar niet nog nu of om omdat onder ons ook op over per
    reeds te tegen ten ter tot tussen uit u uw van vanuit veel voor waar wanneer was wat we wel wij wil willen
    worden wordt ze zich zij zijn zo zoals zal zou zullen zowel
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
_OPENERS = """
    wat, wat is, wat zijn, hoe, hoe kan, waarom, welke, welk, waar, wanneer, wie, hoeveel, wat staat er over,
    wat zegt het stuk over, moet, mag, kunnen, zijn er, is er, hoe zit het met, wat wil men met, op welke
    manier, waardoor, voor wie, wat doet de overheid aan
"""
OPENERS = (*" ".join(_OPENERS.split()).split(", "), "")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences of one section, of about a paragraph's length."""

    file: str
    heading: str
    sentences: tuple[str, ...]


def make_passages(sections: Iterable[Section], words: int = 80) -> list[Passage]:
    """All passages of ``sections`` that have at least eight words."""
    return [
        Passage(section.file, section.heading, tuple(group))
        for section in sections
        for group in passages(section, words)
        if sum(len(s.split()) for s in group) >= 8
    ]


def words_of(text: str) -> list[str]:
    """Words and numbers in lower case."""
    return [w.lower() for w in _WORD.findall(text)]


def without_shared(sentence: str, others: Iterable[str], rng: random.Random, drop: float) -> str:
    """A sentence less its content words that the others have too, each left out with chance ``drop``.

    Words match by their first six letters, so that inflected forms go as well.
    """
    shared = {w[:6] for other in others for w in words_of(other)} - {w[:6] for w in FUNCTION_WORDS}
    return " ".join(w for w in words_of(sentence) if w[:6] not in shared or rng.random() >= drop)


class Synonyms:
    """Words that can stand for a word: of a synonym set, or having the same one of few English translations."""

    def __init__(self, groups: Iterable[list[str]], dictionary: Iterable[Pair] = ()) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        by_english: dict[str, set[str]] = defaultdict(set)
        for pair in dictionary:
            by_english[pair.english.lower()].add(pair.dutch.lower())
        for group in [*groups, *(list(g) for g in by_english.values() if 1 < len(g) <= 4)]:
            single = [w for w in group if " " not in w]
            for word in single:
                found[word].update(w for w in single if w != word)
        self.of = {word: sorted(others) for word, others in found.items() if others}

    def couples(self) -> list[tuple[str, str]]:
        """Every two words that can stand for each other, once."""
        return [(word, other) for word, others in self.of.items() for other in others if word < other]

    def keep(self, couples: Iterable[tuple[str, str]]) -> None:
        """Forget all but ``couples``."""
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in couples:
            found[a].add(b)
            found[b].add(a)
        self.of = {word: sorted(others) for word, others in found.items()}

    def replace(self, word: str, rng: random.Random) -> str:
        """A synonym of the word or its stem, with the ending it had; the word itself if none is known."""
        for stem, ending in stems(word):
            if len(stem) > 2 and stem in self.of:
                return rng.choice(self.of[stem]) + ending
        return word


def stems(word: str) -> list[tuple[str, str]]:
    """Forms a word may have been inflected from, each with the ending to give its synonym; the word itself first."""
    found = [(word, "")]
    if word.endswith("en"):
        stem = word[:-2]
        found.append((stem, "en"))
        if stem[-1:] in "vz":
            found.append((stem[:-1] + {"v": "f", "z": "s"}[stem[-1]], "en"))
        if len(stem) > 3 and stem[-1] == stem[-2]:
            found.append((stem[:-1], "en"))
        if len(stem) > 2 and stem[-2] in "aeou":
            found.append((stem[:-1] + stem[-2] + stem[-1], "en"))
    elif word.endswith(("'s", "s")):
        found.append((word.rstrip("s").rstrip("'"), "s"))
    elif word.endswith("e"):
        found.append((word[:-1], "e"))
    elif word.endswith("t"):
        found.append((word[:-1] + "en", ""))
    return found


def question(sentence: str, synonyms: Synonyms, rng: random.Random, replace: float = 0.5, keep: float = 0.7) -> str:
    """A question-like string made of a statement's words, some left out and some put as a synonym."""
    words = words_of(sentence)
    content = [i for i, w in enumerate(words) if w not in FUNCTION_WORDS and len(w) > 2]
    if len(content) > 9:  # a user asks about one thing: a stretch of the sentence
        length = rng.randint(3, 8)
        start = rng.randrange(len(content) - length + 1)
        words = words[content[start] : content[start + length - 1] + 1]
    out = []
    for word in words:
        if word in FUNCTION_WORDS or len(word) < 3:
            if rng.random() < 0.7:
                out.append(word)
        elif rng.random() < keep:
            out.append(synonyms.replace(word, rng) if rng.random() < replace else word)
    return f"{rng.choice(OPENERS)} {' '.join(out)}".strip()


class QueryMaker:
    """Makes (query, passage text) pairs from passages; ``rng`` decides which kind."""

    def __init__(self, synonyms: Synonyms, mix: tuple[float, float, float] = (0.2, 0.4, 0.4)) -> None:
        self.synonyms = synonyms
        self.mix = mix

    def __call__(self, passage: Passage, rng: random.Random) -> tuple[str, str] | None:
        """A query and the text it asks for, or nothing when the passage is too thin for one."""
        draw, sentences = rng.random(), list(passage.sentences)
        if passage.heading and draw < self.mix[0] + 0.1:
            return passage.heading, " ".join(sentences)
        long = [i for i, s in enumerate(sentences) if len(s.split()) >= 6]
        if not long:
            return None
        chosen = rng.choice(long)
        if len(sentences) > 1 and draw < self.mix[0] + self.mix[1]:
            rest = sentences[:chosen] + sentences[chosen + 1 :]
            query = without_shared(sentences[chosen], rest, rng, rng.choice((0.3, 0.7, 1.0)))
            if len(query.split()) >= 4:
                return query, " ".join(rest)
        query = question(sentences[chosen], self.synonyms, rng)
        if len(words_of(query)) < 2:
            return None
        start = max(0, chosen - rng.randint(0, 2))
        return query, " ".join(sentences[start : chosen + rng.randint(1, 3)])


class DomainBatches:
    """Batches in which each file gives several neighbouring passages, so that the negatives are near misses."""

    def __init__(self, passages: list[Passage], maker: QueryMaker, programme_share: float = 0.6, run: int = 6) -> None:
        self.maker, self.run, self.programme_share = maker, run, programme_share
        self.passages = passages
        by_file: dict[str, list[int]] = defaultdict(list)
        for i, passage in enumerate(passages):
            by_file[passage.file].append(i)
        self.pools = []
        for suffix in (".txt", ".md"):
            files = [rows for file, rows in by_file.items() if file.endswith(suffix) and len(rows) > 1]
            self.pools.append((files, [min(len(rows), 300) for rows in files]))

    def batch(self, size: int, rng: random.Random) -> tuple[list[str], list[str]]:
        """Queries and their passages, all different."""
        queries: list[str] = []
        texts: list[str] = []
        seen: Counter[str] = Counter()
        while len(queries) < size:
            files, weights = self.pools[0 if rng.random() < self.programme_share and self.pools[0][0] else 1]
            if not files:
                files, weights = self.pools[0]
            rows = rng.choices(files, weights)[0]
            start = rng.randrange(max(1, len(rows) - 3 * self.run))
            near = rows[start : start + 3 * self.run]
            for row in rng.sample(near, min(self.run, len(near))):
                passage = self.passages[row]
                made = self.maker(passage, rng)
                if made is None or len(queries) == size:
                    continue
                section = f"{passage.file} {passage.heading or row}"  # its other passages would be no fair negatives
                marks = (made[1][:80], made[0].lower(), section)
                if any(seen[mark] for mark in marks):
                    continue
                seen.update(marks)
                queries.append(made[0])
                texts.append(made[1])
        return queries, texts
