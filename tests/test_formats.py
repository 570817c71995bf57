import json

from app.references.choices import SUFFIXES
from app.references.formats import FILES, data_text, file_bytes, styled_text
from app.references.report import Paragraph, Section
from tests.made_references import TODAY, made

CITED = (made("{SER}", title="Agenda", date="2015"), made("{SER}", title="Agenda", date="2015", page="12"))
SECTION = Section("Wat?", (Paragraph("Dit.", 1), Paragraph("Dat.", 2)), CITED)


def test_every_file_that_can_be_chosen_is_made() -> None:
    assert tuple(FILES) == SUFFIXES
    begins = {"docx": b"PK", "md": b"# Wat?", "bib": b"@techreport", "ris": b"TY  - RPRT", "json": b"["}
    for suffix in SUFFIXES:
        assert file_bytes(suffix, [SECTION], TODAY).startswith(begins[suffix])


def test_data_holds_a_work_once_with_all_its_pages() -> None:
    (item,) = json.loads(data_text("csl", CITED, TODAY))
    assert item["note"].count("p. 9") == item["note"].count("p. 12") == 1
    assert data_text("bibtex", CITED, TODAY).count("@") == 1
    assert data_text("ris", CITED, TODAY).count("TY  -") == 1


def test_places_are_numbered_and_works_listed_once() -> None:
    assert styled_text("apa", CITED, TODAY).splitlines() == [
        "[1] (SER, 2015, p. 9)",
        "[2] (SER, 2015, p. 12)",
        "",
        "Literatuur",
        "SER. (2015). Agenda.",
    ]
    assert styled_text("voetnoot", CITED, TODAY).splitlines()[1] == "[2] SER, Agenda, 2015, p. 12."
