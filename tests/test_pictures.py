"""What is read in a picture on a page of text: it heads nothing but what is read there, and says that it was read."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.blocks import Block
from ingest.catalogue import Catalogue
from ingest.document import Document, Sentence
from ingest.outline import make_sentences
from ingest.page import read_pages
from ingest.read import read_document
from tests.made_pdfs import column, fake_tesseract, make_pdf

WORDS = ["Bestand", "Bewerken", "Beeld", "Invoegen", "Opmaak", "Venster"]


def block(kind: str, text: str, level: int = 0, recognised: bool = False) -> Block:
    return Block(kind, text, ((0, 1),), level=level, recognised=recognised)  # type: ignore[arg-type]


def paths(*blocks: Block) -> list[tuple[str, ...]]:
    return [sentence.path for sentence in make_sentences(blocks, lambda page: "deel")]


def test_heading_in_a_picture_is_above_what_is_read_there_alone() -> None:
    found = paths(
        block("heading", "Wonen", 2),
        block("heading", "Bestand openen", 1, recognised=True),
        block("paragraph", "Kies een bestand.", recognised=True),
        block("paragraph", "De gemeente bouwt woningen voor jonge gezinnen, voor ouderen en voor wie er een zoekt."),
        block("paragraph", "Sluit het venster.", recognised=True),
    )
    assert found == [("Wonen", "Bestand openen"), ("Wonen",), ("Wonen",)]


def test_scan_keeps_its_headings_over_its_pages() -> None:
    found = paths(
        block("heading", "Zorg", 1, recognised=True),
        block("heading", "Thuiszorg", 2, recognised=True),
        block("paragraph", "Ieder krijgt zorg.", recognised=True),
        block("heading", "Wonen", 1, recognised=True),
        block("paragraph", "Ieder krijgt een huis.", recognised=True),
    )
    assert found == [("Zorg", "Thuiszorg"), ("Wonen",)]


def test_page_that_is_mostly_a_picture_stands_under_its_own_headings() -> None:
    scanned = Block("heading", "Wat kost het?", ((0, 2),), level=2, recognised=True)
    found = paths(
        block("heading", "Colofon", 1),
        block("paragraph", "Deze folder is van de gemeente."),
        Block("paragraph", "Pagina 2", ((0, 2),)),
        scanned,
        Block("paragraph", "Het kost tien euro.", ((0, 2),), recognised=True),
        Block("paragraph", "Bel ons.", ((0, 3),)),
    )
    assert found == [("Colofon",), ("Colofon",), ("Wat kost het?",), ("Colofon",)]


def test_runs_read_in_a_picture_are_marked_and_those_of_the_text_are_not(tmp_path: Path) -> None:
    picture = make_pdf(tmp_path / "beeld.pdf", [column(["Kies een bestand en sluit het venster weer"] * 60)])
    with pdfium.PdfDocument(picture) as document:
        drawn = ImageReader(document[0].render(scale=2).to_pil())
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.drawImage(drawn, 0, 0, 595, 760)
    canvas.drawString(60, 800, "De gemeente bouwt woningen voor jonge gezinnen in de stad.")
    canvas.save()
    (reading,) = read_pages(tmp_path / "a.pdf", range(1), fake_tesseract(tmp_path, WORDS))
    assert {run.text.split()[0]: run.recognised for run in reading.page.runs} == {"De": False, "Bestand": True}


def test_only_sentences_that_were_read_in_a_picture_say_so(tmp_path: Path) -> None:
    sentences = [
        Sentence("De gemeente bouwt.", 1, 1, "sentence", (), 1),
        Sentence("Kies een bestand.", 1, 1, "sentence", (), 2, recognised=True),
    ]
    document = Document("a.pdf", "", "A", sentences=sentences, recognised_pages=(1,))
    assert not document.is_recognised("De gemeente bouwt.", 1, 1)
    assert not document.is_recognised("gemeente bouwt", 1, 1)
    assert document.is_recognised("Kies een bestand.", 1, 1)
    assert document.is_recognised("De gemeente bouwt. Kies een bestand.", 1, 1)
    assert document.is_recognised("staat er niet", 1, 1)
    assert not document.is_recognised("Kies een bestand.", 2, 2)


def test_text_of_a_file_is_not_marked(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [column(["De gemeente bouwt woningen."])])
    assert not any(sentence.recognised for sentence in read_document(path, Catalogue()).sentences)
