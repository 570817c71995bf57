import errno
import os
import shutil
import threading
from pathlib import Path

import pytest

from index.build import BuildError, build
from index.embedder import Embedder
from index.generation import current_folder
from index.library import Library, NoIndex
from ingest import ocr
from tests.conftest import TermEmbedder
from tests.made_pdfs import fake_tesseract, make_pdf, make_scan, merge, prose

EXTRA = [prose("Wonen", ["Woningen voor ouderen staan bij voorkeur dicht bij winkels en zorg."])]
ROOT = Path(__file__).parent.parent


class CountingEmbedder(TermEmbedder):
    def __init__(self) -> None:
        self.texts = 0

    def encode_passages(self, texts, on_batch=lambda _: None):  # type: ignore[no-untyped-def]
        self.texts += len(texts)
        return super().encode_passages(texts, on_batch)


def test_added_changed_and_removed_files(corpus: Path, index: Path, embedder: Embedder) -> None:
    assert build(corpus, index, embedder).added == ("agenda.pdf",)
    assert build(corpus, index, embedder).unchanged == ("agenda.pdf",)
    make_pdf(corpus / "wonen.pdf", EXTRA)
    assert build(corpus, index, embedder).added == ("wonen.pdf",)
    assert Library.open(index, embedder).search("woningen voor ouderen")[0].passage.document == "wonen.pdf"
    make_pdf(corpus / "wonen.pdf", EXTRA, title="Andere titel")
    assert build(corpus, index, embedder).changed == ("wonen.pdf",)
    (corpus / "wonen.pdf").unlink()
    assert build(corpus, index, embedder).removed == ("wonen.pdf",)
    assert list(Library.open(index, embedder).documents) == ["agenda.pdf"]


def test_only_what_changed_is_read_again(corpus: Path, index: Path) -> None:
    embedder = CountingEmbedder()
    build(corpus, index, embedder)
    embedder.texts = 0
    make_pdf(corpus / "wonen.pdf", EXTRA)
    build(corpus, index, embedder)
    assert embedder.texts == 2  # one passage, one sentence


def test_changed_catalogue_entry_is_read_again(corpus: Path, index: Path, embedder: Embedder) -> None:
    build(corpus, index, embedder)
    catalogue = corpus / "catalogus.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("Kijk op krimp", "Blik op krimp"), "utf-8")
    assert build(corpus, index, embedder).changed == ("agenda.pdf",)
    catalogue.write_text(catalogue.read_text("utf-8").replace("Sociaal Economische Raad", "de raad"), "utf-8")
    assert build(corpus, index, embedder).unchanged == ("agenda.pdf",)
    assert Library.open(index, embedder).bodies["SER"].aliases == ("de raad",)


def test_bad_files_are_told_and_do_not_stop_the_others(corpus: Path, index: Path, embedder: Embedder) -> None:
    (corpus / "stuk.pdf").write_bytes(b"%PDF-1.7 stuk")
    make_pdf(corpus / "geheim.pdf", EXTRA, password="x")
    make_pdf(corpus / "scan.pdf", [[]])
    report = build(corpus, index, embedder)
    reasons = dict(report.refused)
    assert set(reasons) == {"stuk.pdf", "geheim.pdf", "scan.pdf"}
    assert "wachtwoord" in reasons["geheim.pdf"]
    assert report.added == ("agenda.pdf",)


def test_scan_is_refused_without_ocr_and_read_once_it_is_there(
    corpus: Path, index: Path, embedder: Embedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "tesseract", lambda: "")
    make_scan(corpus / "scan.pdf", EXTRA)
    for _ in range(2):
        (refused,) = build(corpus, index, embedder).refused
        assert refused[0] == "scan.pdf"
        assert "tekstlaag" in refused[1]
    program = fake_tesseract(tmp_path, ["Ouderen", "zoeken", "een", "kleinere", "woning", "in", "de", "buurt."])
    monkeypatch.setattr(ocr, "tesseract", lambda: program)
    for _ in range(2):
        assert [(r.file, r.recognised) for r in build(corpus, index, embedder).files][1:] == [("scan.pdf", (1,))]
    assert "kleinere woning" in Library.open(index, embedder).search("kleinere woning")[0].passage.text


