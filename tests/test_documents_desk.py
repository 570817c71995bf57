"""The documents of a running chat: what is told of them, how far reading is, and what the catalogue is told."""

from __future__ import annotations

import threading
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from app.answering.answerer import Answerer
from app.documents import desk as module
from app.documents.desk import CHANGED_MEANWHILE, Desk, Still, details_of
from app.documents.details import Details, PartDetails
from app.documents.errors import DocumentsError
from app.live import LiveAnswerer
from index.library import Library
from ingest.catalogue import CATALOGUE_FILE, CatalogueError, Entry, load_catalogue
from ingest.document import Body, Document, Page, Part
from tests.made_pdfs import make_pdf, prose

NOTHING_MORE = ("", (), "", "", "")  # no article, authors, publisher, place and address


@pytest.fixture
def desk(corpus: Path, live: LiveAnswerer) -> Desk:
    return Desk(corpus, live, may_change=True)


def follow(live: LiveAnswerer) -> None:
    live.refresh()
    live.refresh()


def bring(desk: Desk, path: Path) -> str:
    with desk.folder.arriving(path.name) as arrival:
        arrival.add(path.read_bytes())
        return arrival.done()


def states(desk: Desk) -> dict[str, str]:
    return {row.file: row.state for row in desk.rows()}


def test_a_document_is_followed_from_coming_in_to_searchable(desk: Desk, live: LiveAnswerer, tmp_path: Path) -> None:
    wind = make_pdf(tmp_path / "wind.pdf", [prose("Wind", ["De provincie plaatst windmolens langs de dijk."])])
    broken = tmp_path / "stuk.pdf"
    broken.write_bytes(b"%PDF-1.7 niets")
    tickets = [desk.ticket(bring(desk, path)) for path in (wind, broken)]
    assert states(desk) == {"agenda.pdf": "doorzoekbaar", "stuk.pdf": "wacht", "wind.pdf": "wacht"}
    assert [desk.reading(ticket).state for ticket in tickets] == ["wacht", "wacht"]  # type: ignore[union-attr]

    seen = []
    update = live._update

    def watched(on_progress):  # type: ignore[no-untyped-def]
        def told(label: str, done: int, total: int) -> None:
            on_progress(label, done, total)
            seen.append(desk.reading(tickets[0]))

        return update(told)

    live._update = watched
    follow(live)
    assert ("leest", "bladzijden", 1, 1) in [(r.state, r.things, r.done, r.total) for r in seen if r]
    good, bad = (desk.reading(ticket) for ticket in tickets)
    assert good is not None
    assert good.report is not None
    assert (good.state, good.report.pages, good.report.passages) == ("klaar", 1, 1)
    assert bad is not None
    assert bad.report is not None
    assert "beschadigd" in bad.report.refused
    assert states(desk) == {"agenda.pdf": "doorzoekbaar", "stuk.pdf": "niet", "wind.pdf": "doorzoekbaar"}
    row = next(row for row in desk.rows() if row.file == "stuk.pdf")
    assert "beschadigd" in row.remarks[0]

    desk.folder.remove("wind.pdf")
    assert "wind.pdf" not in states(desk)  # before it is out of the index
    gone = desk.reading(tickets[0])
    assert gone is not None
    assert gone.state == "weg"
    assert desk.reading("geraden") is None


def test_a_row_tells_whose_words_and_which_parts(desk: Desk) -> None:
    (row,) = desk.rows()
    assert (row.title, row.bodies, row.date) == ("Agenda voor de stad", ("SER", "Planraad"), "2015-06")
    assert (row.pages, row.passages, row.remarks) == (2, 2, ())
    assert [part.body for part in row.parts] == ["SER", "Planraad"]


