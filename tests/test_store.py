"""One contract for every store: what is searched in files and what in Milvus answers alike."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.backend import identity
from index.build import build
from index.embedder import Embedder
from index.generation import current_manifest
from index.library import Library, NoIndex
from index.milvus import MilvusRows
from index.store import Scope
from tests.conftest import TermEmbedder
from tests.made_pdfs import make_pdf, prose
from tests.test_cli import run

EXTRA = [prose("Wonen", ["Woningen voor ouderen staan bij voorkeur dicht bij winkels en zorg."])]
QUESTIONS = ("een leven lang leren", "fietspaden in dunbevolkte streken", "woningen voor ouderen", "xyzzy plugh")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that others connect to, as Milvus Standalone is."""
    _needs_milvus()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = str(tmp_path_factory.mktemp("server"))
    command = [sys.executable, "-m", "milvus_lite.cmdline", "server", "--data-dir", folder]
    process = subprocess.Popen([*command, "--host", "127.0.0.1", "--port", str(port)])
    for _ in range(300):
        with socket.socket() as probe:
            if process.poll() is not None or probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"milvus://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.fixture(params=["bestanden", "milvus-lite", "milvus-server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "bestanden":
        yield ""
        return
    _needs_milvus()
    from index.milvus import client_of

    lite = request.param == "milvus-lite"
    address = str(tmp_path / "opslag.db") if lite else request.getfixturevalue("server")
    yield address
    if lite:
        client_of(address).close()
        client_of.cache_clear()


def _needs_milvus() -> None:
    if importlib.util.find_spec("pymilvus") is None or importlib.util.find_spec("milvus_lite") is None:
        pytest.skip("pymilvus of milvus-lite is niet geïnstalleerd")


def found(library: Library, text: str, **limits: frozenset[str]) -> list[str]:
    return [hit.passage.id for hit in library.search(text, **limits)]  # type: ignore[arg-type]


def test_documents_come_change_and_go(corpus: Path, index: Path, embedder: Embedder, store: str) -> None:
    build(corpus, index, embedder, store=store)
    make_pdf(corpus / "wonen.pdf", EXTRA)
    assert build(corpus, index, embedder, store=store).added == ("wonen.pdf",)
    assert found(Library.open(index, embedder, store), "woningen voor ouderen")[0] == "wonen.pdf#0"
    changed = [prose("Varen", ["Veerboten varen op zondag niet."])]
    make_pdf(corpus / "wonen.pdf", changed)
    assert build(corpus, index, embedder, store=store).changed == ("wonen.pdf",)
    library = Library.open(index, embedder, store)
    assert library.search("veerboten op zondag")[0].bm25 > 0
    assert all("Woningen" not in hit.passage.text for hit in library.search("woningen voor ouderen"))
    (corpus / "wonen.pdf").unlink()
    build(corpus, index, embedder, store=store)
    assert all("agenda" in id for id in found(Library.open(index, embedder, store), "veerboten op zondag"))


def test_search_is_limited_to_bodies_and_documents(corpus: Path, index: Path, embedder: Embedder, store: str) -> None:
    make_pdf(corpus / "wonen.pdf", EXTRA)
    build(corpus, index, embedder, store=store)
    library = Library.open(index, embedder, store)
    hits = library.search("een leven lang leren", bodies=frozenset({"Planraad"}))
    assert {hit.passage.body for hit in hits} == {"Planraad"}
    assert library.search("leren", bodies=frozenset({"onbekend"})) == []
    vector = embedder.encode_query("leren").vector
    candidates = library.store.candidates("leren", vector, 50, Scope(documents=frozenset({"wonen.pdf"})))
    assert {library.passages[n].document for n in candidates} == {"wonen.pdf"}
    both = Scope(frozenset({"SER"}), frozenset({"wonen.pdf"}))
    assert library.store.candidates("leren", vector, 50, both) == {}


def test_every_store_gives_the_same_hits(
    corpus: Path, index: Path, tmp_path: Path, embedder: Embedder, store: str
) -> None:
    make_pdf(corpus / "wonen.pdf", EXTRA)
    build(corpus, index, embedder, store=store)
    build(corpus, tmp_path / "bestanden", embedder)
    here, files = Library.open(index, embedder, store), Library.open(tmp_path / "bestanden", embedder)
    for question in QUESTIONS:
        mine, theirs = here.search(question), files.search(question)
        assert [hit.passage.id for hit in mine] == [hit.passage.id for hit in theirs]
        assert [hit.score for hit in mine] == pytest.approx([hit.score for hit in theirs], abs=1e-5)
        assert [hit.bm25 for hit in mine] == pytest.approx([hit.bm25 for hit in theirs], abs=1e-4)


def test_writing_again_changes_nothing(corpus: Path, index: Path, embedder: Embedder, store: str) -> None:
    build(corpus, index, embedder, store=store)
    before = [found(Library.open(index, embedder, store), q) for q in QUESTIONS]
    (index / "current").unlink()  # as if it had been killed after writing
    assert build(corpus, index, embedder, store=store).added == ("agenda.pdf",)
    assert [found(Library.open(index, embedder, store), q) for q in QUESTIONS] == before
    if store:
        rows = MilvusRows(store, identity(index), embedder.fingerprint)
        assert rows.count() == len(Library.open(index, embedder, store).passages)


