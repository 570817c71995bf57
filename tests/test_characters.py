"""What the fonts of TeX and Ghostscript tell of bold type and of letters with accents."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from ingest.places import fold
from tests import bad_pdfs
from tests.made_pdfs import Put, make_pdf, pages_of

WIDE_STEMS = 151  # thousandths of the type size, in a font descriptor: pdfium takes a font with such stems for bold


def with_font(path: Path, name: str, stems: int) -> Path:
    """The PDF at ``path``, its one font with another name and stems so wide."""
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        for entry in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = entry.get_object()
            numbers = {"/Flags": 4, "/ItalicAngle": 0, "/Ascent": 700, "/Descent": -200, "/StemV": stems}
            descriptor = DictionaryObject({NameObject(key): NumberObject(value) for key, value in numbers.items()})
            descriptor[NameObject("/Type")] = NameObject("/FontDescriptor")
            descriptor[NameObject("/FontName")] = NameObject(f"/{name}")
            font[NameObject("/BaseFont")] = NameObject(f"/{name}")
            font[NameObject("/FirstChar")], font[NameObject("/LastChar")] = NumberObject(32), NumberObject(126)
            font[NameObject("/Widths")] = ArrayObject([NumberObject(500)] * 95)
            font[NameObject("/FontDescriptor")] = descriptor
    writer.write(path)
    return path


@pytest.mark.parametrize(
    ("name", "stems", "bold"),
    [
        ("ABCDEF+CMR10", WIDE_STEMS, False),
        ("ABCDEF+CMTI10", WIDE_STEMS, False),
        ("SFRM1095", WIDE_STEMS, False),
        ("ABCDEF+C059-Roman", WIDE_STEMS, False),
        ("ABCDEF+LMSans10-Regular", WIDE_STEMS, False),
        ("ABCDEF+CMBX12", 60, True),
        ("ABCDEF+SFSX1000", 60, True),
        ("TimesNewRoman-Bold", 60, True),
        ("ABCDEF+Zetwerk", WIDE_STEMS, True),
        ("ABCDEF+Zetwerk", 80, False),
    ],
)
def test_the_name_of_a_font_tells_whether_it_is_bold_before_its_stems_do(
    tmp_path: Path, name: str, stems: int, bold: bool
) -> None:
    path = with_font(make_pdf(tmp_path / "a.pdf", [[Put(60, 700, "De gemeente bouwt woningen.")]]), name, stems)
    assert [run.bold for run in pages_of(path)[0].runs] == [bold]


def test_an_accent_over_a_letter_is_read_with_it(tmp_path: Path) -> None:
    """TeX sets the accent, goes back, and sets the letter under it (a number moves by so many thousandths back)."""
    line = rb"[(De gemeente heeft ) -111 (\302) 444 (e) -111 (\302) 444 (en co) -111 (\310) 444 (ordinator)] TJ"
    content = bad_pdfs.stream(b"BT /F1 10 Tf 20 60 Td " + line + b" ET")
    (run,) = pages_of(bad_pdfs.with_pages(tmp_path / "a.pdf", [content]))[0].runs
    assert run.text == "De gemeente heeft één coördinator"


def test_an_accent_beside_a_letter_is_left_alone(tmp_path: Path) -> None:
    (run,) = pages_of(make_pdf(tmp_path / "a.pdf", [[Put(60, 700, "De prijs `a 3 euro en ´s avonds.")]]))[0].runs
    assert run.text == "De prijs `a 3 euro en ´s avonds."


def test_a_dotless_letter_is_found_as_the_letter_it_is_with_its_accent() -> None:
    assert fold("stero¨ıden") == fold("steroïden")
