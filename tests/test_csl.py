from dataclasses import replace

from app.references.csl import YEAR_OF_FILE, csl_item, csl_items
from tests.made_references import TODAY, made


def test_what_is_not_known_is_left_out() -> None:
    assert csl_item(made(title="Nota"), TODAY) == {"id": "nota", "type": "report", "title": "Nota"}


def test_everything_that_is_known() -> None:
    reference = made(
        "Yvonne van Mierlo",
        "{SER}",
        title="Bijlage",
        container="Agenda",
        first_label="13",
        last_label="35",
        publisher="SER",
        place="Den Haag",
        date="2014-03-27",
        url="https://ser.example/a",
    )
    assert csl_item(reference, TODAY) == {
        "id": "mierlo2014bijlage",
        "type": "chapter",
        "author": [
            {"family": "Mierlo", "given": "Yvonne", "non-dropping-particle": "van"},
            {"literal": "SER"},
        ],
        "issued": {"date-parts": [[2014, 3, 27]]},
        "title": "Bijlage",
        "container-title": "Agenda",
        "publisher": "SER",
        "publisher-place": "Den Haag",
        "page": "13-35",
        "URL": "https://ser.example/a",
        "accessed": {"date-parts": [[2026, 11, 23]]},
    }


def test_an_item_for_each_work_with_every_page_that_was_quoted() -> None:
    first = made("{SER}", title="Agenda", quote="Eerste.")
    rows = [first, replace(first, page="12", last_page="13", quote="Tweede."), replace(first, quote="Derde.")]
    (item,) = csl_items([*rows, rows[0]], TODAY)
    assert item["note"] == "p. 9 (pdf-bladzijde 10): “Eerste.” “Derde.”\np. 12-13 (pdf-bladzijde 10): “Tweede.”"
    assert "page" not in item


def test_a_date_that_is_none() -> None:
    assert "issued" not in csl_item(made(date="zomer"), TODAY)
    assert csl_item(made(date="2014 (zomer)"), TODAY)["issued"] == {"date-parts": [[2014]]}


def test_the_language_is_told_to_a_program_that_keeps_references() -> None:
    (item,) = csl_items([made()], TODAY)
    assert item["language"] == "nl"


def test_the_year_of_a_file_is_no_more_than_about_that() -> None:
    (item,) = csl_items([made(date="2021", is_about=True)], TODAY)
    assert item["issued"] == {"date-parts": [[2021]], "circa": True}
    assert item["note"].endswith(YEAR_OF_FILE)
