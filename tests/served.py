"""The product as a user starts it: the command in a process of its own, until its page is there."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Served:
    """Where a server listens, and how many seconds after the command its page was there."""

    address: str
    seconds: float


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def got(address: str) -> tuple[int, dict[str, str]]:
    """The status and the headers of what is at ``address``."""
    with build_opener(ProxyHandler({})).open(address, timeout=10) as response:
        response.read()
        return response.status, {name.lower(): value for name, value in response.headers.items()}


@contextmanager
def served(command: Sequence[str], port: int, log: Path) -> Iterator[Served]:
    """Run ``command``, which serves on ``port``, until the end of the block; what it says goes to ``log``."""
    address = f"http://127.0.0.1:{port}/"
    started = time.monotonic()
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    try:
        while not _answers(address):
            said = log.read_text("utf-8", "replace")
            assert server.poll() is None, f"the server stopped:\n{said}"
            assert time.monotonic() < started + START_SECONDS, f"the server was not ready:\n{said}"
            time.sleep(0.05)
        yield Served(address, time.monotonic() - started)
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(address: str) -> bool:
    try:
        return got(address)[0] == 200
    except OSError:
        return False
