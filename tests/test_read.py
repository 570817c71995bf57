from pathlib import Path

import pytest

from ingest import ocr
from ingest.catalogue import Catalogue, Entry, load_catalogue
from ingest.file_date import day_of, is_file_date
from ingest.pdf import UnreadablePdf
from ingest.read import read_document
from tests.made_pdfs import Put, column, fake_tesseract, make_pdf, make_scan, merge


def test_parts_keep_bodies_apart(corpus: Path) -> None:
    document = read_document(corpus / "agenda.pdf", load_catalogue(corpus))
    assert {(p.body, p.first_page) for p in document.passages} == {("SER", 1), ("Planraad", 2)}
    assert document.passages[0].path == ("Scholing",)


def test_every_sentence_stands_on_its_page(corpus: Path) -> None:
    document = read_document(corpus / "agenda.pdf", load_catalogue(corpus))
    assert document.sentences
    for sentence in document.sentences:
        assert sentence.text in document.pages[sentence.page - 1].text


def test_file_without_entry_takes_what_the_pdf_tells(tmp_path: Path) -> None:
    named = make_pdf(tmp_path / "a.pdf", [column(["Een zin over de stad."])], title="De titel", author="De raad")
    bare = make_pdf(tmp_path / "nota_over-wonen.pdf", [column(["Een zin over wonen."])])
    assert read_document(named, Catalogue()).passages[0].body == "De raad"
    assert read_document(bare, Catalogue()).title == "nota over wonen"


def test_drawn_page_is_told_and_an_empty_one_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "tesseract", lambda: "")
    text = column(["De stad bouwt huizen voor ouderen die kleiner willen wonen."] * 8)
    scan = make_scan(tmp_path / "scan.pdf", [text, None])
    make_pdf(tmp_path / "tekst.pdf", [text])
    path = merge(tmp_path / "a.pdf", tmp_path / "tekst.pdf", scan)
    document = read_document(path, Catalogue())
    assert document.unreadable_pages == (2,)
    assert document.ocr_missed


def test_scan_is_refused_with_what_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = column(["De stad bouwt huizen voor ouderen die kleiner willen wonen."] * 8)
    for program, reason in (("", "installeer tesseract"), (fake_tesseract(tmp_path, []), "vond op de bladzijden geen")):
        monkeypatch.setattr(ocr, "tesseract", lambda program=program: program)
        with pytest.raises(UnreadablePdf, match=reason):
            read_document(make_scan(tmp_path / "scan.pdf", [text]), Catalogue())


def test_empty_pages_are_told_apart_from_a_scan(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePdf, match="leeg"):
        read_document(make_pdf(tmp_path / "leeg.pdf", [[], []]), Catalogue())


def test_the_bold_total_of_a_budget_can_be_found(tmp_path: Path) -> None:
    rows = [("Post", "Raming", "Besteed"), ("Wonen", "100", "90"), ("Wegen", "20", "30"), ("Totaal", "120", "120")]
    page = [
        Put(x, 700 - 20 * at, text, bold=at in (0, 3))
        for at, row in enumerate(rows)
        for x, text in zip((60, 220, 400), row, strict=True)
    ]
    document = read_document(make_pdf(tmp_path / "begroting.pdf", [page]), Catalogue())
    assert [s.text for s in document.sentences] == ["Wonen 100 90", "Wegen 20 30", "Totaal 120 120"]


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePdf, match="geopend"):
        read_document(tmp_path / "weg.pdf", Catalogue())


def test_a_date_that_only_the_file_has_is_told_apart(tmp_path: Path) -> None:
    lines = ["Een zin over de stad."]
    made = read_document(make_pdf(tmp_path / "a.pdf", [column(lines)]), Catalogue())
    assert is_file_date(made.date)
    assert day_of(made.date)[:2] == "20"
    catalogue = Catalogue({}, {"a.pdf": Entry("a.pdf", date="2014")})
    assert read_document(tmp_path / "a.pdf", catalogue).date == "2014"
