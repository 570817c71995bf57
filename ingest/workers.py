"""A process that reads, seen from outside: started, listened to, ended, and what it means when it has died."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import cache
from multiprocessing.context import BaseContext
from typing import Any

from ingest.child import Message
from ingest.limits import Limits
from ingest.page import TOO_SLOW

MOST_WORKERS = 8  # at once: each may take as much memory as ingest.limits gives it
SILENT = "geeft geen antwoord; staat het bestand op een schijf die weg is?"
KILLED = "is bij het lezen door het systeem afgebroken; waarschijnlijk is er te weinig geheugen"
CRASHED = "laat het lezen vastlopen; waarschijnlijk is het bestand beschadigd, of iets erin te groot"


def usual_workers() -> int:
    """How many processes read at once: one for each core that this process may use."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


@cache
def _context() -> BaseContext:
    """Processes are forked from one that has nothing but the reader loaded: forking this one, with its threads and
    models, is neither safe nor small."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ingest.preload"])
    return context


class Worker:
    """A process that does one piece of work within ``limits``: ``target``, a function of ingest.child."""

    def __init__(self, limits: Limits, target: Callable[..., None], *arguments: Any) -> None:
        self.pipe, theirs = _context().Pipe(duplex=False)
        with theirs:
            self._process = _context().Process(target=target, args=(theirs, limits, *arguments), daemon=True)  # type: ignore[attr-defined]
            self._process.start()
        self._most_silent, self._silent = limits.silent_seconds, False
        self._heard = time.monotonic()

    def receive(self) -> Message | None:
        """What it tells next, ``None`` when it has ended. Waits until there is something."""
        try:
            message: Message = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self._heard = time.monotonic()
        return message

    def kill_if_silent(self) -> None:
        """End it when it has told nothing for too long; its pipe then closes."""
        if time.monotonic() - self._heard > self._most_silent:
            self._silent = True
            self._process.kill()

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join(5)  # what hangs in the system itself cannot be ended, only left
        self.pipe.close()

    def why_dead(self) -> str:
        """What its end means for what it was reading, in Dutch."""
        self._process.join(5)
        code = self._process.exitcode
        if self._silent:
            return SILENT
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return TOO_SLOW
        return KILLED if code == -9 else CRASHED
