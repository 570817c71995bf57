"""The index outlives what happens to its maker: killed, a full disk, another maker, a folder that vanishes."""

from __future__ import annotations

import gc
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import BuildError, build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import make_pdf, prose

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
TEXT = [prose("Wonen", ["Woningen voor ouderen staan bij voorkeur dicht bij winkels en zorg."])]

BUILD = """
import os, signal, sys
from pathlib import Path
from index.build import BuildError, build
from tests.conftest import TermEmbedder
corpus, index, most, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
if most >= 0:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
steps = 0
def hook(event, arguments):
    global steps
    changes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir") or (
        event == "open" and str(arguments[1])[:1] in ("w", "x"))
    if changes and str(index) in str(arguments[0]):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
try:
    build(corpus, index, TermEmbedder())
except BuildError as error:
    sys.exit(f"BuildError: {error}")
print(steps)
"""


def start(corpus: Path, index: Path, most: int = -1, last: int = -1) -> subprocess.Popen[str]:
    """Build in another process, where no file may be larger than ``most`` bytes, and which is killed as it is about to
    create, rename or remove something in the index for the time ``last``; without it prints how often it did so."""
    command = [sys.executable, "-c", BUILD, str(corpus), str(index), str(most), str(last)]
    return subprocess.Popen(
        command, env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def still_answers(index: Path, embedder: Embedder) -> set[str]:
    """The documents of the index, among which the first one, with what it says."""
    library = Library.open(index, embedder)
    assert library.search("arbeidsmarktregio's")[0].passage.document == "agenda.pdf"
    found = set(library.documents)
    del library
    gc.collect()  # it reads from files that are removed below, which keep their room on the disk until then
    return found


def test_killed_at_any_step_every_earlier_answer_is_there(corpus: Path, index: Path, embedder: Embedder) -> None:
    build(corpus, index, embedder)
    make_pdf(corpus / "extra.pdf", TEXT)
    build(corpus, index, embedder)
    make_pdf(corpus / "nieuw.pdf", TEXT)
    trial = shutil.copytree(index, index.with_name("proef"))
    told, _ = start(corpus, trial).communicate(timeout=120)
    steps = int(told)
    assert steps > 20
    for step in sorted(random.Random(7).sample(range(1, steps + 1), 6)):
        tried = shutil.copytree(index, index.with_name(f"stap{step}"))
        process = start(corpus, tried, last=step)
        process.communicate(timeout=120)
        assert process.returncode == -signal.SIGKILL
        assert still_answers(tried, embedder) >= {"extra.pdf"}
        build(corpus, tried, embedder)
        assert still_answers(tried, embedder) == {"agenda.pdf", "extra.pdf", "nieuw.pdf"}
        assert not list(tried.rglob(".nieuw-*"))
        assert len(list((tried / "documents").iterdir())) == 3


def test_makers_at_once_of_which_one_is_killed(corpus: Path, index: Path, embedder: Embedder) -> None:
    build(corpus, index, embedder)
    for number in range(4):
        make_pdf(corpus / f"extra{number}.pdf", TEXT, title=f"Uitgave {number}")
    makers = [start(corpus, index, last=last) for last in (20, -1, -1)]
    for maker in makers:
        maker.communicate(timeout=120)
    assert [maker.returncode for maker in makers][1:] == [0, 0]
    assert len(still_answers(index, embedder)) == 5


@pytest.mark.parametrize("most", [0, 200, 1000, 5000, 17000])
def test_file_that_may_not_grow_leaves_what_was_there(corpus: Path, index: Path, embedder: Embedder, most: int) -> None:
    build(corpus, index, embedder)
    make_pdf(corpus / "nieuw.pdf", [TEXT[0]] * 9)
    process = start(corpus, index, most)
    _, told = process.communicate(timeout=120)
    if process.returncode:
        assert "BuildError" in told
        assert "staat er nog" in told
        assert still_answers(index, embedder) == {"agenda.pdf"}
        assert not list(index.rglob(".nieuw-*"))
    build(corpus, index, embedder)
    assert still_answers(index, embedder) == {"agenda.pdf", "nieuw.pdf"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 400 kB; only root may make one."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if not made or made.returncode:
        pytest.skip("a disk can only be made by root")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=False)


@pytest.mark.optional
def test_full_disk_leaves_what_was_there(corpus: Path, small_disk: Path, embedder: Embedder) -> None:
    index = small_disk / "index"
    build(corpus, index, embedder)
    full = 0
    for number in range(40):
        make_pdf(corpus / f"extra{number}.pdf", [TEXT[0]] * 3, title=f"Uitgave {number}")
        try:
            build(corpus, index, embedder)
        except BuildError as error:
            full += 1
            assert "schijf" in str(error)
        assert "agenda.pdf" in still_answers(index, embedder)
        if full == 3:
            break
    assert full == 3
    for path in corpus.glob("extra*.pdf"):
        path.unlink()
    build(corpus, index, embedder)
    assert still_answers(index, embedder) == {"agenda.pdf"}


def test_folder_that_vanishes_leaves_the_index(corpus: Path, index: Path, embedder: Embedder) -> None:
    build(corpus, index, embedder)
    make_pdf(corpus / "nieuw.pdf", TEXT)

    def vanish(label: str, done: int, total: int) -> None:
        if "nieuw.pdf" in label and corpus.exists():
            corpus.rename(corpus.with_name("weg"))

    with pytest.raises(BuildError, match="niet te lezen"):
        build(corpus, index, embedder, vanish)
    assert still_answers(index, embedder) == {"agenda.pdf"}
    with pytest.raises(BuildError, match="bestaat niet"):
        build(corpus, index, embedder)
    corpus.with_name("weg").rename(corpus)
    assert build(corpus, index, embedder).added == ("nieuw.pdf",)
