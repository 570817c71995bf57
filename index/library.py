"""An opened index: one immutable state of documents and passages, and the search over them."""

from __future__ import annotations

import copy
import re
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from index.backend import OPEN_FILES
from index.dutch import terms
from index.embedder import Embedder, Query, Vectors
from index.files import CorruptIndex
from index.generation import OPEN_DOCUMENTS, load_generation, shelf_of
from index.hit import Hit
from index.lexical import LexicalIndex
from index.numbering import Numbering
from index.reranker import VERIFIED, rerank
from index.retriever import Mode, rank
from index.rows import Opened
from index.slips import is_slip
from index.stock import Stock
from index.store import Scope, Store
from index.tokens import TokenStates
from index.verifier import Verdicts, shared_verifier
from ingest.document import Body, Document, Passage
from ingest.errors import UserError

STANDING = 20  # passages in which the whole word for a stem is looked up
PREPARED = 256  # passages at most of a library that is read before a question asks for them


class NoIndex(UserError):
    """There is no index that can be used; the message says what to do, in Dutch, for the user."""


class Library:
    """What can be asked: documents by file name, passages in order, bodies by name."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        bodies: dict[str, Body],
        store: Store,
        lexical: LexicalIndex,
        sentence_vectors: Mapping[str, Vectors],
        tokens: Mapping[str, TokenStates],
        embedder: Embedder,
        refused: dict[str, str],
        numbering: Numbering | None = None,
        sentences: Mapping[str, Sequence[str]] | None = None,
        held: object = None,
    ) -> None:
        """``numbering`` and ``sentences`` are made of the documents where they are not given; ``held`` is kept."""
        self.documents = documents
        self.bodies = bodies
        self.refused = refused
        self._numbering = Numbering.of(documents) if numbering is None else numbering
        self.passages: Sequence[Passage] = self._numbering
        self.lexical = lexical
        self.store = store
        if sentences is None:
            sentences = {file: [s.told for s in document.sentences] for file, document in documents.items()}
        self._stock = Stock(self._numbering, store, lexical, sentences, sentence_vectors, tokens)
        self._held = held
        self._scope: Scope | None = None
        lock = threading.Lock()

        @lru_cache(maxsize=512)
        def encode(text: str) -> Query:
            with lock:
                return embedder.encode_query(text)

        self._encode = encode

    @classmethod
    def open(cls, index: Path, embedder: Embedder, store: str = "") -> Library:
        """Open the state of the index that is in use now; ``store`` is the address of a store in Milvus, "" for files.

        Raises:
            index.milvus.StoreError: the store does not answer.
            NoIndex: there is none, it is damaged, or another model made it.
        """
        try:
            opened = load_generation(index, store)
        except FileNotFoundError as error:
            raise NoIndex(f"Er is nog geen index in {index}. Maak hem met: vraagbaak index") from error
        except CorruptIndex as error:
            raise NoIndex(f"De index in {index} is beschadigd. Maak hem opnieuw met: vraagbaak index") from error
        manifest, shelf = opened.manifest, shelf_of(index)
        if manifest.model_fingerprint != embedder.fingerprint or not manifest.is_of_this_version:
            raise NoIndex(
                f"De index in {index} is met een ander taalmodel of een andere versie gemaakt. "
                "Werk hem bij met: vraagbaak index"
            )
        bodies = {body.name: body for body in manifest.bodies}
        for document in opened.documents.values():
            own = document.own_body
            bodies |= {own.name: own} if own and own.name not in bodies else {}
            bodies |= {part.body: Body(part.body) for part in document.parts if part.body not in bodies}
        keys, heads = manifest.documents, opened.heads
        return cls(
            opened.documents,
            bodies,
            opened.store,
            opened.lexical,
            Opened(keys, lambda file: shelf.sentence_vectors(keys[file]), OPEN_FILES),
            Opened(keys, lambda file: shelf.tokens(keys[file]), OPEN_FILES),
            embedder,
            manifest.refused,
            opened.passages,
            Opened(keys, lambda file: shelf.sentence_texts(keys[file], heads[file]), OPEN_DOCUMENTS),
            opened.held,
        )

    def within(self, scope: Scope) -> Library:
        """The same state of the index, of which nothing outside ``scope`` is found. Documents and bodies can all still
        be looked up by name."""
        narrowed = copy.copy(self)
        narrowed._scope = scope & self._scope
        return narrowed

    def passage(self, passage_id: str) -> Passage:
        """Raises:
        KeyError: no passage has that id.
        """
        return self.passages[self._numbering.number(passage_id)]

    def search(
        self,
        text: str,
        *,
        bodies: frozenset[str] | None = None,
        top: int = 10,
        mode: Mode = "fused",
        read: str = "",
    ) -> list[Hit]:
        """The ``top`` best passages, best first; ``bodies`` limits the search to their words. ``read`` is the question
        as one natural sentence, for the verifier, where ``text`` is not."""
        among = self._scope if bodies is None else Scope(bodies) & self._scope
        if mode != "fused":
            return rank(self._stock, text, self._encode(text), among, top, mode)
        hits = rank(self._stock, text, self._encode(text), among, max(top, VERIFIED), mode)
        return rerank(read or text, hits, self.verify)[:top]

    def verify(self, text: str, passages: Sequence[str]) -> Verdicts:
        """What the verifier says of ``passages`` for ``text``."""
        return shared_verifier().read(text, passages)

    def prepare(self) -> None:
        """Read the passages of a small library beforehand, so that the first questions are answered sooner too."""
        if len(self.passages) <= PREPARED:
            shared_verifier().prepare(passage.searched for passage in self.passages)

    def candidates(self, text: str, lexical: int, dense: int) -> list[Passage]:
        """The passages with the highest BM25 score and those nearest in meaning, in that order, not ranked further.

        Cheaper than :meth:`search`, and repeats of a text are all there.
        """
        if not self.passages:
            return []
        numbers = [*self.store.by_words(text, lexical, self._scope)]
        numbers += self.store.by_meaning(self._encode(text).vector, dense, self._scope) if dense else []
        return [self.passages[n] for n in dict.fromkeys(numbers)]

    def mended(self, text: str) -> str:
        """``text`` with each misspelt word replaced by a word that stands in a passage."""
        for word, term in self.lexical.slips(text).items():
            standing = self._standing(term, word.lower())
            if is_slip(word, standing, self.lexical.frequency(term)):
                text = re.sub(rf"\b{re.escape(word)}\b", standing, text)
        return text

    def _standing(self, term: str, word: str) -> str:
        """The word of which ``term`` is the stem that looks most like ``word``, in the passages where it counts most;
        the term itself where the store finds none."""
        passages = [self.passages[n] for n in self.store.by_words(term, STANDING)]
        words = Counter(w for p in passages for w in re.findall(r"[^\W\d_]+", f"{p.text} {p.context}".lower()))
        standing = [(OSA.distance(word, w), -count, w) for w, count in words.items() if terms(w)[:1] == [term]]
        return min(standing, default=(0, 0, term))[2]

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
        rows = self._stock.sentence_vectors[document][list(numbers)].astype(np.float32)
        return np.asarray(rows @ self._encode(text).vector, np.float32)