def test_what_is_filled_in_is_written_and_read(desk: Desk, live: LiveAnswerer, corpus: Path) -> None:
    details, version, pages = desk.details("agenda.pdf")
    assert pages == 2
    assert details == Details(
        "Agenda voor de stad",
        "Raden samen",
        "2015-06",
        (
            PartDetails(1, 1, "Agenda voor de stad", "SER", 0, (), "de"),
            PartDetails(2, 2, "Kijk op krimp", "Planraad", 1, (), "de"),
        ),
        *NOTHING_MORE,
    )
    (corpus / CATALOGUE_FILE).chmod(0o664)
    filled = {"title": "Nieuwe agenda", "body": "Stadsraad", "date": "mei 2016", "parts": []}
    assert desk.fill_in("agenda.pdf", filled, version) == {}
    assert (corpus / CATALOGUE_FILE).stat().st_mode & 0o777 == 0o664
    ticket = desk.ticket("agenda.pdf")
    assert desk.reading(ticket).state == "wacht"  # type: ignore[union-attr]
    follow(live)
    assert desk.reading(ticket).state == "klaar"  # type: ignore[union-attr]
    document = live.library.documents["agenda.pdf"]
    assert (document.title, document.date, document.publisher) == ("Nieuwe agenda", "2016-05", "Stadsraad")
    assert {passage.body for passage in document.passages} == {"Stadsraad"}
    assert desk.details("agenda.pdf")[0] == Details("Nieuwe agenda", "Stadsraad", "2016-05", (), *NOTHING_MORE)
    with pytest.raises(DocumentsError, match=CHANGED_MEANWHILE.split(".")[0]):
        desk.fill_in("agenda.pdf", filled, version)


def test_what_is_wrong_is_told_and_nothing_is_written(desk: Desk, corpus: Path) -> None:
    before = (corpus / CATALOGUE_FILE).read_bytes()
    _, version, _ = desk.details("agenda.pdf")
    assert set(desk.fill_in("agenda.pdf", {"title": "", "date": "ooit"}, version)) == {"title", "date"}
    with pytest.raises(DocumentsError):
        desk.fill_in("weg.pdf", {"title": "x"}, version)
    assert (corpus / CATALOGUE_FILE).read_bytes() == before
    (corpus / CATALOGUE_FILE).write_text("[[body]\n", "utf-8")
    with pytest.raises(CatalogueError):
        desk.fill_in("agenda.pdf", {"title": "x"}, version)


def test_a_folder_without_a_catalogue_gets_one(desk: Desk, live: LiveAnswerer, corpus: Path) -> None:
    (corpus / CATALOGUE_FILE).unlink()
    follow(live)
    _, version, _ = desk.details("agenda.pdf")
    assert desk.fill_in("agenda.pdf", {"title": "Agenda", "body": "SER"}, version) == {}
    written = tomllib.loads((corpus / CATALOGUE_FILE).read_text("utf-8"))
    assert written["body"] == [{"name": "SER"}]
    assert written["document"][0]["part"] == [{"title": "Agenda", "body": "SER", "pages": "1-2"}]


def test_a_broken_catalogue_is_told_to_who_waits(desk: Desk, live: LiveAnswerer, corpus: Path) -> None:
    (corpus / CATALOGUE_FILE).write_text("[[body]\n", "utf-8")
    follow(live)
    reading = desk.reading(desk.ticket("agenda.pdf"))
    assert reading is not None
    assert reading.state == "fout"
    assert CATALOGUE_FILE in reading.problem
    assert desk.problem() == reading.problem
    assert states(desk) == {"agenda.pdf": "doorzoekbaar"}


def test_a_whole_document_is_no_part() -> None:
    pages = (Page(1, "", ""), Page(2, "", ""))
    document = Document("a.pdf", "x", "A", parts=(Part("A", "SER", 1, 2),), pages=pages)
    whole = Entry("a.pdf", "A", "Uitgever", parts=(Part("A", "SER", 1, 2),))
    ser = {"SER": Body("SER", "Sociaal-Economische Raad", "de")}
    assert details_of(whole, document, ser) == Details("A", "SER", "", (), "de", (), "Uitgever", "", "")
    itself = replace(whole, publisher="Sociaal-Economische Raad", place="Den Haag", url="https://ser.example/a")
    assert details_of(itself, document, ser).publisher == ""  # the body, in full
    assert details_of(itself, document, ser).place == "Den Haag"
    part = Entry("a.pdf", "A", "Uitgever", parts=(Part("A", "SER", 2, 2),))
    parts = (PartDetails(2, 2, "A", "SER", 0, (), ""),)
    assert details_of(part, document, {}) == Details("A", "Uitgever", "", parts, *NOTHING_MORE)
    assert details_of(Entry("a.pdf"), document, {}) == Details("A", "SER", "", (), *NOTHING_MORE)


