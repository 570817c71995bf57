"""The command line. Imports wait until a command needs them, so that help and errors come at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from app.arguments import parser
from ingest.errors import UserError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from app.answering.answer import Answer
    from app.answering.answerer import Answerer
    from app.live import LiveAnswerer, Snapshot
    from app.settings import Settings
    from app.talks.store import Store
    from index.build import BuildReport
    from index.embedder import Embedder

DONE, FAILED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 nothing could be done, 2 (from argparse) wrong usage."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    options = parser().parse_args(arguments)
    commands = {"serve": serve, "index": update, "ask": ask, "cite": cite, "eval": evaluate}
    try:
        return commands[options.command](options)
    except KeyboardInterrupt:
        print("\nAfgebroken.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except UserError as error:
        print(error, file=sys.stderr)
        return FAILED


# --- commands ----------------------------------------------------------------------------------------------------


def serve(options: argparse.Namespace) -> int:
    from app.progress import Progress

    _check_address(options.host, options.port)
    where, embedder = _opened(options)
    held = _held(where.corpus)
    with Progress() as progress:
        report = _build(where, embedder, progress)
    _tell(report)
    print("De pagina wordt gestart …", file=sys.stderr)
    from concurrent.futures import ThreadPoolExecutor

    from app.live import LiveAnswerer
    from index.library import Library

    answerer = LiveAnswerer(
        where.corpus,
        where.index,
        open_library=lambda: Library.open(where.index, embedder, where.store),
        update=lambda on_progress: _build(where, embedder, on_progress),
        tell=_tell,
        built=held,
    )
    with ThreadPoolExecutor(1) as beside:  # the models are loaded now, not under the first question
        loaded = beside.submit(_load_models, answerer)
        from app.documents.desk import Desk
        from app.web.server import is_local
        from app.web.server import serve as serve_page
    loaded.result()
    store = None if options.no_history else _store(where)
    desk = Desk(where.corpus, answerer, is_local(options.host) if where.manage is None else where.manage)

    def ready(address: str) -> None:
        _ready(address)
        answerer.follow()

    serve_page(answerer, where.corpus, options.host, options.port, on_ready=ready, store=store, desk=desk)
    return DONE


def _load_models(answerer: LiveAnswerer) -> None:
    if answerer.library.passages:
        answerer.answer("Waar gaan deze documenten over?")


def _held(corpus: Path) -> Snapshot:
    """What the folder holds before it is read; nothing when it is not there, which is told when it is read."""
    from app.live import snapshot

    try:
        return snapshot(corpus)
    except OSError:
        return ()


def _check_address(host: str, port: int) -> None:
    """Raises:
    UserError: the server could not listen there; better told now than after the index is made.
    """
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise UserError(f"Het adres {host} bestaat niet. Kies met --host een adres van deze computer.") from error
    except PermissionError as error:
        raise UserError(f"Poort {port} mag u niet gebruiken. Kies een andere met --port, bijvoorbeeld 7860.") from error
    except OSError as error:
        raise UserError(
            f"Poort {port} op {host} is niet vrij. Kies een andere met --port, bijvoorbeeld --port {port % 65535 + 1}."
        ) from error


def update(options: argparse.Namespace) -> int:
    from app.progress import Progress

    where, embedder = _opened(options)
    with Progress() as progress:
        report = _build(where, embedder, progress)
    _tell(report, sys.stdout)
    return DONE


def ask(options: argparse.Namespace) -> int:
    if options.output and not options.question and (options.json or _on_a_terminal()):
        raise UserError("--output hoort bij een vraag op de opdrachtregel.")
    answerer = _ready_answerer(options)
    if options.json and not options.question:
        from app.exchange import answer_lines

        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        for line in answer_lines(answerer, sys.stdin, options.why):
            print(line, flush=True)
        return DONE
    if not options.question and _on_a_terminal():
        from app.chat import converse
        from app.referring import full_text

        def words(answer: Answer) -> str:
            return full_text(answer, answerer.library, options.reference, options.why)

        converse(answerer, sys.stdin, sys.stdout, options.history or [], words)
        return DONE
    questions = [" ".join(options.question)] if options.question else _piped_lines()
    if not any(question.strip() for question in questions):
        print('Geef een vraag, bijvoorbeeld: vraagbaak ask "wat zegt de SER over scholing?"', file=sys.stderr)
        return FAILED
    from app.in_turn import ask_in_turn

    ask_in_turn(answerer, questions, options)
    return DONE


def _on_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _piped_lines() -> list[str]:
    """The lines of standard input that are not blank; each is a turn of one conversation."""
    if sys.stdin is None:
        return []
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return [line.strip() for line in sys.stdin if line.strip()]


def cite(options: argparse.Namespace) -> int:
    quotation = " ".join(options.quotation).strip()
    if not quotation:
        print('Geef een citaat, bijvoorbeeld: vraagbaak cite "de 35 arbeidsmarktregio’s"', file=sys.stderr)
        return FAILED
    from app.answering.quotation import read_quotation
    from app.answering.vindplaats import MAX_WORDS, MIN_WORDS, locate

    if not MIN_WORDS <= len(read_quotation(quotation).words) <= MAX_WORDS:
        raise UserError(f"Geef een citaat van {MIN_WORDS} tot {MAX_WORDS} woorden.")
    answerer = _ready_answerer(options)
    places = locate(answerer.library, quotation)
    if options.output or options.reference:
        from app.referring import sections_of_places, show, write
        from app.terminal import places_text

        sections = sections_of_places(quotation, places, answerer.library)
        if options.output:
            write(sections, options.output, options.reference)
        if options.reference:
            show(sections, places_text(places), options.reference)
            return DONE
    if options.json:
        import json

        from app.exchange import places_object

        print(json.dumps(places_object(quotation, places), ensure_ascii=False))
    else:
        from app.terminal import places_text

        print(places_text(places))
    return DONE


def evaluate(options: argparse.Namespace) -> int:
    from pathlib import Path

    if options.from_feedback is not None:
        return _write_feedback(options, Path(options.from_feedback))
    missing = [name for name in ("pytrec_eval", "matplotlib") if find_spec(name) is None]
    if missing:
        raise UserError(
            f"Voor het meten ontbreekt {' en '.join(missing)}. Installeer dat met: "
            "pip install --editable '.[eval]' --constraint constraints.txt"
        )
    from eval.run import run, summary

    answerer = _ready_answerer(options)
    own = Path(__file__).resolve().parent.parent / "eval"
    golden = Path(options.golden) if options.golden else own / "golden.jsonl"
    named = options.quotations or (None if options.golden else own / "vindplaats.jsonl")
    quotations = Path(named) if named else None
    result = run(answerer, golden, Path(options.report) if options.report else None, quotations=quotations)
    print(summary(result))
    return DONE


def _write_feedback(options: argparse.Namespace, path: Path) -> int:
    from app.output import save
    from app.settings import settings
    from app.talks.store import Store
    from eval.feedback import lines_of

    if options.golden or options.report:
        raise UserError("--from-feedback meet niets en gaat dus niet samen met --golden of --report.")
    where = settings(options.corpus, options.index, options.model, options.data).data
    store = Store(where) if where else None
    if store is None or not store.path.exists():
        raise UserError("Er zijn geen bewaarde gesprekken. Noem met --data de map waarin de chat ze bewaart.")
    lines = lines_of(store.judged())
    if not lines:
        raise UserError(f"In {where} staan nog geen oordelen over antwoorden.")
    save(path, "".join(f"{line}\n" for line in lines).encode())
    count = "1 vraag" if len(lines) == 1 else f"{len(lines)} vragen"
    print(f"Geschreven: {path} ({count}). Vul aan wat leeg of null is; zie docs/command-line.md.", file=sys.stderr)
    return DONE


# --- what the commands share -------------------------------------------------------------------------------------


def _opened(options: argparse.Namespace) -> tuple[Settings, Embedder]:
    from app.settings import settings
    from index.embedder import load_embedder

    where = settings(options.corpus, options.index, options.model, getattr(options, "data", None))
    return where, load_embedder(where.model)


def _build(where: Settings, embedder: Embedder, progress: object) -> BuildReport:
    from index.build import build

    return build(where.corpus, where.index, embedder, progress, store=where.store)  # type: ignore[arg-type]


def _ready_answerer(options: argparse.Namespace) -> Answerer:
    """An answerer over the index as it is; the index is made first when there is none that can be used."""
    from app.answering import wording
    from app.freshness import is_behind
    from index.library import Library, NoIndex

    where, embedder = _opened(options)
    try:
        library = Library.open(where.index, embedder, where.store)
        if is_behind(where.corpus, where.index, library.documents):
            print(wording.BEHIND, file=sys.stderr)
    except NoIndex:
        from app.progress import Progress

        with Progress() as progress:
            report = _build(where, embedder, progress)
        _tell(report)
        library = Library.open(where.index, embedder, where.store)
    return _answerer(library)


def _store(where: Settings) -> Store | None:
    """Where conversations are kept, ``None`` when they are not. What is amiss is told now; the chat goes on."""
    if where.data is None:
        return None
    from app.talks.errors import TalksError
    from app.talks.store import Store

    store = Store(where.data)
    try:
        store.check()
    except TalksError as error:
        print(f"Gesprekken worden nu niet bewaard in {where.data}. {error}", file=sys.stderr)
    return store


def _answerer(library: object) -> Answerer:
    from app.answering.answerer import Answerer

    return Answerer(library)  # type: ignore[arg-type]


def _ready(address: str) -> None:
    print(f"Vraagbaak staat klaar: open {address} in uw browser. Stoppen: Ctrl+C.", file=sys.stderr, flush=True)


def _tell(report: BuildReport | str, stream: object = None) -> None:
    from app.terminal import report_text

    print(report if isinstance(report, str) else report_text(report), file=stream or sys.stderr, flush=True)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
