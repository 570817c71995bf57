"""An opened index: one immutable state of documents and passages, and the search over them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embedder import Embedder, Query, Vectors
from index.files import CorruptIndex
from index.generation import load_generation, shelf_of
from index.hit import Hit
from index.lexical import LexicalIndex
from index.retriever import Mode, rank
from index.stock import Stock
from index.tokens import TokenStates
from index.vectors import VectorIndex
from ingest.document import Body, Document, Passage
from ingest.errors import UserError


class NoIndex(UserError):
    """There is no index that can be used; the message says what to do, in Dutch, for the user."""


class Library:
    """What can be asked: documents by file name, passages in order, bodies by name."""

    def __init__(
        self,
        documents: dict[str, Document],
        bodies: dict[str, Body],
        vectors: VectorIndex,
        lexical: LexicalIndex,
        sentence_vectors: dict[str, Vectors],
        tokens: dict[str, TokenStates],
        embedder: Embedder,
        refused: dict[str, str],
    ) -> None:
        self.documents = documents
        self.bodies = bodies
        self.refused = refused
        self.passages: Sequence[Passage] = tuple(p for d in documents.values() for p in d.passages)
        self.lexical = lexical
        self._stock = Stock(
            self.passages,
            vectors,
            lexical,
            {file: [s.text for s in document.sentences] for file, document in documents.items()},
            sentence_vectors,
            tokens,
        )
        self._numbers = {passage.id: number for number, passage in enumerate(self.passages)}
        self._of_body: dict[str, npt.NDArray[np.int64]] = {
            name: np.array([i for i, p in enumerate(self.passages) if p.body == name], np.int64)
            for name in {p.body for p in self.passages}
        }
        lock = threading.Lock()

        @lru_cache(maxsize=512)
        def encode(text: str) -> Query:
            with lock:
                return embedder.encode_query(text)

        self._encode = encode

    @classmethod
    def open(cls, index: Path, embedder: Embedder) -> Library:
        """Open the state of the index that is in use now.

        Raises:
            NoIndex: there is none, it is damaged, or another model made it.
        """
        try:
            manifest, vectors, lexical = load_generation(index)
            items = [shelf_of(index).get(key) for key in manifest.documents.values()]
        except FileNotFoundError as error:
            raise NoIndex(f"Er is nog geen index in {index}. Maak hem met: vraagbaak index") from error
        except CorruptIndex as error:
            raise NoIndex(f"De index in {index} is beschadigd. Maak hem opnieuw met: vraagbaak index") from error
        if manifest.model_fingerprint != embedder.fingerprint or not manifest.is_of_this_version:
            raise NoIndex(
                f"De index in {index} is met een ander taalmodel of een andere versie gemaakt. "
                "Werk hem bij met: vraagbaak index"
            )
        bodies = {body.name: body for body in manifest.bodies}
        for item in items:
            own = item.document.own_body
            bodies |= {own.name: own} if own and own.name not in bodies else {}
            bodies |= {part.body: Body(part.body) for part in item.document.parts if part.body not in bodies}
        return cls(
            {item.document.file: item.document for item in items},
            bodies,
            vectors,
            lexical,
            {item.document.file: item.sentences for item in items},
            {item.document.file: item.tokens for item in items},
            embedder,
            manifest.refused,
        )

    def passage(self, passage_id: str) -> Passage:
        """Raises:
        KeyError: no passage has that id.
        """
        return self.passages[self._numbers[passage_id]]

    def search(
        self, text: str, *, bodies: frozenset[str] | None = None, top: int = 10, mode: Mode = "fused"
    ) -> list[Hit]:
        """The ``top`` best passages, best first; ``bodies`` limits the search to their words."""
        among = None
        if bodies is not None:
            among = np.concatenate(
                [np.zeros(0, np.int64), *(self._of_body[b] for b in sorted(bodies) if b in self._of_body)]
            )
        return rank(self._stock, text, self._encode(text), among, top, mode)

    def candidates(self, text: str, lexical: int, dense: int) -> list[Passage]:
        """The passages with the highest BM25 score and those nearest in meaning, in that order, not ranked further.

        Cheaper than :meth:`search`, and repeats of a text are all there.
        """
        if not self.passages:
            return []
        scores = self.lexical.scores(text)
        top = np.argpartition(-scores, min(lexical, len(scores) - 1))[:lexical]
        numbers = [int(n) for n in top[np.argsort(-scores[top], kind="stable")] if scores[n] > 0]
        numbers += self._stock.vectors.search(self._encode(text).vector, dense) if dense else []
        return [self.passages[n] for n in dict.fromkeys(numbers)]

    def weakest(self, text: str, passage: Passage) -> float:
        """How well the tokens of ``text`` that find least find their like in ``passage``, -1 to 1.

        Of a model without token states the cosine of the passage's best sentence.
        """
        query, tokens = self._encode(text), self._stock.tokens[passage.document]
        if query.tokens.size and tokens.dimensions == query.tokens.shape[1]:
            return tokens.weakest(query.tokens, passage.number)
        cosines = self._stock.sentence_similarities(query.vector, passage)
        return float(cosines.max()) if len(cosines) else 0.0

    def similarities(self, text: str, document: str, numbers: Sequence[int]) -> npt.NDArray[np.float32]:
        """Cosine similarity of sentences of ``document`` to ``text``, shape (len(numbers),)."""
        rows = self._stock.sentence_vectors[document][list(numbers)]
        return np.asarray(rows @ self._encode(text).vector, np.float32)
