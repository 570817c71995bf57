"""Passages in Milvus, for more of them than one machine holds: Milvus Lite (a file), Standalone and Distributed alike.

A passage is a row: its unit vector, and its Dutch terms with their BM25 weights as a sparse vector. The weight of a
term in a passage is the part of BM25 that the passage decides, that in a question its inverse document frequency, so
that the inner product of the two is the BM25 score; Milvus' own analysers are not used, since Lite passes over Dutch
ones. The length that is usual for a passage is a constant there: the true mean changes with every document. What is
found is scored again with the true one.

The key of a row follows from the contents of its document, so that who writes it twice, or at the same time as another,
changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from index.dutch import TERMS_VERSION, terms
from index.embedder import Vectors
from index.lexical import LexicalIndex, saturated
from index.store import Scope
from ingest.errors import UserError

USUAL_LENGTH = 100.0  # terms of a passage
BATCH = 500  # rows sent at once
KEYS = 1000  # of documents named in one filter
MORE = 2  # times as many as asked for: some may be of documents that are being replaced
NO_TERM, FIRST_TERM, TERMS = 0, 1, 2**32 - 2  # places in a sparse vector; each has a value in it at least
ADDRESS = "milvus://"
PORT = 19530


class StoreError(UserError):
    """The store does not answer or cannot be used; the message says what to do, in Dutch, for the user."""


class MilvusRows:
    """The rows of the passages of one index that one model made, by the key of their document."""

    def __init__(self, address: str, index: str, model: str) -> None:
        """``address`` is ``milvus://[user:password@]host[:port]`` or the path of a Milvus Lite file, ``index`` the
        identity of the index (letters and digits), ``model`` the fingerprint of the embedder.

        Raises:
            StoreError: there is no client installed, or nothing answers.
        """
        self._address = address
        self._index = f"vraagbaak_{index}_"
        self._name = self._index + hashlib.sha256(f"{model}/{TERMS_VERSION}".encode()).hexdigest()[:12]
        with _told(address):
            self._client = client_of(address)
            if self._client.has_collection(self._name):
                self._client.load_collection(self._name)

    def put(self, key: str, bodies: Sequence[str], vectors: Vectors, texts: Sequence[Sequence[str]]) -> None:
        """The passages of a document: whose words each is, its vector, float32 of shape (passages, dimensions), and
        its terms. What was there under the key is replaced.

        Raises:
            StoreError: the store does not answer.
        """
        rows = [
            {
                "id": f"{key}#{number}",
                "document": key,
                "body": _body(body),
                "meaning": vector.tolist(),
                "words": _weights(text),
            }
            for number, (body, vector, text) in enumerate(zip(bodies, vectors, texts, strict=True))
        ]
        with _told(self._address):
            self._create(vectors.shape[1])
            for start in range(0, len(rows), BATCH):
                self._client.upsert(self._name, rows[start : start + BATCH])

    def remove(self, keys: Collection[str]) -> None:
        with _told(self._address):
            if keys and self._client.has_collection(self._name):
                self._client.delete(self._name, filter=_among("document", keys))

    def remove_of_other_models(self) -> None:
        with _told(self._address):
            for name in self._client.list_collections():
                if name.startswith(self._index) and name != self._name:
                    self._client.drop_collection(name)

    def count(self, keys: Collection[str] | None = None) -> int:
        """How many rows there are of the documents with these keys; of all, where there are none given."""
        each = sorted(keys or ())
        parts = [_among("document", each[start : start + KEYS]) for start in range(0, len(each), KEYS)]
        parts = [""] if keys is None else parts
        with _told(self._address):
            if not self._client.has_collection(self._name):
                return 0
            found = (self._client.query(self._name, filter=part, output_fields=["count(*)"]) for part in parts)
            return sum(int(rows[0]["count(*)"]) for rows in found)

    def nearest(self, field: str, query: Any, top: int, conditions: Sequence[str]) -> list[tuple[str, int]]:
        """Key and passage number of the best rows, best first; ``field`` is ``meaning`` or ``words``."""
        with _told(self._address):
            (found,) = self._client.search(
                self._name,
                data=[query],
                anns_field=field,
                limit=top,
                filter=" and ".join(conditions),
                output_fields=["document"],
                search_params={"metric_type": "IP"},
            )
        ids = (str(hit["id"]).rpartition("#") for hit in found)
        return [(key, int(number)) for key, _, number in ids]

    def _create(self, dimensions: int) -> None:
        from pymilvus import DataType

        client = self._client
        if client.has_collection(self._name):
            return
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.VARCHAR, is_primary=True, max_length=256)
        schema.add_field("document", DataType.VARCHAR, max_length=256)
        schema.add_field("body", DataType.VARCHAR, max_length=32)
        schema.add_field("meaning", DataType.FLOAT_VECTOR, dim=dimensions)
        schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
        indexes = client.prepare_index_params()
        indexes.add_index("meaning", index_type="AUTOINDEX", metric_type="IP")
        indexes.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
        for field in ("document", "body"):
            indexes.add_index(field, index_type="INVERTED")
        try:
            client.create_collection(self._name, schema=schema, index_params=indexes, consistency_level="Strong")
        except Exception:  # another process was just before
            if not client.has_collection(self._name):
                raise


class MilvusStore:
    """The search of one generation over the rows of its documents.

    ``keys`` gives the key of each document by file name, ``number`` the passage of a document and a number within it,
    ``held`` the terms of a passage and ``cosine`` its likeness to a unit vector, both by the passage's number.
    """

    def __init__(
        self,
        rows: MilvusRows,
        lexical: LexicalIndex,
        keys: dict[str, str],
        number: Callable[[str, int], int],
        held: Callable[[int], Sequence[str]],
        cosine: Callable[[Vectors, int], float],
    ) -> None:
        self._rows, self._lexical, self._keys = rows, lexical, keys
        self._files = {key: file for file, key in keys.items()}
        self._number, self._held, self._cosine = number, held, cosine

    def candidates(self, text: str, vector: Vectors, top: int, scope: Scope | None = None) -> dict[int, float]:
        conditions, asked = self._conditions(scope), self._asked(text)
        numbers = {*self._found("meaning", vector.tolist(), top, conditions), *self._with(asked, top, conditions)}
        return {number: self._lexical.score(asked, self._held(number)) for number in sorted(numbers)}

    def by_words(self, text: str, top: int, scope: Scope | None = None) -> dict[int, float]:
        asked = self._asked(text)
        scores = {n: self._lexical.score(asked, self._held(n)) for n in self._with(asked, top, self._conditions(scope))}
        return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))

    def by_meaning(self, vector: Vectors, top: int, scope: Scope | None = None) -> dict[int, float]:
        numbers = self._found("meaning", vector.tolist(), top, self._conditions(scope))
        return {number: self._cosine(vector, number) for number in numbers}

    def similarity(self, vector: Vectors, number: int) -> float:
        return self._cosine(vector, number)

    def _asked(self, text: str) -> Counter[str]:
        """How often the question holds each term that some passage holds."""
        return Counter(term for term in terms(text) if self._lexical.known(term))

    def _with(self, asked: Mapping[str, int], top: int, conditions: Sequence[str]) -> list[int]:
        weights = {_place(term): count * self._lexical.weight(term) for term, count in asked.items()}
        return self._found("words", weights, top, conditions) if weights else []

    def _conditions(self, scope: Scope | None) -> list[str]:
        conditions = []
        if scope is not None and scope.bodies is not None:
            conditions.append(_among("body", {_body(body) for body in scope.bodies}))
        if scope is not None and scope.documents is not None:
            conditions.append(_among("document", {self._keys[f] for f in scope.documents if f in self._keys}))
        return conditions

    def _found(self, field: str, query: Any, top: int, conditions: Sequence[str]) -> list[int]:
        rows = self._rows.nearest(field, query, MORE * top, conditions)
        mine = [self._number(self._files[key], within) for key, within in rows if key in self._files]
        return mine[:top]


def _weights(text: Sequence[str]) -> dict[int, float]:
    """The part of BM25 that a passage decides, for each of its terms."""
    length = len(text) / USUAL_LENGTH
    return {NO_TERM: 1e-6} | {_place(term): saturated(count, length) for term, count in Counter(text).items()}


@lru_cache(maxsize=200_000)
def _place(term: str) -> int:
    """Where a term stands in a sparse vector: by its hash, so that no list of terms needs to be shared."""
    return FIRST_TERM + int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest()) % (TERMS - FIRST_TERM)


def _body(name: str) -> str:
    """A body in the store: letters and digits only, whatever it is called."""
    return hashlib.blake2b(name.encode(), digest_size=8).hexdigest()


def _among(field: str, values: Collection[str]) -> str:
    return f"{field} in {json.dumps(sorted(values))}"


class Server(NamedTuple):
    """Where a Milvus listens, and the token ("user:password") that it is asked with; "" for none."""

    uri: str
    token: str = ""


def server_of(address: str) -> Server:
    """What ``milvus://[user:password@]host[:port]`` says. A name and password may be percent-encoded (RFC 3986), but
    need not be: whatever stands before the last ``@`` is theirs.

    Raises:
        StoreError: there is no host in it, or no port that can be one.
    """
    who, _, place = address.removeprefix(ADDRESS).rpartition("@")
    user, _, password = map(unquote, who.partition(":"))
    try:
        parts = urlsplit(f"//{place}")
        host, port = parts.hostname, parts.port or PORT
    except ValueError:
        host, port = None, PORT
    if not host:
        raise StoreError(
            f"Het adres van de opslag, {ADDRESS}{place}, klopt niet. "
            f"Schrijf het zo: {ADDRESS}naam:wachtwoord@server:{PORT}"
        )
    shown = f"[{host}]" if ":" in host else host
    return Server(f"http://{shown}:{port}", f"{user}:{password}" if user else "")


@lru_cache(maxsize=4)
def client_of(address: str) -> Any:
    """One for the whole process: Milvus Lite lets one client have a file."""
    from pymilvus import MilvusClient

    if not address.startswith(ADDRESS):
        return MilvusClient(address)
    server = server_of(address)
    return MilvusClient(server.uri, token=server.token)


@contextmanager
def _told(address: str) -> Iterator[None]:
    """What goes wrong in the client as a message for the user, without the password that the address may hold."""
    shown = address.rpartition("@")[2]
    try:
        yield
    except ImportError as error:
        raise StoreError(
            "Voor een opslag in Milvus is een extra pakket nodig. Installeer het met: pip install 'vraagbaak[milvus]'"
        ) from error
    except UserError:
        raise
    except Exception as error:  # pymilvus raises its own, those of gRPC and plain ones
        raise StoreError(
            f"De opslag {shown} is niet te gebruiken. Kijk of Milvus daar draait, of haal VRAAGBAAK_STORE weg om de "
            f"index in bestanden te houden. ({type(error).__name__})"
        ) from error


def cosine_from(
    vectors: Mapping[str, Vectors], place: Callable[[int], tuple[str, int]]
) -> Callable[[Vectors, int], float]:
    """The cosine of a passage, from the vectors of its document, of shape (passages, dimensions)."""

    def cosine(vector: Vectors, number: int) -> float:
        file, within = place(number)
        return float(vectors[file][within] @ vector)

    return cosine
