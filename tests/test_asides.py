"""Pull quotes, boxes and notes in the margin do not break the sentences that they stand beside."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ingest.catalogue import Catalogue
from ingest.document import Document
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, column, make_pdf

TEXT = [
    "De gemeente wil dat ouderen langer zelfstandig wonen in hun",
    "eigen wijk. Daarvoor zijn woningen nodig zonder trap, waar de",
    "zorg dichtbij is. Wie kleiner gaat wonen laat een huis achter",
    "waar een jong gezin in kan trekken. De provincie betaalt daar",
    "ieder jaar een deel van. De raad krijgt in het voorjaar steeds",
    "een overzicht van wat er in de wijken is gebouwd en verkocht.",
]
SENTENCE = "Wie kleiner gaat wonen laat een huis achter waar een jong gezin in kan trekken."


def read(tmp_path: Path, puts: list[Put]) -> Document:
    return read_document(make_pdf(tmp_path / "a.pdf", [puts]), Catalogue())


def broken_by(*between: Put) -> list[Put]:
    """The text with room behind its third line, and what stands there."""
    return [*column(TEXT[:3]), *between, *column(TEXT[3:], top=640)]


def test_sentence_of_the_page_in_large_type_is_left_out(tmp_path: Path) -> None:
    pulled = [
        Put(60, 705, "“Wie kleiner gaat wonen laat een huis", 16, bold=True),
        Put(60, 685, "achter waar een jong gezin in kan trekken.”", 16, bold=True),
    ]
    document = read(tmp_path, broken_by(*pulled))
    assert document.pages[0].text == read(tmp_path, column(TEXT)).pages[0].text
    assert all(sentence.path == () for sentence in document.sentences)


def test_other_words_amid_a_sentence_come_behind_its_paragraph(tmp_path: Path) -> None:
    box = [Put(70, 705, "Let op: de regeling geldt alleen voor huurders met", 8), Put(70, 695, "een laag inkomen.", 8)]
    sentences = [sentence.text for sentence in read(tmp_path, broken_by(*box)).sentences]
    assert SENTENCE in sentences
    assert sentences[-1] == "Let op: de regeling geldt alleen voor huurders met een laag inkomen."


def test_heading_between_paragraphs_stays_a_heading(tmp_path: Path) -> None:
    ended = [*column([*TEXT[:2], "zorg dichtbij is."]), Put(60, 695, "Wie betaalt", 14, bold=True)]
    document = read(tmp_path, [*ended, *column(TEXT[3:], top=640)])
    assert document.sentences[-1].path == ("Wie betaalt",)


def test_notes_in_the_margin_are_no_part_of_the_lines_beside_them(tmp_path: Path) -> None:
    margin = [Put(450, 757 - 9 * i, text, 7) for i, text in enumerate(["Zie de nota", "Wonen en zorg", "van 2019."])]
    document = read(tmp_path, [*column(TEXT * 3), *margin])
    sentences = [sentence.text for sentence in document.sentences]
    assert sentences.count(SENTENCE) == 3
    assert sentences.count("Zie de nota Wonen en zorg van 2019.") == 1


def test_columns_go_on_under_a_quote_across_both(tmp_path: Path) -> None:
    sides = [(TEXT * 9)[:27], (TEXT * 9)[27:]]
    pulled = ["Wie kleiner gaat wonen, helpt een gezin, en", "dat is goed voor ieder die in", "de wijk woont."]
    puts = [Put(150, 600 - 20 * i, text, 16, bold=True) for i, text in enumerate(pulled)]
    for x, lines in zip((40, 320), sides, strict=True):
        puts += [Put(x, 760 - LEADING * (i if i < 10 else i + 8), line, 9) for i, line in enumerate(lines)]
    found = read(tmp_path, puts).pages[0].text.split("\n")
    assert " ".join(pulled) in found
    assert " ".join(text for text in found if text != " ".join(pulled)) == " ".join(TEXT * 9)


def test_columns_end_above_a_heading_across_both(tmp_path: Path) -> None:
    heading = Put(120, 620, "Wonen en zorg in de wijken van onze gemeente", 16, bold=True)
    puts = [heading]
    for x in (40, 320):
        for top in (760, 580):
            puts += [Put(x, top - LEADING * i, line, 9) for i, line in enumerate(TEXT)]
    document = read(tmp_path, puts)
    assert [sentence.path for sentence in document.sentences].count(()) == len(document.sentences) / 2


def test_text_that_flows_around_a_pull_quote_is_read_on(tmp_path: Path) -> None:
    """The quotation stands across the white between two columns, and shortens the lines of both."""
    puts = []
    for x, shift, texts in ((40, 0, TEXT * 4), (310, 60, TEXT * 4)):
        words = " ".join(texts).split()
        for row in range(40):
            beside = 14 <= row < 22
            room, line = (34 if beside else 48), ""
            while words and len(f"{line} {words[0]}") <= room:
                line = f"{line} {words.pop(0)}".strip()
            puts.append(Put(x + (shift if beside else 0), 760 - row * LEADING, line))
    pulled = ["WIE KLEINER", "WIL WONEN,", "MOET DAT", "KUNNEN."]
    puts += [Put(232, 761 - 15 * LEADING - 17 * i, text, 12, bold=True) for i, text in enumerate(pulled)]
    text = read(tmp_path, puts).pages[0].text
    assert text.count(SENTENCE) == 8
    assert "WIE KLEINER WIL WONEN, MOET DAT KUNNEN." in text


def test_sentence_goes_on_behind_a_page_with_only_a_pull_quote(tmp_path: Path) -> None:
    pulled = [Put(60, 200, "Het klimaat kent geen", 28, bold=True), Put(60, 168, "grenzen.", 28, bold=True)]
    pages = [column(TEXT[:3] * 5), pulled, column(TEXT[3:] * 5)]
    document = read_document(make_pdf(tmp_path / "a.pdf", pages), Catalogue())
    across = [sentence for sentence in document.sentences if sentence.text == SENTENCE]
    assert [(sentence.page, sentence.last_page) for sentence in across] == [(1, 3)]
    assert not any(sentence.path for sentence in document.sentences)
    assert "Het klimaat kent geen grenzen." in [sentence.text for sentence in document.sentences]


def test_sentence_goes_on_under_a_picture_in_its_column(tmp_path: Path) -> None:
    text = [*column(TEXT * 2), *column(TEXT[:3], top=590), *column(TEXT[3:], top=400)]
    assert [sentence.text for sentence in read(tmp_path, text).sentences].count(SENTENCE) == 3
    apart = [*column(TEXT * 2), *column([*TEXT[:2], "zorg dichtbij"], top=590), *column(TEXT[3:], top=400)]
    assert "waar een jong gezin in kan trekken." in [s.text for s in read(tmp_path, apart).sentences]


def test_sentence_goes_on_under_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("Helvetica", 10)
    for put in [*column((TEXT * 2)[:9]), *column(TEXT[3:], top=500)]:
        canvas.drawString(put.x, put.y, put.text)
    for row, cells in enumerate((("Wijk", "Woningen"), ("Noord", "120"), ("Zuid", "80"))):
        for x, cell in zip((60, 160), cells, strict=True):
            canvas.rect(x, 590 - 20 * row, 100, 20)
            canvas.drawString(x + 4, 596 - 20 * row, cell)
    canvas.save()
    texts = [sentence.text for sentence in read_document(path, Catalogue()).sentences]
    assert texts.count(SENTENCE) == 2
    assert "Noord 120" in texts