def test_indexes_in_one_store_leave_each_other_alone(
    corpus: Path, index: Path, tmp_path: Path, embedder: Embedder, store: str
) -> None:
    build(corpus, index, embedder, store=store)
    build(corpus, tmp_path / "ander", embedder, store=store)
    before = [found(Library.open(index, embedder, store), q) for q in QUESTIONS]
    for name in ("een.pdf", "twee.pdf"):
        (corpus / "agenda.pdf").unlink(missing_ok=True)
        make_pdf(corpus / name, EXTRA)
        build(corpus, tmp_path / "ander", embedder, store=store)
    assert [found(Library.open(index, embedder, store), q) for q in QUESTIONS] == before


def test_several_indexers_at_once(corpus: Path, index: Path, embedder: Embedder, store: str) -> None:
    for number in range(4):
        make_pdf(corpus / f"extra{number}.pdf", EXTRA)
    with ThreadPoolExecutor(3) as pool:
        reports = list(pool.map(lambda _: build(corpus, index, embedder, store=store), range(3)))
    assert sorted(len(report.added) for report in reports) == [0, 0, 5]
    assert found(Library.open(index, embedder, store), "woningen voor ouderen")[0] == "extra0.pdf#0"


def test_rows_of_another_model_go(corpus: Path, index: Path, embedder: Embedder, store: str) -> None:
    class Other(TermEmbedder):
        fingerprint = "proef-2"

    build(corpus, index, embedder, store=store)
    build(corpus, index, Other(), store=store)
    make_pdf(corpus / "wonen.pdf", EXTRA)
    build(corpus, index, Other(), store=store)
    assert found(Library.open(index, Other(), store), "woningen voor ouderen")[0] == "wonen.pdf#0"
    if store:
        assert MilvusRows(store, identity(index), embedder.fingerprint).count() == 0


def test_an_older_state_answers_on_while_documents_go(
    corpus: Path, index: Path, embedder: Embedder, store: str
) -> None:
    make_pdf(corpus / "wonen.pdf", EXTRA)
    build(corpus, index, embedder, store=store)
    library = Library.open(index, embedder, store)
    (corpus / "wonen.pdf").unlink()
    for number in range(3):
        make_pdf(corpus / "varen.pdf", EXTRA, title=f"Uitgave {number}")
        build(corpus, index, embedder, store=store)
    assert found(library, "woningen voor ouderen")[0] == "wonen.pdf#0"
    assert len(library.documents["wonen.pdf"].sentences) == 1


def test_another_store_is_told(corpus: Path, index: Path, embedder: Embedder, store: str) -> None:
    build(corpus, index, embedder)
    if not store:
        return
    with pytest.raises(NoIndex):
        Library.open(index, embedder, store)
    assert any("opslag" in notice for notice in build(corpus, index, embedder, store=store).notices)
    assert Library.open(index, embedder, store).search("leren")


def test_a_store_that_lost_its_rows_is_filled_again(corpus: Path, index: Path, embedder: Embedder, store: str) -> None:
    build(corpus, index, embedder, store=store)
    if not store:
        return
    from index.milvus import client_of

    client = client_of(store)
    for name in client.list_collections():
        client.drop_collection(name)
    with pytest.raises(NoIndex, match="beschadigd"):
        Library.open(index, embedder, store)
    build(corpus, index, embedder, store=store)
    assert Library.open(index, embedder, store).search("leren")


@pytest.mark.parametrize("store", ["milvus-lite", "milvus-server"], indirect=True)
def test_rows_of_others_do_not_stand_in_for_those_that_were_lost(
    corpus: Path, index: Path, embedder: Embedder, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.milvus.KEYS", 1)
    make_pdf(corpus / "wonen.pdf", EXTRA)
    build(corpus, index, embedder, store=store)
    manifest = current_manifest(index)
    assert manifest is not None
    rows = MilvusRows(store, identity(index), embedder.fingerprint)
    many = 50
    rows.put("van-een-ander", ["SER"] * many, embedder.encode_passages(["wonen"] * many), [["won"]] * many)
    assert Library.open(index, embedder, store).search("leren")
    rows.remove([manifest.documents["wonen.pdf"]])
    with pytest.raises(NoIndex, match="beschadigd"):
        Library.open(index, embedder, store)
    assert rows.count() > many


@pytest.mark.parametrize("store", ["milvus-lite"], indirect=True)
def test_command_line_with_a_store(corpus: Path, tmp_path: Path, store: str) -> None:
    model = str(Path(__file__).parent.parent / "index" / "model" / "vraagbaak-nl-static")
    where = {"VRAAGBAAK_CORPUS": str(corpus), "VRAAGBAAK_INDEX": str(tmp_path / "index"), "VRAAGBAAK_STORE": store}
    assert "agenda.pdf" in run("index", VRAAGBAAK_MODEL=model, **where).stdout
    answered = run("ask", "hoeveel arbeidsmarktregio's telt de raad?", VRAAGBAAK_MODEL=model, **where)
    assert "35 arbeidsmarktregio" in answered.stdout
    nowhere = run("ask", "hoeveel?", VRAAGBAAK_MODEL=model, **{**where, "VRAAGBAAK_STORE": "milvus://127.0.0.1:1"})
    assert nowhere.returncode == 1
    assert "127.0.0.1:1 is niet te gebruiken" in nowhere.stderr
    assert "Traceback" not in nowhere.stderr
