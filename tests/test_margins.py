"""The column in the margin of a letter stays out of its text, on every page; a wide table stays whole."""

from __future__ import annotations

from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, make_pdf

ADDRESS = ["De Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG"]
TEXT = [
    "Met deze brief informeer ik u over de woningbouw in de steden. De gemeente wil dat ouderen",
    "langer zelfstandig wonen in hun eigen wijk. Daarvoor zijn woningen nodig zonder trap, waar",
    "de zorg dichtbij is.",
]
DETAILS = ["Directie Wonen", "Turfmarkt 147", "Den Haag", "Contactpersoon", "A. de Vries", "Ons kenmerk", "2021-000123"]


def column(lines: list[str], x: float, top: float, leading: float = LEADING, size: float = 9) -> list[Put]:
    return [Put(x, top - i * leading, line, size) for i, line in enumerate(lines)]


def test_the_column_of_a_letter_is_read_once_and_apart(tmp_path: Path) -> None:
    again = column(["Datum", "11 juni 2024", *DETAILS[-2:]], 450, 724, 9, 6.5)
    pages = [
        [*column(DETAILS, 450, 724, 9, 6.5), *column(ADDRESS, 60, 724), *column(TEXT * 3, 60, 600)],
        [*again, *column(TEXT, 60, 724)],
        [*again, *column(["Hoogachtend,", "de minister voor Wonen"], 60, 724)],
    ]
    texts = [page.text for page in read_document(make_pdf(tmp_path / "brief.pdf", pages), Catalogue()).pages]
    assert " ".join(ADDRESS) in texts[0].replace("\n", " ")
    assert texts[0].endswith("Turfmarkt 147 Den Haag\nContactpersoon A. de Vries\nOns kenmerk 2021-000123")
    assert " ".join(texts[1].split("\n")) == " ".join([*TEXT, "Datum 11 juni 2024"])
    assert texts[2] == "Hoogachtend, de minister voor Wonen"


def test_a_table_in_small_type_wider_than_the_text_stays_whole(tmp_path: Path) -> None:
    rows = [Put(x, 500 - 11 * i, text, 7) for i in range(6) for x, text in ((60, "Wonen"), (250, "100"), (480, "2024"))]
    document = read_document(make_pdf(tmp_path / "a.pdf", [[*column(TEXT * 3, 60, 700), *rows]]), Catalogue())
    assert "Wonen 100 2024" in document.pages[0].text
