"""The title of a document without one in its metadata is read from its first page, where it is plain which it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, column, make_pdf, prose

TEXT = [
    "De gemeente wil dat ouderen langer zelfstandig wonen in hun eigen wijk, en daarvoor zijn woningen nodig.",
    "Wie kleiner gaat wonen laat een huis achter waar een jong gezin in kan trekken.",
]
BODY = column(TEXT * 6, top=600)


def title(path: Path, *pages: list[Put], known: str = "", author: str = "") -> str:
    pdf = make_pdf(path / "nota_12.pdf", pages, title=known, author=author)
    return read_document(pdf, Catalogue()).title


def large(*lines: str, top: float = 780, size: float = 24) -> list[Put]:
    return [Put(60, top - 1.2 * size * at, line, size, bold=True) for at, line in enumerate(lines)]


def test_the_largest_text_on_a_cover_is_the_title(tmp_path: Path) -> None:
    logo = [Put(230, 790, "Uitvoering", 14), Put(230, 772, "Woonwet", 14)]
    cover = [*logo, *large("Handreiking verdelen,", "verhuren en verko-", "pen van woningen", top=300, size=34)]
    assert title(tmp_path, cover, prose("Wonen", TEXT)) == "Handreiking verdelen, verhuren en verkopen van woningen"


def test_a_word_alone_takes_the_line_under_it(tmp_path: Path) -> None:
    cover = [*large("VERKIEZINGS-", "PROGRAMMA", size=58), *large("SAMEN WONEN 2021", top=480, size=30)]
    assert title(tmp_path, cover, prose("Wonen", TEXT)) == "VERKIEZINGSPROGRAMMA SAMEN WONEN 2021"
    assert title(tmp_path, large("Woonvisie", "2021 - 2025", size=40), BODY) == "Woonvisie 2021-2025"
    assert title(tmp_path, large("Raadsbrief", size=40), BODY) == "nota 12"


def test_a_title_above_the_text_counts_when_no_heading_is_as_large(tmp_path: Path) -> None:
    page = [*large("Langer zelfstandig wonen"), *BODY]
    assert title(tmp_path, page, prose("Wonen", TEXT)) == "Langer zelfstandig wonen"
    again = [*large("Kleiner gaan wonen"), *BODY]
    assert title(tmp_path, page, again) == "nota 12"
    assert title(tmp_path, [*column(TEXT * 4), *large("Langer zelfstandig wonen", top=400)], BODY) == "nota 12"


@pytest.mark.parametrize(
    "lines",
    [
        ["Gemeente Leiden"],
        ["Ministerie van Wonen"],
        ["Tweede Kamer der Staten-Generaal"],
        ["Aan de Voorzitter", "van de Tweede Kamer"],
        ["3 mei 2024"],
        ["1 Wonen in de wijk"],
        ["Samenvatting"],
        ["www.samenwonen.nl", "Samen wonen"],
        ["Stichting Samen Wonen"],
    ],
)
def test_letterheads_dates_and_sections_are_no_title(tmp_path: Path, lines: list[str]) -> None:
    assert title(tmp_path, [*large(*lines), *BODY], BODY, author="Stichting Samen Wonen") == "nota 12"


def test_two_texts_as_large_as_each_other_leave_it_open(tmp_path: Path) -> None:
    cover = [*large("Samen wonen", top=700), Put(60, 500, "Stichting De Wijk"), *large("De kracht van samen", top=300)]
    assert title(tmp_path, cover, BODY) == "nota 12"


def test_a_title_in_the_metadata_stays(tmp_path: Path) -> None:
    assert title(tmp_path, large("De kracht van de wijk", size=40), BODY, known="Woonvisie") == "Woonvisie"


def test_a_page_of_type_no_larger_than_a_title_has_none(tmp_path: Path) -> None:
    small = [Put(60, 780, "Vergelijking van fasen", 8, bold=True)]
    small += [Put(60, 700 - LEADING * at, TEXT[0], 5.5) for at in range(9)]
    assert title(tmp_path, small) == "nota 12"


def test_the_subject_of_a_letter_is_its_title(tmp_path: Path) -> None:
    head = column(["Datum 3 mei 1999", "Betreft Wonen in de wijk", "Ons kenmerk 1999-12"], top=700)
    letter = [*large("Ministerie van Wonen"), *head, *BODY]
    assert title(tmp_path, letter, BODY) == "Wonen in de wijk"
    assert title(tmp_path, [*large("De kracht van de wijk"), *head, *BODY], BODY) == "De kracht van de wijk"
    assert title(tmp_path, column(["Onderwerp van deze nota is het wonen in de wijk.", *TEXT])) == "nota 12"