def test_the_date_of_a_file_is_left_for_the_user_to_tell() -> None:
    document = Document(
        "a.pdf", "x", "A", date="2021-01-15~", parts=(Part("A", "SER", 1, 1),), pages=(Page(1, "", ""),)
    )
    assert details_of(Entry("a.pdf"), document, {}).date == ""
    assert details_of(Entry("a.pdf"), replace(document, date="2021"), {}).date == "2021"


def test_an_article_counts_when_the_index_is_up_to_date(desk: Desk, live: LiveAnswerer) -> None:
    assert live.library.bodies["Planraad"].with_article == "de Planraad"
    _, version, _ = desk.details("agenda.pdf")
    filled = {"title": "Agenda", "body": "planraad", "article": "het", "authors": "Jan Jansen\nPietersen, Anna"}
    assert desk.fill_in("agenda.pdf", {**filled, "place": "Den Haag", "url": "https://a.example/b"}, version) == {}
    assert [body.article for body in desk.bodies() if body.name == "Planraad"] == ["het"]  # at once, for other forms
    follow(live)
    document = live.library.documents["agenda.pdf"]
    assert live.library.bodies["Planraad"].with_article == "het Planraad"
    assert document.parts[0].authors == ("Jan Jansen", "Pietersen, Anna")
    assert (document.place, document.url) == ("Den Haag", "https://a.example/b")


def test_an_answerer_that_tells_nothing_of_its_folder(corpus: Path, library: Library) -> None:
    desk = Desk(corpus, Still(Answerer(library)), may_change=False)
    assert states(desk) == {"agenda.pdf": "doorzoekbaar"}
    assert desk.problem() == ""


def test_two_processes_that_edit_the_catalogue_lose_nothing(
    corpus: Path, live: LiveAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_pdf(corpus / "wind.pdf", [prose("Wind", ["De provincie plaatst windmolens langs de dijk."])])
    follow(live)
    one, other = Desk(corpus, live, True), Desk(corpus, live, True)  # they share nothing but the folder
    inside = threading.Event()

    def fill_in(desk: Desk, file: str) -> None:
        details, version, _ = desk.details(file)
        parts = [{"first": p.first, "last": p.last, "title": p.title, "kept": p.kept} for p in details.parts]
        assert desk.fill_in(file, {"title": f"Nieuw: {file}", "parts": parts}, version) == {}

    later = threading.Thread(target=fill_in, args=(other, "wind.pdf"))
    write = module.edited

    def slowly(*given: Any) -> str:
        made = write(*given)
        if not inside.is_set():
            inside.set()
            later.start()
            later.join(0.3)
            assert later.is_alive()  # it waits
        return made

    monkeypatch.setattr(module, "edited", slowly)
    fill_in(one, "agenda.pdf")
    later.join(30)
    entries = load_catalogue(corpus).entries
    assert {file: entry.title for file, entry in entries.items()} == {
        file: f"Nieuw: {file}" for file in ("agenda.pdf", "wind.pdf")
    }
    assert desk_files(corpus) == {"agenda.pdf", "wind.pdf", CATALOGUE_FILE, module.LOCK_FILE}


def desk_files(corpus: Path) -> set[str]:
    return {path.name for path in corpus.iterdir()}


def test_a_catalogue_that_another_process_holds_is_told(
    desk: Desk, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOCK_WAIT", 0.05)
    _, version, _ = desk.details("agenda.pdf")
    with FileLock(corpus / module.LOCK_FILE), pytest.raises(DocumentsError, match="ander proces"):
        desk.fill_in("agenda.pdf", {"title": "Anders", "parts": []}, version)
