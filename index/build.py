"""Bring the index up to date with a folder of PDFs: only what was added or changed is read and embedded."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from index.backend import backend_name
from index.embedder import Embedder
from index.files import CorruptIndex
from index.generation import Manifest, current_manifest, load_generation, shelf_of, write_generation
from index.shelf import Head, Shelf, ShelvedDocument
from ingest import ocr
from ingest.catalogue import Catalogue, load_catalogue
from ingest.document import Document
from ingest.errors import UserError
from ingest.pdf import UnreadablePdf
from ingest.read import fingerprint, read_document

log = logging.getLogger(__name__)

OnProgress = Callable[[str, int, int], None]


_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EACCES: "geen schrijfrechten",
    errno.EPERM: "geen schrijfrechten",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.ENOTDIR: "dat is geen map",
    errno.EEXIST: "daar staat een bestand met die naam",
}


class BuildError(UserError):
    """The index cannot be brought up to date; the message says why, in Dutch, for the user."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, by file name.

    ``refused`` pairs a file with the reason, ``textless`` a file with how many of its pages hold no text and cannot be
    searched, ``recognised`` with how many were read from their picture; ``notices`` are Dutch sentences.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    textless: tuple[tuple[str, int], ...] = ()
    recognised: tuple[tuple[str, int], ...] = ()
    notices: tuple[str, ...] = field(default=())


def build(
    corpus: Path,
    index: Path,
    embedder: Embedder,
    on_progress: OnProgress = lambda label, done, total: None,
    wait_seconds: float = 600,
    store: str = "",
) -> BuildReport:
    """Make the index say what the folder ``corpus`` holds.

    One process writes at a time; another waits. Readers see the state before until the new one is whole.
    ``on_progress`` gets a Dutch label, how much is done and how much there is. ``store`` is the address of a store in
    Milvus (index/milvus.py), "" for files.

    Raises:
        BuildError: no such folder, the disk is full, or another process keeps the index locked.
        ingest.catalogue.CatalogueError: the catalogue is broken.
        index.embedder.EmbedderError: the model cannot be loaded.
        index.milvus.StoreError: the store does not answer.
    """
    if not corpus.is_dir():
        raise BuildError(f"De map {corpus} bestaat niet. Geef met --corpus de map met uw pdf's.")
    try:
        index.mkdir(parents=True, exist_ok=True)
        with FileLock(index / ".lock", timeout=wait_seconds):
            return _build(corpus, index, embedder, on_progress, store)
    except Timeout as error:
        raise BuildError("Een ander proces werkt de index al lang bij. Probeer het later nog eens.") from error
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "de schijf weigert")
        raise BuildError(
            f"De index in {index} kan niet worden geschreven ({reason}). Wat er stond, staat er nog. "
            "Maak ruimte op de schijf of kies met --index een andere map."
        ) from error


def _build(corpus: Path, index: Path, embedder: Embedder, on_progress: OnProgress, store: str) -> BuildReport:
    catalogue = load_catalogue(corpus)
    model = embedder.fingerprint
    before, notices = _before(index, model, store)
    bodies = tuple(catalogue.bodies.values())
    shelf = shelf_of(index)
    files = sorted((p for p in corpus.iterdir() if p.suffix.lower() == ".pdf"), key=lambda p: p.name)
    documents: dict[str, str] = {}
    refused: dict[str, str] = {}
    textless: dict[str, int] = {}
    recognised: dict[str, int] = {}
    dimensions = 1  # of an index without documents
    for number, path in enumerate(files):
        on_progress("Documenten lezen", number, len(files))
        try:
            key = f"{fingerprint(path, catalogue.entry(path.name))}-{model[-8:]}"
            head = _shelved(shelf, key)
            if head is None or (head["ocr_missed"] and ocr.available()):
                item = _read(path, catalogue, embedder, on_progress)
                key = f"{item.document.fingerprint}-{model[-8:]}"  # of the bytes read, should they just change
                shelf.put(key, item)
                head = shelf.head(key)
            documents[path.name] = key
            dimensions = head["dimensions"]
            if head["unreadable_pages"]:
                textless[path.name] = len(head["unreadable_pages"])
            if head["recognised_pages"]:
                recognised[path.name] = len(head["recognised_pages"])
        except UnreadablePdf as error:
            refused[path.name] = str(error)
    on_progress("Documenten lezen", len(files), len(files))
    known = before.documents if before else {}
    told = (before.documents, before.refused, before.bodies) if before else None
    if told != (documents, refused, bodies):
        write_generation(
            index, documents, refused, bodies, (embedder.name, model), dimensions, store, set(known.values())
        )
    return BuildReport(
        added=tuple(f for f in documents if f not in known),
        changed=tuple(f for f in documents if f in known and documents[f] != known[f]),
        removed=tuple(f for f in known if f not in documents),
        unchanged=tuple(f for f in documents if documents[f] == known.get(f)),
        refused=tuple(refused.items()),
        textless=tuple(textless.items()),
        recognised=tuple(recognised.items()),
        notices=tuple(notices),
    )


def _before(index: Path, model: str, store: str) -> tuple[Manifest | None, list[str]]:
    """The generation in use, or ``None`` and why it cannot be built on."""
    try:
        manifest = current_manifest(index)
        if manifest is None:
            return None, ["Er was nog geen index; die wordt nu gemaakt."]
        if not manifest.is_of_this_version:
            return None, ["De index is van een andere versie van Vraagbaak en wordt opnieuw gemaakt."]
        if manifest.model_fingerprint != model:
            return None, ["De index is met een ander taalmodel gemaakt en wordt opnieuw gemaakt."]
        if manifest.store != backend_name(store):
            return None, ["De index stond ergens anders en wordt in de gekozen opslag gemaakt."]
        load_generation(index, store)
    except CorruptIndex:
        return None, ["De index is beschadigd en wordt opnieuw gemaakt."]
    return manifest, []


def _shelved(shelf: Shelf, key: str) -> Head | None:
    """What stands on the shelf under ``key``, ``None`` when it is not there or damaged."""
    if key not in shelf:
        return None
    try:
        return shelf.head(key)
    except CorruptIndex:
        shelf.remove(key)
        return None


def _read(path: Path, catalogue: Catalogue, embedder: Embedder, on_progress: OnProgress) -> ShelvedDocument:
    try:
        document = read_document(path, catalogue)
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        log.exception("cannot read %s", path)  # one strange file never stops the others
        raise UnreadablePdf("kan niet worden gelezen; er ging iets mis bij het ontleden") from error
    passages = embedding_texts(document)
    sentences = [sentence.text for sentence in document.sentences]
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        on_progress(f"{path.name}: passages en zinnen", done, len(passages) + len(sentences))

    vectors, tokens = embedder.encode_with_tokens(passages, advance)
    return ShelvedDocument(document, vectors, embedder.encode_passages(sentences, advance), tokens)


def embedding_texts(document: Document) -> Sequence[str]:
    """What is embedded for each passage: its headings and its text."""
    return [f"{p.context}. {p.text}" if p.context else p.text for p in document.passages]
