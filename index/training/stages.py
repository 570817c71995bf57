"""The steps before training, each kept in the work folder and made only when it is not there."""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.align import align, strongest
from index.training.forms import inflections, positions, share, with_compounds
from index.training.parallel import Pair, load_pairs, load_synonyms
from index.training.policy import policy_pairs
from index.training.student import english_embeddings
from index.training.teacher import teacher_folder, teacher_vectors
from index.training.text import Section, read_folder
from index.training.tokenizer import SPECIAL, WORD_START, encode, load_tokenizer, train_tokenizer, vocabulary
from index.training.transfer import initial_embeddings
from index.training.vectors import piece_vectors, write_corpus

log = logging.getLogger(__name__)


@dataclass
class Work:
    """The data folder, the work folder, and what is made from the one in the other."""

    data: Path
    folder: Path
    vocabulary_size: int = 40_000
    seed: int = 1
    threads: int = 2

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)

    @cached_property
    def pairs(self) -> list[Pair]:
        """Translated sentences and words."""
        return load_pairs(self.data, policy_pairs(self.sections("train")))

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:
        path = self.folder / name
        if path.exists():
            return pickle.loads(path.read_bytes())
        started = time.time()
        log.info("making %s", name)
        made = make()
        partial = path.with_suffix(".partial")
        partial.write_bytes(pickle.dumps(made))
        partial.rename(path)
        log.info("made %s in %.0f s", name, time.time() - started)
        return made

    def sections(self, split: str) -> list[Section]:
        """Sections of the running text on one side of the split."""
        made: list[Section] = self._kept(f"sections-{split}.pkl", lambda: list(read_folder(self.data, split)))
        return made

    def teacher(self) -> NDArray[np.float16]:
        """The teacher's vector of each pair's English text."""
        return teacher_vectors([p.english for p in self.pairs], self.folder / "teacher.npz")

    def tokenizer(self) -> Tokenizer:
        """The Dutch tokenizer, from the training text and the Dutch side of the pairs."""
        path = self.folder / "tokenizer.json"
        if not path.exists():
            train_tokenizer(self._tokenizer_texts(), self.vocabulary_size).save(str(path))
        return load_tokenizer(path)

    def _tokenizer_texts(self) -> Iterator[str]:
        yield from self._paragraphs()
        for _ in range(3):
            yield from (p.dutch for p in self.pairs)
            yield from (word for group in load_synonyms(self.data) for word in group)

    def _paragraphs(self) -> Iterator[str]:
        for section in self.sections("train"):
            yield from section.paragraphs

    def vectors(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Monolingual vectors and counts of the Dutch pieces."""
        path = self.folder / "vectors.npz"
        if not path.exists():
            corpus = self.folder / "corpus.txt"
            texts = (t for part in (self._paragraphs(), (p.dutch for p in self.pairs if not p.is_word)) for t in part)
            write_corpus(self.tokenizer(), texts, corpus)
            size = self.tokenizer().get_vocab_size()
            made, seen = piece_vectors(corpus, size, threads=self.threads, seed=self.seed)
            np.savez(path, vectors=made, counts=seen)
        with np.load(path) as kept:
            return kept["vectors"], kept["counts"]

    def alignment(self) -> Any:
        """Counts of which English piece translates which Dutch piece."""
        return self._kept("alignment.pkl", self._align)

    def _align(self) -> Any:
        dutch = encode(self.tokenizer(), [p.dutch for p in self.pairs])
        english = self._english_ids([p.english for p in self.pairs])
        weights = [{"policy": 4.0}.get(p.source, 2.0) if p.is_word else 1.0 for p in self.pairs]
        sizes = (self.tokenizer().get_vocab_size(), len(english_embeddings(teacher_folder())))
        return align(dutch, english, weights, sizes)

    def _english_ids(self, texts: list[str]) -> list[list[int]]:
        return encode(load_tokenizer(teacher_folder() / "tokenizer.json"), texts)

    def embeddings(self) -> NDArray[np.float32]:
        """The first Dutch embedding matrix."""
        path = self.folder / "embeddings.npy"
        if not path.exists():
            np.save(path, self._initial())
        made: NDArray[np.float32] = np.load(path)
        return made

    def _related(self, pieces: list[str]) -> Any:
        counts = share(self.alignment(), positions(pieces), 0.5)
        return share(counts, inflections(pieces), 0.3)

    def _initial(self) -> NDArray[np.float32]:
        pieces = vocabulary(self.tokenizer())
        english = english_embeddings(teacher_folder())
        counts = with_compounds(strongest(self._related(pieces)), pieces)
        spelled = self._english_ids([p.removeprefix(WORD_START) or "-" for p in pieces])
        made, figures = initial_embeddings(pieces, self.vectors()[0], counts, english, spelled)
        log.info("embeddings: %s", figures)
        ids = load_tokenizer(teacher_folder() / "tokenizer.json")
        for row, name in enumerate(SPECIAL):
            made[row] = english[ids.token_to_id(name)]
        return made
