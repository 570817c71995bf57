"""Bring the index up to date with a folder of PDFs: only what was added or changed is read and embedded."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from index.backend import backend_name
from index.embedder import Embedder
from index.files import CorruptIndex
from index.generation import Manifest, current_manifest, load_generation, shelf_of, write_generation
from index.report import FileReport
from index.shelf import Head, Shelf, ShelvedDocument
from ingest import ocr
from ingest.catalogue import load_catalogue
from ingest.document import Document
from ingest.errors import UserError
from ingest.folder import pdf_paths, shown_name
from ingest.pdf import UnreadablePdf
from ingest.read import fingerprint
from ingest.reading import read_documents

OnProgress = Callable[[str, int, int], None]

READING = "Documenten lezen"

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EFBIG: "een bestand wordt groter dan deze schijf toelaat",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EACCES: "geen schrijfrechten",
    errno.EPERM: "geen schrijfrechten",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.ENOTDIR: "dat is geen map",
    errno.EEXIST: "daar staat een bestand met die naam",
    errno.ENOMEM: "het geheugen is op",
    errno.EAGAIN: "er kan geen proces meer bij",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
}
_NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_TOO_BUSY = frozenset({errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE})


class BuildError(UserError):
    """The index cannot be brought up to date; the message says why, in Dutch, for the user."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, by file name.

    ``refused`` pairs a file with the reason; ``notices`` are Dutch sentences; ``files`` tells of every file in the
    folder what was read of it and what was not.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = field(default=())
    files: tuple[FileReport, ...] = ()


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
        BuildError: no such folder, or it vanishes, the disk is full, no process can be started, or another
            process keeps the index locked.
        ingest.catalogue.CatalogueError: the catalogue is broken.
        index.embedder.EmbedderError: the model cannot be loaded.
        index.milvus.StoreError: the store does not answer.
    """
    if not corpus.is_dir():
        raise BuildError(f"De map {corpus} bestaat niet. Geef met --corpus de map met uw pdf’s.")
    _pdfs(corpus)  # told before anything is written
    try:
        index.mkdir(parents=True, exist_ok=True)
        with FileLock(index / ".lock", timeout=wait_seconds):
            report = _build(corpus, index, embedder, on_progress, store)
            os.utime(index)  # it is up to date now, also when nothing had to be written
            return report
    except Timeout as error:
        raise BuildError("Een ander proces werkt de index al lang bij. Probeer het later nog eens.") from error
    except (OSError, CorruptIndex) as error:  # what is not whole on disk could not be written whole
        code = error.errno if isinstance(error, OSError) else None
        reason = _REASONS.get(code or 0, "de schijf weigert")
        raise BuildError(
            f"De index in {index} kan niet worden bijgewerkt ({reason}). Wat er stond, staat er nog. {_advice(code)}"
        ) from error


def _advice(code: int | None) -> str:
    """What the user can do, in Dutch, about an error of the system with that number."""
    if code in _TOO_BUSY:
        return "Sluit andere programma’s en probeer het opnieuw."
    if code in _NO_SPACE:
        return "Maak ruimte op de schijf of kies met --index een andere map."
    return "Kies met --index een andere map."


def _build(corpus: Path, index: Path, embedder: Embedder, on_progress: OnProgress, store: str) -> BuildReport:
    catalogue = load_catalogue(corpus)
    model = embedder.fingerprint
    before, notices = _before(index, model, store)
    bodies = tuple(catalogue.bodies.values())
    shelf = shelf_of(index)
    files = _pdfs(corpus)
    keys: dict[str, str] = {}
    reports: dict[str, FileReport] = {}
    dimensions = 1  # of an index without documents
    unread: list[Path] = []

    def keep(key: str, document: Document, columns: int) -> None:
        nonlocal dimensions
        keys[document.file] = key
        reports[document.file] = FileReport.of(document)
        dimensions = columns

    def refuse(path: Path, error: UnreadablePdf) -> None:
        if os.path.lexists(path):  # a file that has been removed meanwhile is no longer in the folder, that is all
            reports[path.name] = FileReport(shown_name(path), refused=str(error))

    for path in files:
        try:
            print_ = fingerprint(path, catalogue.entry(path.name))
        except UnreadablePdf as error:
            refuse(path, error)
            continue
        for ocr_missed in (False,) if ocr.tesseract() else (False, True):
            key = _key(print_, model, ocr_missed)
            head = _shelved(shelf, key)
            if head is not None:
                keep(key, shelf.document(key, head), head["dimensions"])
                break
        else:
            unread.append(path)
    done = len(files) - len(unread)
    on_progress(READING, done, len(files))

    def on_page(path: Path, read: int, total: int) -> None:
        on_progress(f"{path.name}: bladzijden", read, total)

    with closing(read_documents(unread, catalogue, on_page)) as outcomes:
        for path, outcome in outcomes:
            if isinstance(outcome, UnreadablePdf):
                refuse(path, outcome)
            else:
                item = _embedded(outcome, embedder, on_progress)
                key = _key(outcome.fingerprint, model, outcome.ocr_missed)
                shelf.put(key, item)
                keep(key, outcome, item.passages.shape[1])
            done += 1
            on_progress(READING, done, len(files))
    _pdfs(corpus)  # a folder that is gone now has no files that were removed
    documents = {path.name: keys[path.name] for path in files if path.name in keys}
    told = tuple(reports[path.name] for path in files if path.name in reports)
    refused = {report.file: report.refused for report in told if report.refused}
    known = before.documents if before else {}
    if before is None or (before.documents, before.refused, before.bodies) != (documents, refused, bodies):
        held = set(known.values())
        write_generation(index, documents, refused, bodies, (embedder.name, model), dimensions, store, held)
    return BuildReport(
        added=tuple(f for f in documents if f not in known),
        changed=tuple(f for f in documents if f in known and documents[f] != known[f]),
        removed=tuple(f for f in known if f not in documents),
        unchanged=tuple(f for f in documents if documents[f] == known.get(f)),
        refused=tuple(refused.items()),
        notices=tuple(notices),
        files=told,
    )


def _pdfs(corpus: Path) -> list[Path]:
    """The PDFs of the folder by name.

    Raises:
        BuildError: the folder is not there, or may not be read.
    """
    try:
        return pdf_paths(corpus)
    except OSError as error:
        raise BuildError(f"De map {corpus} is niet te lezen. De index blijft zoals hij was.") from error


def _key(print_: str, model: str, ocr_missed: bool) -> str:
    """Where a document stands on the shelf; one with pages that nothing was there to read is another document."""
    return f"{print_}-{model[-8:]}" + ("-zonder-ocr" if ocr_missed else "")


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


def _embedded(document: Document, embedder: Embedder, on_progress: OnProgress) -> ShelvedDocument:
    passages = embedding_texts(document)
    sentences = [sentence.told for sentence in document.sentences]
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        on_progress(f"{document.file}: passages en zinnen", done, len(passages) + len(sentences))

    vectors, tokens = embedder.encode_with_tokens(passages, advance)
    return ShelvedDocument(document, vectors, embedder.encode_passages(sentences, advance), tokens)


def embedding_texts(document: Document) -> Sequence[str]:
    """What is embedded for each passage: its headings and its text."""
    return [p.searched for p in document.passages]
