"""What is written is read back by pandoc, which had no part in writing it."""

import json
from dataclasses import replace

import pypandoc

from app.references.ris import ris
from tests.made_references import TODAY, made


def test_a_report_and_a_part_are_read_back() -> None:
    report = made("Yvonne van Mierlo", "{Raad, de}", title="Steden", publisher="VNG", place="Den Haag", date="2014-03")
    part = made(
        title="Bijlage",
        container="Steden",
        first_label="13",
        last_label="35",
        publisher="VNG",
        url="https://a.nl/x;y=1&z",
    )
    text = ris([report, replace(report, page="12", last_page="13", quote="Nog wat."), part], TODAY)
    first, second = json.loads(pypandoc.convert_text(text, "csljson", "ris"))
    assert (first["type"], first["title"], first["publisher"]) == ("report", "Steden", "VNG")
    assert first["issued"] == {"date-parts": [[2014]]}  # all that this reader takes
    assert "\nDA  - 2014/03//\n" in text
    assert first["author"][0]["family"] == "Mierlo"
    assert first["author"][0]["given"] == "Yvonne"
    assert "\nCY  - Den Haag\n" in text
    assert first["page"] == "9, 12-13"
    assert (second["type"], second["title"], second["container-title"]) == ("chapter", "Bijlage", "Steden")
    assert second["page"] == "13-35"
    assert second["URL"] == "https://a.nl/x%3By=1&z"
    assert text.startswith("TY  - RPRT")
    assert text.count("\nN1  - p. 12-13 (pdf-bladzijde 10): “Nog wat.”") == 1
    assert text.count("ER  -") == 2


def test_a_line_end_in_a_title_makes_no_field() -> None:
    text = ris([made("{SER}", title="Agenda\nER  - \nTY  - BOOK", quote="a\nTI  - b")], TODAY)
    assert sum(line.startswith(("TY  -", "TI  -", "ER  -")) for line in text.splitlines()) == 3


def test_the_language_is_told() -> None:
    assert "\nLA  - nl\n" in ris([made()], TODAY)