def test_text_and_a_scan_are_read_anew_once_ocr_is_there(
    corpus: Path, index: Path, embedder: Embedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, scan = make_pdf(tmp_path / "tekst", EXTRA), make_scan(tmp_path / "scan", EXTRA)
    merge(corpus / "half.pdf", text, scan)
    monkeypatch.setattr(ocr, "tesseract", lambda: "")
    build(corpus, index, embedder)
    assert build(corpus, index, embedder).unchanged == ("agenda.pdf", "half.pdf")
    before = Library.open(index, embedder)
    program = fake_tesseract(tmp_path, ["Ouderen", "zoeken", "een", "kleinere", "woning", "in", "de", "buurt."])
    monkeypatch.setattr(ocr, "tesseract", lambda: program)
    assert build(corpus, index, embedder).changed == ("half.pdf",)
    assert build(corpus, index, embedder).unchanged == ("agenda.pdf", "half.pdf")
    assert "kleinere woning" in Library.open(index, embedder).documents["half.pdf"].pages[1].text
    assert before.search("woningen voor ouderen")[0].passage.document == "half.pdf"
    monkeypatch.setattr(ocr, "tesseract", lambda: "")
    assert build(corpus, index, embedder).unchanged == ("agenda.pdf", "half.pdf")


def test_missing_folder_and_missing_index(tmp_path: Path, index: Path, embedder: Embedder) -> None:
    with pytest.raises(BuildError, match="bestaat niet"):
        build(tmp_path / "weg", index, embedder)
    with pytest.raises(NoIndex, match="vraagbaak index"):
        Library.open(index, embedder)


def test_empty_folder_gives_an_empty_index(tmp_path: Path, index: Path, embedder: Embedder) -> None:
    (tmp_path / "leeg").mkdir()
    build(tmp_path / "leeg", index, embedder)
    assert Library.open(index, embedder).search("wat dan ook") == []


@pytest.mark.parametrize(
    "victim", ["vectors.faiss", "manifest.json", "lexical/frequencies.json", "passages.npy", "document.json"]
)
def test_damage_is_noticed_and_mended(corpus: Path, index: Path, embedder: Embedder, victim: str) -> None:
    build(corpus, index, embedder)
    path = next(p for p in index.rglob(victim.split("/")[-1]))
    path.write_bytes(path.read_bytes()[:-3] + b"xyz")
    with pytest.raises(NoIndex, match="beschadigd"):
        Library.open(index, embedder)
    build(corpus, index, embedder)
    assert Library.open(index, embedder).search("arbeidsmarktregio's")


def test_another_model_rebuilds_with_a_message(corpus: Path, index: Path, embedder: Embedder) -> None:
    build(corpus, index, embedder)

    class Other(TermEmbedder):
        fingerprint = "proef-2"

    with pytest.raises(NoIndex, match="ander taalmodel"):
        Library.open(index, Other())
    report = build(corpus, index, Other())
    assert any("taalmodel" in notice for notice in report.notices)
    assert Library.open(index, Other()).passages


def test_full_disk_leaves_what_was_there(
    corpus: Path, index: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, index, embedder)
    make_pdf(corpus / "wonen.pdf", EXTRA)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.shelf.np.save", full)
    with pytest.raises(BuildError, match="Maak ruimte"):
        build(corpus, index, embedder)
    assert list(Library.open(index, embedder).documents) == ["agenda.pdf"]
    assert not list(index.rglob(".nieuw-*"))


@pytest.mark.parametrize(
    ("code", "told", "advice"),
    [
        (errno.ENOMEM, "het geheugen is op", "Sluit andere programma’s"),
        (errno.EAGAIN, "er kan geen proces meer bij", "Sluit andere programma’s"),
        (errno.EMFILE, "er staan te veel bestanden open", "Sluit andere programma’s"),
        (errno.EDQUOT, "uw ruimte op de schijf is op", "Maak ruimte op de schijf"),
        (errno.EROFS, "de schijf is alleen-lezen", "Kies met --index"),
        (errno.EIO, "de schijf weigert", "Kies met --index"),
    ],
)
def test_what_the_system_refuses_is_told_with_what_helps(
    corpus: Path, index: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch, code: int, told: str, advice: str
) -> None:
    def refused(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("ingest.reading.Worker", refused)
    with pytest.raises(BuildError) as error:
        build(corpus, index, embedder)
    assert f"({told}). Wat er stond, staat er nog. {advice}" in str(error.value)


def test_readers_go_on_while_another_state_is_written(corpus: Path, index: Path, embedder: Embedder) -> None:
    build(corpus, index, embedder)
    library = Library.open(index, embedder)
    for number in range(3):
        make_pdf(corpus / f"wonen{number}.pdf", EXTRA)
        build(corpus, index, embedder)
    assert library.search("arbeidsmarktregio's")[0].passage.body == "SER"


def test_two_builders_wait_for_each_other(corpus: Path, index: Path, embedder: Embedder) -> None:
    reports = []
    threads = [threading.Thread(target=lambda: reports.append(build(corpus, index, embedder))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(len(r.added) for r in reports) == [0, 0, 1]


def test_old_states_are_cleaned_up(corpus: Path, index: Path, embedder: Embedder) -> None:
    for number in range(5):
        make_pdf(corpus / "wonen.pdf", EXTRA, title=f"Uitgave {number}")
        build(corpus, index, embedder)
    assert len(list((index / "generations").iterdir())) == 2
    assert current_folder(index).is_dir()
    assert len(list((index / "documents").iterdir())) <= 3


def test_moved_index_still_opens(corpus: Path, index: Path, embedder: Embedder, tmp_path: Path) -> None:
    build(corpus, index, embedder)
    shutil.move(index, tmp_path / "elders")
    assert Library.open(tmp_path / "elders", embedder).passages
